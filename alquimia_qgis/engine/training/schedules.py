"""How the learning rate changes from epoch to epoch."""

from __future__ import annotations

import math
from collections.abc import Callable

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.options import TrainingOptions

Schedule = Callable[[int], float]


def learning_rate_schedule(options: TrainingOptions) -> Schedule:
    """The learning rate of each epoch, counted from 0; a floor above the learning rate raises a ParameterError."""
    schedules: dict[str, Callable[[TrainingOptions], Schedule]] = {
        "constant": _constant,
        "ramp_hold_decay": _ramp_hold_decay,
        "exponential": _exponential,
        "cosine": _cosine,
    }
    if options.schedule != "constant" and options.minimum_learning_rate > options.learning_rate:
        raise ParameterError(
            f"The minimum learning rate ({options.minimum_learning_rate:g}) must not be higher than the learning rate "
            f"({options.learning_rate:g}).",
            "Lower the one or raise the other.",
        )
    return schedules[options.schedule](options)


def _constant(options: TrainingOptions) -> Schedule:
    return lambda epoch: options.learning_rate


def _ramp_hold_decay(options: TrainingOptions) -> Schedule:
    """Linear from the minimum to the learning rate, held, then falling towards the minimum again (MLMondays)."""
    low, high = options.minimum_learning_rate, options.learning_rate
    top = options.ramp_epochs + options.hold_epochs

    def rate(epoch: int) -> float:
        if epoch < options.ramp_epochs:
            return low + (high - low) * epoch / options.ramp_epochs
        if epoch < top:
            return high
        return low + (high - low) * options.decay ** (epoch - top)

    return rate


def _exponential(options: TrainingOptions) -> Schedule:
    return lambda epoch: max(options.minimum_learning_rate, options.learning_rate * options.decay**epoch)


def _cosine(options: TrainingOptions) -> Schedule:
    """Half a cosine from the learning rate in the first epoch to the minimum in the last one."""
    low, high = options.minimum_learning_rate, options.learning_rate
    last = max(1, options.epochs - 1)
    return lambda epoch: low + (high - low) * (1 + math.cos(math.pi * min(epoch, last) / last)) / 2
