"""Boxes with class and score, and whether they count."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.detection.overlaps import Overlaps, overlaps_between


@dataclass(frozen=True)
class LabelledBoxes:
    """Found or reference boxes of one area, in units of its CRS.

    ``boxes`` float64 (n, 4), ``classes`` int64 (n,), ``scores`` float64 (n,) from 0 to 1, ``counted`` bool (n,): those
    whose centre lies where the reference is complete. The others may only explain away a box of the other side.
    """

    boxes: np.ndarray
    classes: np.ndarray
    scores: np.ndarray
    counted: np.ndarray

    def __len__(self) -> int:
        return len(self.boxes)

    @property
    def centres(self) -> np.ndarray:
        """Their centres, float64 (n, 2) as x and y."""
        return (self.boxes[:, :2] + self.boxes[:, 2:]) / 2

    def selected(self, chosen: np.ndarray) -> LabelledBoxes:
        """Those that ``chosen`` names, indices or a mask (n,)."""
        return LabelledBoxes(self.boxes[chosen], self.classes[chosen], self.scores[chosen], self.counted[chosen])


def candidates(detected: LabelledBoxes, reference: LabelledBoxes) -> Overlaps:
    """All pairs of a found box and a reference box of the same class that overlap."""
    pairs = overlaps_between(detected.boxes, reference.boxes)
    return pairs.where(detected.classes[pairs.first] == reference.classes[pairs.second])
