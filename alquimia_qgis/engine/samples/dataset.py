"""Feeds chips to a Keras network: shuffled, balanced, augmented for training; in order, unchanged for validation."""

from __future__ import annotations

import math
from dataclasses import dataclass

import keras
import numpy as np

from alquimia_qgis.engine.samples.augment import Movement, centred, random_movement
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.examples import ExampleWriter
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.model_records import TargetRecord
from alquimia_qgis.protocol.options import SamplingOptions


@dataclass(frozen=True)
class Augmentation:
    """Which random changes training chips undergo; ``brightness`` in standard deviations."""

    flips: bool = True
    quarter_turns: bool = True
    brightness: float = 0.1

    @classmethod
    def of(cls, options: SamplingOptions) -> Augmentation:
        """The changes that the user's options ask for."""
        return cls(options.flips, options.quarter_turns, options.brightness)


class ChipSequence(keras.utils.PyDataset):
    """Batches (x float32 (N, P, P, B), y int32 (N, P - 2c, P - 2c)): scaled pixels and class indices, -1 = unlabelled.

    Where the network answers once for a chip, y is the label of its middle pixel, (N, 1, 1), and with a ``target`` the
    scaled number of that pixel, float32 (N, 1, 1, 1). Of chips that may show several classes y is 1 for each that they
    show, float32 (N, 1, 1, C).

    Without ``augmentation`` every chip comes once, in order (validation). With it (training), an epoch has ``steps``
    batches of chips drawn anew: chips of rare classes come more often, every chip is shifted within its border and
    changed at random. A batch depends on seed, epoch and its number only, not on the order in which batches are asked
    for; pass ``shuffle=False`` to ``fit``, there is nothing left to shuffle. ``output_crop`` c is what the network
    leaves off each side.
    """

    def __init__(
        self,
        chips: ChipSet,
        bands: tuple[BandRecord, ...],
        batch_size: int,
        *,
        steps: int | None = None,
        augmentation: Augmentation | None = None,
        seed: int = 0,
        output_crop: int = 0,
        target: TargetRecord | None = None,
    ) -> None:
        super().__init__()
        self._chips, self._bands, self._batch_size = chips, bands, batch_size
        self._augmentation, self._seed, self._crop = augmentation, seed, output_crop
        self._writer, self._target = ExampleWriter(chips, bands), target
        every_chip = math.ceil(len(chips) / batch_size)
        self._steps = every_chip if augmentation is None or steps is None else steps
        self._weights = None if augmentation is None else drawing_weights(chips)
        self._epoch = 0
        self._order = self._new_order()

    def __len__(self) -> int:
        return self._steps

    def __getitem__(self, index: int) -> tuple[np.ndarray, np.ndarray]:
        if not 0 <= index < self._steps:
            raise IndexError(f"There are {self._steps} batches; number {index} was asked for.")
        chosen = self._order[index * self._batch_size : (index + 1) * self._batch_size]
        generator = np.random.default_rng((self._seed, self._epoch, index))
        size = self._chips.patch_size
        pixels = np.empty((len(chosen), size, size, len(self._bands)), dtype=np.float32)
        labelled = max(1, size - 2 * self._crop)
        labels = np.empty((len(chosen), labelled, labelled), dtype=np.int32)
        for place, chip in enumerate(chosen):
            self._write(int(chip), generator, pixels[place], labels[place])
        if self._chips.shown is not None:
            return pixels, self._chips.shown[chosen].astype(np.float32)[:, np.newaxis, np.newaxis]
        return pixels, labels if self._target is None else self._numbers(chosen, self._target)

    def _numbers(self, chosen: np.ndarray, target: TargetRecord) -> np.ndarray:
        if self._chips.numbers is None:
            raise ValueError("These chips have no numbers.")
        scaled = (self._chips.numbers[chosen] - target.mean) / target.standard_deviation
        return scaled.astype(np.float32)[:, np.newaxis, np.newaxis, np.newaxis]

    def on_epoch_end(self) -> None:
        """Draw the chips of the next epoch."""
        self._epoch += 1
        self._order = self._new_order()

    def _new_order(self) -> np.ndarray:
        """Numbers of the chips of one epoch, in order of appearance."""
        if self._weights is None:
            return np.arange(len(self._chips))
        generator = np.random.default_rng((self._seed, self._epoch))
        return drawn(self._weights, self._steps * self._batch_size, generator)

    def _write(self, chip: int, generator: np.random.Generator, pixels: np.ndarray, labels: np.ndarray) -> None:
        movement, brightness = self._variation(generator)
        if not self._writer.write_labels(chip, movement, self._crop, labels) and self._augmentation is not None:
            movement = centred(self._chips.jitter)  # the random shift lost the only labels
            self._writer.write_labels(chip, movement, self._crop, labels)
        self._writer.write_pixels(chip, movement, brightness, pixels)

    def _variation(self, generator: np.random.Generator) -> tuple[Movement, float]:
        change, jitter = self._augmentation, self._chips.jitter
        if change is None:
            return centred(jitter), 0.0
        movement = random_movement(generator, jitter, change.flips, change.quarter_turns)
        return movement, change.brightness * generator.uniform(-1.0, 1.0)


def drawing_weights(chips: ChipSet) -> np.ndarray:
    """How often each chip is drawn, float64 (N,) with sum 1: between all alike and every class alike.

    A chip counts by the rarest class it shows: 1 / sqrt(number of chips that show the class). The root keeps chips of
    common classes in play; what imbalance is left is the business of the loss. Chips that show no class are one more.
    """
    shown = chips.classes_shown
    shown = np.concatenate([shown, ~shown.any(axis=1, keepdims=True)], axis=1)
    rarity = np.where(shown, 1.0 / np.sqrt(np.maximum(1, shown.sum(axis=0))), 0.0).max(axis=1, initial=0.0)
    return rarity / max(rarity.sum(), np.finfo(float).tiny)


def drawn(weights: np.ndarray, count: int, generator: np.random.Generator) -> np.ndarray:
    """``count`` positions drawn in proportion to ``weights`` by systematic sampling, shuffled.

    Each position comes floor or ceil of its expected number of times, so that no chip is forgotten by bad luck.
    """
    order = generator.permutation(len(weights))
    marks = (generator.uniform() + np.arange(count)) / count
    positions = np.minimum(np.searchsorted(np.cumsum(weights[order]), marks), len(weights) - 1)
    return generator.permutation(order[positions])
