"""Grad-CAM shows where a network looked: its gradients are right, and the heat lies at its place in the patch."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from alquimia_qgis.engine.explanation.grad_cam import GradCam, grad_cam_of
from alquimia_qgis.zoo.families.dense import FullyConnected
from alquimia_qgis.zoo.families.mobilenet_v2 import MobileNetV2
from alquimia_qgis.zoo.families.resnet import ResNet
from alquimia_qgis.zoo.families.small_cnn import SmallCNN

SIZE = 16


def bright_and_dark_network() -> keras.Model:
    """Class 0 by what is dark in the patch, class 1 by what is bright: logits are the means of ReLU(-x) and ReLU(x)."""
    image = keras.Input((SIZE, SIZE, 1))
    convolution = keras.layers.Conv2D(2, 1, use_bias=False)
    features = keras.layers.ReLU()(convolution(image))
    convolution.set_weights([np.array([[[[-1.0, 1.0]]]])])
    decision = keras.layers.Conv2D(2, 1, use_bias=False)
    logits = decision(keras.layers.GlobalAveragePooling2D(keepdims=True)(features))
    decision.set_weights([np.eye(2)[np.newaxis, np.newaxis]])
    return keras.Model(image, logits)


@pytest.fixture
def patches():
    """One bright and one dark pixel in each."""
    values = np.zeros((2, SIZE, SIZE, 1), np.float32)
    values[0, 3, 9], values[0, 12, 2] = 4.0, -2.0
    values[1, 5, 5], values[1, 14, 14] = 1.0, -8.0
    return values


def test_the_heat_lies_on_what_spoke_for_the_class(patches):
    explained = grad_cam_of(bright_and_dark_network())
    features = explained.features_of(patches)
    bright = explained.heat(features, np.array([1, 1]))
    dark = explained.heat(features, np.array([0, 0]))
    for heat, places in ((bright, [(3, 9), (5, 5)]), (dark, [(12, 2), (14, 14)])):
        assert heat.shape == (2, SIZE, SIZE) and heat.dtype == np.float32
        for one, place in zip(heat, places, strict=True):
            assert one[place] == 1.0 and one.sum() == 1.0


def test_what_speaks_for_nothing_has_no_heat(patches):
    explained = grad_cam_of(bright_and_dark_network())
    heat = explained.heat(explained.features_of(np.abs(patches)), np.array([0, 1]))
    assert heat[0].max() == 0.0 and heat[1].max() == 1.0


def test_gradients_are_those_of_the_chain_rule():
    keras.utils.set_random_seed(3)
    maps = keras.Input((4, 4, 3))
    first, second = keras.layers.Dense(5, activation="tanh"), keras.layers.Dense(2)
    features = keras.layers.Dropout(0.5)(first(keras.layers.Flatten()(maps)))
    upper = keras.Model(maps, keras.layers.Reshape((1, 1, 2))(second(features)))
    upper.trainable = False
    same = keras.Input((4, 4, 3))
    values, wanted = np.random.default_rng(0).normal(size=(3, 4, 4, 3)).astype("float32"), np.array([0, 1, 1])
    found = GradCam(keras.Model(same, same), upper)._gradients(values, wanted)
    inner, outer = np.asarray(first.kernel), np.asarray(second.kernel)
    slopes = 1 - np.tanh(values.reshape(3, -1) @ inner) ** 2
    expected = (slopes * outer[:, wanted].T) @ inner.T
    np.testing.assert_allclose(3 * found.reshape(3, -1), expected, atol=1e-6)  # that of the mean of three examples


@pytest.mark.parametrize("padding", ["valid", "same"])
def test_the_heat_of_coarse_maps_lies_where_their_cells_looked(padding):
    keras.utils.set_random_seed(0)
    image = keras.Input((33, 33, 1))
    convolution = keras.layers.Conv2D(1, 3, padding=padding, use_bias=False)
    features = keras.layers.MaxPooling2D(4)(convolution(image))
    convolution.set_weights([np.ones((3, 3, 1, 1)) / 9])
    logits = keras.layers.Conv2D(1, 1, use_bias=False)
    answer = logits(keras.layers.GlobalAveragePooling2D(keepdims=True)(features))
    logits.set_weights([np.ones((1, 1, 1, 1))])
    patch = np.zeros((1, 33, 33, 1), np.float32)
    patch[0, 5:8, 25:28] = 1.0
    explained = grad_cam_of(keras.Model(image, answer))
    heat = explained.heat(explained.features_of(patch), np.array([0]))[0]
    centre = [float((heat * axis).sum() / heat.sum()) for axis in np.mgrid[:33, :33]]
    assert centre == pytest.approx([6, 26], abs=1.6)


def test_what_goes_past_feature_maps_is_part_of_the_explanation():
    image = keras.Input((SIZE, SIZE, 2))
    first = keras.layers.Conv2D(4, 3, padding="same", name="first")(image)
    block = keras.layers.Conv2D(4, 3, padding="same", name="inner")(first)
    joined = keras.layers.Add(name="joined")([first, block])
    logits = keras.layers.Conv2D(3, SIZE)(joined)
    explained = grad_cam_of(keras.Model(image, logits))
    assert explained._lower.layers[-1].name == "joined"


@pytest.mark.parametrize(
    ("family", "cells"),
    [
        (SmallCNN(patch_size=46, first_filters=4, dense_units=8), 1),
        (ResNet(patch_size=33), 4),
        (ResNet(patch_size=32, padding="same"), 4),
        (MobileNetV2(patch_size=64, dense_units=0), 4),
    ],
)
def test_families_of_patches_can_be_explained(family, cells):
    size = family.patch_size
    network = family.build((size, size, 3), 4)
    weights = [weight.copy() for weight in network.get_weights()]
    explained = grad_cam_of(network)
    assert min(explained._lower.output_shape[1:3]) >= cells
    examples = np.random.default_rng(0).normal(size=(2, size, size, 3)).astype("float32")
    features = explained.features_of(examples)
    np.testing.assert_allclose(explained.logits_of(features), network(examples).numpy()[:, 0, 0], atol=1e-4)
    heat = explained.heat(features, np.array([0, 3]))
    assert heat.shape == (2, size, size) and np.isfinite(heat).all() and heat.max() <= 1.0
    assert all((before == now).all() for before, now in zip(weights, network.get_weights(), strict=True))
    assert network.trainable


def test_fully_connected_networks_look_at_no_place():
    family = FullyConnected(patch_size=9)
    assert grad_cam_of(family.build((9, 9, 3), 4)) is None
