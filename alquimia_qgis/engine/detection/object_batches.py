"""Feeds chips of objects to a detector: moved, scaled and shuffled for training; in order, unchanged for validation."""

from __future__ import annotations

import math
from dataclasses import dataclass

import keras
import numpy as np

from alquimia_qgis.engine.detection.anchors import anchor_boxes
from alquimia_qgis.engine.detection.object_chips import ObjectChips
from alquimia_qgis.engine.detection.objects import Objects
from alquimia_qgis.engine.detection.targets import TARGET_NUMBERS, Matching
from alquimia_qgis.engine.raster.scaling import scale
from alquimia_qgis.engine.samples.augment import Movement, centred
from alquimia_qgis.engine.samples.dataset import Augmentation, drawn
from alquimia_qgis.engine.samples.labels import UNLABELLED
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.zoo.detection_family import DetectionFamily
from alquimia_qgis.zoo.family import ModelFamily


@dataclass(frozen=True)
class ObjectAugmentation:
    """Which random changes training chips undergo; their size changes by a factor of up to 1 + ``scale_change``."""

    movement: Augmentation
    scale_change: float = 0.0

    @classmethod
    def of(cls, job: TrainJob) -> ObjectAugmentation:
        """The changes that the user's options ask for."""
        return cls(Augmentation.of(job.sampling), job.object_sampling.scale_change)


@dataclass(frozen=True)
class Example:
    """One chip as the network sees it: scaled pixels float32 (P, P, B), objects in it, and where they are known."""

    pixels: np.ndarray
    objects: Objects
    known: np.ndarray


class ObjectExamples:
    """Makes examples of chips, changed at random or as they are."""

    def __init__(self, chips: ObjectChips, bands: tuple[BandRecord, ...]) -> None:
        self.chips, self._bands = chips, bands

    def plain(self, chip: int) -> Example:
        """The chip without its border."""
        return self._example(chip, centred(self.chips.jitter), self.chips.patch_size, 0.0)

    def varied(self, chip: int, change: ObjectAugmentation, generator: np.random.Generator) -> Example:
        """The chip shifted, mirrored, turned, enlarged or shrunk, brightened or darkened."""
        size, stored = self.chips.patch_size, self.chips.patch_size + 2 * self.chips.jitter
        factor = (1 + change.scale_change) ** generator.uniform(-1.0, 1.0)
        edge = int(min(stored, max(1, round(size / factor))))
        row, column = (int(start) for start in generator.integers(0, stored - edge + 1, size=2))
        mirror, turns = generator.integers(0, 2, size=2) == 1, int(generator.integers(0, 4))
        allowed = change.movement
        movement = Movement(
            row,
            column,
            bool(allowed.flips and mirror[0]),
            bool(allowed.flips and mirror[1]),
            turns if allowed.quarter_turns else 0,
        )
        return self._example(chip, movement, edge, allowed.brightness * generator.uniform(-1.0, 1.0))

    def _example(self, chip: int, movement: Movement, edge: int, brightness: float) -> Example:
        chips, size = self.chips, self.chips.patch_size
        values = movement.apply(chips.values(slice(chip, chip + 1))[0], edge)
        valid = movement.apply(chips.valid[chip], edge)
        pixels = scale(values[np.newaxis], valid[np.newaxis], self._bands)[0]
        pixels = np.where(pixels != 0.0, pixels + np.float32(brightness), pixels) if brightness else pixels
        known = movement.apply(chips.labels[chip], edge) != UNLABELLED
        objects = chips.objects[chip].moved(movement, edge).scaled(size / edge).cut(size, chips.visible_share)
        nearest = np.minimum((np.arange(size) + 0.5) * edge / size, edge - 1).astype(int)
        return Example(resized(pixels, size), objects, known[np.ix_(nearest, nearest)])


