"""Small dated rasters for tests: 12 × 16 pixels of 10 m, two bands and a mask of clouds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from alquimia_qgis.engine.context import JobContext
from tests.engine.raster.rasters import write_raster

HEIGHT, WIDTH = 12, 16
DATES = (date(2018, 4, 12), date(2018, 5, 12), date(2018, 6, 11), date(2018, 7, 11))
CLEAR, CLOUD = 4, 9


def values_of(day: date, bands: int = 2) -> np.ndarray:
    """Values that tell date, band and pixel apart, uint16 (B, H, W)."""
    pixels = np.arange(HEIGHT * WIDTH).reshape(HEIGHT, WIDTH)
    return np.stack([day.timetuple().tm_yday * 10 + 1000 * band + pixels for band in range(bands)]).astype(np.uint16)


def write_dated(folder: Path, dates: Sequence[date] = DATES, **options) -> list[str]:
    """One raster for each date, with names that hold it."""
    names = options.pop("descriptions", ("red", "nir"))
    return [
        write_raster(folder / f"image_{day:%Y%m%d}.tif", values_of(day, len(names)), descriptions=names, **options)
        for day in dates
    ]


def isos(dates: Sequence[date] = DATES) -> tuple[str, ...]:
    return tuple(day.isoformat() for day in dates)


def lines(context: JobContext) -> str:
    """The log of a silent context."""
    return "\n".join(event.message for event in context.events if hasattr(event, "level"))
