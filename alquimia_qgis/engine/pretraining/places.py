"""Draws chips at random all over an image, wherever it has pixels; nobody has said what they show."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.chip_store import ChipStore, room_for_chips
from alquimia_qgis.engine.samples.chips import ChipSet, chip_bytes, folder_for, warn_about_mask
from alquimia_qgis.engine.samples.labels import UNLABELLED

# Of a chip so much must be valid; where an image is mostly nodata, so many rounds of drawing find what there is.
SMALLEST_SHARE = 0.5
ROUNDS = 10


def draw_chips(image: PixelSource, size: int, count: int, seed: int, context: JobContext) -> ChipSet:
    """Up to ``count`` chips of ``size`` pixels, at least half of each valid; the same with the same seed.

    Fewer where memory and disk have no room for more, or the image has not so many such places; the log says so.
    An image where no such place is found raises an ImageError.
    """
    warn_about_mask(image, context)
    room, needed = room_for_chips(), chip_bytes(image, size)
    most = max(1, min(count, room.bytes // needed))
    chips = _Chips(image, most, size, folder_for(most * needed, room, context))
    for window in _places(image, chips, most, size, np.random.default_rng(seed)):
        context.check_cancelled()
        chips.take(window)
        context.progress(len(chips) / most, f"Cutting chips: {len(chips)} of {most}")
    if not len(chips):
        image.check_not_empty(context.check_cancelled)
    if len(chips) < count:
        context.log(f"{len(chips)} of {count} chips are used: there is no room, or no place, for more.", "warning")
    return chips.finish()


def _places(
    image: PixelSource, chips: _Chips, most: int, size: int, generator: np.random.Generator
) -> Iterator[Window]:
    """Windows in rounds, from top to bottom in each, as the blocks of a file lie, until there are enough chips."""
    rows, columns = max(1, image.height - size + 1), max(1, image.width - size + 1)
    for _ in range(ROUNDS):
        missing = most - len(chips)
        corners = np.stack([generator.integers(0, rows, missing), generator.integers(0, columns, missing)], axis=1)
        for row, column in corners[np.lexsort((corners[:, 1], corners[:, 0]))]:
            yield Window(int(row), int(column), size, size)
        if len(chips) == most:
            return


class _Chips:
    """The chips so far."""

    def __init__(self, image: PixelSource, most: int, size: int, folder: str | None) -> None:
        self._image, self._size = image, size
        self._dtype, self._fill = image.storage
        self._pixels = ChipStore(most, (size, size, image.channel_count), self._dtype, folder)
        self._valid = ChipStore(most, (size, size), bool, folder)
        self._windows: list[Window] = []

    def __len__(self) -> int:
        return len(self._windows)

    def take(self, window: Window) -> None:
        """Read a chip, and keep it if enough of it is valid."""
        pixels, valid = self._image.read(window)
        if valid.mean() < SMALLEST_SHARE and not self._is_whole_image(window):
            return
        if self._dtype != np.float32:
            pixels = np.where(np.isfinite(pixels), pixels, 0 if self._fill is None else self._fill)
        self._pixels.add(pixels)
        self._valid.add(valid)
        self._windows.append(window)

    def finish(self) -> ChipSet:
        """All of them, without labels."""
        valid = self._valid.finish()
        labels = np.broadcast_to(np.int16(UNLABELLED), valid.shape)
        no_classes = np.zeros(0, dtype=np.int64)
        return ChipSet(self._pixels.finish(), valid, labels, self._windows, self._size, 0, no_classes, self._fill)

    def _is_whole_image(self, window: Window) -> bool:
        """An image smaller than a chip is all that there is."""
        return min(self._image.height, self._image.width) < self._size
