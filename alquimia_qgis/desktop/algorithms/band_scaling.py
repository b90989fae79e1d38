"""Reads how the bands of an image were scaled for a network that was trained elsewhere, as a user writes it."""

from __future__ import annotations

import math
import re

from alquimia_qgis.protocol.errors import ParameterError

HOW = "Write one number to divide by, such as 10000, or mean and standard deviation of each band: 410 95; 620 120."


def parse_scaling(text: str) -> tuple[tuple[float, float], ...]:
    """Pairs of mean and standard deviation, none for an empty text.

    ``10000`` divides all bands; ``410 95`` stands for all bands, too; ``410 95; 620 120`` has a pair for each band.
    """
    entries = [entry.strip() for entry in re.split(r"[;\n]", text) if entry.strip()]
    numbers = [_numbers(entry) for entry in entries]
    if len(numbers) == 1 and len(numbers[0]) == 1:
        numbers = [[0.0, *numbers[0]]]
    for entry, pair in zip(entries, numbers):
        if len(pair) != 2:
            raise ParameterError(f"{entry!r} is not a mean and a standard deviation.", HOW)
        if pair[1] <= 0:
            raise ParameterError(f"Values cannot be divided by {pair[1]:g}.", HOW)
    return tuple((pair[0], pair[1]) for pair in numbers)


def _numbers(entry: str) -> list[float]:
    try:
        numbers = [float(word) for word in re.split(r"[,\s]+", entry)]
    except ValueError:
        raise ParameterError(f"{entry!r} is not made of numbers.", HOW) from None
    if not all(math.isfinite(number) for number in numbers):
        raise ParameterError(f"{entry!r} is not made of numbers.", HOW)
    return numbers
