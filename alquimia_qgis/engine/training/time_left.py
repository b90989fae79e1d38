"""Estimates how long a training will still take, from the epochs and steps done so far."""

from __future__ import annotations

import time
from collections.abc import Callable


class TimeLeft:
    """The first step compiles the network, and validation compiles once more, so both are left out once they can be."""

    def __init__(self, epochs: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._epochs = epochs
        self._clock = clock
        self._durations: list[float] = []
        self._epoch_start = clock()
        self._first_step: float | None = None
        self._warm_up = 0.0

    def start_epoch(self) -> None:
        """Call at the start of each epoch."""
        self._epoch_start = self._clock()

    def end_epoch(self) -> float:
        """Call at the end of each epoch; returns the seconds it took."""
        self._durations.append(self._clock() - self._epoch_start)
        return self._durations[-1]

    def end_step(self, step: int, steps: int) -> float | None:
        """Seconds left after ``step`` (from 0) of ``steps`` of the current epoch; None while it cannot be known."""
        if self._durations:
            return max(0.0, self.after_epoch() - (self._clock() - self._epoch_start))
        if self._first_step is None:
            self._first_step = self._clock()
            self._warm_up = self._first_step - self._epoch_start
            return None
        per_step = (self._clock() - self._first_step) / max(1, step)
        return per_step * (steps * self._epochs - step - 1)

    def after_epoch(self) -> float:
        """Seconds that the epochs take which have not ended, at the pace of those that have."""
        counted = self._durations[1:] or [self._durations[0] - self._warm_up]
        return sum(counted) / len(counted) * (self._epochs - len(self._durations))
