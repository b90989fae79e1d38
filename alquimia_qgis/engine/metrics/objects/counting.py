"""Counts objects in areas or squares: how many there are, and how many were found."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from alquimia_qgis.engine.metrics.objects.labelled_boxes import LabelledBoxes

SQUARES_ALONG_LONGER_SIDE = 5


@dataclass(frozen=True)
class Counts:
    """Objects of each class in each place: ``observed`` and ``found`` int64 (places, classes); ``names`` of places."""

    names: tuple[str, ...]
    observed: np.ndarray
    found: np.ndarray

    @property
    def errors(self) -> np.ndarray:
        """Found minus observed of all classes together, int64 (places,)."""
        return self.found.sum(axis=1) - self.observed.sum(axis=1)

    @property
    def rmse(self) -> float:
        """Root mean squared error of the counts; NaN without places."""
        return float(np.sqrt(np.mean(self.errors.astype(float) ** 2))) if len(self.names) else float("nan")

    @property
    def bias(self) -> float:
        """Mean of found minus observed; NaN without places."""
        return float(self.errors.mean()) if len(self.names) else float("nan")


def counted_in_areas(
    observed: LabelledBoxes, found: LabelledBoxes, areas: np.ndarray, names: tuple[str, ...], classes: int
) -> Counts:
    """Counts by the centres of the boxes in each of the polygons ``areas``."""
    tree = shapely.STRtree(areas)

    def count(boxes: LabelledBoxes) -> np.ndarray:
        table = np.zeros((len(areas), classes), dtype=np.int64)
        points, places = tree.query(shapely.points(boxes.centres), predicate="intersects")
        np.add.at(table, (places, boxes.classes[points]), 1)
        return table

    return Counts(names, count(observed), count(found))


def counted_in_squares(observed: LabelledBoxes, found: LabelledBoxes, size: float | None, classes: int) -> Counts:
    """Counts in squares of ``size`` (None: a fifth of the longer side), those that hold an object of either side."""
    observed, found = (boxes.selected(boxes.counted) for boxes in (observed, found))
    centres = np.concatenate([observed.centres, found.centres])
    if not len(centres):
        return Counts((), np.zeros((0, classes), np.int64), np.zeros((0, classes), np.int64))
    low, high = centres.min(axis=0), centres.max(axis=0)
    # A little more, so that the outermost object does not get a square of its own.
    side = size or float((high - low).max()) * (1 + 1e-9) / SQUARES_ALONG_LONGER_SIDE or 1.0
    squares, place = np.unique(np.floor((centres - low) / side).astype(np.int64), axis=0, return_inverse=True)
    place = place.reshape(-1)
    names = tuple(f"column {column + 1}, row {row + 1}" for column, row in squares)
    tables = []
    for boxes, places in ((observed, place[: len(observed)]), (found, place[len(observed) :])):
        table = np.zeros((len(squares), classes), dtype=np.int64)
        np.add.at(table, (places, boxes.classes), 1)
        tables.append(table)
    return Counts(names, *tables)
