"""In which stretches a network is trained: what learns in each, and how fast."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def everything_learns(network: Any) -> None:
    """Freeze nothing."""


@dataclass(frozen=True)
class TrainingPhase:
    """One stretch of a training.

    ``epochs`` of None are all that are left. The learning rate of the user's schedule is multiplied by
    ``learning_rate_factor``. ``freeze`` sets ``trainable`` of the layers of the Keras model that it is given, before
    that is compiled. ``announcement`` is a sentence for the log.
    """

    epochs: int | None = None
    learning_rate_factor: float = 1.0
    freeze: Callable[[Any], None] = everything_learns
    announcement: str = ""
