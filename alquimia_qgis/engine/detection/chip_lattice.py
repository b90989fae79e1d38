"""Where chips lie on an image: on a lattice of its own, so that every part of it is always seen in the same chips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alquimia_qgis.engine.prediction.cores import multiple_above
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.errors import ParameterError

# The overlap is so many times the largest object: chips see it whole, and some pixels around it.
SHARE_OF_LARGEST = 1.5
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
    """The lattice whose chips overlap by ``overlap`` pixels or a little more, with origins on the network's ``grid``.

    A grid that is as coarse as the coarsest stride of the network makes all chips see an object alike. ParameterError
    where the chips leave no room for such an overlap.
    """
    step = (size - overlap) // grid * grid
    if step < grid:
        raise ParameterError(
            f"Chips of this model have {size} pixels and cannot overlap by {overlap}.",
            f"Set OVERLAP to {size - grid} pixels or less; for larger objects, train with larger chips.",
        )
    return Lattice(size, step, height, width)


def wanted_overlap(largest: float | None, size: int, grid: int) -> int:
    """The overlap that suits objects up to ``largest`` pixels (None: unknown), up to half a chip of ``size`` pixels.

    More would cost more than four times the computing; who has larger objects can ask for it.
    """
    most = size - multiple_above(-(-size // 2), grid)
    return most if largest is None else min(most, multiple_above(int(SHARE_OF_LARGEST * largest + 1), 2))
