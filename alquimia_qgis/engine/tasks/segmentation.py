"""Segmentation: the network gives logits (H, W, C), every pixel one class, and most pixels have no label."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import keras
import numpy as np
from keras import ops

from alquimia_qgis.engine.metrics.confusion import ConfusionMatrix
from alquimia_qgis.engine.tasks.base import Answering, EngineTask
from alquimia_qgis.engine.tasks.confusion_metrics import confusion_metrics
from alquimia_qgis.engine.tasks.losses import (
    CrossEntropyDiceLoss,
    CrossEntropyLoss,
    DiceLoss,
    FocalLoss,
    class_weights,
)
from alquimia_qgis.protocol.options import TrainingOptions
from alquimia_qgis.protocol.tasks import SEGMENTATION

WEIGHT_POWERS = {"balanced": 1.0, "moderate": 0.5, "none": 0.0}


class SegmentationTask(EngineTask):
    """Pixel classification with one logit per class."""

    name = SEGMENTATION.name

    def output_channels(self, classes: int) -> int:
        """One logit per class, also for two classes; fewer than two raise a ParameterError."""
        return SEGMENTATION.output_channels(classes)

    def loss(self, options: TrainingOptions, label_counts: Sequence[int] | np.ndarray) -> keras.losses.Loss:
        """The chosen loss; ``label_counts`` are the labelled training pixels per class."""
        weights = class_weights(label_counts, WEIGHT_POWERS[options.class_weights])
        makers = {
            "cross_entropy": lambda: CrossEntropyLoss(weights),
            "focal": lambda: FocalLoss(options.focal_gamma, weights),
            "dice": DiceLoss,
            "cross_entropy_dice": lambda: CrossEntropyDiceLoss(weights),
        }
        return makers[SEGMENTATION.chosen_loss(options.loss)]()

    def metrics(self, classes: int, unit: float = 1.0) -> list[keras.metrics.Metric]:
        """Mean IoU, macro F1 and overall accuracy of the labelled pixels."""
        return confusion_metrics(classes)


def probabilities(logits: Any) -> Any:
    """Softmax over the classes (last axis), in float32."""
    return ops.softmax(ops.cast(logits, "float32"), axis=-1)


def confusion_matrix(
    network: Answering, batches: keras.utils.PyDataset, classes: int, go_on: Callable[[], bool] = lambda: True
) -> tuple[np.ndarray, int]:
    """Labelled pixels by reference class (rows) and predicted class (columns), int64 (C, C), and the batches counted.

    ``go_on`` is asked before each batch and may end the counting early.
    """
    matrix = ConfusionMatrix(classes)
    for index in range(len(batches)):
        if not go_on():
            return matrix.counts, index
        pixels, labels = batches[index]
        matrix.update(labels, np.argmax(network.predict_on_batch(pixels), axis=-1))
    return matrix.counts, len(batches)
