"""The work still to do: an area cut into cores on a grid, handed out lazily and taken back when memory runs out."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator

from alquimia_qgis.engine.raster.window import Window


def core_windows(area: Window, grid: int, size: int, side_by_side: int | None = None) -> Iterator[Window]:
    """Cut ``area`` into cores of ``size`` pixels (rounded up to the grid), row by row.

    Edges of cores are multiples of ``grid`` pixels of the image, so the first and last may reach beyond the area. That
    makes a core's content independent of how the area is cut. With ``side_by_side`` cores, the area is gone through in
    columns as wide as so many cores.
    """
    step = multiple_above(size, grid)
    top, left = area.row // grid * grid, area.column // grid * grid
    bottom = multiple_above(area.row + area.height, grid)
    right = multiple_above(area.column + area.width, grid)
    strip = step * side_by_side if side_by_side else right - left
    for first in range(left, right, strip):
        last = min(first + strip, right)
        for row in range(top, bottom, step):
            for column in range(first, last, step):
                yield Window(row, column, min(step, bottom - row), min(step, right - column))


def unfinished_parts(
    core: Window, area: Window, finished: Collection[Window], grid: int, size: int
) -> Iterator[Window]:
    """What is left of a core, made with ``size``, when the windows of ``finished`` in it, of an earlier run, are done.

    A run that is short of memory halves the size of its cores; nothing but such halves can be among the finished.
    """
    wanted = core.intersection(area)
    if wanted is None or wanted in finished:
        return
    inside = [window for window in finished if wanted.intersection(window)]
    if not inside or size == grid:
        yield core
        return
    half = multiple_above(size // 2, grid)
    for part in core_windows(core, grid, half):
        yield from unfinished_parts(part, area, inside, grid, half)


def _by_core(finished: Collection[Window], area: Window, grid: int, step: int) -> dict[tuple[int, int], list[Window]]:
    """The finished windows by the row and column of the core that each lies in."""
    top, left = area.row // grid * grid, area.column // grid * grid
    cells: dict[tuple[int, int], list[Window]] = {}
    for window in finished:
        place = ((window.row - top) // step * step + top, (window.column - left) // step * step + left)
        cells.setdefault(place, []).append(window)
    return cells


class CoreQueue:
    """Cores in order; those handed out but not finished come again, halved, after ``halve`` or ``restart``.

    Iterated by one thread, finished by another. ``finished`` are the parts of the area that need not be done.
    """

    def __init__(
        self,
        area: Window,
        grid: int,
        size: int,
        side_by_side: int | None = None,
        finished: Collection[Window] = (),
    ) -> None:
        self.size: int = multiple_above(size, grid)
        self._grid = grid
        done = _by_core(finished, area, grid, self.size)
        cores = core_windows(area, grid, self.size, side_by_side)
        self._waiting = (
            part
            for core in cores
            for part in unfinished_parts(core, area, done.get((core.row, core.column), ()), grid, self.size)
        )
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
        self.size = multiple_above(self.size // 2, self._grid)
        return True


def multiple_above(value: int, grid: int) -> int:
    """The smallest multiple of ``grid`` that is not less than ``value``."""
    return -(-value // grid) * grid
