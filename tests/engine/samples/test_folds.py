"""Folds of a cross-validation: every feature validates once, neighbours together, test features never."""

from __future__ import annotations

import numpy as np
import shapely

from alquimia_qgis.engine.samples.folds import Fold, folds_of_features, folds_of_pictures
from alquimia_qgis.engine.samples.reading import TEST, VALIDATION, Samples
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.options import SamplingOptions

CLASSES = tuple(ClassRecord(number, name, "#228833") for number, name in enumerate(("wood", "water", "sand"), 1))
PIXEL = (10.0, 10.0)


def samples_at(places, class_index, split=None) -> Samples:
    squares = [shapely.box(x, y, x + 50, y + 50) for x, y in places]
    return Samples(
        geometries=np.array(squares, dtype=object),
        class_index=np.array(class_index),
        split=np.array([""] * len(places) if split is None else split, dtype=object),
        feature_ids=np.arange(len(places)),
        classes=CLASSES,
    )


def scattered(count=60) -> Samples:
    """Pairs of neighbours far from the next pair, of two classes."""
    places = [(2000 * (pair % 6) + 60 * member, 2000 * (pair // 6)) for pair in range(count // 2) for member in (0, 1)]
    return samples_at(places, [number % 2 for number in range(count)])


def test_each_feature_validates_once_and_each_class_in_every_fold():
    samples = scattered()
    folds = folds_of_features(samples, SamplingOptions(), 1, PIXEL, 5)
    assert set(folds) == {0, 1, 2, 3, 4}
    shares = np.array([[((folds == fold) & (samples.class_index == c)).sum() for c in (0, 1)] for fold in range(5)])
    assert (shares >= 3).all() and (shares <= 9).all()
    np.testing.assert_array_equal(folds, folds_of_features(samples, SamplingOptions(), 1, PIXEL, 5))


def test_neighbours_are_in_the_same_fold():
    folds = folds_of_features(scattered(), SamplingOptions(), 3, PIXEL, 4)
    assert (folds[::2] == folds[1::2]).all()


def test_test_features_take_no_part_and_validation_features_do():
    split = [TEST if number < 6 else VALIDATION if number < 20 else "" for number in range(60)]
    samples = scattered()
    marked = samples_at(shapely.get_coordinates(samples.geometries).reshape(60, 5, 2)[:, 3], samples.class_index, split)
    folds = folds_of_features(marked, SamplingOptions(split="random"), 1, PIXEL, 3)
    assert (folds[:6] == -1).all() and (folds[6:] >= 0).all()
    marks = Fold(1, 3).marks(marked, folds)
    assert (marks.split[:6] == TEST).all()
    np.testing.assert_array_equal(marks.split == VALIDATION, folds == 1)


def test_a_class_with_one_feature_always_trains():
    samples = scattered(24)
    lonely = samples_at(
        [*shapely.get_coordinates(samples.geometries).reshape(24, 5, 2)[:, 3], (50_000, 50_000)],
        [*samples.class_index, 2],
    )
    folds = folds_of_features(lonely, SamplingOptions(), 1, PIXEL, 3)
    assert folds[-1] == -1 and (folds[:-1] >= 0).all()


def test_pictures_of_each_class_are_shared_out_alike():
    samples = samples_at([(0, 0)] * 25, [0] * 12 + [1] * 12 + [2], [TEST, *[""] * 24])
    folds = folds_of_pictures(samples, 1, 4)
    assert folds[0] == folds[-1] == -1
    assert np.bincount(folds[12:24]).tolist() == [3, 3, 3, 3]
    assert sorted(np.bincount(folds[1:12]).tolist()) == [2, 3, 3, 3]
