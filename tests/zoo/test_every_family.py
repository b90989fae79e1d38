"""Tests that every family found by the catalogue must pass; a new family gets them by being there.

Four are for all families, four more for those whose models are networks; trees have theirs in test_tree_families.py.
"""

from __future__ import annotations

import json

import numpy as np
import pytest

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.zoo.catalogue import load_catalogue
from alquimia_qgis.zoo.detection_family import DetectionFamily
from alquimia_qgis.zoo.family import TREES
from alquimia_qgis.zoo.pretrained_family import PretrainedFamily
from tests.zoo.conftest import bad_values, channels_of, example_shape, other_values, small

FAMILIES = load_catalogue().families
NETWORKS = {name: family for name, family in FAMILIES.items() if family.learner != TREES}
CLASSES = 4

every_family = pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES.keys())
every_network = pytest.mark.parametrize("family", NETWORKS.values(), ids=NETWORKS.keys())


def networks_equal(one, other) -> bool:
    return [tuple(w.shape) for w in one.weights] == [tuple(w.shape) for w in other.weights]


@every_family
def test_explains_itself(family):
    assert len(family.help_text()) > 100
    assert family.summary().endswith(".")
    for parameter in family.parameters():
        assert parameter.help.endswith("."), f"{parameter.name} needs a sentence of help"
        assert parameter.check(parameter.default) == parameter.default


@every_network
def test_builds_with_its_defaults_and_gives_finite_logits(family):
    example = small(family)
    shape = example_shape(example)
    network = example.build(shape, channels_of(example, CLASSES))
    logits = np.asarray(network(np.random.default_rng(1).normal(size=(2, *shape)).astype("float32")))
    assert logits.shape[0] == 2
    assert logits.shape[-1] == channels_of(example, CLASSES)
    assert np.isfinite(logits).all()


def configuration(network) -> str:
    return json.dumps(network.get_config(), default=str)


def built(example):
    """The network, with names that Keras counts from the start: they must not be what tells two networks apart."""
    import keras

    keras.utils.clear_session(free_memory=False)
    return example.build(example_shape(example), channels_of(example, CLASSES))


@every_network
def test_honours_every_parameter(family):
    reference = built(small(family))
    assert configuration(built(small(family))) == configuration(reference)
    for parameter in family.parameters():
        for value in other_values(parameter):
            changed = built(small(family, **{parameter.name: value}))
            differs = configuration(changed) != configuration(reference) or not networks_equal(changed, reference)
            without_effect = parameter.name in family.only_in_training | family.beside_network
            assert differs != without_effect, f"{parameter.name}={value} changes nothing"


@every_family
def test_refuses_what_lies_outside_the_limits(family):
    for parameter in family.parameters():
        for value in bad_values(parameter):
            with pytest.raises(ParameterError) as refusal:
                family(**{parameter.name: value})
            assert parameter.label in str(refusal.value)
            assert parameter.allowed() in str(refusal.value)


@every_family
def test_is_rebuilt_from_its_record(family):
    original = small(family)
    record = json.loads(json.dumps(original.to_dict()))
    rebuilt = family.from_dict(record)
    assert rebuilt == original
    if family.learner != TREES:
        shape, answers = example_shape(original), channels_of(original, CLASSES)
        assert networks_equal(rebuilt.build(shape, answers), original.build(shape, answers))
    with pytest.raises(ParameterError, match="has no parameter called unheard_of"):
        family.from_dict({**record, "unheard_of": 1})


@every_family
def test_fits_the_chip_sizes_it_allows_and_refuses_the_others(family):
    example = small(family)
    multiple = example.patch_multiple()
    allowed = getattr(example, "patch_size", None) or max(64 // multiple, 1) * multiple
    example.check_patch_size(allowed)
    if multiple > 1:
        with pytest.raises(ParameterError, match=f"multiple of {multiple}"):
            example.check_patch_size(allowed + 1)


@every_network
def test_learns_a_simple_rule(family):
    import keras

    keras.utils.set_random_seed(3)
    example = small(family, dropout=0.0)
    shape = example_shape(example)
    finds = issubclass(family, DetectionFamily)
    network = example.build(shape, channels_of(example, 2) if finds else 2)
    bright = np.array([0, 1, 0, 1])
    means = 2.0 * bright.reshape(4, *(1,) * len(shape)) - 1.0
    images = np.random.default_rng(3).normal(means, 0.5, size=(4, *shape)).astype("float32")
    edges = network.output_shape[1:-1]
    labels = np.broadcast_to(bright.reshape(4, *(1,) * len(edges)), (4, *edges)).astype("int32")
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    rate = 0.005 if finds else 0.001 if issubclass(family, PretrainedFamily) else 0.02  # these are fifty layers deep
    network.compile(keras.optimizers.Adam(rate), loss, jit_compile=False)  # as the engine does on TensorFlow
    losses = network.fit(images, labels, epochs=40 if finds else 20, batch_size=4, verbose=0).history["loss"]
    assert losses[-1] < 0.5 * losses[0]


@every_network
def test_uses_every_weight(family):
    import keras

    keras.utils.set_random_seed(5)  # with few filters a unit can be dead from the start, by chance
    example = small(family, dropout=0.0)
    shape = example_shape(example)
    network = example.build(shape, channels_of(example, CLASSES))
    before = [keras.ops.convert_to_numpy(weight) for weight in network.trainable_weights]
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    network.compile(keras.optimizers.SGD(0.1), loss, jit_compile=False)
    rng = np.random.default_rng(5)
    labels = rng.integers(0, CLASSES, size=(8, *network.output_shape[1:-1]))
    network.fit(rng.normal(size=(8, *shape)), labels, epochs=2, batch_size=4, verbose=0)
    after = [keras.ops.convert_to_numpy(weight) for weight in network.trainable_weights]
    pairs = zip(network.trainable_weights, before, after, strict=True)
    unmoved = [weight.path for weight, old, new in pairs if np.array_equal(old, new)]
    assert not unmoved, f"weights that learning never reaches: {unmoved}"
