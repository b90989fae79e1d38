"""Rasters: reading windows, scaling, writing; the only place that knows pixel coordinates."""
