"""The work still to do: an area cut into cores on a grid, handed out lazily and taken back when memory runs out."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from alquimia_qgis.engine.raster.window import Window


def core_windows(area: Window, grid: int, size: int) -> Iterator[Window]:
    """Cut ``area`` into cores of ``size`` pixels (rounded up to the grid), row by row.

    Edges of cores are multiples of ``grid`` pixels of the image, so the first and last may reach beyond the area. That
    makes a core's content independent of how the area is cut.
    """
    step = _multiple_above(size, grid)
    top, left = area.row // grid * grid, area.column // grid * grid
    bottom = _multiple_above(area.row + area.height, grid)
    right = _multiple_above(area.column + area.width, grid)
    for row in range(top, bottom, step):
        for column in range(left, right, step):
            yield Window(row, column, min(step, bottom - row), min(step, right - column))


class CoreQueue:
    """Cores in order; those handed out but not finished come again, halved, after ``halve`` or ``restart``.

    Iterated by one thread, finished by another.
    """

    def __init__(self, area: Window, grid: int, size: int) -> None:
        self.size = _multiple_above(size, grid)
        self._grid = grid
        self._waiting = core_windows(area, grid, self.size)
        self._handed_out: dict[Window, None] = {}

    def __iter__(self) -> Iterator[Window]:
        for core in self._waiting:
            self._handed_out[core] = None
            yield core

    def finish(self, core: Window) -> None:
        """The core is written; it will not come again."""
        del self._handed_out[core]

    def restart(self) -> None:
        """Put the unfinished cores back in front of the others."""
        again, self._handed_out = list(self._handed_out), {}
        waiting, grid, size = itertools.chain(again, self._waiting), self._grid, self.size
        self._waiting = (part for core in waiting for part in core_windows(core, grid, size))

    def halve(self) -> bool:
        """Make the cores half as wide and high; False when they are as small as the grid already."""
        if self.size == self._grid:
            return False
        self.size = _multiple_above(self.size // 2, self._grid)
        return True


def _multiple_above(value: int, grid: int) -> int:
    return -(-value // grid) * grid
