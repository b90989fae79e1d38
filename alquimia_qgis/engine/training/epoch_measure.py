"""Measures a network after some of the epochs, where a figure is too slow for all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keras

# A figure of a whole validation takes about as long as an epoch's own; twenty of them draw a curve.
MOST_MEASUREMENTS = 20


class EpochMeasure(keras.callbacks.Callback):
    """Adds the figures of ``measure`` to the logs of an epoch, for the callbacks after this one.

    About twenty times in a training of ``epochs``, evenly, and after the last one.
    """

    def __init__(self, measure: Callable[[keras.Model], dict[str, float]], epochs: int) -> None:
        super().__init__()
        self._measure, self._epochs = measure, epochs
        self._every = max(1, epochs // MOST_MEASUREMENTS)

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Measure where it is time to."""
        if logs is not None and ((epoch + 1) % self._every == 0 or epoch + 1 == self._epochs):
            logs.update(self._measure(self.model))
