"""Accuracy figures of a segmentation while it trains, from a confusion matrix that grows batch by batch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keras
from keras import ops

from alquimia_qgis.engine.tasks.losses import UNLABELLED

# Up to this many classes a running maximum over the channels is faster than argmax over the last axis.
FEW_CLASSES = 16


class ConfusionMetric(keras.metrics.Metric):
    """Base: a figure from a confusion matrix of labels (...) and logits (..., C), rows reference, columns predicted.

    With ``shared``, the figure is read from that metric's matrix, which alone is counted: metrics of one network see
    the same batches. Counts are int32: float32 stops counting at 16.7 million pixels.
    """

    def __init__(self, classes: int, name: str, shared: ConfusionMetric | None = None) -> None:
        super().__init__(name=name)
        self.classes = classes
        self._counts = shared is None
        if shared is None:
            matrix = self.add_variable((classes, classes), initializer="zeros", dtype="int32", name="matrix")
            # An attribute that holds a variable or a metric would make it this metric's own; a function does not.
            self._read_matrix: Callable[[], Any] = lambda: matrix
        else:
            self._read_matrix = shared._read_matrix

    @property
    def matrix(self) -> Any:
        """The counts, a Keras variable (C, C)."""
        return self._read_matrix()

    def update_state(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> None:
        """Add a batch; labels of -1 are left out, sample weights are not used."""
        if self._counts:
            self.matrix.assign_add(confusion_counts(y_true, y_pred, self.classes))

    def result(self) -> Any:
        """The figure, 0 when nothing has been counted."""
        matrix = ops.cast(self.matrix, "float32")
        return self.figure(ops.diagonal(matrix), ops.sum(matrix, axis=1), ops.sum(matrix, axis=0))

    def figure(self, correct: Any, reference: Any, predicted: Any) -> Any:
        """The figure from the counts per class, float32 (C,)."""
        raise NotImplementedError


class MeanIoU(ConfusionMetric):
    """Intersection over union, mean over the classes that occur in reference or prediction."""

    def __init__(self, classes: int, name: str = "mean_iou", shared: ConfusionMetric | None = None) -> None:
        super().__init__(classes, name, shared)

    def figure(self, correct: Any, reference: Any, predicted: Any) -> Any:
        """Mean of correct / (reference + predicted - correct)."""
        return _mean_where_present(correct, reference + predicted - correct)


class MacroF1(ConfusionMetric):
    """F1, mean over the classes that occur in reference or prediction."""

    def __init__(self, classes: int, name: str = "macro_f1", shared: ConfusionMetric | None = None) -> None:
        super().__init__(classes, name, shared)

    def figure(self, correct: Any, reference: Any, predicted: Any) -> Any:
        """Mean of 2 correct / (reference + predicted)."""
        return _mean_where_present(2.0 * correct, reference + predicted)


class OverallAccuracy(ConfusionMetric):
    """The share of labelled pixels that have the right class."""

    def __init__(self, classes: int, name: str = "overall_accuracy", shared: ConfusionMetric | None = None) -> None:
        super().__init__(classes, name, shared)

    def figure(self, correct: Any, reference: Any, predicted: Any) -> Any:
        """Correct over all."""
        return ops.sum(correct) / ops.maximum(ops.sum(reference), 1.0)


def confusion_metrics(classes: int) -> list[keras.metrics.Metric]:
    """Mean IoU, macro F1 and overall accuracy of one network, which share one matrix."""
    first = MeanIoU(classes)
    return [first, MacroF1(classes, shared=first), OverallAccuracy(classes, shared=first)]


def confusion_counts(labels: Any, logits: Any, classes: int) -> Any:
    """Pixels by label (...) and highest of the logits (..., C), int32 (C, C); labels of -1 are left out."""
    reference = ops.cast(ops.reshape(labels, (-1,)), "int32")
    predicted = ops.reshape(_highest(logits, classes), (-1,))
    cells = classes**2
    # Unlabelled pixels fall into one more cell, which is cut off.
    index = ops.where(reference == UNLABELLED, cells, reference * classes + predicted)
    if keras.backend.backend() == "jax":  # compiles nothing whose shape depends on values, as that of bincount
        counts = ops.segment_sum(ops.ones_like(index), index, num_segments=cells + 1)
    else:
        counts = ops.bincount(index, minlength=cells + 1)
    return ops.cast(ops.reshape(counts[:cells], (classes, classes)), "int32")


def _highest(logits: Any, classes: int) -> Any:
    """The channel with the highest logit, the first among equals, int32 (...)."""
    if classes > FEW_CLASSES:
        return ops.cast(ops.argmax(logits, axis=-1), "int32")
    best, index = logits[..., 0], ops.zeros_like(logits[..., 0], dtype="int32")
    for channel in range(1, classes):
        index = ops.where(logits[..., channel] > best, channel, index)
        best = ops.maximum(best, logits[..., channel])
    return index


def _mean_where_present(numerator: Any, denominator: Any) -> Any:
    present = ops.cast(denominator > 0, "float32")
    return ops.sum(numerator / ops.maximum(denominator, 1.0)) / ops.maximum(ops.sum(present), 1.0)
