"""Networks of patches in maps: whole images at once give each pixel what its own patch gives, also without Keras."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.engine.bundle.graph.export import exported
from alquimia_qgis.engine.bundle.inference import fixed_edge, inference_record
from alquimia_qgis.engine.bundle.self_test import CPU, SelfTest, run_network
from alquimia_qgis.engine.prediction.backends.choice import RUNTIMES
from alquimia_qgis.engine.prediction.every_pixel import Patches
from alquimia_qgis.engine.prediction.graph_walk import receptive_field
from alquimia_qgis.engine.prediction.surroundings import Margin, choose_surroundings
from alquimia_qgis.zoo.families.dense import FullyConnected
from alquimia_qgis.zoo.families.mobilenet_v2 import MobileNetV2
from alquimia_qgis.zoo.families.resnet import ResNet
from alquimia_qgis.zoo.families.small_cnn import SmallCNN
from tests.engine.prediction.models import BANDS, CLASSES, lively_network

FAMILIES = {
    "odd": ResNet(patch_size=33, first_filters=4, stem_filters=3),
    "even": ResNet(patch_size=32, first_filters=4, stem_filters=3),
    "cropped": ResNet(patch_size=30, first_filters=4, stem_filters=3, second_stage=2, third_stage=0),
    "small": SmallCNN(patch_size=46, first_filters=3, dense_units=8),
    "averaged": ResNet(patch_size=48, first_filters=4, stem_filters=3, second_stage=0, third_stage=0),
    "fully connected": FullyConnected(patch_size=8, units=6),
}

every_family = pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES.keys())


class Logits:
    """A network as prediction sees it, which gives its logits."""

    backend = device = precision = ""

    def __init__(self, network):
        self._network = network

    def probabilities(self, pixels, present=None, check_cancelled=None):
        return np.moveaxis(run_network(self._network, np.moveaxis(pixels, 1, -1)), -1, 1)


def both_forms(family):
    dense = lively_network(family)
    patch = family.build((family.patch_size, family.patch_size, len(BANDS)), len(CLASSES))
    patch.set_weights(dense.get_weights())
    return dense, patch


@every_family
def test_the_margin_of_the_dense_form_lays_each_answer_on_the_middle_of_its_patch(family):
    dense, patch = both_forms(family)
    record = inference_record(family, dense, family.patch_size, fixed_edge(family, dense))
    margin, patches = choose_surroundings(record, family.patch_size), Patches(family.patch_size)
    assert isinstance(margin, Margin)
    assert (record.crop, record.output_crop, record.stride) == (family.patch_size // 2, family.patch_size // 2, 1)
    wide = np.random.default_rng(0).normal(size=(1, len(BANDS), 90, 95)).astype("float32")
    expected = patches.predict(Logits(patch), trimmed(wide, patches.margin), None, 8)
    found = margin.predict(Logits(dense), trimmed(wide, margin.margin), None, 1)
    assert found.shape == expected.shape == (1, len(CLASSES), 8, 13)
    assert np.abs(found - expected).max() < 1e-5 * max(1.0, np.abs(expected).max())


def trimmed(image, margin, rows=8, columns=13):
    """The middle rows and columns of an image, with a margin around them."""
    top, left = (image.shape[2] - rows) // 2, (image.shape[3] - columns) // 2
    return image[:, :, top - margin : top + rows + margin, left - margin : left + columns + margin]


@every_family
def test_the_reach_covers_the_patch_and_no_pixel_more(family):
    dense, _ = both_forms(family)
    field = receptive_field(dense)
    size = family.patch_size
    assert field.stride == 1
    assert field.radius <= size // 2
    place = size
    image = np.random.default_rng(1).normal(size=(1, 2 * size + 1, 2 * size + 1, len(BANDS))).astype("float32")
    changed = image.copy()
    changed[0, place, place] += 5.0
    difference = np.abs(run_network(dense, changed) - run_network(dense, image))[0].max(axis=-1)
    rows, columns = np.nonzero(difference)
    reach = max(np.abs(rows + field.crop - place).max(), np.abs(columns + field.crop - place).max())
    assert reach <= field.radius <= reach + 1


@every_family
def test_the_dense_form_is_written_as_onnx_and_answers_alike(family):
    dense, _ = both_forms(family)
    size = family.patch_size
    chip = np.random.default_rng(0).normal(size=(1, size, size, len(BANDS))).astype("float32")
    graph = exported(family, dense, SelfTest(chip, run_network(dense, chip), CPU))
    images = np.random.default_rng(1).normal(size=(2, len(BANDS), size + 20, size + 9)).astype("float32")
    expected = np.moveaxis(run_network(dense, np.moveaxis(images, 1, -1)), -1, 1)
    assert expected.shape == (2, len(CLASSES), 21, 10)
    for runtime in RUNTIMES.values():
        assert np.abs(runtime.run_graph(graph, images) - expected).max() < 1e-4 * np.abs(expected).max()


def test_the_memory_of_the_dense_form_is_that_of_large_images():
    family = FAMILIES["odd"]
    dense, patch = both_forms(family)
    of_images = inference_record(family, dense, 33).bytes_per_pixel
    of_patches = inference_record(family, patch, 33, 33).bytes_per_pixel
    assert of_images > 2 * of_patches
    widest = max(layer.output.shape[-1] for layer in dense.layers)
    assert of_images > 4 * widest


def test_padded_networks_are_mapped_patch_by_patch():
    family = MobileNetV2(patch_size=32)
    network = family.build((32, 32, len(BANDS)), len(CLASSES))
    record = inference_record(family, network, 32, fixed_edge(family, network))
    assert record.tile == 32
    assert isinstance(choose_surroundings(record, 32), Patches)


def test_a_network_that_enlarges_its_patch_is_written_as_onnx_and_answers_alike():
    family = MobileNetV2(patch_size=32, upsample=2)
    network = family.build((32, 32, len(BANDS)), len(CLASSES))
    record = inference_record(family, network, 32, fixed_edge(family, network))
    assert isinstance(choose_surroundings(record, 32), Patches)
    chips = np.random.default_rng(0).normal(size=(2, 32, 32, len(BANDS))).astype("float32")
    expected = run_network(network, chips)
    graph = exported(family, network, SelfTest(chips[:1], expected[:1], CPU))
    for runtime in RUNTIMES.values():
        found = runtime.run_graph(graph, np.moveaxis(chips, -1, 1))
        assert np.abs(np.moveaxis(found, 1, -1) - expected).max() < 1e-4 * np.abs(expected).max()
