"""The work still to do: an area cut into cores on a grid, handed out lazily and taken back when memory runs out."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator

from alquimia_qgis.engine.raster.window import Window


def core_windows(area: Window, grid: int, size: tuple[int, int], side_by_side: int | None = None) -> Iterator[Window]:
    """Cut ``area`` into cores of ``size`` (height, width) pixels, multiples of the grid, row by row.

    Edges of cores are multiples of ``grid`` pixels of the image, so the first and last may reach beyond the area. That
    makes a core's content independent of how the area is cut. With ``side_by_side`` cores, the area is gone through in
    columns as wide as so many cores.
    """
    height, width = size
    top, left = area.row // grid * grid, area.column // grid * grid
    bottom = multiple_above(area.row + area.height, grid)
    right = multiple_above(area.column + area.width, grid)
    strip = width * side_by_side if side_by_side else right - left
    for first in range(left, right, strip):
        last = min(first + strip, right)
        for row in range(top, bottom, height):
            for column in range(first, last, width):
                yield Window(row, column, min(height, bottom - row), min(width, right - column))


def even_cores(area: Window, grid: int, size: int) -> tuple[Window, tuple[int, int]]:
    """Cores of at most ``size`` pixels that are all alike: what they cover, little more than the area, and their size.

    A window of another shape costs a backend more, as it compiles and finds memory anew, than a few pixels beyond the
    area.
    """
    top, left = area.row // grid * grid, area.column // grid * grid
    lengths = (area.row + area.height - top, area.column + area.width - left)
    numbers = [-(-length // multiple_above(size, grid)) for length in lengths]
    height, width = (
        multiple_above(-(-length // number), grid) for length, number in zip(lengths, numbers, strict=True)
    )
    return Window(top, left, numbers[0] * height, numbers[1] * width), (height, width)


def halved(size: tuple[int, int], grid: int) -> tuple[int, int]:
    """Half the height and width, on the grid."""
    return max(grid, multiple_above(size[0] // 2, grid)), max(grid, multiple_above(size[1] // 2, grid))


def unfinished_parts(
    core: Window, area: Window, finished: Collection[Window], grid: int, size: tuple[int, int]
) -> Iterator[Window]:
    """What is left of a core, made with ``size``, when the windows of ``finished`` in it, of an earlier run, are done.

    A run that is short of memory halves the size of its cores; nothing but such halves can be among the finished.
    """
    wanted = core.intersection(area)
    if wanted is None or wanted in finished:
        return
    inside = [window for window in finished if wanted.intersection(window)]
    half = halved(size, grid)
    if not inside or half == size:
        yield core
        return
    for part in core_windows(core, grid, half):
        yield from unfinished_parts(part, area, inside, grid, half)


class CoreQueue:
    """Cores in order; those handed out but not finished come again, halved, after ``halve`` or ``restart``.

    Iterated by one thread, finished by another. ``finished`` are the parts of the area that need not be done. With
    ``even`` the cores are all alike, else the last ones are smaller.
    """

    def __init__(
        self,
        area: Window,
        grid: int,
        size: int,
        *,
        even: bool = False,
        side_by_side: int | None = None,
        finished: Collection[Window] = (),
    ) -> None:
        whole = multiple_above(size, grid)
        covered, cut = even_cores(area, grid, size) if even else (area, (whole, whole))
        self._size, self._grid = cut, grid
        done = self._by_core(finished, area)
        cores = core_windows(covered, grid, cut, side_by_side)
        self._waiting = (
            part
            for core in cores
            for part in unfinished_parts(core, area, done.get((core.row, core.column), ()), grid, cut)
        )
        self._handed_out: dict[Window, None] = {}

    def __iter__(self) -> Iterator[Window]:
        for core in self._waiting:
            self._handed_out[core] = None
            yield core

    @property
    def largest(self) -> int:
        """The longer side of the cores in pixels."""
        return max(self._size)

    def finish(self, core: Window) -> None:
        """The core is written; it will not come again."""
        del self._handed_out[core]

    def restart(self) -> None:
        """Put the unfinished cores back in front of the others."""
        again, self._handed_out = list(self._handed_out), {}
        waiting, grid, size = itertools.chain(again, self._waiting), self._grid, self._size
        self._waiting = (part for core in waiting for part in core_windows(core, grid, size))

    def halve(self) -> bool:
        """Make the cores half as wide and high; False when they are as small as the grid already."""
        before, self._size = self._size, halved(self._size, self._grid)
        return self._size != before

    def _by_core(self, finished: Collection[Window], area: Window) -> dict[tuple[int, int], list[Window]]:
        """The finished windows by the row and column of the core that each lies in."""
        (height, width), grid = self._size, self._grid
        top, left = area.row // grid * grid, area.column // grid * grid
        cells: dict[tuple[int, int], list[Window]] = {}
        for window in finished:
            place = ((window.row - top) // height * height + top, (window.column - left) // width * width + left)
            cells.setdefault(place, []).append(window)
        return cells


def multiple_above(value: int, grid: int) -> int:
    """The smallest multiple of ``grid`` that is not less than ``value``."""
    return -(-value // grid) * grid
