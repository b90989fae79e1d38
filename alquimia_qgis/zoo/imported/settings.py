"""What one setting of a layer may be: plain numbers, words and short lists of numbers, within limits."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

# Names of functions that need no settings of their own and keep the shape of what they are applied to.
ACTIVATIONS = frozenset(
    "elu exponential gelu hard_sigmoid hard_silu hard_swish leaky_relu linear log_sigmoid log_softmax mish relu relu6 "
    "selu sigmoid silu softmax softplus softsign swish tanh".split()
)
LARGEST_NUMBER = 1e12
SHOWN = 60  # characters of a wrong value


@dataclass(frozen=True)
class Check:
    """One rule for a value as JSON gives it; ``allowed`` says it in words."""

    allowed: str
    accepts: Callable[[Any], bool]


def whole(low: int, high: int) -> Check:
    """A whole number within limits."""
    return Check(f"a whole number from {low} to {high}", lambda value: is_whole(value, low, high))


def number(low: float = -LARGEST_NUMBER, high: float = LARGEST_NUMBER) -> Check:
    """A finite number within limits."""
    return Check(f"a number from {low:g} to {high:g}", lambda value: is_number(value, low, high))


def switch() -> Check:
    """True or false."""
    return Check("true or false", lambda value: isinstance(value, bool))


def word(*words: str) -> Check:
    """One of a few words."""
    return Check("one of " + ", ".join(words), lambda value: isinstance(value, str) and value in words)


def only(expected: Any) -> Check:
    """The one value under which a layer answers as Alquimia rebuilds it."""
    return Check(repr(expected), lambda value: type(value) is type(expected) and value == expected)


def activation() -> Check:
    """The name of an activation of Keras."""
    return Check("the name of an activation of Keras", lambda value: isinstance(value, str) and value in ACTIVATIONS)


def sizes(count: int, low: int, high: int) -> Check:
    """A whole number, or one for each of ``count`` axes."""

    def accepts(value: Any) -> bool:
        given = value if isinstance(value, list) else [value] * count
        return len(given) == count and all(is_whole(item, low, high) for item in given)

    return Check(f"{count} whole numbers from {low} to {high}", accepts)


def edges(count: int, high: int) -> Check:
    """What is added or cut off at both ends of ``count`` axes: one number, one for each axis, or two for each."""

    def accepts_axis(value: Any) -> bool:
        return is_whole(value, 0, high) or _is_list(value, 2, 0, high)

    def accepts(value: Any) -> bool:
        if count == 1:
            return accepts_axis(value)
        given = value if isinstance(value, list) else [value] * count
        return len(given) == count and all(accepts_axis(item) for item in given)

    return Check(f"numbers of cells from 0 to {high}, for both ends of {count} axes", accepts)


def whole_numbers(most: int, low: int, high: int) -> Check:
    """A list of 1 to ``most`` whole numbers."""

    def accepts(value: Any) -> bool:
        return isinstance(value, list) and 1 <= len(value) <= most and _is_list(value, len(value), low, high)

    return Check(f"a list of 1 to {most} whole numbers from {low} to {high}", accepts)


def either(*checks: Check) -> Check:
    """What one of several rules accepts."""
    allowed = " or ".join(check.allowed for check in checks)
    return Check(allowed, lambda value: any(check.accepts(value) for check in checks))


def optional(check: Check) -> Check:
    """What ``check`` accepts, or nothing."""
    return Check(f"{check.allowed}, or nothing", lambda value: value is None or check.accepts(value))


def is_whole(value: Any, low: int, high: int) -> bool:
    """A whole number within limits, and no truth value."""
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def is_number(value: Any, low: float, high: float) -> bool:
    """A finite number within limits, and no truth value."""
    fine = isinstance(value, (int, float)) and not isinstance(value, bool)
    return fine and -math.inf < value < math.inf and low <= value <= high


def shown(value: Any) -> str:
    """A wrong value, cut short for a sentence."""
    text = repr(value)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def _is_list(value: Any, count: int, low: int, high: int) -> bool:
    return isinstance(value, list) and len(value) == count and all(is_whole(item, low, high) for item in value)
