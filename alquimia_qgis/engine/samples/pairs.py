"""Feeds chips to a network as pairs of one class: first the anchors, then their positives in the same order."""

from __future__ import annotations

from typing import Any

import numpy as np

from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.dataset import ChipSequence

FEWEST_PAIRS = 2


class ChipPairs(ChipSequence):
    """Batches like those of ``ChipSequence`` of 2 M chips: M anchors, then M positives, each of its anchor's class.

    The classes of a batch's pairs are all classes in turn, in random order, so that every class counts alike and comes
    once before any comes twice. Anchor and positive are two chips where the class has two. Without augmentation
    (validation) the pairs are the same in each epoch.
    """

    def __init__(self, chips: ChipSet, bands: Any, batch_size: int, **settings: Any) -> None:
        self._pairs = max(FEWEST_PAIRS, batch_size // 2)
        middle = chips.labels.shape[1] // 2
        labels = np.asarray(chips.labels[:, middle, middle])
        self._of_class = [np.flatnonzero(labels == index) for index in np.unique(labels[labels >= 0])]
        super().__init__(chips, bands, 2 * self._pairs, **settings)

    @property
    def count(self) -> int:
        """The pairs of a batch."""
        return self._pairs

    def _new_order(self) -> np.ndarray:
        epoch = 0 if self._augmentation is None else self._epoch
        generator = np.random.default_rng((self._seed, epoch))
        return np.concatenate([self._batch(generator) for _ in range(self._steps)])

    def _batch(self, generator: np.random.Generator) -> np.ndarray:
        count = len(self._of_class)
        turns = [generator.permutation(count) for _ in range(-(-self._pairs // count))]
        classes = np.concatenate(turns)[: self._pairs]
        pairs = np.array([self._pair(self._of_class[index], generator) for index in classes])
        return pairs.T.ravel()

    @staticmethod
    def _pair(chips: np.ndarray, generator: np.random.Generator) -> np.ndarray:
        return generator.choice(chips, 2, replace=len(chips) == 1)
