"""The ONNX graph of a network: normalisation folded exactly, the same bytes each time, an honest estimate of memory."""

from __future__ import annotations

from collections import Counter

import keras
import numpy as np
import onnx
import pytest
from keras import layers

from alquimia_qgis.engine.bundle.graph.export import NoGraphError, exported
from alquimia_qgis.engine.bundle.graph.exportable import planar_twin
from alquimia_qgis.engine.bundle.graph.live_memory import peak_bytes_per_pixel
from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.bundle.self_test import CPU, SelfTest, run_network, self_test_chip
from alquimia_qgis.zoo.catalogue import load_catalogue
from tests.engine.prediction.models import BANDS, lively_network

SMALL = {"depth": 1, "first_filters": 4, "encoder_convolutions": 2, "decoder_convolutions": 1}
BYTES = 4


def unet(**parameters):
    return load_catalogue().get("unet")(**{**SMALL, **parameters})


def graph_of(family):
    network = lively_network(family)
    chip = self_test_chip(Blueprint(family, len(BANDS), 2), 32)
    return exported(family, network, SelfTest(chip, run_network(network, chip), CPU))


@pytest.mark.parametrize("parameters", [{}, {"residual": True, "attention": True}], ids=str)
def test_folding_changes_no_answer(parameters):
    network = lively_network(unet(**parameters))
    images = np.random.default_rng(0).standard_normal((2, 16, 24, len(BANDS))).astype("float32")
    expected = run_network(network, images)
    answer = np.moveaxis(run_network(planar_twin(network, None), np.moveaxis(images, -1, 1)), 1, -1)
    assert np.abs(answer - expected).max() <= 1e-6 * max(1.0, np.abs(expected).max())


def test_nothing_is_left_of_folded_normalisation():
    normalised = Counter(node.op_type for node in onnx.load_model_from_string(graph_of(unet())).graph.node)
    plain = Counter(
        node.op_type for node in onnx.load_model_from_string(graph_of(unet(normalisation="none"))).graph.node
    )
    assert normalised == plain and normalised["Conv"] == 6 and "BatchNormalization" not in normalised


def test_a_normalisation_that_cannot_be_folded_stays():
    image = keras.Input((None, None, len(BANDS)))
    features = layers.Conv2D(4, 3, padding="same", activation="relu")(image)
    normalised = layers.BatchNormalization()(features)
    network = keras.Model(image, layers.Conv2D(4, 1)(layers.Add()([normalised, features])))
    for layer in network.layers:
        if isinstance(layer, layers.BatchNormalization):
            layer.set_weights([np.full(4, value, "float32") for value in (1.5, 0.2, 0.3, 0.7)])
    chip = np.random.default_rng(0).standard_normal((1, 32, 32, len(BANDS))).astype("float32")
    assert exported(unet(), network, SelfTest(chip, run_network(network, chip), CPU))


def test_the_same_network_gives_the_same_bytes():
    first = graph_of(unet())
    keras.layers.Conv2D(1, 1)  # Keras numbers on
    assert graph_of(unet()) == first


def test_an_answer_that_keras_did_not_give_is_no_proof():
    family = unet()
    network, chip = lively_network(family), self_test_chip(Blueprint(family, len(BANDS), 2), 32)
    with pytest.raises(NoGraphError, match="answers differently from Keras"):
        exported(family, network, SelfTest(chip, run_network(network, chip) * 1.01 + 0.01, CPU))


def test_a_network_beyond_the_format_has_no_graph(monkeypatch):
    monkeypatch.setattr("alquimia_qgis.engine.bundle.graph.export.LARGEST_GRAPH", 100)
    with pytest.raises(NoGraphError, match="too large for the format"):
        graph_of(unet())


def test_the_estimate_of_memory_counts_what_lives_at_once():
    """By hand: blocks of 16 channels; at the second convolution the image is gone and two tensors are alive."""
    image = keras.Input((None, None, 16))
    first = layers.Activation("relu")(layers.Conv2D(32, 3, padding="same")(image))
    second = layers.Conv2D(48, 3, padding="same")(first)
    network = keras.Model(image, layers.Conv2D(16, 1)(second))
    around = 2 * 16 + 2 * 16
    assert peak_bytes_per_pixel(network, 64) == pytest.approx(1.15 * BYTES * (32 + 48 + around))
    skipping = keras.Model(image, layers.Concatenate()([layers.Conv2D(16, 1)(second), first]))
    # The concatenation: its two parts and itself.
    around = 2 * 16 + 2 * 48
    assert peak_bytes_per_pixel(skipping, 64) == pytest.approx(1.15 * BYTES * (16 + 32 + 48 + around))


def test_coarser_levels_count_with_their_size():
    image = keras.Input((None, None, 16))
    coarse = layers.Conv2D(64, 3, padding="same")(layers.MaxPooling2D(2)(image))
    network = keras.Model(image, layers.UpSampling2D(2)(layers.Conv2D(16, 1)(coarse)))
    # At the coarse convolutions a quarter of the pixels hold 16 + 64 and 64 + 16; the last step holds 4 + 16.
    assert peak_bytes_per_pixel(network, 64) == pytest.approx(1.15 * BYTES * (max(20, 20, 20) + 64))
