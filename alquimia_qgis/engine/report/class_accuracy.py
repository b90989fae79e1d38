"""Accuracy per class from a confusion matrix whose rows are the reference; undefined figures are NaN."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class ClassAccuracy:
    """Figures between 0 and 1, float64 (C,); NaN where there is nothing to divide by."""

    producers: np.ndarray
    users: np.ndarray
    f1: np.ndarray
    iou: np.ndarray


def class_accuracy(confusion: np.ndarray) -> ClassAccuracy:
    """Producer's and user's accuracy, F1 and IoU of each class; rows (C, C) are the reference."""
    counts = np.asarray(confusion, dtype=np.float64)
    right, reference, predicted = np.diag(counts), counts.sum(axis=1), counts.sum(axis=0)
    return ClassAccuracy(
        producers=_ratio(right, reference),
        users=_ratio(right, predicted),
        f1=_ratio(2 * right, reference + predicted),
        iou=_ratio(right, reference + predicted - right),
    )


def overall_accuracy(confusion: np.ndarray) -> float:
    """Share of pixels on the diagonal; NaN for an empty matrix."""
    counts = np.asarray(confusion, dtype=np.float64)
    return float(_ratio(np.array([np.trace(counts)]), np.array([counts.sum()]))[0])


def mean_known(values: np.ndarray) -> float:
    """Mean of the figures that are defined; NaN when none is."""
    known = values[np.isfinite(values)]
    return float(known.mean()) if known.size else float("nan")


def _ratio(numerator: np.ndarray, denominator: np.ndarray) -> np.ndarray:
    return np.divide(numerator, denominator, out=np.full(numerator.shape, np.nan), where=denominator > 0)
