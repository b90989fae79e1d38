"""Networks saved by plain Keras answer in Alquimia as they did there, whatever form they were saved in."""

from __future__ import annotations

import keras
import numpy as np
import pytest
from keras import layers

from alquimia_qgis.engine.bundle.self_test import run_network
from alquimia_qgis.protocol.errors import ModelFileError, ParameterError
from alquimia_qgis.protocol.model_records import TargetRecord
from tests.engine.exchange.foreign import (
    FORMS,
    example,
    imported,
    patch_classifier,
    probabilities,
    randomised,
    saved,
    segmenting,
)


@pytest.mark.parametrize("form", FORMS)
def test_a_patch_classifier_gives_the_same_probabilities(tmp_path, form):
    network = patch_classifier()
    model, log = imported(saved(network, tmp_path, form), 3)
    chips = example(16, 16, 4)
    answer = probabilities(run_network(model.network(), chips))
    assert answer.shape == (2, 1, 1, 3)
    np.testing.assert_allclose(answer[:, 0, 0], run_network(network, chips), atol=1e-6)
    assert model.family.answers_once and model.manifest.inference.tile == 16 and model.family.output_crop() == 8
    assert "softmax at the end was cut off" in log


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("size", [None, 32])
def test_a_segmentation_gives_the_same_probabilities_for_images_of_any_size(tmp_path, form, size):
    network = segmenting(size)
    model, _ = imported(saved(network, tmp_path, form))
    images = example(32, 32, 3)
    np.testing.assert_allclose(
        probabilities(run_network(model.network(), images)), run_network(network, images), atol=1e-6
    )
    record = model.manifest.inference
    assert (record.tile, record.multiple, record.output_crop) == (None, 2, 0) and record.radius is not None
    assert model.network().input_shape == (None, None, None, 3)


@pytest.mark.parametrize(
    ("ending", "change"),
    [
        (lambda x: layers.Softmax()(layers.Dense(3)(x)), probabilities),
        (lambda x: layers.Activation("log_softmax")(layers.Dense(3)(x)), lambda logits: np.log(probabilities(logits))),
        (lambda x: layers.Dense(3, activation="log_softmax")(x), lambda logits: np.log(probabilities(logits))),
        (lambda x: layers.Dense(3, activation="sigmoid")(x), lambda logits: 1 / (1 + np.exp(-logits))),
        (lambda x: layers.Activation("linear")(layers.Dense(3, activation="softmax")(x)), probabilities),
        (lambda x: layers.Dense(3)(x), lambda logits: logits),
        (lambda x: layers.Dense(3, activation="tanh")(x), lambda logits: logits),
    ],
)
def test_every_ending_is_cut_to_logits(tmp_path, ending, change):
    image = keras.Input((8, 8, 2))
    network = randomised(keras.Model(image, ending(layers.Flatten()(image))))
    model, _ = imported(saved(network, tmp_path), 3)
    chips = example(8, 8, 2)
    logits = run_network(model.network(), chips)[:, 0, 0]
    np.testing.assert_allclose(change(logits), run_network(network, chips), atol=1e-5)


@pytest.mark.parametrize("bias", [True, False])
def test_one_answer_with_a_sigmoid_becomes_two_classes(tmp_path, bias):
    image = keras.Input((None, None, 2))
    features = layers.Conv2D(3, 3, padding="same", activation="relu")(image)
    network = randomised(keras.Model(image, layers.Conv2D(1, 1, activation="sigmoid", use_bias=bias)(features)))
    model, log = imported(saved(network, tmp_path))
    images = example(8, 8, 2)
    answer = probabilities(run_network(model.network(), images))
    np.testing.assert_allclose(answer[..., 1:], run_network(network, images), atol=1e-6)
    assert "absence" in log


def test_single_pixels_are_mapped_as_images_where_their_layers_allow_it(tmp_path):
    network = randomised(
        keras.Sequential(
            [keras.Input((5,)), layers.Dense(7, "relu"), layers.BatchNormalization(), layers.Dense(3, "softmax")]
        )
    )  # fmt: skip
    model, _ = imported(saved(network, tmp_path), 3)
    images = example(4, 6, 5)
    answer = probabilities(run_network(model.network(), images)).reshape(-1, 3)
    np.testing.assert_allclose(answer, run_network(network, images.reshape(-1, 5)), atol=1e-6)
    assert model.manifest.inference.radius == 0 and model.manifest.inference.tile is None


def test_convolutions_along_the_bands_of_a_pixel(tmp_path):
    network = randomised(
        keras.Sequential(
            [keras.Input((9,)), layers.Reshape((9, 1)), layers.Conv1D(4, 3, activation="relu"), layers.MaxPooling1D(2),
             layers.GlobalAveragePooling1D(), layers.Dense(3, activation="softmax")]
        )
    )  # fmt: skip
    model, _ = imported(saved(network, tmp_path), 3)
    pixels = example(9)
    answer = probabilities(run_network(model.network(), pixels.reshape(2, 1, 1, 9)))
    np.testing.assert_allclose(answer[:, 0, 0], run_network(network, pixels), atol=1e-6)
    assert model.manifest.inference.tile == 1


