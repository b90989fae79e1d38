"""Where chips lie on an image: on a lattice of its own, so that every part of it is always seen in the same chips."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from alquimia_qgis.engine.prediction.cores import multiple_above
from alquimia_qgis.engine.raster.window import Window

# Chips share the largest object and so much of its size more, up to so many pixels: they see what is around it, too.
SURROUNDINGS, MOST_SURROUNDINGS = 0.5, 64
# So many times the overlap, within these bounds (pixels), are chips that compute little twice and are not large.
CHEAP, SMALLEST_SEARCHED, LARGEST_CHEAP = 4, 512, 1024
# A box whose centre lies this share of the overlap beyond its chip's core still counts where no other chip has it.
TOLERANCE = 1 / 6


@dataclass(frozen=True)
class Chip:
    """A square that the detector sees, and the ``core`` of the image whose objects are this chip's.

    ``window`` may reach beyond the image, the core does not. ``row`` counts the rows of chips.
    """

    row: int
    window: Window
    core: Window


@dataclass(frozen=True)
class Lattice:
    """Chips of ``size`` pixels whose origins are multiples of ``step`` in an image of ``height`` by ``width`` pixels.

    The cores, without half the overlap on each side, share the image out: each pixel lies in exactly one.
    """

    size: int
    step: int
    height: int
    width: int

    @property
    def overlap(self) -> int:
        """What neighbouring chips share: a box up to this size is whole in the chip whose core holds its centre."""
        return self.size - self.step

    @property
    def tolerance(self) -> int:
        """Pixels that the centre of a box may be off, seen from different chips, without the object being lost."""
        return int(self.overlap * TOLERANCE)

    def rows(self, area: Window) -> Iterator[list[Chip]]:
        """The chips whose cores meet the area or come near it, row by row from the top."""
        near = area.expanded(self.tolerance)
        columns = self._meeting(near.column, near.column + near.width, self.width)
        for row in self._meeting(near.row, near.row + near.height, self.height):
            yield [self._chip(row, column) for column in columns]

    def top_of(self, row: int) -> int:
        """The first pixel row that a row of chips sees."""
        return row * self.step

    def _chip(self, row: int, column: int) -> Chip:
        (top, bottom), (left, right) = self._core(row, self.height), self._core(column, self.width)
        window = Window(row * self.step, column * self.step, self.size, self.size)
        return Chip(row, window, Window(top, left, bottom - top, right - left))

    def _meeting(self, start: int, end: int, length: int) -> range:
        numbers = [
            number
            for number in range(self._count(length))
            if self._core(number, length)[0] < end and self._core(number, length)[1] > start
        ]
        return range(numbers[0], numbers[-1] + 1)

    def _count(self, length: int) -> int:
        return 1 + max(0, -(-(length - self.size) // self.step))

    def _core(self, number: int, length: int) -> tuple[int, int]:
        margin = self.overlap // 2
        start = number * self.step + margin if number else 0
        last = number == self._count(length) - 1
        return start, length if last else (number + 1) * self.step + margin


def lattice_for(size: int, grid: int, overlap: int, height: int, width: int) -> Lattice:
    """The lattice of chips of ``size`` pixels that overlap by ``overlap`` or a little more, origins on the ``grid``.

    A grid that is as coarse as the coarsest stride of the network makes all chips see an object alike. The chips must
    be larger than the overlap by the grid at least; see ``search_size``.
    """
    step = (size - overlap) // grid * grid
    if step < grid:
        raise ValueError(f"Chips of {size} pixels on a grid of {grid} cannot overlap by {overlap}.")
    return Lattice(size, step, height, width)


def wanted_overlap(largest: float | None, trained: int) -> int:
    """What chips must share so that objects up to ``largest`` pixels, and what is around them, are whole in one.

    Where that is not known (None), half a chip of the training, ``trained`` pixels.
    """
    if largest is None:
        return trained // 2
    return multiple_above(math.ceil(largest + min(SURROUNDINGS * largest, MOST_SURROUNDINGS)), 2)


def search_size(trained: int, overlap: int, grid: int) -> int:
    """Edge (pixels) of the chips of a search, a multiple of the grid: a fixed function of the model and the overlap.

    Not below those of the training, and at least twice the overlap, as else one pixel would be computed in more than
    four chips. Four times the overlap, where that is not large, takes less than half of that computing.
    """
    cheap = min(max(CHEAP * overlap, SMALLEST_SEARCHED), LARGEST_CHEAP)
    return multiple_above(max(trained, 2 * overlap, overlap + grid, cheap), grid)
