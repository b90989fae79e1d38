"""Sets pictures aside for validation and test: as folders or list say, else drawn from each class alike."""

from __future__ import annotations

import math

import numpy as np

from alquimia_qgis.engine.samples.reading import TEST, VALIDATION, Samples
from alquimia_qgis.engine.samples.split import FIELD, NONE, SampleSplit
from alquimia_qgis.protocol.errors import SamplesError

# How the report calls pictures that were drawn at random.
DRAWN = "pictures"
NONE_SET_ASIDE = "No picture was set aside for validation, so nothing is known of the model's accuracy."


def split_pictures(samples: Samples, share: float, seed: int) -> SampleSplit:
    """Training and validation; ``samples.split`` wins, and pictures of the test part are in neither.

    Where no picture is marked for validation, ``share`` of each class is drawn, the same with the same ``seed``, and
    each class keeps a picture to train with. A class without one raises a SamplesError.
    """
    candidates = np.flatnonzero((samples.split != TEST) & (samples.split != VALIDATION))
    if samples.values is None:  # a group of numbers that nothing trains is a gap, not a class that nobody knows
        _check_every_class(samples, candidates)
    named = np.flatnonzero(samples.split == VALIDATION)
    if len(named):
        return SampleSplit(candidates, named, FIELD, math.nan, ())
    drawn = _drawn(samples.class_index[candidates], share, seed)
    training, validation = candidates[~drawn], candidates[drawn]
    if not len(validation):
        return SampleSplit(training, validation, NONE, math.nan, (NONE_SET_ASIDE,))
    return SampleSplit(training, validation, DRAWN, math.nan, ())


def marked_as_test(samples: Samples) -> np.ndarray:
    """The pictures that are marked as test, sorted int64."""
    return np.flatnonzero(samples.split == TEST)


def _drawn(class_index: np.ndarray, share: float, seed: int) -> np.ndarray:
    """Which pictures validate, bool (N,): of each class the nearest to its share that leaves one to train."""
    generator = np.random.default_rng(seed)
    drawn = np.zeros(len(class_index), dtype=bool)
    for index in np.unique(class_index):
        members = generator.permutation(np.flatnonzero(class_index == index))
        drawn[members[: min(round(share * len(members)), len(members) - 1)]] = True
    return drawn


def _check_every_class(samples: Samples, candidates: np.ndarray) -> None:
    missing = np.flatnonzero(samples.class_counts(candidates) == 0)
    if len(missing):
        names = ", ".join(repr(samples.classes[index].name) for index in missing)
        raise SamplesError(
            f"No picture of {names} is there to train with.",
            "Put some into the training part, or remove the class from the other parts.",
        )
