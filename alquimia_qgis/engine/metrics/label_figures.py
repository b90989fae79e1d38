"""How well a network tells which classes examples show, where each may show several; undefined figures are NaN."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

# From this probability on an example is said to show a class.
THRESHOLD = 0.5


@dataclass(frozen=True)
class LabelFigures:
    """Figures of C classes, float64 (C,), and over all; ``count`` examples were looked at.

    ``positives`` counts those that show each class. Precision, recall and F1 are those of probabilities of a half and
    more; ``average_precision`` is the area under the steps of precision over recall, for all thresholds.
    ``exact`` is the share of examples of which every class is right.
    """

    count: int
    positives: np.ndarray
    precision: np.ndarray
    recall: np.ndarray
    f1: np.ndarray
    average_precision: np.ndarray
    exact: float

    @classmethod
    def of(cls, truth: np.ndarray, shares: np.ndarray) -> LabelFigures:
        """The figures of ``truth``, bool (N, C), and probabilities ``shares``, float (N, C)."""
        said = shares >= THRESHOLD
        right = (said & truth).sum(axis=0).astype(np.float64)
        positives = truth.sum(axis=0)
        with np.errstate(invalid="ignore", divide="ignore"):
            precision, recall = right / said.sum(axis=0), right / positives
            f1 = 2 * right / (said.sum(axis=0) + positives)
        average = np.array([average_precision(*column) for column in zip(truth.T, shares.T, strict=True)])
        exact = float((said == truth).all(axis=1).mean()) if len(truth) else float("nan")
        return cls(len(truth), positives, precision, recall, f1, average, exact)

    @property
    def macro_f1(self) -> float:
        """The mean over the classes that are shown or were said to be."""
        return _mean(self.f1)

    @property
    def mean_average_precision(self) -> float:
        """The mean over the classes that are shown."""
        return _mean(self.average_precision)

    def by_name(self) -> dict[str, float]:
        """The figures over all classes, as they are called in model files and tables."""
        return {
            "mean_average_precision": self.mean_average_precision,
            "macro_f1": self.macro_f1,
            "exact_matches": self.exact,
        }


def average_precision(truth: np.ndarray, shares: np.ndarray) -> float:
    """Sum over the thresholds of precision times the recall that each adds; NaN where nothing is true (N,)."""
    positives = int(truth.sum())
    if not positives:
        return float("nan")
    order = np.argsort(-shares, kind="stable")
    right = np.cumsum(truth[order])
    last_of_equals = np.append(np.diff(shares[order]) != 0, True)
    counted = np.flatnonzero(last_of_equals)
    precision = right[counted] / (counted + 1)
    recall_added = np.diff(right[counted], prepend=0) / positives
    return float((precision * recall_added).sum())


def _mean(values: np.ndarray) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if known.size else float("nan")
