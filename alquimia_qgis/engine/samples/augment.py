"""Varies training chips at random: shift, mirror, turn; image and labels always move together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Movement:
    """One way to look at a square chip: where the crop starts, then mirrored, then turned.

    ``row`` and ``column`` count from the chip's corner, ``quarter_turns`` (0 to 3) anticlockwise.
    """

    row: int
    column: int
    flip_rows: bool = False
    flip_columns: bool = False
    quarter_turns: int = 0

    def apply(self, chip: np.ndarray, size: int) -> np.ndarray:
        """The crop of ``size`` pixels of a chip (S, S, …), moved; a view, nothing is copied."""
        crop = chip[self.row : self.row + size, self.column : self.column + size]
        if self.flip_rows:
            crop = crop[::-1]
        if self.flip_columns:
            crop = crop[:, ::-1]
        return np.rot90(crop, self.quarter_turns)


def random_movement(random: np.random.Generator, jitter: int, flips: bool, quarter_turns: bool) -> Movement:
    """Draw a movement; the crop may start anywhere in a border of ``jitter`` pixels on each side.

    The same number of draws is made whatever is switched on, so that options do not change each other's draws.
    """
    row, column = (int(start) for start in random.integers(0, 2 * jitter + 1, size=2))
    mirror = random.integers(0, 2, size=2) == 1
    turns = int(random.integers(0, 4))
    return Movement(row, column, bool(flips and mirror[0]), bool(flips and mirror[1]), turns if quarter_turns else 0)


def centred(jitter: int) -> Movement:
    """The crop without border, unmoved."""
    return Movement(jitter, jitter)
