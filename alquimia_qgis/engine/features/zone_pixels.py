"""Finds and paints the zones of a window; there is never a raster of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from rasterio.enums import MergeAlg
from rasterio.features import rasterize

from alquimia_qgis.engine.features.zones import Zones
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window

# Coordinates of points and edges are exact but for rounding, far below this part of a pixel.
TOLERANCE = 1e-6


@dataclass(frozen=True)
class ZonePart:
    """The pixels of a polygon within a window: ``place`` counts from the window's first pixel, ``mask`` is bool."""

    owner: int
    place: Window
    mask: np.ndarray


class ZonePixels:
    """The zones on the grid of ``image``, which may be larger than memory.

    ``boxes`` (int64, N × 4) are the first and last + 1 rows, then columns, of each zone on the image.
    """

    def __init__(self, zones: Zones, image: PixelSource) -> None:
        self._image = image
        self._geometries = zones.geometries
        self._lattice = zones.lattice
        self.owners = zones.owners
        self._is_point = shapely.get_type_id(zones.geometries) == shapely.GeometryType.POINT
        self.boxes = pixel_boxes(zones.geometries, image)
        self._tree = shapely.STRtree(zones.geometries)

    @property
    def area(self) -> Window:
        """The smallest window that holds all zones."""
        top, left = self.boxes[:, 0].min(), self.boxes[:, 2].min()
        bottom, right = self.boxes[:, 1].max(), self.boxes[:, 3].max()
        return Window(int(top), int(left), int(bottom - top), int(right - left))

    @property
    def pixels(self) -> np.ndarray:
        """The pixels of the box of each zone, int64."""
        return self._heights(self.boxes) * self._widths(self.boxes)

    def meeting(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """The zones whose boxes meet the window, and how many pixels of each box lie in it (int64, more than 0)."""
        found = self._tree.query(shapely.box(*self._image.bounds_of_window(window)))
        first, last = (window.row, window.column), (window.row + window.height, window.column + window.width)
        low = np.maximum(self.boxes[found][:, [0, 2]], first)
        high = np.minimum(self.boxes[found][:, [1, 3]], last)
        shared = np.prod(np.maximum(high - low, 0), axis=1)
        return found[shared > 0], shared[shared > 0]

    def wanted(self, window: Window) -> np.ndarray:
        """The pixels of a window that any zone counts, bool (H, W)."""
        found, _ = self.meeting(window)
        mask = np.zeros((window.height, window.width), dtype=bool)
        polygons = self.polygons(found)
        if len(polygons):
            mask |= self._painted(self._geometries[polygons], window) & self._lattice.mask(window)
        _, rows, columns = self.points(found, window)
        mask[rows, columns] = True
        return mask

    def points(self, zones: np.ndarray, window: Window) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Owners, rows and columns, counted from the window's first pixel, of those of ``zones`` that are points."""
        chosen = zones[self._is_point[zones]]
        return self.owners[chosen], self.boxes[chosen, 0] - window.row, self.boxes[chosen, 2] - window.column

    def polygons(self, zones: np.ndarray) -> np.ndarray:
        """Those of ``zones`` that are polygons."""
        return zones[~self._is_point[zones]]

    def labels(self, polygons: np.ndarray, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Paint ``polygons`` at once: the place of each among them, from 1, int32 (H, W), 0 where there is none.

        Also says which of them, bool, may share a pixel with another one; those are not painted.
        """
        size, transform = (window.height, window.width), self._image.transform_of_window(window)
        shapes = self._geometries[polygons]
        once = ((shape, 1) for shape in shapes)
        times = rasterize(once, out_shape=size, transform=transform, merge_alg=MergeAlg.add, dtype=np.int32)
        crowded = self._hold(polygons, window, times > 1)
        numbers = np.flatnonzero(~crowded)
        if not len(numbers):
            return np.zeros(size, np.int32), crowded
        numbered = zip(shapes[numbers], (numbers + 1).tolist(), strict=True)
        labels = rasterize(numbered, out_shape=size, transform=transform, dtype=np.int32)
        return labels * self._lattice.mask(window), crowded

    def parts(self, polygons: np.ndarray, window: Window) -> Iterator[ZonePart]:
        """The parts of ``polygons`` within a window, one by one."""
        for zone in polygons:
            top, bottom, left, right = map(int, self.boxes[zone])
            part = Window(top, left, bottom - top, right - left).intersection(window)
            if part is not None:
                mask = self._painted(self._geometries[zone : zone + 1], part) & self._lattice.mask(part)
                yield ZonePart(int(self.owners[zone]), part.relative_to(window), mask)

    def _painted(self, polygons: np.ndarray, window: Window) -> np.ndarray:
        shape, transform = (window.height, window.width), self._image.transform_of_window(window)
        return rasterize(polygons, out_shape=shape, transform=transform, dtype=np.uint8) > 0

    def _hold(self, zones: np.ndarray, window: Window, pixels: np.ndarray) -> np.ndarray:
        """Which zones have any of the ``pixels`` (bool, H × W) of a window in their box."""
        above = np.pad(pixels, ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
        top, bottom = (self.boxes[zones, :2] - window.row).clip(0, window.height).T
        left, right = (self.boxes[zones, 2:] - window.column).clip(0, window.width).T
        return above[bottom, right] - above[top, right] - above[bottom, left] + above[top, left] > 0

    @staticmethod
    def _heights(boxes: np.ndarray) -> np.ndarray:
        return boxes[:, 1] - boxes[:, 0]

    @staticmethod
    def _widths(boxes: np.ndarray) -> np.ndarray:
        return boxes[:, 3] - boxes[:, 2]


def pixel_boxes(geometries: np.ndarray, image: PixelSource) -> np.ndarray:
    """First and last + 1 rows, then columns, of each geometry on the image, int64 (N, 4)."""
    xmin, ymin, xmax, ymax = shapely.bounds(geometries).T
    columns = np.sort((~image.transform @ np.array([[xmin, xmax], [ymin, ymax]]))[0], axis=0)
    rows = np.sort((~image.transform @ np.array([[xmin, xmax], [ymin, ymax]]))[1], axis=0)
    first = [np.floor(axis[0] + TOLERANCE) for axis in (rows, columns)]
    last = [np.maximum(np.ceil(axis[1] - TOLERANCE), low + 1) for axis, low in zip((rows, columns), first, strict=True)]
    sizes = (image.height, image.width)
    edges = [
        edge.clip(0, size)
        for low, high, size in zip(first, last, sizes, strict=True)
        for edge in (low, high)
    ]  # fmt: skip
    return np.stack(edges, axis=1).astype(np.int64)
