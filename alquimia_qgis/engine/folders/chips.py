"""Turns pictures of one class each into the chips that a training takes: the middle pixel has the label."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.folders.picture import PictureHeader, read_picture
from alquimia_qgis.engine.folders.survey import LeftOut, common_type
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.chip_store import ChipStore, room_for_chips
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.labels import UNLABELLED
from alquimia_qgis.protocol.errors import ImageError, MemoryLimitError

BYTES_BESIDE_PIXELS = 3


class PictureChips:
    """Reads pictures at one size, and sets aside those that turn out to be damaged."""

    def __init__(self, headers: dict[str, PictureHeader], size: int, classes: int, left_out: LeftOut) -> None:
        self._headers, self._size, self._classes, self._left_out = headers, size, classes, left_out
        self._bands = len(next(iter(headers.values())).bands)
        self._dtype = common_type(list(headers.values()))

    def read(
        self,
        paths: list[str],
        class_index: np.ndarray,
        context: JobContext,
        border: int = 0,
        numbers: np.ndarray | None = None,
    ) -> tuple[ChipSet, np.ndarray]:
        """The chips of the pictures that can be read, and which of ``paths`` these are (int64).

        ``class_index`` (int, one for each path; -1: none) is the label of the middle pixel, index size // 2 in both
        directions; all others are -1, so that ``class_pixels`` counts pictures. A ``border`` of so many mirrored
        pixels on each side lets training shift the pictures at random. ``numbers`` (float, one for each path) are those
        to be estimated, where that is the purpose.
        """
        pixels, valid = self._stores(len(paths), self._size + 2 * border)
        kept = []
        for number, path in enumerate(paths):
            context.check_cancelled()
            context.progress(number / len(paths), f"Reading pictures: {number + 1} of {len(paths)}")
            try:
                values = read_picture(self._headers[path], self._size)
            except ImageError as error:
                self._left_out.add(path, error)
                continue
            self._add(_mirrored(values, border), pixels, valid)
            kept.append(number)
        chosen = np.array(kept, dtype=np.int64)
        chips = self._chip_set(pixels.finish(), valid.finish(), class_index[chosen], border)
        of_each = None if numbers is None else numbers[chosen].astype(np.float32)
        return replace(chips, numbers=of_each, paths=[paths[number] for number in kept]), chosen

    def _stores(self, count: int, edge: int) -> tuple[ChipStore, ChipStore]:
        room = room_for_chips()
        needed = count * edge**2 * (self._bands * self._dtype.itemsize + BYTES_BESIDE_PIXELS)
        if needed > room.bytes:
            raise MemoryLimitError(
                f"{count} pictures of {self._size} × {self._size} pixels take {needed / 2**30:.1f} GB, "
                f"more than there is room for.",
                "Make the chips smaller, or give fewer pictures (MAXIMUM_CHIPS).",
            )
        folder = None if needed <= room.memory or room.disk < room.memory else room.folder
        shape = (edge, edge)
        return ChipStore(count, (*shape, self._bands), self._dtype, folder), ChipStore(count, shape, bool, folder)

    def _add(self, values: np.ndarray, pixels: ChipStore, valid: ChipStore) -> None:
        present = np.isfinite(values)
        if self._dtype == np.float32:
            valid.add(present.any(axis=-1))
        else:  # whole numbers have no mark for a value that is missing in one band only
            valid.add(present.all(axis=-1))
            values = np.where(present, values, 0)
        pixels.add(values)

    def _chip_set(self, pixels: np.ndarray, valid: np.ndarray, class_index: np.ndarray, border: int) -> ChipSet:
        labels = np.full(valid.shape, UNLABELLED, dtype=np.int16)
        middle = border + self._size // 2
        labels[:, middle, middle] = class_index
        edge = self._size + 2 * border
        windows = [Window(0, 0, edge, edge)] * len(labels)
        counts = np.bincount(class_index[class_index >= 0], minlength=self._classes).astype(np.int64)
        return ChipSet(pixels, valid, labels, windows, self._size, border, counts)


def _mirrored(values: np.ndarray, border: int) -> np.ndarray:
    return np.pad(values, ((border, border), (border, border), (0, 0)), mode="symmetric") if border else values
