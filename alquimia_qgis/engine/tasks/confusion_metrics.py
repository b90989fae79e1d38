"""Accuracy figures of a segmentation while it trains, from a confusion matrix that grows batch by batch."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops

from alquimia_qgis.engine.tasks.losses import UNLABELLED


class ConfusionMetric(keras.metrics.Metric):
    """Base: counts labels (...) against logits (..., C) in ``matrix`` (rows reference, columns predicted).

    Counts are int32: float32 stops counting at 16.7 million pixels.
    """

    def __init__(self, classes: int, name: str) -> None:
        super().__init__(name=name)
        self.classes = classes
        self.matrix = self.add_variable((classes, classes), initializer="zeros", dtype="int32", name="matrix")

    def update_state(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> None:
        """Add a batch; labels of -1 are left out, sample weights are not used."""
        labels = ops.cast(ops.reshape(y_true, (-1,)), "int32")
        predicted = ops.cast(ops.reshape(ops.argmax(y_pred, axis=-1), (-1,)), "int32")
        cells = self.classes**2
        # Unlabelled pixels fall into one more cell, which is cut off: shapes stay fixed for compiled backends.
        index = ops.where(labels == UNLABELLED, cells, labels * self.classes + predicted)
        counts = ops.segment_sum(ops.ones_like(index), index, num_segments=cells + 1)
        self.matrix.assign_add(ops.reshape(counts[:cells], (self.classes, self.classes)))

    def result(self) -> Any:
        """The figure, 0 when nothing has been counted."""
        matrix = ops.cast(self.matrix, "float32")
        return self.figure(ops.diagonal(matrix), ops.sum(matrix, axis=1), ops.sum(matrix, axis=0))

    def figure(self, correct: Any, reference: Any, predicted: Any) -> Any:
        """The figure from the counts per class, float32 (C,)."""
        raise NotImplementedError


class MeanIoU(ConfusionMetric):
    """Intersection over union, mean over the classes that occur in reference or prediction."""

    def __init__(self, classes: int, name: str = "mean_iou") -> None:
        super().__init__(classes, name)

    def figure(self, correct: Any, reference: Any, predicted: Any) -> Any:
        """Mean of correct / (reference + predicted - correct)."""
        return _mean_where_present(correct, reference + predicted - correct)


class MacroF1(ConfusionMetric):
    """F1, mean over the classes that occur in reference or prediction."""

    def __init__(self, classes: int, name: str = "macro_f1") -> None:
        super().__init__(classes, name)

    def figure(self, correct: Any, reference: Any, predicted: Any) -> Any:
        """Mean of 2 correct / (reference + predicted)."""
        return _mean_where_present(2.0 * correct, reference + predicted)


class OverallAccuracy(ConfusionMetric):
    """The share of labelled pixels that have the right class."""

    def __init__(self, classes: int, name: str = "overall_accuracy") -> None:
        super().__init__(classes, name)

    def figure(self, correct: Any, reference: Any, predicted: Any) -> Any:
        """Correct over all."""
        return ops.sum(correct) / ops.maximum(ops.sum(reference), 1.0)


def _mean_where_present(numerator: Any, denominator: Any) -> Any:
    present = ops.cast(denominator > 0, "float32")
    return ops.sum(numerator / ops.maximum(denominator, 1.0)) / ops.maximum(ops.sum(present), 1.0)
