"""Trees as plain arrays answer as scikit-learn does, also for values that lie exactly on a threshold."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.trees.arrays import Trees
from alquimia_qgis.engine.trees.grown import at_most, trees_of
from alquimia_qgis.engine.trees.importance import impurity_shares, named_channels
from alquimia_qgis.engine.trees.model import TreeModel
from alquimia_qgis.zoo.catalogue import load_catalogue
from tests.engine.trees.made import grown, table

FAMILIES = ("random_forest", "gradient_boosting")


def answers(family, trees, seen, gives_classes):
    model = TreeModel(Blueprint(family, seen.shape[1], len(trees.base)), trees, gives_classes)
    logits = model.predict_on_batch(seen[:, np.newaxis, np.newaxis, :])[:, 0, 0, :]
    if not gives_classes:
        return logits[:, 0]
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("classes", [2, 5])
def test_classes_have_the_shares_that_scikit_learn_gives(family, classes):
    seen, labels = table(4, classes)
    seen = seen.round(1)  # many values lie on thresholds
    known, estimator = grown(family, 4, labels, seen)
    found = answers(known, trees_of(estimator, classes, True), seen, True)
    np.testing.assert_allclose(found, estimator.predict_proba(seen), atol=2e-6)


@pytest.mark.parametrize("family", FAMILIES)
def test_numbers_are_those_that_scikit_learn_gives(family):
    seen, _ = table(4)
    labels = (seen[:, 0] * 2 + seen[:, 3]).astype("float32")
    known, estimator = grown(family, 4, labels, seen)
    found = answers(known, trees_of(estimator, 1, False), seen, False)
    np.testing.assert_allclose(found, estimator.predict(seen), atol=2e-6)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("present", [(0, 2), (1, 2, 3)])
def test_a_class_without_examples_is_never_the_answer(family, present):
    seen, labels = table(3, len(present))
    labels = np.array(present, dtype="int32")[labels]
    known, estimator = grown(family, 3, labels, seen)
    found = answers(known, trees_of(estimator, 5, True), seen, True)
    np.testing.assert_allclose(found[:, present], estimator.predict_proba(seen), atol=2e-6)
    assert (found[:, [number for number in range(5) if number not in present]] < 1e-6).all()


@pytest.mark.parametrize("family", FAMILIES)
def test_the_arrays_pass_their_own_checks(family):
    seen, labels = table(4)
    _, estimator = grown(family, 4, labels, seen)
    trees = trees_of(estimator, 3, True)
    again = Trees.from_file(trees.to_dict(), 4, 3)
    assert all(np.array_equal(array, again.to_dict()[name]) for name, array in trees.to_dict().items())


@pytest.mark.parametrize("family", FAMILIES)
def test_importance_finds_what_the_labels_follow_from(family):
    seen, labels = table(5)
    _, estimator = grown(family, 5, labels, seen)
    shares = impurity_shares(estimator, 5)
    assert shares.sum() == pytest.approx(1.0)
    assert set(np.argsort(-shares)[:2]) == {0, 1}


def test_a_threshold_is_rounded_down():
    thresholds = np.array([0.1, -0.1, 1 / 3, 0.5, 1e300, -1e300])
    rounded = at_most(thresholds)
    assert rounded.dtype == np.float32
    assert (rounded.astype(np.float64) <= np.maximum(thresholds, np.finfo(np.float32).min)).all()
    above = np.nextafter(rounded[:4], np.float32(np.inf)).astype(np.float64)
    assert (above > thresholds[:4]).all()


def test_values_are_named_by_band_and_date():
    assert named_channels(["red", ""], 0) == ("red", "band 2")
    assert named_channels(["red", "nir"] * 2, 2) == ("red, date 1", "nir, date 1", "red, date 2", "nir, date 2")
    assert load_catalogue().get("random_forest_series")().windows == ()
