"""Round numbers for the axes of a small chart."""

from __future__ import annotations

import math
from collections.abc import Sequence

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def ticks(low: float, high: float, wanted: int = 4) -> list[float]:
    """About so many round numbers from one not above ``low`` to one not below ``high``; two at least."""
    span = high - low
    if not span > 0:
        span = abs(high) or 1.0
        low, high = low - span / 2, high + span / 2
    raw = span / max(1, wanted)
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * factor for factor in STEPS if power * factor >= raw * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [number * step for number in range(first, max(last, first + 1) + 1)]


def whole_ticks(last: int, wanted: int = 5) -> list[int]:
    """Epochs to write below an axis from 1 to ``last``."""
    step = max(1, math.ceil(ticks(0, last, wanted)[1]))
    return [1, *(number for number in range(step, last + 1, step) if number > 1)]


def limits_of(values: Sequence[float]) -> tuple[float, float]:
    """The least and the largest, after the first epochs when these are far off: a first loss may be a hundredfold."""
    if len(values) > 8:
        settled = sorted(values)
        ceiling = settled[int(len(settled) * 0.95)] * 3
        values = [value for value in values if value <= ceiling or ceiling <= 0]
    return min(values), max(values)
