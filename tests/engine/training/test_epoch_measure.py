"""Figures that are measured after some of the epochs reach the logs, and the best epoch is one of these."""

from __future__ import annotations

from typing import Any

import numpy as np

from alquimia_qgis.engine.training.epoch_measure import EpochMeasure
from alquimia_qgis.engine.training.kept_weights import KeptWeights


class Network:
    """As much of a model as the callbacks ask for."""

    stop_training = False

    def __init__(self) -> None:
        self.epoch = 0

    def get_weights(self) -> list[np.ndarray]:
        return [np.array(self.epoch)]


def epochs_measured(epochs: int) -> tuple[list[int], KeptWeights]:
    network: Any = Network()
    measure = EpochMeasure(lambda network: {"val_ap50": 1.0 - abs(network.epoch - 41) / 100}, epochs)
    kept = KeptWeights("val_ap50", patience=0)
    measured = []
    for callback in (measure, kept):
        callback.set_model(network)
    for epoch in range(epochs):
        network.epoch = epoch
        logs: dict[str, Any] = {"loss": 1.0, "val_loss": 1.0}
        measure.on_epoch_end(epoch, logs)
        measured += [epoch] if "val_ap50" in logs else []
        kept.on_epoch_end(epoch, logs)
    return measured, kept


def test_long_trainings_are_measured_about_twenty_times_and_at_the_end():
    measured, kept = epochs_measured(65)
    assert measured == sorted({*range(2, 65, 3), 64})
    assert kept.kept_epoch == 42  # the best of those that were measured


def test_short_trainings_are_measured_after_every_epoch():
    assert epochs_measured(7)[0] == list(range(7))
