"""Several classes at once: one logit (…, C) for each class, with a probability of its own (sigmoid)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import keras
import numpy as np
from keras import ops

from alquimia_qgis.engine.tasks.base import EngineTask
from alquimia_qgis.engine.tasks.losses import class_weights
from alquimia_qgis.engine.tasks.segmentation import WEIGHT_POWERS
from alquimia_qgis.protocol.options import TrainingOptions
from alquimia_qgis.protocol.tasks import MULTI_LABEL

# Points of the curve of precision and recall that is followed while a network trains.
THRESHOLDS = 200


class MultiLabelTask(EngineTask):
    """Any number of classes for each example; labels are 0 or 1 for each class."""

    name = MULTI_LABEL.name

    def output_channels(self, classes: int) -> int:
        """One logit per class; fewer than two raise a ParameterError."""
        return MULTI_LABEL.output_channels(classes)

    def loss(self, options: TrainingOptions, label_counts: Sequence[int] | np.ndarray) -> keras.losses.Loss:
        """The chosen loss; ``label_counts`` are the training examples that show each class."""
        weights = class_weights(label_counts, WEIGHT_POWERS[options.class_weights])
        gamma = options.focal_gamma if MULTI_LABEL.chosen_loss(options.loss) == "binary_focal" else 0.0
        return BinaryFocalLoss(weights, gamma)

    def metrics(self, classes: int, unit: float = 1.0) -> list[keras.metrics.Metric]:
        """Mean average precision, by a curve of 200 points, and macro F1 of probabilities of a half and more."""
        return [_MeanAveragePrecision(classes), _MacroF1()]


class BinaryFocalLoss(keras.losses.Loss):
    """Binary cross-entropy of logits (…, C), times (1 - p)^gamma (Lin et al. 2017, arXiv 1708.02002); mean over all.

    That an example shows a class counts by the weight of the class, that it does not counts 1.
    """

    def __init__(self, class_weights: Sequence[float] | np.ndarray, gamma: float = 0.0) -> None:
        super().__init__(name="binary_focal" if gamma else "binary_cross_entropy")
        self.class_weights = np.asarray(class_weights, dtype="float32")
        self.gamma = gamma

    def call(self, y_true: Any, y_pred: Any) -> Any:
        """The loss of the batch, a scalar."""
        shown = ops.cast(y_true, "float32")
        log_true = ops.log_sigmoid(ops.where(shown > 0.5, y_pred, -y_pred))
        losses = -log_true
        if self.gamma:
            # The gradient of 0^gamma is infinite for gamma < 1, so a sure answer stops just short of it.
            losses = losses * ops.power(ops.maximum(1.0 - ops.exp(log_true), 1e-7), self.gamma)
        weights = ops.where(shown > 0.5, ops.convert_to_tensor(self.class_weights), 1.0)
        return ops.mean(losses * weights)


class _MeanAveragePrecision(keras.metrics.AUC):
    """Of labels and logits in any shape (…, C)."""

    def __init__(self, classes: int) -> None:
        super().__init__(
            THRESHOLDS, curve="PR", multi_label=True, num_labels=classes, from_logits=True,
            name="mean_average_precision",
        )  # fmt: skip
        self._classes = classes

    def update_state(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> Any:
        """Add a batch."""
        rows = (-1, self._classes)
        super().update_state(ops.reshape(y_true, rows), ops.reshape(y_pred, rows), sample_weight)


class _MacroF1(keras.metrics.F1Score):
    """Of labels and logits in any shape (…, C)."""

    def __init__(self) -> None:
        super().__init__(average="macro", threshold=0.5, name="macro_f1")

    def update_state(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> Any:
        """Add a batch."""
        rows = (-1, y_pred.shape[-1])
        shown = ops.cast(ops.reshape(y_true, rows), "float32")
        super().update_state(shown, ops.sigmoid(ops.cast(ops.reshape(y_pred, rows), "float32")), sample_weight)


def label_shares(
    network: Any, batches: keras.utils.PyDataset, classes: int, go_on: Callable[[], bool] = lambda: True
) -> tuple[np.ndarray, np.ndarray]:
    """What examples show of so many ``classes``, bool (N, C), and the probabilities given to it, float32 (N, C).

    ``go_on`` is asked before each batch and may end it early.
    """
    truth, shares = [], []
    for index in range(len(batches)):
        if not go_on():
            break
        pixels, labels = batches[index]
        logits = network.predict_on_batch(pixels)
        shares.append(np.asarray(ops.convert_to_numpy(ops.sigmoid(logits)), np.float32).reshape(len(logits), -1))
        truth.append(labels.reshape(len(labels), -1) > 0.5)
    if not shares:
        return np.empty((0, classes), bool), np.empty((0, classes), np.float32)
    return np.concatenate(truth), np.concatenate(shares)
