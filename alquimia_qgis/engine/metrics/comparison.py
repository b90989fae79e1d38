"""Compares a map with a reference in one pass over the map: pairs of values, areas, and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.metrics.class_raster import NO_CLASS, ClassRaster
from alquimia_qgis.engine.metrics.reference import Reference
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.classes import HIGHEST_VALUE

VALUES = HIGHEST_VALUE + 1


@dataclass
class Comparison:
    """What the pass found. Keys are class values; areas are square metres of the whole map.

    ``pairs`` counts pixels by (map value, reference value); ``map_without_data`` are reference pixels where the map
    has none; ``contested`` are pixels that features of different classes claim.
    """

    pairs: Counter[tuple[int, int]] = field(default_factory=Counter)
    areas: dict[int, float] = field(default_factory=dict)
    map_without_data: Counter[int] = field(default_factory=Counter)
    contested: int = 0

    @property
    def reference_values(self) -> Sequence[int]:
        """Values that the reference has on the map or beside its data."""
        return sorted({reference for _, reference in self.pairs} | set(self.map_without_data))


def compare(raster: ClassRaster, reference: Reference, context: JobContext) -> Comparison:
    """Stream over the whole map; memory does not grow with it."""
    found = Comparison()
    areas = np.zeros(VALUES)
    total, done = raster.image.width * raster.image.height, 0
    for window in raster.windows():
        context.check_cancelled()
        mapped = raster.read(window)
        row_areas = raster.image.pixel_area_by_row(np.arange(window.row, window.row + window.height))
        valid = mapped != NO_CLASS
        areas += np.bincount(
            mapped[valid], weights=np.broadcast_to(row_areas[:, np.newaxis], mapped.shape)[valid], minlength=VALUES
        )
        _count(mapped, reference, window, found)
        done += window.height * window.width
        context.progress(done / total, "Comparing the map with the reference")
    found.areas = {int(value): float(areas[value]) for value in np.flatnonzero(areas)}
    return found


def _count(mapped: np.ndarray, reference: Reference, window: Window, found: Comparison) -> None:
    seen = reference.read(window)
    found.contested += seen.contested
    known = seen.values != NO_CLASS
    if not known.any():
        return
    # One number per pair; the map's values are shifted by one, for its -1.
    codes, counts = np.unique((mapped[known].astype(np.int64) + 1) * VALUES + seen.values[known], return_counts=True)
    for code, count in zip(codes.tolist(), counts.tolist(), strict=True):
        value, truth = code // VALUES - 1, code % VALUES
        if value == NO_CLASS:
            found.map_without_data[truth] += count
        else:
            found.pairs[value, truth] += count
