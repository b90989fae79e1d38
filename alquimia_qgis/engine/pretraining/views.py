"""Feeds unlabelled chips to a network that learns from them: as two views of each place, or to be drawn again.

Two views of one place that must find each other among those of other places: SimCLR (Chen et al. 2020,
https://arxiv.org/abs/2002.05709), with turns, crops and colours that make sense for images from above.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import keras
import numpy as np

from alquimia_qgis.engine.samples.augment import random_movement
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.examples import ExampleWriter
from alquimia_qgis.engine.samples.pairs import ChipPairs
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.zoo.family import ModelFamily


@dataclass(frozen=True)
class Variation:
    """How views of a place differ beside mirroring and quarter turns; the family says it in the same units."""

    smallest_view: float = 1.0
    brightness: float = 0.0
    contrast: float = 0.0
    colour: float = 0.0

    @classmethod
    def of(cls, family: ModelFamily) -> Variation:
        """What the user has chosen; any family of embeddings has these parameters."""
        values = family.to_dict()
        return cls(values["smallest_view"], values["view_brightness"], values["view_contrast"], values["view_colour"])

    def apply(self, view: np.ndarray, generator: np.random.Generator) -> np.ndarray:
        """Another view (P, P, B), float32, of a scaled chip (P, P, B)."""
        cut = _cut(view, round(len(view) * generator.uniform(self.smallest_view, 1.0)), generator)
        factor = 1.0 + generator.uniform(-self.contrast, self.contrast)
        middle = cut.mean(axis=(0, 1))
        shift = generator.uniform(-self.brightness, self.brightness)
        shifts = shift + generator.uniform(-self.colour, self.colour, cut.shape[-1])
        return ((cut - middle) * factor + middle + shifts).astype(np.float32)


class ChipViews(keras.utils.PyDataset):
    """Batches (x float32 (2 M, P, P, B), y int32 (2 M, 1, 1)): M places, then M other views of them in the same order.

    ``y`` numbers the places of a batch, which are all different. A batch depends on seed, epoch and its number only.
    """

    def __init__(
        self, chips: ChipSet, bands: tuple[BandRecord, ...], batch_size: int, variation: Variation,
        *, steps: int | None, seed: int,
    ) -> None:  # fmt: skip
        super().__init__()
        self._chips, self._variation, self._seed = chips, variation, seed
        self._writer = ExampleWriter(chips, bands)
        self._places = max(1, min(batch_size, len(chips)))
        self._steps = steps or math.ceil(len(chips) / self._places)
        self._epoch = 0
        self._order = self._new_order()

    def __len__(self) -> int:
        return self._steps

    def __getitem__(self, index: int) -> tuple[np.ndarray, np.ndarray]:
        places = self._order[index]
        generator = np.random.default_rng((self._seed, self._epoch, index))
        views = np.stack(
            [self._variation.apply(self._moved(place, generator), generator) for place in (*places, *places)]
        )
        return views, np.tile(np.arange(len(places), dtype=np.int32), 2)[:, np.newaxis, np.newaxis]

    def on_epoch_end(self) -> None:
        """Draw the places of the next epoch."""
        self._epoch += 1
        self._order = self._new_order()

    def _new_order(self) -> list[np.ndarray]:
        """The places of each batch: all in turn, none twice in a batch."""
        generator = np.random.default_rng((self._seed, self._epoch))
        batches: list[np.ndarray] = []
        while len(batches) < self._steps:
            order = generator.permutation(len(self._chips))
            batches += [order[start : start + self._places] for start in range(0, len(order), self._places)]
            if len(batches[-1]) < self._places:
                batches.pop()
        return batches[: self._steps]

    def _moved(self, place: int, generator: np.random.Generator) -> np.ndarray:
        size, bands = self._chips.patch_size, self._chips.pixels.shape[-1]
        view = np.empty((size, size, bands), dtype=np.float32)
        self._writer.write_pixels(int(place), random_movement(generator, 0, True, True), 0.0, view)
        return view


class ChipsToDraw(ChipViews):
    """Batches (x, x) of chips, mirrored and turned, which are to be drawn again as they are."""

    def __getitem__(self, index: int) -> tuple[np.ndarray, np.ndarray]:
        generator = np.random.default_rng((self._seed, self._epoch, index))
        chips = np.stack([self._moved(place, generator) for place in self._order[index]])
        return chips, chips


class PairsAndViews(keras.utils.PyDataset):
    """Batches of labelled pairs and, beside them, of views of places that nobody has labelled.

    x are anchors and first views, then positives and other views; y are the classes of the pairs, and for each place a
    number of its own after them, so that it is told from all others as classes are. Pairs are varied as views are.
    """

    def __init__(self, pairs: ChipPairs, views: ChipViews, variation: Variation, classes: int, seed: int) -> None:
        super().__init__()
        self._pairs, self._views, self._variation = pairs, views, variation
        self._classes, self._seed, self._epoch = classes, seed, 0

    def __len__(self) -> int:
        return len(self._pairs)

    def __getitem__(self, index: int) -> tuple[np.ndarray, np.ndarray]:
        generator = np.random.default_rng((self._seed, self._epoch, index))
        chips, labels = self._pairs[index]
        views, places = self._views[index]
        pairs = np.stack([self._variation.apply(chip, generator) for chip in chips])
        return _beside(pairs, views), _beside(labels, places + self._classes)

    def on_epoch_end(self) -> None:
        """Draw the pairs and the places of the next epoch."""
        self._epoch += 1
        self._pairs.on_epoch_end()
        self._views.on_epoch_end()


def _beside(pairs: np.ndarray, views: np.ndarray) -> np.ndarray:
    """The first halves of both, then the second halves."""
    (first, second), (view, other) = np.split(pairs, 2), np.split(views, 2)
    return np.concatenate([first, view, second, other])


def _cut(view: np.ndarray, edge: int, generator: np.random.Generator) -> np.ndarray:
    """A square of ``edge`` pixels anywhere in the chip, brought to its size."""
    size = len(view)
    if edge >= size:
        return view
    row, column = generator.integers(0, size - edge + 1, 2)
    part = view[row : row + edge, column : column + edge]
    weights = _interpolation(edge, size)
    return np.matmul(weights, np.matmul(weights, part.reshape(edge, -1)).reshape(size, edge, -1))


def _interpolation(edge: int, size: int) -> np.ndarray:
    """What each of ``edge`` pixels counts in each of ``size``, float32 (size, edge): linear between their middles."""
    places = np.clip((np.arange(size) + 0.5) * edge / size - 0.5, 0, edge - 1)
    return np.maximum(0.0, 1.0 - np.abs(places[:, np.newaxis] - np.arange(edge))).astype(np.float32)
