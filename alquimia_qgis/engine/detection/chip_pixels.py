"""Reads chips as a detector wants them, and tells how much of a box has data."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.detection.boxes import areas, clipped
from alquimia_qgis.engine.detection.chip_lattice import Chip
from alquimia_qgis.engine.raster.pixel_source import PixelSource


@dataclass(frozen=True)
class ChipPixels:
    """A chip and what it shows: ``pixels`` float32 (size, size, B), mirrored where data are missing.

    A network that normalises what it sees by the figures of the whole chip would see objects beside emptiness in
    another light than among others.
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

    def without_emptiness(self, boxes: np.ndarray) -> np.ndarray:
        """The ``boxes`` (n, 4), counted from the chip's origin, without strips at their edges that have no data.

        Beside a mirror a network takes a cut object and its image for one.
        """
        shrunk = clipped(boxes, self.valid.shape[1], self.valid.shape[0])
        for place in np.flatnonzero(self.share_with_data(shrunk) < 1):
            left, top = np.floor(shrunk[place, :2]).astype(int)
            right, bottom = np.ceil(shrunk[place, 2:]).astype(int)
            inside = self.valid[top:bottom, left:right]
            rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
            if len(rows):
                first = [left + columns[0], top + rows[0]]
                last = [left + columns[-1] + 1, top + rows[-1] + 1]
                shrunk[place] = np.concatenate(
                    [np.maximum(shrunk[place, :2], first), np.minimum(shrunk[place, 2:], last)]
                )
        return shrunk


def read_chip(image: PixelSource, chip: Chip) -> ChipPixels:
    """The chip out of the image; see ``PixelSource.read_stack`` for what may go wrong."""
    stack = image.read_stack(chip.window)
    with np.errstate(over="ignore", invalid="ignore"):
        values = stack.values.astype(np.float32)
    if stack.present is not None:
        values = np.where(stack.present, values, np.float32(np.nan))
    return ChipPixels(
        chip, np.ascontiguousarray(np.moveaxis(mirrored_into_gaps(values, stack.valid), 0, -1)), stack.valid
    )


def mirrored_into_gaps(values: np.ndarray, valid: np.ndarray) -> np.ndarray:
    """The ``values`` (B, H, W) with what is not ``valid``, bool (H, W), mirrored from the nearest valid stretch.

    First along the rows; rows without any valid pixel then show the nearest that have some.
    """
    if valid.all() or not valid.any():
        return values
    columns = _mirrored(valid)
    rows = _mirrored(np.any(valid, axis=1, keepdims=True).T)[0]
    return np.asarray(values[:, rows[:, np.newaxis], columns[rows]])


def _mirrored(valid: np.ndarray) -> np.ndarray:
    """For each place of each row the column that it shows, int32 (n, W): itself where ``valid``, bool (n, W).

    Elsewhere one of the nearest stretch of valid places, folded at its ends as by mirrors. A row without any shows
    itself.
    """
    width = valid.shape[1]
    here = np.broadcast_to(np.arange(width, dtype=np.int32), valid.shape)
    before = np.pad(valid, ((0, 0), (1, 1)))
    begins = np.maximum.accumulate(np.where(valid & ~before[:, :-2], here, -1), axis=1)
    ends = np.minimum.accumulate(np.where(valid & ~before[:, 2:], here, width)[:, ::-1], axis=1)[:, ::-1]
    last = np.maximum.accumulate(np.where(valid, here, -1), axis=1)
    next_one = np.minimum.accumulate(np.where(valid, here, width)[:, ::-1], axis=1)[:, ::-1]
    nearest = np.where((last >= 0) & ((next_one == width) | (here - last <= next_one - here)), last, next_one)
    nearest = np.where(np.any(valid, axis=1, keepdims=True), nearest, here)
    start = np.maximum(np.take_along_axis(begins, nearest, axis=1), 0)
    length = np.minimum(np.take_along_axis(ends, nearest, axis=1), width - 1) + 1 - start
    folded = np.mod(here - start, 2 * length)
    return np.where(valid, here, start + np.where(folded < length, folded, 2 * length - 1 - folded)).astype(np.int32)
