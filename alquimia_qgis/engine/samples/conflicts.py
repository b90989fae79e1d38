"""Finds samples of different classes that claim the same ground."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from alquimia_qgis.engine.samples.geometry import POLYGON_DIMENSION
from alquimia_qgis.engine.samples.reading import Samples

# Shared borders overlap by rounding; a sliver of this share of a pixel is no conflict.
SLIVER = 1e-3


@dataclass(frozen=True)
class Conflicts:
    """Pairs of samples of different classes, int64 (N, 2), with the places where they meet.

    ``areas`` float64 (N,) are in squared units of the CRS, 0 where a point or a line is concerned; ``places`` float64
    (N, 2) are the coordinates of a point in each shared part. Large conflicts come first.
    """

    pairs: np.ndarray
    areas: np.ndarray
    places: np.ndarray

    def __len__(self) -> int:
        return len(self.pairs)


def conflicts_of(samples: Samples, pixel_size: tuple[float, float]) -> Conflicts:
    """All pairs of features of different classes that share more than an edge."""
    tree = shapely.STRtree(samples.geometries)
    first, second = tree.query(samples.geometries, predicate="intersects")
    different = (first < second) & (samples.class_index[first] != samples.class_index[second])
    first, second = first[different], second[different]
    shared = shapely.intersection(samples.geometries[first], samples.geometries[second])
    areas = shapely.area(shared)
    dimensions = shapely.get_dimensions(samples.geometries)
    thin = (dimensions[first] < POLYGON_DIMENSION) | (dimensions[second] < POLYGON_DIMENSION)
    kept = np.flatnonzero(thin | (areas > SLIVER * pixel_size[0] * pixel_size[1]))
    kept = kept[np.argsort(-areas[kept], kind="stable")]
    points = shapely.point_on_surface(shared[kept])
    places = np.column_stack([shapely.get_x(points), shapely.get_y(points)])
    return Conflicts(np.column_stack([first, second])[kept], areas[kept], places)
