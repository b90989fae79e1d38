"""Matches found boxes with reference boxes, by the rules of COCO (Lin et al. 2014, https://arxiv.org/abs/1405.0312)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from alquimia_qgis.engine.detection.overlaps import Overlaps
from alquimia_qgis.engine.metrics.objects.labelled_boxes import LabelledBoxes

# As in pycocotools, so that a threshold of 1 can be reached.
HIGHEST_THRESHOLD = 1 - 1e-10


class Matches(NamedTuple):
    """What became of each found box: ``partner`` int64 (n,), the reference box it hits, -1 for none.

    ``overlap`` float64 (n,) is the intersection over union with it, 0 for none. ``ignored`` bool (n,) are boxes that
    count neither as right nor as wrong, since they or their partner lie where the reference is not complete.
    """

    partner: np.ndarray
    overlap: np.ndarray
    ignored: np.ndarray

    @property
    def right(self) -> np.ndarray:
        """Found boxes that hit a reference box, bool (n,)."""
        return (self.partner >= 0) & ~self.ignored

    @property
    def wrong(self) -> np.ndarray:
        """Found boxes that hit none, bool (n,)."""
        return (self.partner < 0) & ~self.ignored


def matched(detected: LabelledBoxes, reference: LabelledBoxes, pairs: Overlaps, threshold: float) -> Matches:
    """Give each found box, best score first, the free reference box that it overlaps most, at least by ``threshold``.

    ``pairs`` are the candidates. Reference boxes that count come before those that do not; of equal overlaps the last
    box is taken, as pycocotools does. What a box gets does not depend on boxes with lower scores, so the matches of
    all boxes above a score are those of a threshold on the score.
    """
    shares = pairs.intersection_over_union
    enough = shares >= min(threshold, HIGHEST_THRESHOLD)
    first, second, shares = pairs.first[enough], pairs.second[enough], shares[enough]
    preference = np.lexsort((-second, -shares, ~reference.counted[second], first))
    first, second, shares = first[preference], second[preference], shares[preference]
    starts = np.searchsorted(first, np.arange(len(detected) + 1))
    partner, overlap = np.full(len(detected), -1), np.zeros(len(detected))
    free = np.ones(len(reference), dtype=bool)
    for position in best_first(detected.scores):
        for candidate in range(starts[position], starts[position + 1]):
            if free[second[candidate]]:
                partner[position], overlap[position] = second[candidate], shares[candidate]
                free[second[candidate]] = False
                break
    hits = partner >= 0
    ignored = ~detected.counted
    ignored[hits] = ~reference.counted[partner[hits]]
    return Matches(partner, overlap, ignored)


def best_first(scores: np.ndarray) -> np.ndarray:
    """Positions by falling score, int64 (n,); equal ones stay in their order."""
    return np.argsort(-scores, kind="stable")
