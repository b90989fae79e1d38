"""RetinaNet: exact counts of weights and anchors, backbones, pretrained weights, and what its anchors look like."""

from __future__ import annotations

import math

import keras
import numpy as np
import pytest

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.zoo.families.retinanet import RetinaNet
from tests.zoo.conftest import counts

PUBLISHED = {"backbone": "resnet50", "pyramid_filters": 256, "group_normalisation": False}
BACKBONE, BOX_HEAD = 23_587_712, 2_443_300


@pytest.mark.parametrize(
    ("classes", "total", "trainable", "class_head"),
    [(80, 38_048_372, 37_995_252, 4_019_920), (1, 36_409_517, 36_356_397, 2_381_065)],
)
def test_the_published_network_has_its_exact_number_of_weights(classes, total, trainable, class_head):
    network = RetinaNet(**PUBLISHED).build((None, None, 3), 4 + classes)
    assert counts(network) == (total, trainable)
    heads = {name: sum(w.count_params() for w in network.layers if name in w.name) for name in ("classes", "boxes")}
    assert heads == {"classes": class_head, "boxes": BOX_HEAD}
    RetinaNet(**PUBLISHED, pretrained="imagenet", freeze="all").freeze_layers(network)
    assert counts(network)[1] == total - BACKBONE


@pytest.mark.parametrize(("size", "anchors"), [(512, 49_104), (640, 76_725), (1024, 196_416)])
def test_the_network_answers_for_every_anchor(size, anchors):
    network = RetinaNet(first_filters=8, pyramid_filters=16).build((size, size, 4), 4 + 3)
    assert network.output_shape == (None, anchors, 1, 7)


@pytest.mark.parametrize("backbone", ["resnet18", "resnet34", "resnet50", "mobilenet_v2"])
def test_any_backbone_sees_any_number_of_bands_and_images_of_any_size(backbone):
    network = RetinaNet(backbone=backbone, first_filters=8, pyramid_filters=16, finest_level=2).build(
        (None, None, 6), 4 + 2
    )
    answer = np.asarray(network(np.zeros((1, 64, 96, 6), "float32")))
    cells = sum(math.ceil(64 / stride) * math.ceil(96 / stride) for stride in (4, 8, 16, 32, 64, 128))
    assert answer.shape == (1, 9 * cells, 1, 6) and np.isfinite(answer).all()
    # All scores begin at the prior, so that background does not drown the first steps.
    np.testing.assert_allclose(1 / (1 + np.exp(-answer[..., 4:])), 0.01, rtol=0.5)


def test_anchors_double_from_level_to_level_and_keep_their_area():
    levels = RetinaNet().anchor_levels()
    assert [level.stride for level in levels] == [8, 16, 32, 64, 128]
    sides = [[math.sqrt(width * height) for width, height in level.shapes] for level in levels]
    third = 2 ** (1 / 3)
    expected = [32.0, 32 * third, 32 * third**2]
    np.testing.assert_allclose(sides[0], expected * 3)
    np.testing.assert_allclose(sides[4], np.array(expected * 3) * 16)
    ratios = sorted({round(height / width, 6) for width, height in levels[0].shapes})
    assert ratios == [0.5, 1.0, 2.0]


def test_chips_must_fit_the_halvings():
    RetinaNet().check_patch_size(96)
    with pytest.raises(ParameterError, match="multiple of 32"):
        RetinaNet().check_patch_size(100)


def test_overlaps_must_be_in_order():
    with pytest.raises(ParameterError, match="must not be larger"):
        RetinaNet(positive_overlap=0.3, negative_overlap=0.4).check_training()


def test_small_backbones_have_no_pretrained_weights():
    with pytest.raises(ParameterError, match="no pretrained weights for the backbone resnet18"):
        RetinaNet(pretrained="imagenet").check_beginning()
    RetinaNet().check_beginning()


def test_a_local_file_fills_the_backbone_and_leaves_the_rest(tmp_path):
    donor = keras.applications.MobileNetV2(weights=None, include_top=False, input_shape=(224, 224, 3))
    path = tmp_path / "mobilenet.weights.h5"
    donor.save_weights(path)
    family = RetinaNet(backbone="mobilenet_v2", pyramid_filters=16, pretrained="file", weights_file=str(path))
    family.check_beginning()
    network = family.build((64, 64, 4), 5)
    family.begin_training(network, ["red", "green", "blue", "nir"])
    kernel = np.asarray(network.get_layer("block_5_expand").kernel)
    np.testing.assert_array_equal(kernel, np.asarray(donor.get_layer("block_5_expand").kernel))
    first = np.asarray(network.get_layer("Conv1").kernel)
    np.testing.assert_allclose(first[:, :, 0], np.asarray(donor.get_layer("Conv1").kernel)[:, :, 0] * 3 / 4, rtol=1e-6)
    assert network.get_layer("scaling") is not None
