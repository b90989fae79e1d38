"""The confusion matrix and the figures that follow from it; undefined figures are NaN, never 0 by accident."""

from __future__ import annotations

import numpy as np


class ConfusionMatrix:
    """Counts pixels by reference and predicted class.

    ``counts`` is int64 (C, C): row = class of the reference, column = predicted class, as in scikit-learn.
    ``by_map`` is the same the other way round, as in Olofsson et al. (2014).
    """

    def __init__(self, classes: int) -> None:
        self.counts = np.zeros((classes, classes), dtype=np.int64)

    @classmethod
    def of_counts(cls, counts: np.ndarray) -> ConfusionMatrix:
        """The matrix of counts (C, C) that are there already; rows are the reference."""
        matrix = cls(len(counts))
        matrix.counts += np.asarray(counts, dtype=np.int64)
        return matrix

    def update(self, reference: np.ndarray, predicted: np.ndarray) -> None:
        """Take in class indices of equal shape; pixels where either is negative take no part."""
        known = (reference >= 0) & (predicted >= 0)
        classes = len(self.counts)
        pairs = reference[known].astype(np.int64) * classes + predicted[known]
        self.counts += np.bincount(pairs.ravel(), minlength=classes**2).reshape(classes, classes)

    @property
    def by_map(self) -> np.ndarray:
        """Row = class of the map, column = class of the reference."""
        return self.counts.T

    @property
    def total(self) -> int:
        """Pixels counted."""
        return int(self.counts.sum())

    @property
    def overall_accuracy(self) -> float:
        """Share of pixels whose class is right."""
        return float(_ratio(self._right.sum(), self.counts.sum()))

    @property
    def kappa(self) -> float:
        """Cohen's kappa: agreement beyond what the class shares would give by chance (Cohen 1960)."""
        total = self.counts.sum()
        expected = float(_ratio((self._in_reference / max(total, 1) * self._in_map).sum(), total))
        return float(_ratio(self.overall_accuracy - expected, 1.0 - expected))

    @property
    def producers_accuracy(self) -> np.ndarray:
        """Share of each reference class that the map found (recall), float64 (C,)."""
        return _ratio(self._right, self._in_reference)

    @property
    def users_accuracy(self) -> np.ndarray:
        """Share of each map class that is right (precision), float64 (C,)."""
        return _ratio(self._right, self._in_map)

    @property
    def f1(self) -> np.ndarray:
        """Harmonic mean of both accuracies; 0 where a class is only in one of map and reference, float64 (C,)."""
        return _ratio(2 * self._right, self._in_reference + self._in_map)

    @property
    def iou(self) -> np.ndarray:
        """Intersection over union of map and reference (Jaccard), float64 (C,)."""
        return _ratio(self._right, self._in_reference + self._in_map - self._right)

    @property
    def macro_f1(self) -> float:
        """Mean F1 of the classes that are in map or reference."""
        return mean_of_known(self.f1)

    @property
    def mean_iou(self) -> float:
        """Mean IoU of the classes that are in map or reference."""
        return mean_of_known(self.iou)

    @property
    def _right(self) -> np.ndarray:
        return np.diag(self.counts)

    @property
    def _in_reference(self) -> np.ndarray:
        return self.counts.sum(axis=1)

    @property
    def _in_map(self) -> np.ndarray:
        return self.counts.sum(axis=0)


def mean_of_known(values: np.ndarray) -> float:
    """Mean of the values that are not NaN; NaN when there are none."""
    known = values[~np.isnan(values)]
    return float(known.mean()) if known.size else float("nan")


def _ratio(numerator: np.ndarray | float, denominator: np.ndarray | float) -> np.ndarray:
    """Quotient, NaN where the denominator is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(np.asarray(denominator) == 0, np.nan, np.divide(numerator, denominator))
