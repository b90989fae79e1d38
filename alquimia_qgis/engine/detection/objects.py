"""The objects of one chip as digitised, moved along when the chip is, and cut where it ends."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from alquimia_qgis.engine.detection.boxes import areas, clipped, visible_share
from alquimia_qgis.engine.samples.augment import Movement


class Objects(NamedTuple):
    """``boxes`` float32 (k, 4) in pixels, which may reach beyond the chip; ``classes`` int32 (k,).

    Those that are ``ignored``, bool (k,), are neither to be found nor background: of another part of the samples, or
    cut so much that nobody can tell.
    """

    boxes: np.ndarray
    classes: np.ndarray
    ignored: np.ndarray

    def selected(self, chosen: np.ndarray) -> Objects:
        """Those of a mask or of indices."""
        return Objects(self.boxes[chosen], self.classes[chosen], self.ignored[chosen])

    def moved(self, movement: Movement, size: float) -> Objects:
        """As they lie in the crop of ``size`` pixels that ``movement`` makes of a chip."""
        shifted = self.boxes - np.array([movement.column, movement.row] * 2, dtype=np.float32)
        return self._replace(boxes=moved_boxes(shifted, movement, size))

    def scaled(self, factor: float) -> Objects:
        """As they lie in an image made so many times as large."""
        return self._replace(boxes=(self.boxes * factor).astype(np.float32))

    def cut(self, size: float, least_share: float) -> Objects:
        """What a chip of ``size`` pixels shows of them; of which it shows less than ``least_share`` are ignored."""
        share = visible_share(self.boxes, size, size)
        objects = self._replace(boxes=clipped(self.boxes, size, size), ignored=self.ignored | (share < least_share))
        return objects.selected(areas(objects.boxes) > 0)


def no_objects() -> Objects:
    """Nothing digitised."""
    return Objects(np.zeros((0, 4), np.float32), np.zeros(0, np.int32), np.zeros(0, bool))


def moved_boxes(boxes: np.ndarray, movement: Movement, size: float) -> np.ndarray:
    """Boxes (k, 4) of a crop of ``size`` pixels mirrored and turned as ``Movement.apply`` does with its pixels."""
    left, top, right, bottom = boxes.T
    if movement.flip_rows:
        top, bottom = size - bottom, size - top
    if movement.flip_columns:
        left, right = size - right, size - left
    for _ in range(movement.quarter_turns % 4):  # anticlockwise: what was right is now on top
        left, top, right, bottom = top, size - right, bottom, size - left
    return np.stack([left, top, right, bottom], axis=-1).astype(np.float32)
