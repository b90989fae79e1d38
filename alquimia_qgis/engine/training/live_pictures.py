"""Shows those who watch a training how the network sees a few samples, without making it noticeably slower."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, NamedTuple

import keras

from alquimia_qgis.engine.context import JobContext

SECONDS_BETWEEN = 3.0
# A picture waits until the training has gone on for so many times what the last one took: at most 5 % are pictures.
TIMES_ITS_OWN = 20.0


class Painting(NamedTuple):
    """A PNG picture, what it is of, and a title for each of its columns, which are of equal width."""

    png: bytes
    subject: str
    titles: tuple[str, ...]


Painter = Callable[[keras.Model], Painting]


class LivePictures(keras.callbacks.Callback):
    """Sends what ``painter`` paints after the first epoch, and then after epochs that are some seconds apart."""

    def __init__(self, painter: Painter, context: JobContext) -> None:
        super().__init__()
        self._painter, self._context = painter, context
        self._due = float("-inf")
        self._is_first = True

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Paint where it is time to."""
        started = time.monotonic()
        if started < self._due:
            return
        painting = self._painter(self.model)
        self._context.picture(painting.png, f"{painting.subject}, epoch {epoch + 1}", painting.titles)
        ended = time.monotonic()
        # The first one takes much longer than those to come, because Keras prepares the network for it.
        rest = 0.0 if self._is_first else TIMES_ITS_OWN * (ended - started)
        self._due, self._is_first = ended + max(SECONDS_BETWEEN, rest), False
