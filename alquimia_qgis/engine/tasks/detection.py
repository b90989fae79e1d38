"""Detection: the network answers for each anchor (A, 1, 4 + C) where an object lies and of which class it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import keras
import numpy as np
from keras import ops

from alquimia_qgis.engine.detection.targets import BACKGROUND
from alquimia_qgis.engine.tasks.base import EngineTask
from alquimia_qgis.protocol.options import TrainingOptions
from alquimia_qgis.protocol.tasks import DETECTION
from alquimia_qgis.zoo.family import ModelFamily

BOX_NUMBERS = 4


@dataclass(frozen=True)
class DetectionTask(EngineTask):
    """Boxes and one logit per class for each anchor; ``focal_alpha`` and ``box_delta`` are for the loss."""

    name: ClassVar[str] = DETECTION.name

    focal_alpha: float = 0.25
    box_delta: float = 1.0

    def of_family(self, family: ModelFamily) -> DetectionTask:
        """With what the family's parameters say of the loss; any family of detectors has them."""
        values = family.to_dict()
        return DetectionTask(values["focal_alpha"], values["box_delta"])

    def output_channels(self, classes: int) -> int:
        """Four numbers of a box and one logit per class; without a class a ParameterError."""
        return DETECTION.output_channels(classes)

    def loss(self, options: TrainingOptions, label_counts: Sequence[int] | np.ndarray) -> keras.losses.Loss:
        """Focal loss of the classes and smooth L1 of the boxes."""
        return DetectionLoss(self.focal_alpha, options.focal_gamma, self.box_delta)

    def metrics(self, classes: int, unit: float = 1.0) -> list[keras.metrics.Metric]:
        """None: average precision needs whole chips without doubles and is measured after epochs."""
        return []


class DetectionLoss(keras.losses.Loss):
    """Targets (N, A, 1, 5) against answers (N, A, 1, 4 + C): focal loss plus smooth L1 (Lin et al. 2017).

    The focal loss is the sum over all anchors that count, smooth L1 that over the anchors of objects, both divided by
    the number of the latter in the batch, at least 1: a batch of empty chips has a loss of background alone.
    """

    def __init__(self, alpha: float = 0.25, gamma: float = 2.0, delta: float = 1.0, name: str = "focal_boxes") -> None:
        super().__init__(name=name)
        self.alpha, self.gamma, self.delta = alpha, gamma, delta

    def call(self, y_true: Any, y_pred: Any) -> Any:
        """The loss of the batch, a scalar."""
        labels = ops.cast(y_true[..., BOX_NUMBERS], "int32")
        found = ops.cast(labels >= 0, "float32")
        counted = ops.cast(labels >= BACKGROUND, "float32")
        classes = ops.sum(self._focal(labels, found, y_pred[..., BOX_NUMBERS:]) * counted)
        boxes = ops.sum(self._smooth_l1(y_true[..., :BOX_NUMBERS], y_pred[..., :BOX_NUMBERS]) * found)
        return (classes + boxes) / ops.maximum(ops.sum(found), 1.0)

    def _focal(self, labels: Any, found: Any, logits: Any) -> Any:
        """The focal loss of each anchor, summed over its classes, from logits: no probability is rounded to 0 or 1."""
        wanted = ops.one_hot(ops.maximum(labels, 0), logits.shape[-1], dtype="float32") * found[..., None]
        crossed = ops.binary_crossentropy(wanted, logits, from_logits=True)
        # 1 minus the probability of what is right; the gradient of 0^gamma is infinite for gamma < 1.
        wrong = ops.maximum(-ops.expm1(-crossed), 1e-7)
        weight = wanted * self.alpha + (1 - wanted) * (1 - self.alpha)
        return ops.sum(weight * ops.power(wrong, self.gamma) * crossed, axis=-1)

    def _smooth_l1(self, wanted: Any, deltas: Any) -> Any:
        """Of each anchor, summed over its four numbers; ``huber`` gives their mean."""
        return keras.losses.huber(wanted, deltas, delta=self.delta) * BOX_NUMBERS
