"""Networks for patches that halve, and the same networks à trous, which answer for every pixel of an image at once.

Where a network for one patch halves its features, its dense form keeps them all and lets everything that follows look
at cells twice as far apart (Giusti et al. 2013, https://arxiv.org/abs/1302.1700; Long et al. 2015,
https://arxiv.org/abs/1411.4038). Both have the same weights and, without padding, give the same answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import keras
from keras import layers


@dataclass(frozen=True)
class Grid:
    """How the features of a patch lie: halved as they go (not ``dense``), or ``step`` cells apart in whole images."""

    dense: bool
    step: int = 1

    def halved(self, stride: int) -> Grid:
        """The grid of what comes out of a layer with this stride."""
        return replace(self, step=self.step * stride) if self.dense else self


def grid_of(input_shape: Sequence[int | None], patch_size: int) -> Grid:
    """That of a patch where the input is exactly one (P, P, B), else the dense one."""
    return Grid(dense=tuple(input_shape[:2]) != (patch_size, patch_size))


def middle_of_patch(features: keras.KerasTensor, patch_size: int, needed: int) -> keras.KerasTensor:
    """Crop the pixels of a patch that the network has no use for, because its halvings do not come out even.

    (N, H, W, F) → (N, H - P + needed, W - P + needed, F), for patches and for whole images alike.
    """
    before = (patch_size - needed) // 2
    after = patch_size - needed - before
    return layers.Cropping2D(((before, after), (before, after)))(features) if patch_size > needed else features


def convolved(
    features: keras.KerasTensor, grid: Grid, filters: int, size: int, stride: int = 1, **settings: Any
) -> keras.KerasTensor:
    """A convolution without padding; ``grid.halved(stride)`` is the grid of the result."""
    steps: dict[str, Any] = {"dilation_rate": grid.step} if grid.dense else {"strides": stride}
    return layers.Conv2D(filters, size, **steps, **settings)(features)


def max_pooled(features: keras.KerasTensor, grid: Grid, size: int, stride: int | None = None) -> keras.KerasTensor:
    """The largest of ``size`` × ``size`` cells, every ``stride`` cells (None: as many as ``size``)."""
    if not grid.dense:
        return layers.MaxPooling2D(size, strides=stride)(features)
    return _slid(features, size, grid.step, layers.Maximum)


def average_pooled(features: keras.KerasTensor, grid: Grid, size: int) -> keras.KerasTensor:
    """The mean of ``size`` × ``size`` cells, every ``size`` cells."""
    if not grid.dense:
        return layers.AveragePooling2D(size)(features)
    return _slid(features, size, grid.step, layers.Average)


def cropped(features: keras.KerasTensor, grid: Grid, cells: int) -> keras.KerasTensor:
    """Leave off so many cells on each side, as a convolution without padding does."""
    return layers.Cropping2D(cells * grid.step)(features)


def _slid(features: keras.KerasTensor, size: int, step: int, merge: type[Any]) -> keras.KerasTensor:
    """Merge ``size`` cells that lie ``step`` apart, along the height and then along the width."""
    for axis in (0, 1) if size > 1 else ():
        shifted = [
            layers.Cropping2D(_along(axis, number * step, (size - 1 - number) * step))(features)
            for number in range(size)
        ]
        features = merge()(shifted)
    return features


def _along(axis: int, before: int, after: int) -> tuple[tuple[int, int], tuple[int, int]]:
    return ((before, after), (0, 0)) if axis == 0 else ((0, 0), (before, after))
