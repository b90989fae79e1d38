"""Every so many-th pixel of an image in both directions, counted from its origin: where chips of large polygons lie."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window

# Points of the lattice that are looked at together.
POINTS_AT_ONCE = 2**14


@dataclass(frozen=True)
class Lattice:
    """Pixels whose row and column are ``step // 2`` plus a multiple of ``step``.

    Anchored at the image, not at a polygon, so that polygons beside each other share chips and nothing depends on how
    the image is read.
    """

    step: int

    def mask(self, window: Window) -> np.ndarray:
        """Which pixels of a window belong to it, bool (H, W)."""
        rows = (np.arange(window.row, window.row + window.height) - self.step // 2) % self.step == 0
        columns = (np.arange(window.column, window.column + window.width) - self.step // 2) % self.step == 0
        return rows[:, np.newaxis] & columns

    def meets(self, polygon: shapely.Geometry, image: PixelSource) -> bool:
        """Whether the polygon covers the centre of one of its pixels on the image."""
        xmin, ymin, xmax, ymax = polygon.bounds
        (column0, column1), (row0, row1) = np.sort(~image.transform @ np.array([[xmin, xmax], [ymin, ymax]]))
        columns = self._between(column0, column1, image.width)
        rows = self._between(row0, row1, image.height)
        if not len(rows) or not len(columns):
            return False
        shapely.prepare(polygon)
        at_once = max(1, POINTS_AT_ONCE // len(columns))
        for start in range(0, len(rows), at_once):
            grid = np.meshgrid(columns + 0.5, rows[start : start + at_once] + 0.5)
            x, y = image.transform @ np.array([axis.ravel() for axis in grid])
            if shapely.contains_xy(polygon, x, y).any():
                return True
        return False

    def _between(self, low: float, high: float, size: int) -> np.ndarray:
        """Its rows or columns whose pixels lie between two coordinates, on an axis of ``size`` pixels."""
        first, last = max(0, int(np.floor(low))), min(size, int(np.ceil(high)))
        start = first + (self.step // 2 - first) % self.step
        return np.arange(start, last, self.step)


EVERY_PIXEL = Lattice(1)