@pytest.mark.parametrize("form", FORMS)
def test_networks_inside_networks_and_shared_layers(tmp_path, form):
    inner = keras.Sequential(
        [keras.Input((12, 12, 3)), layers.Conv2D(4, 3, padding="same"), layers.BatchNormalization()]
    )
    functional_input = keras.Input((12, 12, 4))
    functional = keras.Model(
        functional_input, layers.Add()([functional_input, layers.Conv2D(4, 1, activation="relu")(functional_input)])
    )
    twice = layers.Conv2D(4, 3, padding="same", activation="tanh")
    image = keras.Input((12, 12, 3))
    features = functional(inner(layers.RandomFlip()(image), training=False))
    features = functional(twice(twice(features)))
    network = randomised(keras.Model(image, layers.Dense(3)(layers.GlobalAveragePooling2D()(features))))
    inner.trainable = False
    model, _ = imported(saved(network, tmp_path, form), 3)
    chips = example(12, 12, 3)
    np.testing.assert_allclose(
        run_network(model.network(), chips)[:, 0, 0], run_network(network, chips), rtol=1e-5, atol=1e-5
    )


@pytest.mark.parametrize("form", FORMS)
def test_networks_of_keras_applications(tmp_path, form):
    network = keras.applications.MobileNetV2(input_shape=(32, 32, 3), alpha=0.35, weights=None, classes=4)
    model, _ = imported(saved(randomised(network), tmp_path, form), 4)
    chips = example(32, 32, 3)
    answer = probabilities(run_network(model.network(), chips))[:, 0, 0]
    np.testing.assert_allclose(answer, run_network(network, chips), atol=1e-5)


def test_functions_of_keras_in_the_graph(tmp_path):
    image = keras.Input((None, None, 2))
    features = layers.Conv2D(2, 3, padding="same")(image)
    network = randomised(keras.Model(image, layers.Conv2D(2, 1)(keras.ops.relu(features + image))))
    model, _ = imported(saved(network, tmp_path))
    images = example(8, 8, 2)
    np.testing.assert_allclose(run_network(model.network(), images), run_network(network, images), atol=1e-5)
    kept = randomised(keras.Model(image, keras.ops.roll(layers.Conv2D(2, 1)(image), 1, axis=1)))
    with pytest.raises(ModelFileError, match=r"uses the function keras.ops.Roll"):
        imported(saved(kept, tmp_path))


def test_convolutions_without_padding_leave_off_an_edge(tmp_path):
    network = randomised(
        keras.Sequential([keras.Input((9, 9, 2)), layers.Conv2D(4, 5, activation="relu"), layers.Conv2D(2, 5)])
    )
    model, _ = imported(saved(network, tmp_path))
    images = example(20, 20, 2)
    answer = run_network(model.network(), images)
    assert answer.shape == (2, 12, 12, 2) and model.manifest.inference.output_crop == 4
    np.testing.assert_allclose(answer[:, 3, 5], run_network(network, images[:, 3:12, 5:14])[:, 0, 0], atol=1e-5)


def test_a_network_that_looks_at_the_whole_image_keeps_its_size(tmp_path):
    image = keras.Input((None, None, 2))
    features = layers.Conv2D(3, 3, padding="same")(image)
    weighed = layers.Multiply()([features, layers.GlobalAveragePooling2D(keepdims=True)(features)])
    network = randomised(keras.Model(image, layers.Conv2D(2, 1)(weighed)))
    path = saved(network, tmp_path)
    with pytest.raises(ParameterError, match=r"answer depends on the size\. Give the PATCH_SIZE"):
        imported(path)
    model, _ = imported(path, patch_size=24)
    assert model.manifest.inference.tile == 24 and model.network().output_shape == (None, 24, 24, 2)


def test_a_regression_keeps_its_ending(tmp_path):
    network = patch_classifier(1, "sigmoid")
    target = TargetRecord("tree cover", 0.0, 1.0, 0.0, 1.0)
    model, _ = imported(saved(network, tmp_path), task="regression", target=target)
    chips = example(16, 16, 4)
    np.testing.assert_allclose(run_network(model.network(), chips)[:, 0, 0], run_network(network, chips), atol=1e-6)
    assert model.manifest.target == target and model.manifest.classes == ()


def test_scaling_and_names_of_the_bands(tmp_path):
    path = saved(patch_classifier(), tmp_path)
    model, _ = imported(path, 3, scaling=((0.0, 10000.0),), band_names=("blue", "green", "red", "nir"))
    assert [(band.name, band.mean, band.standard_deviation) for band in model.manifest.bands][3] == (
        "nir",
        0.0,
        10000.0,
    )
    assert model.manifest.ground_resolution == (0.0, 0.0)
    for wrong in ({"scaling": ((0.0, 1.0), (1.0, 2.0))}, {"band_names": ("a", "b")}):
        with pytest.raises(ParameterError, match="takes 4 bands; 2 "):
            imported(path, 3, **wrong)


@pytest.mark.parametrize(
    ("network", "wanted", "sentence"),
    [
        (lambda: patch_classifier(), {"classes": 2}, "tells 3 classes apart; 2 are given"),
        (lambda: patch_classifier(), {"classes": 3, "task": "regression"}, "gives 3 numbers; a regression gives one"),
        (lambda: patch_classifier(1, "linear"), {}, "gives one number, which is no class"),
        (lambda: patch_classifier(), {"classes": 3, "patch_size": 8}, "takes images of 16 pixels; PATCH_SIZE is 8"),
    ],
)
def test_what_does_not_fit_the_network_is_said(tmp_path, network, wanted, sentence):
    path = saved(network(), tmp_path)
    with pytest.raises(ParameterError, match=sentence):
        imported(path, **wanted)
    assert not list(tmp_path.glob("*.alquimia"))
