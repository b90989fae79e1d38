"""Finishes a written raster: overviews, and the proof that the disk holds what was written."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping

import numpy as np
import rasterio
from rasterio.enums import Resampling
from rasterio.windows import Window as RasterioWindow

from alquimia_qgis.engine.raster.window import Window

SMALLEST_OVERVIEW = 256
# GDAL cannot be interrupted, but makes all overviews in a third of the time that they take one by one. Below this many
# values that is a second or two.
VALUES_AT_ONCE = 5e8
BLOCKS_AT_ONCE = 64
NOT_GIVEN_BACK = "the disk does not give back what was written"


def in_rasterio(window: Window) -> RasterioWindow:
    """The window as rasterio knows it."""
    return RasterioWindow(window.column, window.row, window.width, window.height)


def checksum(values: np.ndarray) -> int:
    """A number that tells the content of an array."""
    return zlib.crc32(np.ascontiguousarray(values).data)


def add_overviews(
    dataset: rasterio.io.DatasetWriter, resampling: Resampling, check_cancelled: Callable[[], None]
) -> int:
    """Build overviews down to about 256 pixels and return how many.

    ``check_cancelled`` is called as often as GDAL allows.
    """
    factors = _overview_factors(dataset.width, dataset.height)
    small = dataset.width * dataset.height * dataset.count <= VALUES_AT_ONCE
    for some in [factors] if small else [[factor] for factor in factors]:
        check_cancelled()
        if some:
            dataset.build_overviews(some, resampling)
    return len(factors)


def check_content(
    path: str,
    checksums: Mapping[tuple[int, Window], int],
    overviews: int,
    tags: Mapping[str, str],
    check_cancelled: Callable[[], None],
) -> None:
    """Read the file again; an OSError when anything is missing or not what was written.

    ``checksums`` are those of the windows of each band (from 0), ``overviews`` is how many
    the file has.
    """
    with rasterio.open(path) as dataset:
        levels = {len(dataset.overviews(band)) for band in dataset.indexes}
        if levels != {overviews} or not tags.items() <= dataset.tags().items():
            raise OSError(NOT_GIVEN_BACK)
        for (band, window), expected in checksums.items():
            check_cancelled()
            if checksum(dataset.read(band + 1, window=in_rasterio(window))) != expected:
                raise OSError(NOT_GIVEN_BACK)
    for level in range(overviews):
        _check_overview(path, level, check_cancelled)


def _check_overview(path: str, level: int, check_cancelled: Callable[[], None]) -> None:
    """GDAL reads blocks that were never written as nodata, so being readable is not enough."""
    with rasterio.open(path, OVERVIEW_LEVEL=level) as dataset:
        for band in dataset.indexes:
            for (row, column), _ in dataset.block_windows(band):
                if dataset.get_tag_item(f"BLOCK_OFFSET_{column}_{row}", "TIFF", bidx=band) is None:
                    raise OSError(NOT_GIVEN_BACK)
            for window in _pieces(dataset):
                check_cancelled()
                dataset.read(band, window=window)


def _pieces(dataset: rasterio.io.DatasetReader) -> Iterator[RasterioWindow]:
    """Rows of blocks, cut to a bounded width."""
    height, width = dataset.block_shapes[0][0], dataset.block_shapes[0][1] * BLOCKS_AT_ONCE
    for row in range(0, dataset.height, height):
        for column in range(0, dataset.width, width):
            yield RasterioWindow(column, row, min(width, dataset.width - column), min(height, dataset.height - row))


def _overview_factors(width: int, height: int) -> list[int]:
    factors, factor = [], 2
    while max(width, height) / factor * 2 > SMALLEST_OVERVIEW:
        factors.append(factor)
        factor *= 2
    return factors
