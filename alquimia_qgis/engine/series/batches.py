"""Feeds labelled pixels and chips of series to a network, in the shape it wants: dates apart from bands."""

from __future__ import annotations

import math
from collections.abc import Sequence

import keras
import numpy as np

from alquimia_qgis.engine.bundle.layout import examples_of
from alquimia_qgis.engine.raster.scaling import scale
from alquimia_qgis.engine.samples.dataset import ChipSequence, drawn
from alquimia_qgis.engine.samples.pixels import PixelSet
from alquimia_qgis.engine.series.augmentation import SeriesAugmentation
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.inputs import InputKind
from alquimia_qgis.protocol.model_records import TargetRecord


class PixelBatches(keras.utils.PyDataset):
    """Batches (x float32 (N, T, B) or (N, B), y (N,) class indices or (N, 1) scaled numbers) of labelled pixels.

    Without ``steps`` every pixel comes once, in order (validation). With them (training) an epoch has as many batches
    of pixels drawn anew, classes by the root of their rarity, and changed by ``augmentation``. A batch depends on seed,
    epoch and its number only.
    """

    def __init__(
        self,
        pixels: PixelSet,
        channels: Sequence[BandRecord],
        kind: InputKind,
        dates: int | None,
        batch_size: int,
        *,
        target: TargetRecord | None = None,
        steps: int | None = None,
        augmentation: SeriesAugmentation | None = None,
        seed: int = 0,
    ) -> None:
        super().__init__()
        self._pixels, self._channels, self._kind, self._dates = pixels, channels, kind, dates
        self._batch_size, self._target, self._seed = batch_size, target, seed
        self._augmentation = augmentation
        self._steps = steps or math.ceil(len(pixels) / batch_size)
        self._weights = None if steps is None else _drawing_weights(pixels)
        self._epoch = 0
        self._order = self._new_order()

    def __len__(self) -> int:
        return self._steps

    def __getitem__(self, index: int) -> tuple[np.ndarray, np.ndarray]:
        if not 0 <= index < self._steps:
            raise IndexError(f"There are {self._steps} batches; number {index} was asked for.")
        chosen = self._order[index * self._batch_size : (index + 1) * self._batch_size]
        values = self._pixels.pixels[chosen]
        scaled = scale(values, np.ones(len(values), dtype=bool), self._channels)
        examples = examples_of(scaled, self._kind, self._dates)
        if self._augmentation is not None:
            examples = self._augmentation.apply(examples, np.random.default_rng((self._seed, self._epoch, index)))
        return np.ascontiguousarray(examples), self._labels(chosen)

    def on_epoch_end(self) -> None:
        """Draw the pixels of the next epoch."""
        self._epoch += 1
        self._order = self._new_order()

    def _labels(self, chosen: np.ndarray) -> np.ndarray:
        labels = self._pixels.labels[chosen]
        if self._target is None:
            return labels
        return ((labels - self._target.mean) / self._target.standard_deviation).astype(np.float32)[:, np.newaxis]

    def _new_order(self) -> np.ndarray:
        if self._weights is None:
            return np.arange(len(self._pixels))
        generator = np.random.default_rng((self._seed, self._epoch))
        return drawn(self._weights, self._steps * self._batch_size, generator)


class SeriesChips(keras.utils.PyDataset):
    """Batches of image series (x float32 (N, T, H, W, B), y int32 (N, H', W')) from batches of chips."""

    def __init__(
        self, chips: ChipSequence, kind: InputKind, dates: int, augmentation: SeriesAugmentation | None, seed: int
    ) -> None:
        super().__init__()
        self._chips, self._kind, self._dates = chips, kind, dates
        self._augmentation, self._seed = augmentation, seed
        self._epoch = 0

    def __len__(self) -> int:
        return len(self._chips)

    def __getitem__(self, index: int) -> tuple[np.ndarray, np.ndarray]:
        pixels, labels = self._chips[index]
        examples = np.ascontiguousarray(examples_of(pixels, self._kind, self._dates))
        if self._augmentation is not None:
            generator = np.random.default_rng((self._seed, self._epoch, index, 1))
            examples = self._augmentation.apply(examples, generator)
        return examples, labels

    def on_epoch_end(self) -> None:
        """Draw the chips of the next epoch."""
        self._epoch += 1
        self._chips.on_epoch_end()


def _drawing_weights(pixels: PixelSet) -> np.ndarray:
    """How often each pixel is drawn, float64 (N,) with sum 1: numbers alike, classes by the root of their rarity."""
    if pixels.labels.dtype.kind == "f":
        return np.full(len(pixels), 1.0 / len(pixels))
    rarity = 1.0 / np.sqrt(np.maximum(1, pixels.class_pixels))[pixels.labels]
    return rarity / rarity.sum()
