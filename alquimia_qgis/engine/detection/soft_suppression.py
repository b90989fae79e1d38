"""Soft non-maximum suppression (Bodla et al. 2017, https://arxiv.org/abs/1704.04503): scores sink, boxes stay.

The linear form: a box that overlaps a better one loses the share of the overlap from its score. It suits crowded
objects that truly overlap, such as crowns.
"""

from __future__ import annotations

import numpy as np

from alquimia_qgis.engine.detection.overlaps import Overlaps


def lowered(
    scores: np.ndarray, left: np.ndarray, complete: np.ndarray, pairs: Overlaps, least: float
) -> tuple[np.ndarray, np.ndarray]:
    """Which boxes are taken, bool (n,), and what is left of the score of each, float64 (n,), when nothing more can be.

    ``scores`` (n,) are those of the network, of boxes sorted best first, and ``left`` what earlier calls have left of
    them, 1 for all of it. The paper always takes the box with the highest score and multiplies the scores of its
    competitors by 1 - intersection over union. Since scores only sink, a box is surely taken before its competitors as
    soon as it beats all of them: such boxes are taken at once, all over the image. One below ``least`` has 0 left; it
    would lower none that is not. Boxes that are not ``complete``, whose competitors are not all known, can be lowered
    but not be taken.
    """
    left, taken = np.where(scores * left >= least, left, 0.0), np.zeros(len(scores), dtype=bool)
    while True:
        undecided = (left > 0) & ~taken
        pairs = pairs.where(undecided[pairs.first] & undecided[pairs.second])
        better, worse = _ranked(scores * left, pairs)
        winners = undecided & complete
        winners[worse] = False
        if not winners.any():
            return taken, left
        taken |= winners
        beaten = winners[better]
        np.multiply.at(left, worse[beaten], 1.0 - pairs.intersection_over_union[beaten])
        left[~taken & (scores * left < least)] = 0.0


def _ranked(scores: np.ndarray, pairs: Overlaps) -> tuple[np.ndarray, np.ndarray]:
    """The better and the worse box of each pair; of equal ones the first is better."""
    first_is_better = scores[pairs.first] >= scores[pairs.second]
    return np.where(first_is_better, pairs.first, pairs.second), np.where(first_is_better, pairs.second, pairs.first)
