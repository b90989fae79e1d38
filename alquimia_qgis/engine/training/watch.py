"""Tells the user how the training goes, and stops it when the user cancels or the loss is no number any more."""

from __future__ import annotations

import math
from typing import Any

import keras

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.training.history import Row
from alquimia_qgis.engine.training.time_left import TimeLeft
from alquimia_qgis.protocol.errors import TrainingError
from alquimia_qgis.protocol.tasks import METRICS


class TrainingWatch(keras.callbacks.Callback):
    """Progress, metrics, history rows, cancelling and the check of the loss; ``monitor`` is a key of the logs."""

    def __init__(self, context: JobContext, epochs: int, monitor: str) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._context = context
        self._epochs = epochs
        self._monitor = monitor
        self._time = TimeLeft(epochs)
        self._latest = ""

    def on_epoch_begin(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Say at once which epoch has begun."""
        self._time.start_epoch()
        self._report(epoch, 0.0, self._time.after_epoch() if self.rows else None)

    def on_train_batch_end(self, batch: int, logs: dict[str, Any] | None = None) -> None:
        """After each update of the weights; raises JobCancelled or TrainingError."""
        self._context.check_cancelled()
        loss = float((logs or {}).get("loss", 0.0))
        if not math.isfinite(loss):
            raise TrainingError(
                f"The training failed in epoch {len(self.rows) + 1}: the loss is no longer a number.",
                "Use a lower learning rate, for instance a tenth of it, or switch mixed precision off.",
            )
        if not self.rows:
            self._latest = f"loss {loss:.3f}"
        steps = self.params.get("steps") or batch + 1
        self._report(len(self.rows), (batch + 1) / steps, self._time.end_step(batch, steps))

    def on_test_batch_end(self, batch: int, logs: dict[str, Any] | None = None) -> None:
        """After each batch of the validation."""
        self._context.check_cancelled()

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Keep the row of the epoch and send its figures."""
        figures = {name: float(value) for name, value in (logs or {}).items()}
        seconds = self._time.end_epoch()
        self.rows.append({"epoch": epoch + 1, **figures, "seconds": seconds})
        self._context.metric(epoch + 1, self._epochs, figures)
        self._latest = self._sentence(figures)
        self._report(epoch, 1.0, self._time.after_epoch())

    def _report(self, epoch: int, share: float, remaining: float | None) -> None:
        message = f"Epoch {epoch + 1} of {self._epochs}" + (f" · {self._latest}" if self._latest else "")
        self._context.progress((epoch + share) / self._epochs, message, remaining)

    def _sentence(self, figures: dict[str, float]) -> str:
        words = [f"loss {figures['loss']:.3f}"]
        name = self._monitor.removeprefix("val_")
        if name == "loss" and self._monitor in figures and self._monitor != "loss":
            words.append(f"validation loss {figures[self._monitor]:.3f}")
        elif name != "loss" and self._monitor in figures:
            label = METRICS.get(name, name)
            words.append(f"{label[0].lower()}{label[1:]} {figures[self._monitor]:.2f}")
        return " · ".join(words)
