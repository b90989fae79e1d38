"""Leaves one box for each object: non-maximum suppression, its soft form, or fusion of boxes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.detection.box_fusion import fused
from alquimia_qgis.engine.detection.detections import Detections
from alquimia_qgis.engine.detection.overlaps import Overlaps, overlaps_within
from alquimia_qgis.engine.detection.soft_suppression import softened
from alquimia_qgis.protocol.objects import BOX_FUSION, NON_MAXIMUM, SOFT


@dataclass(frozen=True)
class Suppression:
    """How boxes of one object are told and what becomes of them.

    Boxes compete when their intersection over union is above ``overlap`` and, unless ``across_classes``, they have the
    same class. ``score`` is the lowest that is kept. The result depends neither on the order of the boxes nor on boxes
    that no chain of competitors leads to, so parts of an image may be treated apart.
    """

    method: str = NON_MAXIMUM
    overlap: float = 0.5
    across_classes: bool = False
    score: float = 0.0

    def competitors(self, found: Detections) -> Overlaps:
        """The pairs of boxes that may be the same object."""
        return overlaps_within(found.boxes, self.overlap, None if self.across_classes else found.classes)

    def applied(self, found: Detections) -> Detections:
        """One box for each object, best first."""
        best_first = found.selected(ranking(found))
        pairs = self.competitors(best_first)
        if self.method == SOFT:
            remaining = softened(best_first, pairs, self.score)
        elif self.method == BOX_FUSION:
            remaining = fused(best_first, pairs, self.overlap)
        else:
            undecided = np.ones(best_first.number, dtype=bool)
            kept, _ = survivors(undecided, undecided, pairs.first, pairs.second)
            remaining = best_first.selected(kept)
        return remaining.selected(ranking(remaining))


def ranking(found: Detections) -> np.ndarray:
    """Positions by falling score; equal ones by place and class, so that no order of chips shows."""
    return np.lexsort((found.classes, *found.boxes.T, -found.scores))


def survivors(
    undecided: np.ndarray, complete: np.ndarray, better: np.ndarray, worse: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Which boxes greedy suppression keeps and which it removes, bool (n,) each; each pair names a better and a worse.

    A box is kept when no better one that competes with it is; the same as going through all boxes by their score, but
    all whose better competitors are decided are decided at once. Boxes that are not ``undecided`` take no part; those
    whose competitors are not all known, and which are therefore not ``complete``, can be removed but not be kept.
    """
    undecided, kept, removed = undecided.copy(), np.zeros(len(undecided), bool), np.zeros(len(undecided), bool)
    while True:
        alive = undecided[better] & undecided[worse]
        better, worse = better[alive], worse[alive]
        winners = undecided & complete
        winners[worse] = False
        if not winners.any():
            return kept, removed
        kept |= winners
        removed[worse[winners[better]]] = True
        undecided &= ~(kept | removed)
