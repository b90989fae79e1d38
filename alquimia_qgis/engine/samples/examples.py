"""Turns stored chips into what a network reads, moved and scaled, in few passes: this runs beside the training."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alquimia_qgis.engine.samples.augment import Movement
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.protocol.bundle_manifest import BandRecord


class ExampleWriter:
    """Writes examples into a batch's arrays; the pixels are those of ``ChipSet.scaled``, bit for bit."""

    def __init__(self, chips: ChipSet, bands: Sequence[BandRecord]) -> None:
        self._chips = chips
        size = chips.patch_size
        # One long row of numbers for each row of an image is several times as fast as a few bands at a time.
        self._means = np.tile(np.array([band.mean for band in bands], dtype=np.float32), size)
        self._deviations = np.tile(np.array([band.standard_deviation for band in bands], dtype=np.float32), size)

    def write_pixels(self, chip: int, movement: Movement, brightness: float, target: np.ndarray) -> None:
        """The moved crop of a chip, scaled, with ``brightness`` (standard deviations) added, into ``target`` (P, P, B).

        Missing values and invalid pixels are 0, whatever the brightness. ``target`` is contiguous float32.
        """
        chips, size = self._chips, self._chips.patch_size
        values = moved_pixels(chips.pixels[chip], movement, size)
        rows = target.reshape(size, -1)
        with np.errstate(over="ignore", invalid="ignore"):
            np.subtract(values.reshape(size, -1), self._means, out=rows, dtype=np.float32, casting="unsafe")
            rows /= self._deviations
        if brightness:
            rows += np.float32(brightness)
        self._clear_missing(values, movement.apply(chips.valid[chip], size), target)

    def write_labels(self, chip: int, movement: Movement, crop: int, target: np.ndarray) -> bool:
        """The labels of the moved chip without ``crop`` pixels on each side; whether there is any.

        One label alone is that of the middle pixel, however the chip is turned: of an even number of pixels, none stays
        in the middle.
        """
        if target.size == 1:
            middle = self._chips.labels.shape[1] // 2
            target[...] = self._chips.labels[chip, middle, middle]
            return bool(target[0, 0] >= 0)
        labels = movement.apply(self._chips.labels[chip], self._chips.patch_size)
        inner = labels[crop : labels.shape[0] - crop, crop : labels.shape[1] - crop]
        np.copyto(target, inner)
        return bool((inner >= 0).any())

    def _clear_missing(self, values: np.ndarray, valid: np.ndarray, target: np.ndarray) -> None:
        if not valid.all():
            target[~valid] = 0.0
        if self._chips.fill is not None:
            missing = values == self._chips.fill
            if missing.any():
                target[missing] = 0.0
        if values.dtype.kind == "f":
            finite = np.isfinite(target)
            if not finite.all():
                target[~finite] = 0.0


def moved_pixels(chip: np.ndarray, movement: Movement, size: int) -> np.ndarray:
    """The moved crop of a chip (S, S, B) as a contiguous array (size, size, B); each pixel is copied as one piece."""
    stored = np.ascontiguousarray(chip)
    whole = stored.view(np.dtype((np.void, stored.dtype.itemsize * stored.shape[-1])))[..., 0]
    moved = np.ascontiguousarray(movement.apply(whole, size))
    return moved.view(stored.dtype).reshape(size, size, stored.shape[-1])
