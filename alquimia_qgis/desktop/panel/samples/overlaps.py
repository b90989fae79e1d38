"""Finds samples of different classes that share ground, by a spatial index that grows with the samples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import QgsGeometry, QgsSpatialIndex, QgsWkbTypes

MOST_COMPARED = 20_000  # samples; their geometries are kept in memory
MOST_OVERLAPS = 1000
SLIVER = 1e-4  # of the smaller polygon: less is how two outlines of the same border differ


@dataclass(frozen=True)
class Overlap:
    """Two samples, by id, and their classes."""

    first: int
    second: int
    classes: tuple[Any, Any]


class OverlapFinder:
    """Given one sample after the other, compares each with those before it."""

    def __init__(self) -> None:
        self.overlaps: list[Overlap] = []
        self._index = QgsSpatialIndex()
        self._samples: dict[int, tuple[QgsGeometry, Any]] = {}
        self._left_out = False

    @property
    def has_compared_all(self) -> bool:
        """Whether no sample was left out because there were too many, of samples or of overlaps."""
        return not self._left_out

    def add(self, identifier: int, geometry: QgsGeometry, value: Any) -> None:
        """Compare one more sample."""
        if len(self._samples) >= MOST_COMPARED or len(self.overlaps) >= MOST_OVERLAPS:
            self._left_out = True
            return
        for other in self._index.intersects(geometry.boundingBox()):
            known, known_value = self._samples[other]
            if known_value != value and share_ground(known, geometry):
                self.overlaps.append(Overlap(other, identifier, (known_value, value)))
        self._samples[identifier] = (geometry, value)
        self._index.addFeature(identifier, geometry.boundingBox())


def share_ground(first: QgsGeometry, second: QgsGeometry) -> bool:
    """Whether they have more in common than a border."""
    if not first.intersects(second):
        return False
    if first.type() == second.type() == QgsWkbTypes.GeometryType.PolygonGeometry:
        shared = first.intersection(second).area()
        return bool(shared > SLIVER * min(first.area(), second.area()))
    return not first.touches(second)
