"""Time series: dated rasters on one grid, masked, gap-filled and resampled to the dates that a network sees."""
