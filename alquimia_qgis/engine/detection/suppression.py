"""Leaves one box for each object: non-maximum suppression, its soft form, or fusion of boxes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.detection.box_fusion import fused
from alquimia_qgis.engine.detection.detections import Detections
from alquimia_qgis.engine.detection.overlaps import Overlaps, overlaps_within
from alquimia_qgis.engine.detection.soft_suppression import lowered
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
        if self.method == BOX_FUSION:
            remaining = fused(best_first, self.competitors(best_first), self.overlap)
        else:
            every = np.ones(best_first.number)
            remaining, _, _ = self.decided(best_first, every, every > 0)
        return remaining.selected(ranking(remaining))

    def decided(
        self, found: Detections, left: np.ndarray, complete: np.ndarray
    ) -> tuple[Detections, np.ndarray, np.ndarray]:
        """The objects that are certain, which of ``found`` they are, bool (n,), and what is left of each score, (n,).

        ``found`` is sorted best first; ``left``, float64 (n,) from 0 to 1, is what earlier calls have left of each
        score, 0 for boxes that take no part any more. Boxes whose competitors are not all known are not ``complete``.
        Not for fusion, where boxes far away change the mean of a cluster.
        """
        pairs = self.competitors(found)
        if self.method == SOFT:
            kept, left = lowered(found.scores.astype(np.float64), left, complete, pairs, self.score)
        else:
            kept, removed = survivors(left > 0, complete, pairs.first, pairs.second)
            left = np.where(removed, 0.0, left)
        scores = (found.scores * left).astype(np.float32)
        return found._replace(scores=scores).selected(kept), kept, left


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
