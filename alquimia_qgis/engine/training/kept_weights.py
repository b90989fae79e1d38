"""Keeps the weights of the best or the last epoch and stops a training that no longer improves."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np

from alquimia_qgis.protocol.tasks import LOWER_IS_BETTER


class KeptWeights(keras.callbacks.Callback):
    """Early stopping on ``monitor``, a key of the epoch's logs; losses and errors are best when low.

    Two epochs alike in the monitored figure are told apart by the validation loss: with few samples an accuracy takes
    few values. ``kept_epoch`` counts from 1 and is 0 before the first epoch is complete. ``patience`` 0 never stops.
    With ``keep_last`` the figure only decides when to stop.
    """

    def __init__(self, monitor: str, patience: int, keep_last: bool = False) -> None:
        super().__init__()
        self.monitor = monitor
        self.patience = patience
        self.keep_last = keep_last
        self.kept_epoch = 0
        self.stopped_early = False
        self._best = (-np.inf, -np.inf)
        self._last_improvement = 0
        self._weights: list[np.ndarray] = []

    def begin_phase(self, epoch: int) -> None:
        """Patience starts anew with this epoch, counted from 0; what was best stays the best."""
        self._last_improvement = epoch
        self.stopped_early = False

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Compare, keep, and ask Keras to stop when patience is over."""
        figure, loss = self._figures(logs or {})
        if figure > self._best[0] or not self.kept_epoch:
            self._last_improvement = epoch
        better = (figure, loss) > self._best
        if better:
            self._best = (figure, loss)
        if better or self.keep_last or not self.kept_epoch:
            self.kept_epoch = epoch + 1
            self._weights = self.model.get_weights()
        if self.patience and epoch - self._last_improvement >= self.patience:
            self.stopped_early = True
            self.model.stop_training = True

    def restore(self, network: keras.Model) -> None:
        """Give the network the weights that were kept."""
        network.set_weights(self._weights)

    def _figures(self, logs: dict[str, Any]) -> tuple[float, float]:
        """Monitored figure and loss, both so that higher is better; what is not a number is worst of all."""
        sign = -1.0 if self.monitor.removeprefix("val_") in LOWER_IS_BETTER else 1.0
        figure = sign * float(logs.get(self.monitor, np.nan))
        loss = -float(logs.get("val_loss", logs.get("loss", np.nan)))
        return (figure if np.isfinite(figure) else -np.inf), (loss if np.isfinite(loss) else -np.inf)
