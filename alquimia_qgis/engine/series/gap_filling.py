"""Fills gaps in time and resamples to other days, pixel by pixel and band by band."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

LINEAR, LAST, ZERO = "linear", "last", "zero"
# Pixels worked on at once: few enough that a series of them stays near the processor.
PIXELS_AT_ONCE = 4096


def filled_series(
    values: np.ndarray, present: np.ndarray, times: Sequence[float], targets: Sequence[float], gaps: str
) -> np.ndarray:
    """Values at the days ``targets``, float32 (T, B, P), from observations (S, B, P) at the days ``times``, ascending.

    ``present``, bool (S, B, P), says which observations count. ``gaps`` is linear (interpolation; before the first and
    after the last observation the nearest), last (the last one before, else the first after) or zero (NaN, which
    scaling turns into 0, wherever there is no observation of that very day). Bands never observed are NaN.
    """
    filled = np.empty((len(targets), *values.shape[1:]), dtype=np.float32)
    for first in range(0, values.shape[-1], PIXELS_AT_ONCE):
        part = (..., slice(first, first + PIXELS_AT_ONCE))
        series = _Series(values[part], present[part], np.asarray(times, np.float32))
        if gaps == ZERO:
            series.exact(np.asarray(targets, np.float32), filled[part])
        else:
            series.between(np.asarray(targets, np.float32), filled[part], gaps == LINEAR)
    return filled


def observed(filled: np.ndarray) -> np.ndarray:
    """Whether anything was observed at each day, float32 (T, 1, P) of 0 and 1, from a series filled with ``zero``."""
    return np.isfinite(filled).any(axis=1, keepdims=True).astype(np.float32)


class _Series:
    """A few pixels, so that the arrays of one day stay small."""

    def __init__(self, values: np.ndarray, present: np.ndarray, times: np.ndarray) -> None:
        self._values, self._present, self._times = values, present, times
        self._shape = values.shape[1:]

    def exact(self, targets: np.ndarray, filled: np.ndarray) -> None:
        """Only what was observed at each target; of observations of other days the nearest within half a step."""
        filled[...] = np.nan
        for number, owner in enumerate(_owners(self._times, targets)):
            if owner is not None:
                np.copyto(filled[owner], self._values[number], where=self._present[number])

    def between(self, targets: np.ndarray, filled: np.ndarray, linear: bool) -> None:
        """The observation before each target, drawn towards the one after it where ``linear``."""
        before = self._forwards(targets, filled)
        self._backwards(targets, filled, before, linear)

    def _forwards(self, targets: np.ndarray, filled: np.ndarray) -> np.ndarray:
        """Write the last observation up to each target; returns its day, -inf where there is none."""
        value = np.full(self._shape, np.nan, dtype=np.float32)
        day = np.full(self._shape, -np.inf, dtype=np.float32)
        before = np.empty(filled.shape, dtype=np.float32)
        number = 0
        for place, target in enumerate(targets):
            while number < len(self._times) and self._times[number] <= target:
                self._take(number, value, day)
                number += 1
            filled[place], before[place] = value, day
        return before

    def _backwards(self, targets: np.ndarray, filled: np.ndarray, before: np.ndarray, linear: bool) -> None:
        value = np.full(self._shape, np.nan, dtype=np.float32)
        day = np.full(self._shape, np.inf, dtype=np.float32)
        number = len(self._times) - 1
        for place in range(len(targets) - 1, -1, -1):
            while number >= 0 and self._times[number] >= targets[place]:
                self._take(number, value, day)
                number -= 1
            unknown = np.isneginf(before[place])
            if linear:
                _interpolate(filled[place], value, before[place], day, targets[place])
            np.copyto(filled[place], value, where=unknown)

    def _take(self, number: int, value: np.ndarray, day: np.ndarray) -> None:
        np.copyto(value, self._values[number], where=self._present[number])
        np.copyto(day, self._times[number], where=self._present[number])


def _interpolate(
    values: np.ndarray, following: np.ndarray, before: np.ndarray, after: np.ndarray, target: np.float32
) -> None:
    """Draw ``values``, of the days ``before``, towards ``following``, of the days ``after``, where both are known."""
    with np.errstate(invalid="ignore", divide="ignore"):
        span = after - before
        share = (target - before) / span
        drawn = values + (following - values) * share
    np.copyto(values, drawn, where=np.isfinite(span) & (span > 0))


def _owners(times: np.ndarray, targets: np.ndarray) -> list[int | None]:
    """The target that each observation belongs to: the nearest, within half the usual distance of the targets."""
    reach = float(np.median(np.diff(targets))) / 2 if len(targets) > 1 else np.inf
    nearest = np.abs(np.subtract.outer(times, targets)).argmin(axis=1)
    return [
        int(place) if abs(times[number] - targets[place]) <= max(reach, 1.0) else None
        for number, place in enumerate(nearest)
    ]