class ObjectBatches(keras.utils.PyDataset):
    """Batches (x float32 (N, P, P, B), y float32 (N, A, 1, 5)): scaled pixels and the targets of all anchors.

    Without ``augmentation`` every chip comes once, in order (validation). With it, an epoch has ``steps`` batches of
    chips drawn anew, those of rare classes more often, and changed at random. A batch depends on seed, epoch and its
    number only.
    """

    def __init__(
        self,
        examples: ObjectExamples,
        family: DetectionFamily,
        batch_size: int,
        *,
        steps: int | None = None,
        augmentation: ObjectAugmentation | None = None,
        seed: int = 0,
    ) -> None:
        super().__init__()
        self._examples, self._batch_size = examples, batch_size
        self._augmentation, self._seed = augmentation, seed
        size = examples.chips.patch_size
        self._anchors = anchor_boxes(family.anchor_levels(), size, size)
        self._matching = Matching.of(family)
        every_chip = math.ceil(len(examples.chips) / batch_size)
        self._steps = every_chip if augmentation is None or steps is None else steps
        self._weights = drawing_weights(examples.chips)
        self._epoch = 0
        self._order = self._new_order()

    def __len__(self) -> int:
        return self._steps

    def __getitem__(self, index: int) -> tuple[np.ndarray, np.ndarray]:
        if not 0 <= index < self._steps:
            raise IndexError(f"There are {self._steps} batches; number {index} was asked for.")
        chosen = self._order[index * self._batch_size : (index + 1) * self._batch_size]
        generator = np.random.default_rng((self._seed, self._epoch, index))
        examples = [self._example(int(chip), generator) for chip in chosen]
        targets = np.empty((len(chosen), len(self._anchors), 1, TARGET_NUMBERS), dtype=np.float32)
        for place, example in enumerate(examples):
            targets[place, :, 0] = self._matching.targets(self._anchors, example.objects, example.known)
        return np.stack([example.pixels for example in examples]), targets

    def on_epoch_end(self) -> None:
        """Draw the chips of the next epoch."""
        self._epoch += 1
        self._order = self._new_order()

    def _example(self, chip: int, generator: np.random.Generator) -> Example:
        if self._augmentation is None:
            return self._examples.plain(chip)
        return self._examples.varied(chip, self._augmentation, generator)

    def _new_order(self) -> np.ndarray:
        if self._augmentation is None:
            return np.arange(len(self._examples.chips))
        generator = np.random.default_rng((self._seed, self._epoch))
        return drawn(self._weights, self._steps * self._batch_size, generator)


def drawing_weights(chips: ObjectChips) -> np.ndarray:
    """How often each chip is drawn, float64 (N,) with sum 1.

    By the rarest class that it shows, 1 / sqrt(number of chips that show it); a chip without objects as one of the most
    common class.
    """
    shown = chips.classes_shown
    rarity = 1.0 / np.sqrt(np.maximum(1, shown.sum(axis=0)))
    weights = np.where(shown, rarity, 0.0).max(axis=1)
    weights[weights == 0] = rarity[shown.any(axis=0)].min(initial=1.0)
    return weights / weights.sum()


def detecting(family: ModelFamily) -> DetectionFamily:
    """The family as one that finds objects; a TypeError for any other."""
    if not isinstance(family, DetectionFamily):
        raise TypeError(f"{family.title} finds no objects.")
    return family


def resized(pixels: np.ndarray, size: int) -> np.ndarray:
    """A square image (S, S, B) as one of (size, size, B), bilinearly interpolated between the middles of pixels."""
    edge = len(pixels)
    if edge == size:
        return np.ascontiguousarray(pixels)
    place = np.clip((np.arange(size) + 0.5) * edge / size - 0.5, 0, edge - 1)
    first = np.minimum(place.astype(int), edge - 2)
    share = (place - first).astype(np.float32)[:, np.newaxis]
    rows = pixels[first] * (1 - share[..., np.newaxis]) + pixels[first + 1] * share[..., np.newaxis]
    return rows[:, first] * (1 - share) + rows[:, first + 1] * share
