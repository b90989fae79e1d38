"""The blocks of a raster of classes: squares of pixels that are shared out to the parts as features are."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely

from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window

# About so many along the longer side: enough to draw from, each large enough to show something.
BLOCKS_ALONG = 24
SMALLEST_EDGE, LARGEST_EDGE = 8, 512
# Blocks side by side must not count as touching features, or none could be drawn without all others.
GAP = 1e-2


@dataclass(frozen=True)
class RasterBlocks:
    """How the samples of a class raster lie on the image: in blocks of ``edge`` pixels, row by row, ``across`` a row.

    ``path`` is the raster and ``values``, int64 (C,), are its values in the order of the classes. ``block``, int64
    (N,), is the block of each sample: a sample is what one block shows of one class.
    """

    path: str
    values: np.ndarray
    edge: int
    across: int
    block: np.ndarray

    def count(self, image: PixelSource) -> int:
        """All blocks of the image, with and without samples."""
        return self.across * -(-image.height // self.edge)

    def window(self, block: int, image: PixelSource) -> Window:
        """The pixels of a block, fewer at the right and lower edge of the image."""
        row, column = block // self.across * self.edge, block % self.across * self.edge
        return Window(row, column, min(self.edge, image.height - row), min(self.edge, image.width - column))

    def block_of_pixels(self, window: Window) -> np.ndarray:
        """The block of each pixel of a window inside the image, int64 (H, W)."""
        rows = (window.row + np.arange(window.height)) // self.edge
        columns = (window.column + np.arange(window.width)) // self.edge
        return rows[:, np.newaxis] * self.across + columns

    def class_of_values(self, values: np.ndarray) -> np.ndarray:
        """The index of the class of each raster value, int16 of the same shape, -1 for values that are no class."""
        order = np.argsort(self.values)
        places = np.minimum(np.searchsorted(self.values, values, sorter=order), len(order) - 1)
        index = order[places]
        return np.where(self.values[index] == values, index, -1).astype(np.int16)


def block_edge(image: PixelSource, block_size: float | None) -> int:
    """The edge of the blocks in pixels, from ``block_size`` in map units where the user has chosen one."""
    if block_size:
        return max(1, round(block_size / math.sqrt(math.prod(image.pixel_size))))
    wanted = math.ceil(max(image.height, image.width) / BLOCKS_ALONG)
    return min(max(wanted, SMALLEST_EDGE), LARGEST_EDGE)


def box_of(window: Window, image: PixelSource) -> shapely.Geometry:
    """A block as a polygon in the image's CRS, smaller than its pixels by a hair on each side."""
    width, height = image.pixel_size
    xmin, ymin, xmax, ymax = image.bounds_of_window(window)
    return shapely.box(xmin + GAP * width, ymin + GAP * height, xmax - GAP * width, ymax - GAP * height)
