"""Intermediate results of an area on disk, so that models of unlike windows can answer one after the other."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import numpy as np
import rasterio
from rasterio.transform import from_origin

from alquimia_qgis.engine.outputs import scratch_file
from alquimia_qgis.engine.raster.finishing import in_rasterio
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.raster.writer import BLOCK, as_output_error

# What is read again at once: whole blocks, side by side.
BYTES_AT_ONCE = 32 * 2**20
# Any placement will do; without one rasterio warns.
ANYWHERE = from_origin(1, 1, 1, 1)


class ScratchRaster:
    """So many ``bands`` of numbers over an area, empty at first; windows count from the area's first pixel."""

    def __init__(self, dataset: rasterio.io.DatasetWriter) -> None:
        self._dataset = dataset
        self.bands: int = dataset.count
        self.area = Window(0, 0, dataset.height, dataset.width)

    def windows(self) -> Iterator[Window]:
        """Windows that cover the area from top to bottom."""
        return windows_of(self.area, self.bands, self._dataset.dtypes[0])

    def read(self, window: Window) -> np.ndarray:
        """All bands (C, H, W) of a window."""
        with as_output_error(self._dataset.name):
            return self._dataset.read(window=in_rasterio(window))

    def write(self, window: Window, values: np.ndarray, band: int | None = None) -> None:
        """Store all bands (C, H, W) of a window, or a single one (H, W), counted from 0."""
        with as_output_error(self._dataset.name):
            self._dataset.write(values, None if band is None else band + 1, window=in_rasterio(window))


@contextlib.contextmanager
def scratch_raster(beside: str, area: Window, bands: int, dtype: str, empty: float) -> Iterator[ScratchRaster]:
    """A scratch raster in the folder of ``beside`` where each pixel is ``empty``; it is gone afterwards.

    Blocks that are never written take no room on the disk. Failures to write are OutputErrors.
    """
    with scratch_file(beside) as path:
        with as_output_error(path):
            dataset = rasterio.open(
                path, "w+", driver="GTiff", width=area.width, height=area.height, count=bands, dtype=dtype,
                nodata=empty, transform=ANYWHERE, tiled=True, blockxsize=BLOCK, blockysize=BLOCK, interleave="band",
                SPARSE_OK=True, BIGTIFF="IF_SAFER",
            )  # fmt: skip
        with contextlib.closing(dataset):
            yield ScratchRaster(dataset)


def windows_of(area: Window, bands: int, dtype: str) -> Iterator[Window]:
    """Windows that cover the area from top to bottom, in whole blocks of a file and of bounded size."""
    block = scratch_bytes(Window(0, 0, BLOCK, BLOCK), bands, dtype)
    columns = BLOCK * max(1, BYTES_AT_ONCE // block)
    for row in range(0, area.height, BLOCK):
        for column in range(0, area.width, columns):
            yield Window(row, column, min(BLOCK, area.height - row), min(columns, area.width - column))


def scratch_bytes(area: Window, bands: int, dtype: str) -> int:
    """The room that a full scratch raster takes on the disk."""
    return area.height * area.width * bands * np.dtype(dtype).itemsize
