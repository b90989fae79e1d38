"""Precision and recall over all score thresholds, and average precision as COCO defines it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.metrics.objects.labelled_boxes import LabelledBoxes
from alquimia_qgis.engine.metrics.objects.matching import Matches, best_first

# The intersections over union whose average precisions COCO averages, and the recalls that it looks at.
THRESHOLDS = np.linspace(0.5, 0.95, 10)
RECALLS = np.linspace(0.0, 1.0, 101)


@dataclass(frozen=True)
class ScoreCurve:
    """What holds when only boxes with a score of at least ``scores`` (k,), falling, are taken.

    ``right`` and ``wrong`` int64 (k,) count boxes; ``reference`` is the number of reference boxes.
    """

    scores: np.ndarray
    right: np.ndarray
    wrong: np.ndarray
    reference: int

    @property
    def precision(self) -> np.ndarray:
        """Share of the boxes that are right, float64 (k,)."""
        return self.right / np.maximum(self.right + self.wrong, 1)

    @property
    def recall(self) -> np.ndarray:
        """Share of the reference that is hit, float64 (k,); NaN without reference."""
        return self.right / self.reference if self.reference else np.full(len(self.right), np.nan)

    @property
    def f1(self) -> np.ndarray:
        """Harmonic mean of both, float64 (k,): twice the hits by all found and all reference boxes."""
        return 2 * self.right / np.maximum(self.right + self.wrong + self.reference, 1)

    @property
    def average_precision(self) -> float:
        """Mean over 101 recalls of the best precision at this or a higher recall; NaN without reference."""
        if not self.reference:
            return float("nan")
        envelope = np.maximum.accumulate(self.precision[::-1])[::-1]
        places = np.searchsorted(self.recall, RECALLS, side="left")
        return float(np.append(envelope, 0.0)[places].mean())

    @property
    def best(self) -> tuple[float, float]:
        """The score with the highest F1, and that F1; NaN where nothing was found or nothing is to be found."""
        if not len(self.scores) or not self.reference:
            return float("nan"), float("nan")
        # Only the last of boxes with the same score says what a threshold there gives.
        last = np.append(self.scores[1:] != self.scores[:-1], True)
        position = int(np.argmax(np.where(last, self.f1, -1.0)))
        return float(self.scores[position]), float(self.f1[position])


def score_curve(
    detected: LabelledBoxes, reference: LabelledBoxes, matches: Matches, of_class: int | None = None
) -> ScoreCurve:
    """The curve of one class, or of all boxes alike."""
    chosen = ~matches.ignored
    counted = reference.counted
    if of_class is not None:
        chosen = chosen & (detected.classes == of_class)
        counted = counted & (reference.classes == of_class)
    positions = best_first(detected.scores)
    positions = positions[chosen[positions]]
    hits = matches.right[positions]
    return ScoreCurve(detected.scores[positions], np.cumsum(hits), np.cumsum(~hits), int(counted.sum()))
