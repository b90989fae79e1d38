"""The U-Net's wiring, shown by exact parameter counts of published networks built in Keras 3."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.zoo.families.unet import UNet
from tests.zoo.conftest import counts

ALQUIMODELIA = {"first_filters": 16, "upsampling_kernel_size": 3, "head_kernel_size": 3}
RONNEBERGER = {"depth": 4, "first_filters": 64, "normalisation": "none"}
GEOMOER = {"depth": 4, "first_filters": 64, "upsampling": "nearest", "decoder_convolutions": 3}
SIX_BANKS = {"depth": 5, "first_filters": 16}


@pytest.mark.parametrize(
    ("parameters", "shape", "classes", "total", "trainable"),
    [
        ({**ALQUIMODELIA, "depth": 3}, (600, 600, 10), 4, 540_180, 538_772),
        ({**ALQUIMODELIA, "depth": 5}, (64, 64, 10), 5, 8_662_309, 8_656_293),
        ({**ALQUIMODELIA, "depth": 5, "crop_margin": 8}, (64, 64, 10), 5, 8_662_309, 8_656_293),
        ({**ALQUIMODELIA, "depth": 6}, (128, 128, 3), 1, 34_628_849, 34_616_689),
        (RONNEBERGER, (256, 256, 3), 1, 31_031_745, 31_031_745),
        (RONNEBERGER, (256, 256, 3), 2, 31_031_810, 31_031_810),
        ({**GEOMOER, "normalisation": "none"}, (256, 256, 3), 1, 34_513_345, 34_513_345),
        (GEOMOER, (128, 128, 3), 1, 34_540_737, 34_527_041),
        ({**SIX_BANKS, "normalisation": "none"}, (512, 512, 3), 1, 7_775_601, 7_775_601),
        (SIX_BANKS, (512, 512, 3), 1, 7_787_633, 7_781_617),
    ],
)
def test_parameter_counts(parameters, shape, classes, total, trainable):
    assert counts(UNet(**parameters).build(shape, classes)) == (total, trainable)


def test_the_crop_margin_leaves_off_the_edge_and_nothing_else():
    cropped = UNet(depth=2, first_filters=4, crop_margin=8).build((64, 64, 3), 2)
    whole = UNet(depth=2, first_filters=4).build((64, 64, 3), 2)
    whole.set_weights(cropped.get_weights())
    image = np.random.default_rng(0).normal(size=(1, 64, 64, 3)).astype("float32")
    assert cropped.output_shape == (None, 48, 48, 2)
    np.testing.assert_allclose(np.asarray(cropped(image)), np.asarray(whole(image))[:, 8:-8, 8:-8], atol=1e-6)


def test_the_same_weights_serve_any_image_size():
    trained = UNet(depth=2, first_filters=4, attention=True, residual=True).build((64, 64, 3), 2)
    anywhere = UNet(depth=2, first_filters=4, attention=True, residual=True).build((None, None, 3), 2)
    anywhere.set_weights(trained.get_weights())
    image = np.random.default_rng(0).normal(size=(1, 64, 64, 3)).astype("float32")
    np.testing.assert_allclose(np.asarray(anywhere(image)), np.asarray(trained(image)), atol=1e-5)


def test_residual_connections_add_one_projection_per_block():
    plain = UNet(depth=1, first_filters=4).build((16, 16, 3), 2).count_params()
    residual = UNet(depth=1, first_filters=4, residual=True).build((16, 16, 3), 2).count_params()
    projections = (3 + 1) * 4 + (4 + 1) * 8 + (8 + 1) * 4
    assert residual - plain == projections


def test_attention_adds_one_gate_per_skip_connection():
    plain = UNet(depth=1, first_filters=4).build((16, 16, 3), 2).count_params()
    attention = UNet(depth=1, first_filters=4, attention=True).build((16, 16, 3), 2).count_params()
    gate = 2 * 2 * 4 * 4 + (8 + 1) * 4 + (4 + 1)
    assert attention - plain == gate


@pytest.mark.parametrize("name", ["kernel_size", "head_kernel_size"])
def test_even_kernels_are_refused(name):
    with pytest.raises(ParameterError, match="must be an odd number; 2 was given"):
        UNet(**{name: 2})


@pytest.mark.parametrize(("crop", "depth", "remaining"), [(32, 4, 16), (25, 4, 16), (24, 5, 32)])
def test_a_crop_margin_that_leaves_next_to_nothing_is_refused(crop, depth, remaining):
    with pytest.raises(ParameterError, match=f"leaves too little of a chip of 64 pixels; at least {remaining} must"):
        UNet(depth=depth, crop_margin=crop).check_patch_size(64)


def test_a_crop_margin_that_leaves_just_enough_is_allowed():
    UNet(depth=4, crop_margin=24).check_patch_size(64)
    UNet(depth=1).check_patch_size(8)
