"""The residual network of patches, shown by exact parameter counts of the published one, and what fits into a patch."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.zoo.families.resnet import ResNet
from tests.zoo.conftest import counts

ALQUIMODELIA = {
    "padding": "same", "first_filters": 8, "stem_filters": 2, "first_stage": 1, "second_stage": 2, "third_stage": 3,
    "fourth_stage": 4,
}  # fmt: skip


@pytest.mark.parametrize(
    ("shape", "classes", "total", "trainable"),
    [
        ((64, 64, 10), 5, 26_537, 25_333),
        ((9, 9, 10), 5, 26_537, 25_333),
        ((128, 128, 3), 10, 26_484, 25_294),
        ((600, 600, 10), 4, 35_432, 34_228),
    ],
)
def test_parameter_counts(shape, classes, total, trainable):
    assert counts(ResNet(**ALQUIMODELIA).build(shape, classes)) == (total, trainable)


@pytest.mark.parametrize("form", [ALQUIMODELIA, {"first_stage": 2, "third_stage": 3, "patch_size": 96}])
def test_stages_have_as_many_blocks_as_asked(form):
    family = ResNet(**form)
    network = family.build((family.patch_size, family.patch_size, 3), 4)
    blocks = sum(type(layer).__name__ == "Add" for layer in network.layers)
    assert blocks == family.first_stage + family.second_stage + family.third_stage + family.fourth_stage


def test_a_stage_without_blocks_halves_nothing():
    kernels = [
        layer.filters
        for layer in ResNet(patch_size=33, second_stage=0, first_filters=8).build((33, 33, 3), 4).layers
        if getattr(layer, "strides", None) == (2, 2) and type(layer).__name__ == "Conv2D"
    ]
    assert sorted(kernels) == [8, 32], "one stage of 32 filters halves, in its block and beside it"


@pytest.mark.parametrize(
    ("parameters", "needed"),
    [({"fourth_stage": 0}, 23), ({"fourth_stage": 1}, 39), ({"first_stage": 2}, 27), ({"third_stage": 2}, 39)],
)
def test_a_patch_too_small_for_its_stages_is_refused(parameters, needed):
    ResNet(patch_size=needed, **parameters)
    with pytest.raises(ParameterError, match=f"at least {needed} pixels; {needed - 1} was given"):
        ResNet(patch_size=needed - 1, **parameters)


def test_padding_and_enlarging_let_it_look_at_tiny_patches():
    for family in (ResNet(patch_size=9, upsample=3), ResNet(patch_size=3, padding="same")):
        size = family.patch_size
        chip = np.random.default_rng(0).normal(size=(2, size, size, 2)).astype("float32")
        assert np.isfinite(np.asarray(family.build((size, size, 2), 3)(chip))).all()
    with pytest.raises(ParameterError, match="at least 8 pixels; 7 was given"):
        ResNet(patch_size=7, upsample=3)


def test_enlarging_repeats_the_pixels_of_the_patch():
    network = ResNet(patch_size=9, upsample=3).build((9, 9, 3), 4)
    enlarged = next(layer for layer in network.layers if type(layer).__name__ == "UpSampling2D")
    assert enlarged.output.shape == (None, 27, 27, 3)
