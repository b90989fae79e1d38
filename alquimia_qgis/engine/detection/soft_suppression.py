"""Soft non-maximum suppression (Bodla et al. 2017, https://arxiv.org/abs/1704.04503): scores sink, boxes stay.

The linear form: a box that overlaps a better one loses the share of the overlap from its score. It suits crowded
objects that truly overlap, such as crowns.
"""

from __future__ import annotations

import heapq

import numpy as np

from alquimia_qgis.engine.detection.detections import Detections
from alquimia_qgis.engine.detection.overlaps import Overlaps


def softened(found: Detections, pairs: Overlaps, least: float) -> Detections:
    """The detections with lowered scores, without those that fall below ``least``; ``found`` is sorted best first.

    Always the one with the highest score left is taken, and the scores of its competitors that are not taken yet are
    multiplied by 1 - intersection over union.
    """
    neighbours = Neighbours(found.number, pairs)
    scores = found.scores.astype(np.float64)
    waiting = [(-score, position) for position, score in enumerate(scores)]
    taken = np.zeros(found.number, dtype=bool)
    while waiting:
        negative, position = heapq.heappop(waiting)
        if taken[position] or -negative != scores[position]:  # an entry from before its score sank
            continue
        taken[position] = True
        others, shares = neighbours.of(position)
        for other, share in zip(others[~taken[others]], shares[~taken[others]], strict=True):
            scores[other] *= 1 - share
            heapq.heappush(waiting, (-scores[other], int(other)))
    lowered = found._replace(scores=scores.astype(np.float32))
    return lowered.selected(lowered.scores >= least)


class Neighbours:
    """The competitors of each box, and how much they overlap."""

    def __init__(self, count: int, pairs: Overlaps) -> None:
        ends = np.concatenate([pairs.first, pairs.second])
        order = np.argsort(ends, kind="stable")
        self._others = np.concatenate([pairs.second, pairs.first])[order]
        self._shares = np.tile(pairs.intersection_over_union, 2)[order]
        self._starts = np.searchsorted(ends[order], np.arange(count + 1))

    def of(self, position: int) -> tuple[np.ndarray, np.ndarray]:
        """Positions of the others and the intersection over union with them."""
        part = slice(self._starts[position], self._starts[position + 1])
        return self._others[part], self._shares[part]
