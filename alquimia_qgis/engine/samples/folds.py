"""Shares samples out into the folds of a cross-validation, each of which validates once."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from alquimia_qgis.engine.samples.reading import TEST, VALIDATION, Samples
from alquimia_qgis.engine.samples.split import draw_features
from alquimia_qgis.protocol.options import SamplingOptions

NO_FOLD = -1


@dataclass(frozen=True)
class Fold:
    """One of ``count`` folds, counted from 0."""

    number: int
    count: int

    def marks(self, samples: Samples, folds: np.ndarray) -> Samples:
        """The samples with this fold marked as validation and all others as training; test samples stay aside."""
        split = np.where(folds == self.number, VALIDATION, "").astype(object)
        split[samples.split == TEST] = TEST
        return replace(samples, split=split)


def folds_of_features(
    samples: Samples, options: SamplingOptions, seed: int, pixel_size: tuple[float, float], count: int
) -> np.ndarray:
    """The fold of each feature, int64 (N,), -1 where it trains in all folds or is a test feature.

    Folds are drawn one after the other as validation features are, of blocks or at random, with about the same share
    of each class. A class that would be lost to the training of the last fold is not validated there.
    """
    folds = np.full(len(samples.class_index), NO_FOLD)
    left = np.flatnonzero(samples.split != TEST)
    for number in range(count - 1):
        draw = draw_features(samples, left, replace(options, validation_share=1 / (count - number)), seed, pixel_size)
        options = replace(options, block_size=options.block_size or draw.block_size or None)
        folds[left[draw.validating]] = number
        left = left[~draw.validating]
    elsewhere = np.unique(samples.class_index[folds != NO_FOLD])
    folds[left[np.isin(samples.class_index[left], elsewhere)]] = count - 1
    return folds


def folds_of_pictures(samples: Samples, seed: int, count: int) -> np.ndarray:
    """The fold of each picture, int64 (N,), -1 for the test part: of each class the same share, drawn at random."""
    folds = np.full(len(samples.class_index), NO_FOLD)
    generator = np.random.default_rng(seed)
    for index in np.unique(samples.class_index):
        members = np.flatnonzero((samples.class_index == index) & (samples.split != TEST))
        if len(members) > 1:  # a single one trains in all folds
            folds[generator.permutation(members)] = np.arange(len(members)) % count
    return folds
