"""A rectangle of pixels, which may reach beyond the image it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Window:
    """A rectangle in pixel coordinates: first ``row`` and ``column`` (may be negative), ``height`` and ``width``."""

    row: int
    column: int
    height: int
    width: int

    @property
    def row_slice(self) -> slice:
        """The rows as a slice; only for windows that lie inside the array."""
        return slice(self.row, self.row + self.height)

    @property
    def column_slice(self) -> slice:
        """The columns as a slice; only for windows that lie inside the array."""
        return slice(self.column, self.column + self.width)

    @property
    def slices(self) -> tuple[slice, slice]:
        """Rows and columns as slices; only for windows that lie inside the array."""
        return self.row_slice, self.column_slice

    def expanded(self, margin: int) -> Window:
        """The window with ``margin`` pixels more on each side (fewer when negative)."""
        return Window(self.row - margin, self.column - margin, self.height + 2 * margin, self.width + 2 * margin)

    def intersection(self, other: Window) -> Window | None:
        """The pixels that both windows hold; None when there are none."""
        row, column = max(self.row, other.row), max(self.column, other.column)
        height = min(self.row + self.height, other.row + other.height) - row
        width = min(self.column + self.width, other.column + other.width) - column
        return Window(row, column, height, width) if height > 0 and width > 0 else None

    def relative_to(self, other: Window) -> Window:
        """The same pixels counted from the first row and column of ``other``."""
        return Window(self.row - other.row, self.column - other.column, self.height, self.width)


def mirrored_indices(start: int, length: int, size: int) -> np.ndarray:
    """Indices start … start + length - 1 folded back into 0 … size - 1 as by mirrors at both edges (int64).

    The edge itself is repeated (… 1 0 | 0 1 2 …), so any overshoot works, also for an axis of one pixel.
    """
    folded = np.mod(np.arange(start, start + length), 2 * size)
    return np.where(folded < size, folded, 2 * size - 1 - folded)


class MirroredWindow:
    """A window that may reach beyond an image of ``height`` × ``width`` pixels: what to read of it, what to mirror.

    ``source`` lies inside the image and holds every pixel that is needed.
    """

    def __init__(self, window: Window, height: int, width: int) -> None:
        rows = mirrored_indices(window.row, window.height, height)
        columns = mirrored_indices(window.column, window.width, width)
        self.source = Window(int(rows.min()), int(columns.min()), int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1)
        self._window = window
        self._own = window.intersection(Window(0, 0, height, width))
        self._rows, self._columns = rows - self.source.row, columns - self.source.column

    def apply(self, values: np.ndarray) -> np.ndarray:
        """The source's values (…, H, W) mirrored to the whole window; the same array where nothing is mirrored."""
        if self._own == self._window:
            return values
        if self._own != self.source:  # less of the image in the window than the window reaches beyond it
            return values[..., self._rows[:, np.newaxis], self._columns]
        # The same, without looking up every pixel.
        place = self.source.relative_to(self._window)
        rows = (place.row, self._window.height - place.row - place.height)
        columns = (place.column, self._window.width - place.column - place.width)
        return np.pad(values, [(0, 0)] * (values.ndim - 2) + [rows, columns], mode="symmetric")

    def apply_to_valid(self, valid: np.ndarray) -> np.ndarray:
        """``apply`` for what is valid (H, W), which nothing beyond the image is."""
        if self._own == self._window:
            return valid
        whole = np.zeros((self._window.height, self._window.width), dtype=bool)
        if self._own is not None:
            whole[self._own.relative_to(self._window).slices] = valid[self._own.relative_to(self.source).slices]
        return whole
