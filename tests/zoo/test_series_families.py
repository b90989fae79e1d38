"""What every family of dated images does beside what every family does: any number of dates, one band, its tasks."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.zoo.catalogue import load_catalogue
from alquimia_qgis.zoo.family import TREES
from tests.zoo.conftest import example_shape, small

FAMILIES = {name: family for name, family in load_catalogue().families.items() if "date" in family.input.axes}
NETWORKS = {name: family for name, family in FAMILIES.items() if family.learner != TREES}

every_family = pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES.keys())
every_network = pytest.mark.parametrize("family", NETWORKS.values(), ids=NETWORKS.keys())


def answer(network, shape):
    return np.asarray(network(np.random.default_rng(1).normal(size=(2, *shape)).astype("float32")))


@every_network
@pytest.mark.parametrize(("dates", "bands"), [("fewest", 1), (3, 10), (5, 1), (6, 4), (7, 2)])
def test_takes_any_number_of_dates_and_a_single_band(family, dates, bands):
    example = small(family)
    shape = example_shape(example, family.fewest_dates if dates == "fewest" else dates, bands)
    example.check_dates(shape[0])
    logits = answer(example.build(shape, 5), shape)
    assert logits.shape[-1] == 5
    assert np.isfinite(logits).all()


@every_family
def test_refuses_fewer_dates_than_it_can_do_with(family):
    with pytest.raises(ParameterError, match=f"at least {family.fewest_dates} dates"):
        family().check_dates(family.fewest_dates - 1)


@every_network
def test_gives_one_answer_for_each_pixel_that_it_keeps(family):
    example = small(family)
    shape = example_shape(example)
    edges = [edge - 2 * example.output_crop() for edge in shape[1:-1]]
    assert example.build(shape, 5).output_shape == (None, *edges, 5)


@every_network
def test_serves_each_of_its_tasks(family):
    for task in family.tasks:
        channels = task.output_channels(3)
        assert small(family).build(example_shape(family), channels).output_shape[-1] == channels


@every_network
def test_answers_in_full_precision_whatever_it_computes_in(family):
    import keras

    before = keras.config.dtype_policy()
    keras.config.set_dtype_policy("mixed_float16")
    try:
        network = small(family).build(example_shape(family), 5)
    finally:
        keras.config.set_dtype_policy(before)
    assert network.output.dtype == "float32"
