"""What every family of decision trees does, beside what every family does."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.zoo.catalogue import load_catalogue
from alquimia_qgis.zoo.family import TREES
from alquimia_qgis.zoo.tree_family import DEEPEST, OPTIONS_OF_TREES, Neighbourhood
from tests.zoo.conftest import other_values, small

FAMILIES = {name: family for name, family in load_catalogue().families.items() if family.learner == TREES}
AROUND = {name: family for name, family in FAMILIES.items() if issubclass(family, Neighbourhood)}

every_family = pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES.keys())
every_neighbourhood = pytest.mark.parametrize("family", AROUND.values(), ids=AROUND.keys())


def seen_and_grown(example, gives_classes=True):
    """All that makes two models of trees differ: what they see, and how they grow."""
    from alquimia_qgis.engine.trees.statistics import statistics_of

    return statistics_of(example), example.output_crop(), example.estimator(gives_classes, 1).get_params()


@every_family
def test_honours_every_parameter(family):
    assert seen_and_grown(small(family)) == seen_and_grown(small(family))
    for parameter in family.parameters():
        for value in other_values(parameter):
            changed = small(family, **{parameter.name: value})
            pairs = [(seen_and_grown(changed, task), seen_and_grown(small(family), task)) for task in (True, False)]
            differs = any(one != other for one, other in pairs)
            assert differs != (parameter.name in family.only_in_training), f"{parameter.name}={value} changes nothing"


@every_family
@pytest.mark.parametrize("gives_classes", [True, False])
def test_learns_a_simple_rule_and_goes_on_where_it_was(family, gives_classes):
    examples = np.random.default_rng(3).normal(size=(200, 6)).astype("float32")
    labels = (examples[:, 2] > 0).astype("int32" if gives_classes else "float32")
    example = small(family)
    estimator = example.estimator(gives_classes, 3)
    name, count = example.rounds
    for part in (2, count):
        estimator.set_params(**{name: part})
        estimator.fit(examples, labels)
    assert estimator.get_params()[name] == count
    assert np.abs(estimator.predict(examples) - labels).mean() < 0.35


@every_family
def test_no_tree_is_deeper_than_a_model_file_may_hold(family):
    assert family().estimator(True, 0).get_params()["max_depth"] <= DEEPEST


@every_family
def test_asks_only_for_options_that_mean_something_to_trees(family):
    assert not OPTIONS_OF_TREES & family.idle_options
    assert {"epochs", "batch_size", "learning_rate", "loss"} <= family.idle_options
    assert {"flips", "quarter_turns", "brightness", "patch_size"} <= family.hidden_options()


@every_neighbourhood
def test_windows_halve(family):
    assert family().windows == () and family().patch_size == 1
    assert family(patch_size=15, scales=6).windows == (15, 7, 3)
    assert family(patch_size=9).output_crop() == 4
    assert family(patch_size=64, scales=2).windows == (64, 33) and family(patch_size=64).output_crop() == 32


@every_neighbourhood
def test_learns_from_pictures_too(family):
    assert family.takes_pictures()
