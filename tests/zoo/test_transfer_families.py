"""MobileNetV2 and ResNet-50: exact counts of weights for every way of freezing, and the phases of a training."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.zoo.families.mobilenet_v2 import MobileNetV2
from alquimia_qgis.zoo.families.resnet50 import ResNet50
from tests.zoo.conftest import counts

FAMILIES = {"mobilenet_v2": MobileNetV2, "resnet50": ResNet50}


def frozen(family, shape, classes, phase=-1):
    network = family.build(shape, classes)
    family.phases()[phase].freeze(network)
    return network


@pytest.mark.parametrize(
    ("family", "shape", "classes", "total", "trainable"),
    [
        (MobileNetV2(freeze="all"), (400, 400, 3), 4, 2_586_948, 328_964),
        (MobileNetV2(), (400, 400, 3), 4, 2_586_948, 2_552_836),
        (MobileNetV2(freeze="up_to_layer", frozen_layers=80), (400, 400, 3), 4, 2_586_948, 2_367_748),
        (MobileNetV2(freeze="all"), (224, 224, 3), 11, 2_588_747, 330_763),
        (MobileNetV2(), (224, 224, 3), 1, 2_586_177, 2_552_065),
        (MobileNetV2(freeze="up_to_layer", frozen_layers=200), (64, 64, 3), 4, 2_586_948, 328_964),
        (ResNet50(freeze="all_but_normalisation"), (64, 64, 3), 10, 23_608_202, 73_610),
        (ResNet50(freeze="all_but_normalisation"), (64, 64, 13), 10, 23_639_562, 73_610),
        (ResNet50(freeze="all"), (64, 64, 3), 10, 23_608_202, 20_490),
        (ResNet50(), (64, 64, 3), 10, 23_608_202, 23_608_202 - 53_120),
        (MobileNetV2(upsample=2, freeze="up_to_layer", frozen_layers=80), (64, 64, 3), 4, 2_586_948, 2_367_748),
        (ResNet50(upsample=2, freeze="all_but_normalisation"), (64, 64, 13), 10, 23_639_562, 73_610),
    ],
)
def test_parameter_counts(family, shape, classes, total, trainable):
    assert counts(frozen(family, shape, classes)) == (total, trainable)


@pytest.mark.parametrize("pretrained", ["none", "imagenet", "file"])
def test_where_the_weights_come_from_changes_no_count(pretrained):
    family = MobileNetV2(pretrained=pretrained, freeze="up_to_layer", frozen_layers=80)
    assert counts(frozen(family, (64, 64, 3), 4)) == (2_586_948, 2_367_748)


def test_the_head_alone_learns_first_and_then_what_is_not_frozen():
    family = MobileNetV2(head_epochs=3, freeze="up_to_layer", frozen_layers=80, fine_tuning_rate=0.05)
    head, rest = family.phases()
    assert (head.epochs, head.learning_rate_factor) == (3, 1.0)
    assert (rest.epochs, rest.learning_rate_factor) == (None, 0.05)
    network = family.build((64, 64, 3), 4)
    head.freeze(network)
    assert counts(network)[1] == 328_964
    rest.freeze(network)
    assert counts(network)[1] == 2_367_748


@pytest.mark.parametrize("family", [MobileNetV2(), MobileNetV2(head_epochs=3, freeze="all")], ids=["at once", "frozen"])
def test_one_phase_is_enough_where_the_second_would_be_like_the_first(family):
    [phase] = family.phases()
    assert (phase.epochs, phase.learning_rate_factor) == (None, 1.0)


@pytest.mark.parametrize("pretrained", ["none", "imagenet"])
def test_an_enlarged_patch_is_what_the_network_would_see_of_a_larger_one(pretrained):
    enlarging = MobileNetV2(patch_size=32, upsample=2, pretrained=pretrained).build((32, 32, 3), 4)
    plain = MobileNetV2(patch_size=64, pretrained=pretrained).build((64, 64, 3), 4)
    plain.set_weights(enlarging.get_weights())
    chips = np.random.default_rng(0).normal(size=(2, 32, 32, 3)).astype("float32")
    enlarged = keras.layers.UpSampling2D(2, interpolation="bilinear")(chips)
    np.testing.assert_allclose(enlarging(chips, training=False), plain(enlarged, training=False), atol=1e-5)
    assert enlarging.get_layer("head_pooling").input.shape == (None, 2, 2, 1280)


@pytest.mark.parametrize(("freeze", "moves"), [("all", False), ("all_but_normalisation", True), ("none", True)])
def test_frozen_normalisation_keeps_its_averages_in_training(freeze, moves):
    family = MobileNetV2(freeze=freeze, patch_size=32)
    network = frozen(family, (32, 32, 3), 2)
    network.compile("sgd", keras.losses.SparseCategoricalCrossentropy(from_logits=True), jit_compile=False)
    before = np.asarray(network.get_layer("bn_Conv1").moving_mean)
    chips = np.random.default_rng(0).normal(3.0, 1.0, size=(4, 32, 32, 3)).astype("float32")
    network.train_on_batch(chips, np.zeros((4, 1, 1), "int32"))
    after = np.asarray(network.get_layer("bn_Conv1").moving_mean)
    assert np.array_equal(before, after) != moves


def test_averages_of_normalisation_follow_short_trainings():
    network = ResNet50().build((32, 32, 3), 2)
    momenta = {layer.momentum for layer in network.layers if isinstance(layer, keras.layers.BatchNormalization)}
    assert momenta == {0.9}


@pytest.mark.parametrize("name", FAMILIES)
def test_pretrained_networks_see_bands_as_their_own_preprocessing_gives_them(name):
    """ImageNet's mean and deviation, after the preprocessing of keras.applications, are what mean 0 and 1 become."""
    preprocess = {
        "mobilenet_v2": keras.applications.mobilenet_v2.preprocess_input,
        "resnet50": keras.applications.resnet50.preprocess_input,
    }[name]
    mean, deviation = np.array([0.485, 0.456, 0.406]), np.array([0.229, 0.224, 0.225])
    own_mean = preprocess(255.0 * mean[np.newaxis, np.newaxis]).mean()
    own_spread = (preprocess(255.0 * (mean + deviation)[np.newaxis, np.newaxis])).mean() - own_mean
    network = FAMILIES[name](pretrained="imagenet").build((32, 32, 3), 2)
    scaling = network.get_layer("scaling")
    np.testing.assert_allclose(float(np.asarray(scaling(np.zeros(1, "float32")))[0]), own_mean, atol=0.01 * own_spread)
    spread = float(np.asarray(scaling(np.ones(1, "float32")) - scaling(np.zeros(1, "float32")))[0])
    np.testing.assert_allclose(spread, own_spread, rtol=0.01)
    assert "scaling" not in [layer.name for layer in FAMILIES[name]().build((32, 32, 3), 2).layers]


@pytest.mark.parametrize("values", [{"freeze": "all"}, {"freeze": "up_to_layer"}, {"head_epochs": 2}])
def test_random_layers_are_not_frozen(values):
    with pytest.raises(ParameterError, match="nothing to freeze"):
        MobileNetV2(**values).check_beginning()
    MobileNetV2().check_beginning()


def test_a_local_file_must_be_given():
    with pytest.raises(ParameterError, match=r"no file of pretrained weights.*WEIGHTS_FILE"):
        ResNet50(pretrained="file").check_beginning()


def test_the_record_of_a_model_tells_no_folders():
    family = ResNet50(pretrained="file", weights_file="/home/someone/secret/weights.h5")
    assert family.record() == {**family.to_dict(), "weights_file": "weights.h5"}
    assert ResNet50.from_dict(family.record()).weights_file == "weights.h5"
