"""A made-up landscape whose classes differ in their seasons only, with clouds, and samples on it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np

from tests.engine.raster.rasters import write_raster
from tests.engine.samples.layers import block, write_layer

HEIGHT, WIDTH = 48, 64
DATES = tuple(date(2018, 3, 5) + timedelta(days=22 * number) for number in range(12))
EARLY, LATE = 0, 1


def truth() -> np.ndarray:
    """The class of each pixel, (H, W): a chequered landscape of fields of eight pixels."""
    rows, columns = np.mgrid[:HEIGHT, :WIDTH] // 8
    return ((rows + columns) % 2).astype(int)


def cover() -> np.ndarray:
    """A number for each pixel that the height of the season's peak shows, (H, W), 0 to 100."""
    columns = np.mgrid[:HEIGHT, :WIDTH][1]
    return 100.0 * columns / (WIDTH - 1)


def write_scene(folder: Path, *, year: int = 2018, shift: int = 0, clouds: float = 0.25, seed: int = 0) -> list[str]:
    """Two bands of uint16, nodata 0: the first peaks in May or September, the second is the same everywhere."""
    generator = np.random.default_rng(seed)
    peaks = np.where(truth() == EARLY, 135, 250)
    paths = []
    for day in DATES:
        moved = day.replace(year=year) + timedelta(days=shift)
        season = np.exp(-(((moved.timetuple().tm_yday - peaks) / 35.0) ** 2)) * (0.4 + 0.6 * cover() / 100)
        values = np.stack([1000 + 3000 * season, np.full(season.shape, 2000.0)])
        values += generator.normal(0, 60, values.shape)
        values[:, generator.random(season.shape) < clouds] = 0
        paths.append(
            write_raster(
                folder / f"s2_{moved:%Y%m%d}.tif", values.astype(np.uint16), nodata=0, descriptions=("nir", "red")
            )
        )
    return paths


def isos(year: int = 2018, shift: int = 0) -> tuple[str, ...]:
    return tuple((day.replace(year=year) + timedelta(days=shift)).isoformat() for day in DATES)


def write_samples(folder: Path) -> str:
    """Squares within every other field: class, a number (the mean cover), and a split by rows of fields."""
    geometries, classes, numbers, split = [], [], [], []
    for row in range(0, HEIGHT, 8):
        for column in range(0, WIDTH, 8):
            geometries.append(block(row + 2, column + 2, 3, 3))
            classes.append("early" if truth()[row, column] == EARLY else "late")
            numbers.append(float(cover()[row, column + 2 : column + 5].mean()))
            split.append("validation" if row // 8 in (2, 5) else "train")
    fields = {
        "class": np.array(classes, dtype=object),
        "cover": np.array(numbers),
        "split": np.array(split, dtype=object),
    }
    return write_layer(folder / "samples.gpkg", geometries, fields)
