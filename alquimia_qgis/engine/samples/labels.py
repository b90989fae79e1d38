"""Paints the labels of a window from the features that meet it; there is never a label raster of the whole image."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from rasterio.features import rasterize

from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.geometry import POLYGON_DIMENSION, widened
from alquimia_qgis.engine.samples.placement import centred_windows, classes_in_windows, place_windows
from alquimia_qgis.engine.samples.reading import Samples

UNLABELLED = -1
# A shape that is on average thicker than this many pixels covers the centre of one wherever it lies.
SURELY_VISIBLE = 2.0
# A centre this close to an edge (in pixels) may fall to either side by rounding, and differently from window to window.
EDGE = 1e-6


@dataclass(frozen=True)
class PaintedLabels:
    """Class indices int16 (H, W), -1 = unlabelled, and the pixels that different classes claim, bool (H, W)."""

    labels: np.ndarray
    contested: np.ndarray


class LabelPainter:
    """Rasterises the features ``indices`` of ``samples`` on the pixel grid of ``image``, window by window.

    Polygons take the pixels whose centre they cover (``all_touched``: every pixel they touch), or their nearest pixel
    when they cover none. Points take the pixel under them, lines the pixels under them; both become polygons of the
    diameter ``sample_width`` (units of the CRS) when that is not 0. Pixels claimed by different classes stay
    unlabelled. ``geometries`` and ``class_index`` are the features as painted.
    """

    def __init__(
        self,
        image: PixelSource,
        samples: Samples,
        indices: np.ndarray,
        sample_width: float = 0.0,
        all_touched: bool = False,
    ) -> None:
        self._image = image
        self._all_touched = all_touched
        self._classes = len(samples.classes)
        self.geometries = widened(samples.geometries[indices], sample_width)
        self.class_index = samples.class_index[indices]
        self.values = None if samples.values is None else samples.values[indices]
        self.enlarged = 0 if all_touched else self._show_the_invisible()
        self.tree = shapely.STRtree(self.geometries)

    def paint(self, window: Window) -> PaintedLabels:
        """The labels of a window, which may reach beyond the image (features there are painted all the same)."""
        labels = np.full((window.height, window.width), UNLABELLED, dtype=np.int16)
        contested = np.zeros(labels.shape, dtype=bool)
        found = self.tree.query(shapely.box(*self._image.bounds_of_window(window)))
        for index in np.unique(self.class_index[found]):
            covered = self._covered(self.geometries[found[self.class_index[found] == index]], window)
            contested |= covered & (labels != UNLABELLED)
            labels[covered] = index
        labels[contested] = UNLABELLED
        return PaintedLabels(labels, contested)

    def place(self, size: int, most: int, one_per_feature: bool = False) -> tuple[list[Window], np.ndarray]:
        """Windows of ``size`` pixels that hold the features, at most about 4 x ``most``, and their classes.

        With ``one_per_feature`` there is one for each, centred on it. Which classes have a feature that meets each
        window is bool (windows, classes).
        """
        if one_per_feature:
            placed = centred_windows(self._image, self.geometries, size)
        else:
            placed = place_windows(self._image, self.geometries, size, most)
        return placed, classes_in_windows(self._image, placed, self.tree, self.class_index, self._classes)

    def _covered(self, geometries: np.ndarray, window: Window) -> np.ndarray:
        polygons = shapely.get_dimensions(geometries) == POLYGON_DIMENSION
        covered = self._burnt(geometries[polygons], window, self._all_touched)
        return covered | self._burnt(geometries[~polygons], window, True)

    def _burnt(self, geometries: np.ndarray, window: Window, all_touched: bool) -> np.ndarray:
        shape = (window.height, window.width)
        if not len(geometries):
            return np.zeros(shape, dtype=bool)
        transform = self._image.transform_of_window(window)
        return rasterize(geometries, out_shape=shape, transform=transform, all_touched=all_touched, dtype=np.uint8) > 0

    def _show_the_invisible(self) -> int:
        """Replace polygons that cover no pixel centre by a point, whose pixel is then painted; return how many."""
        doubtful = np.flatnonzero(self._thickness_in_pixels() < SURELY_VISIBLE)
        doubtful = doubtful[shapely.get_dimensions(self.geometries[doubtful]) == POLYGON_DIMENSION]
        points = shapely.point_on_surface(self.geometries[doubtful])
        columns, rows = np.floor(~self._image.transform @ np.array([shapely.get_x(points), shapely.get_y(points)]))
        x, y = self._image.transform @ np.array([columns + 0.5, rows + 0.5])
        inner = shapely.buffer(self.geometries[doubtful], -EDGE * min(self._image.pixel_size))
        unsure = np.flatnonzero(~shapely.covers(inner, shapely.points(x, y)))
        invisible = [position for position in unsure if not self._visible(inner[position])]
        self.geometries[doubtful[invisible]] = shapely.points(x[invisible], y[invisible])
        return len(invisible)

    def _thickness_in_pixels(self) -> np.ndarray:
        width, height = self._image.pixel_size
        xmin, ymin, xmax, ymax = shapely.bounds(self.geometries).T
        longest = np.maximum((xmax - xmin) / width, (ymax - ymin) / height)
        return shapely.area(self.geometries) / (width * height) / np.maximum(longest, np.finfo(float).tiny)

    def _visible(self, polygon: shapely.Geometry) -> bool:
        """Whether it covers a pixel centre; looked at in pieces, for a sliver may be as long as the image."""
        if polygon.is_empty:
            return False
        xmin, ymin, xmax, ymax = polygon.bounds
        (column0, column1), (row0, row1) = np.sort(~self._image.transform @ np.array([[xmin, xmax], [ymin, ymax]]))
        if np.floor(column1 - 0.5) < column0 - 0.5 or np.floor(row1 - 0.5) < row0 - 0.5:
            return False  # its box already holds no centre
        top, left = int(np.floor(row0)), int(np.floor(column0))
        for row in range(top, int(np.ceil(row1)) + 1, 1024):
            for column in range(left, int(np.ceil(column1)) + 1, 1024):
                height, width = int(np.ceil(row1)) + 1 - row, int(np.ceil(column1)) + 1 - column
                piece = Window(row, column, min(1024, height), min(1024, width))
                if self._burnt(np.array([polygon]), piece, False).any():
                    return True
        return False
