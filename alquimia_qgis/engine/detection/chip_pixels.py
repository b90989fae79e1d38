"""Reads chips as a detector wants them, and tells how much of a box has data."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.detection.boxes import areas, clipped
from alquimia_qgis.engine.detection.chip_lattice import Chip
from alquimia_qgis.engine.raster.pixel_source import PixelSource


@dataclass(frozen=True)
class ChipPixels:
    """A chip and what it shows: ``pixels`` float32 (size, size, B), NaN where missing, mirrored beyond the image.

    ``valid``, bool (size, size), is where the image has data; never beyond it.
    """

    chip: Chip
    pixels: np.ndarray
    valid: np.ndarray

    @property
    def core_valid(self) -> np.ndarray:
        """``valid`` in the chip's core, bool (H, W)."""
        return self.valid[self.chip.core.relative_to(self.chip.window).slices]

    def share_with_data(self, boxes: np.ndarray) -> np.ndarray:
        """How much of each of ``boxes`` (n, 4), counted from the chip's origin, has data, float64 (n,) from 0 to 1."""
        sums = np.zeros((self.valid.shape[0] + 1, self.valid.shape[1] + 1))
        sums[1:, 1:] = self.valid.cumsum(axis=0).cumsum(axis=1)
        inside = clipped(boxes, self.valid.shape[1], self.valid.shape[0])
        left, top, right, bottom = np.rint(inside).astype(int).T
        with_data = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        whole = areas(boxes).astype(np.float64)
        return np.divide(with_data, whole, out=np.zeros_like(whole), where=whole > 0)


def read_chip(image: PixelSource, chip: Chip) -> ChipPixels:
    """The chip out of the image; see ``PixelSource.read_stack`` for what may go wrong."""
    stack = image.read_stack(chip.window)
    with np.errstate(over="ignore", invalid="ignore"):
        values = stack.values.astype(np.float32)
    if stack.present is not None:
        values = np.where(stack.present, values, np.float32(np.nan))
    return ChipPixels(chip, np.ascontiguousarray(np.moveaxis(values, 0, -1)), stack.valid)
