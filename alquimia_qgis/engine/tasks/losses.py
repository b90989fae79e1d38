"""Losses for sparse labels: pixels without a label (-1) take no part, whatever the network says there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import keras
import numpy as np
from keras import ops

UNLABELLED = -1
SMOOTH = 1.0


def class_weights(label_counts: Sequence[int] | np.ndarray, power: float) -> np.ndarray:
    """Class weights, float32 (C,), proportional to (1 / labelled pixels) ** power; their mean over these pixels is 1.

    A class without labels gets weight 1: it plays no part in the training, and should not vanish from validation.
    """
    counts = np.asarray(label_counts, dtype="float64")
    present = counts > 0
    weights = np.ones_like(counts)
    if present.any():
        raw = counts[present] ** -power
        weights[present] = raw * counts.sum() / (raw * counts[present]).sum()
    return weights.astype("float32")


class MaskedLoss(keras.losses.Loss):
    """Base: logits (..., C) against labels (...), -1 for none; one float32 number per batch, 0 without any label.

    Keras hands both over in float32, also under mixed precision.
    """

    def __init__(self, class_weights: Sequence[float] | np.ndarray | None = None, name: str | None = None) -> None:
        super().__init__(name=name)
        self.class_weights = None if class_weights is None else np.asarray(class_weights, dtype="float32")

    def call(self, y_true: Any, y_pred: Any) -> Any:
        """The loss of the batch, a scalar."""
        logits = ops.reshape(y_pred, (-1, y_pred.shape[-1]))
        labels = ops.cast(ops.reshape(y_true, (-1,)), "int32")
        labelled = ops.cast(labels != UNLABELLED, "float32")
        one_hot = ops.one_hot(ops.maximum(labels, 0), y_pred.shape[-1], dtype="float32") * labelled[:, None]
        return self.reduce(ops.log_softmax(logits, axis=-1), one_hot)

    def reduce(self, log_probabilities: Any, one_hot: Any) -> Any:
        """The loss from log-probabilities and labels, float32 (N, C); ``one_hot`` is 0 where there is no label."""
        raise NotImplementedError

    def pixel_weights(self, one_hot: Any) -> Any:
        """(N,): the class weight of each labelled pixel, 0 elsewhere."""
        if self.class_weights is None:
            return ops.sum(one_hot, axis=-1)
        return ops.sum(one_hot * ops.convert_to_tensor(self.class_weights), axis=-1)


class FocalLoss(MaskedLoss):
    """Cross-entropy times (1 - p)^gamma, so that sure pixels hardly count (Lin et al. 2017, arXiv 1708.02002)."""

    def __init__(
        self, gamma: float = 2.0, class_weights: Sequence[float] | np.ndarray | None = None, name: str = "focal"
    ) -> None:
        super().__init__(class_weights, name)
        self.gamma = gamma

    def reduce(self, log_probabilities: Any, one_hot: Any) -> Any:
        """Weighted mean over the labelled pixels."""
        log_true = ops.sum(one_hot * log_probabilities, axis=-1)
        losses = -log_true
        if self.gamma:
            # The gradient of 0^gamma is infinite for gamma < 1, so a sure pixel stops just short of it.
            losses = losses * ops.power(ops.maximum(1.0 - ops.exp(log_true), 1e-7), self.gamma)
        weights = self.pixel_weights(one_hot)
        total = ops.sum(weights)
        return ops.sum(losses * weights) / ops.where(total > 0, total, 1.0)


class CrossEntropyLoss(FocalLoss):
    """Weighted mean cross-entropy of the labelled pixels."""

    def __init__(self, class_weights: Sequence[float] | np.ndarray | None = None, name: str = "cross_entropy") -> None:
        super().__init__(0.0, class_weights, name)


class DiceLoss(MaskedLoss):
    """One minus the soft Dice coefficient, over the whole batch for each class and then over the classes in it.

    Classes without a label in the batch do not count: with sparse labels their absence says nothing. Every class counts
    alike, so class weights are not used (Milletari et al. 2016, arXiv 1606.04797).
    """

    def __init__(self, name: str = "dice") -> None:
        super().__init__(None, name)

    def reduce(self, log_probabilities: Any, one_hot: Any) -> Any:
        """Mean over the classes that the batch has labels of."""
        labelled = ops.sum(one_hot, axis=-1, keepdims=True)
        probabilities = ops.exp(log_probabilities) * labelled
        overlap = ops.sum(probabilities * one_hot, axis=0)
        labels = ops.sum(one_hot, axis=0)
        losses = 1.0 - (2.0 * overlap + SMOOTH) / (ops.sum(probabilities, axis=0) + labels + SMOOTH)
        present = ops.cast(labels > 0, "float32")
        return ops.sum(losses * present) / ops.maximum(ops.sum(present), 1.0)


class CrossEntropyDiceLoss(MaskedLoss):
    """The sum of both: cross-entropy for steady gradients, Dice for small classes."""

    def __init__(
        self, class_weights: Sequence[float] | np.ndarray | None = None, name: str = "cross_entropy_dice"
    ) -> None:
        super().__init__(class_weights, name)
        self._parts = (CrossEntropyLoss(class_weights), DiceLoss())

    def reduce(self, log_probabilities: Any, one_hot: Any) -> Any:
        """Cross-entropy plus Dice."""
        return sum(part.reduce(log_probabilities, one_hot) for part in self._parts)
