"""Lets the trainings of a cross-validation report as one piece of work, without the chatter of each."""

from __future__ import annotations

import time

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.samples.folds import Fold
from alquimia_qgis.engine.training.step_context import StepContext

# Before this share of the first training is done, nobody knows how long all will take.
SHARE_TO_TELL = 0.2


class FoldContext(StepContext):
    """The context of the training of one fold. All folds and the training after them count alike.

    Lines and figures of a fold are not the user's business; what goes wrong with it is said by whoever runs it.
    """

    def __init__(self, whole: JobContext, fold: Fold, started: float) -> None:
        """``started`` is when the first fold began, by ``time.monotonic``."""
        super().__init__(whole, fold.number / (fold.count + 1), (fold.number + 1) / (fold.count + 1))
        self._fold, self._started = fold, started

    def progress(self, fraction: float, message: str = "", remaining: float | None = None) -> None:
        """Report the done ``fraction`` of this fold; what is left is told for all trainings together."""
        done = self._fold.number + fraction
        left = None
        if done > SHARE_TO_TELL:
            left = (time.monotonic() - self._started) * (self._fold.count + 1 - done) / done
        super().progress(fraction, f"Fold {self._fold.number + 1} of {self._fold.count} · {message}", left)

    def metric(self, epoch: int, epochs: int, values: dict[str, float]) -> None:
        """Nothing: the figures of a fold are told when it is over."""

    def log(self, message: str, level: str = "info") -> None:
        """Nothing: every fold would say the same."""
