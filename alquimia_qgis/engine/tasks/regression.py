"""Regression: the network gives one number (…, 1), scaled to mean 0 and deviation 1 of the training's numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import keras
import numpy as np
from keras import ops

from alquimia_qgis.engine.tasks.base import EngineTask
from alquimia_qgis.protocol.options import TrainingOptions
from alquimia_qgis.protocol.tasks import REGRESSION
from alquimia_qgis.zoo.family import ModelFamily


class RegressionTask(EngineTask):
    """Estimation of a number."""

    name = REGRESSION.name

    def output_channels(self, classes: int) -> int:
        """One, whatever the groups of values."""
        return REGRESSION.output_channels(classes)

    def loss(
        self,
        options: TrainingOptions,
        label_counts: Sequence[int] | np.ndarray,
        family: ModelFamily | None = None,
    ) -> keras.losses.Loss:
        """The chosen loss on scaled numbers; every sample counts alike."""
        makers = {
            "squared_error": keras.losses.MeanSquaredError,
            "absolute_error": keras.losses.MeanAbsoluteError,
            "huber": keras.losses.Huber,
        }
        return makers[REGRESSION.chosen_loss(options.loss)]()

    def metrics(self, classes: int, unit: float = 1.0) -> list[keras.metrics.Metric]:
        """R², RMSE and mean absolute error; the last two in units of the user's numbers, of which 1.0 is ``unit``."""
        return [_RSquared(name="r_squared"), _Rmse(unit), _MeanAbsoluteError(unit)]


class _RSquared(keras.metrics.R2Score):
    """Of numbers in any shape; Keras' own wants a column of them."""

    def update_state(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> Any:
        """Add a batch."""
        return super().update_state(ops.reshape(y_true, (-1, 1)), ops.reshape(y_pred, (-1, 1)), sample_weight)


class _Rmse(keras.metrics.RootMeanSquaredError):
    def __init__(self, unit: float) -> None:
        super().__init__(name="rmse")
        self._unit = unit

    def result(self) -> Any:
        return super().result() * self._unit


class _MeanAbsoluteError(keras.metrics.MeanAbsoluteError):
    def __init__(self, unit: float) -> None:
        super().__init__(name="mean_absolute_error")
        self._unit = unit

    def result(self) -> Any:
        return super().result() * self._unit
