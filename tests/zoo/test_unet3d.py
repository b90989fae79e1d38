"""The wiring of the U-Net of image series, shown by exact parameter counts of the published network."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.zoo.families.unet3d import UNet3D
from tests.zoo.conftest import counts

ALQUIMODELIA = {"upsampling_kernel_size": 3, "head_kernel_size": 3}
ONE_LEVEL = {**ALQUIMODELIA, "depth": 1, "time_depth": 1}


def series(dates, edge=16):
    return np.random.default_rng(0).normal(size=(1, dates, edge, edge, 3)).astype("float32")


def dates_of_levels(network):
    return [layer.output.shape[1] for layer in network.layers if type(layer).__name__ == "MaxPooling3D"]


@pytest.mark.parametrize(
    ("parameters", "shape", "classes", "total", "trainable"),
    [
        (ALQUIMODELIA, (12, 600, 600, 10), 4, 395_097, 394_457),
        (ALQUIMODELIA, (12, 64, 64, 10), 5, 395_530, 394_890),
        (ALQUIMODELIA, (8, 64, 64, 10), 5, 395_422, 394_782),
        (ONE_LEVEL, (6, 64, 64, 10), 5, 90_248, 89_992),
        ({**ALQUIMODELIA, "crop_margin": 8}, (12, 64, 64, 10), 5, 395_530, 394_890),
    ],
)
def test_parameter_counts(parameters, shape, classes, total, trainable):
    assert counts(UNet3D(band_curves="linear", **parameters).build(shape, classes)) == (total, trainable)


@pytest.mark.parametrize(
    ("time_depth", "dates", "halved"),
    [(0, 12, [12, 12, 12]), (1, 12, [6, 6, 6]), (2, 12, [6, 3, 3]), (2, 7, [4, 2, 2]), (None, 12, [6, 3, 2]),
     (None, 3, [2, 1, 1]), (3, 2, [1, 1, 1]), (2, 1, [1, 1, 1])],
)  # fmt: skip
def test_dates_are_halved_as_often_as_asked_and_rounded_up(time_depth, dates, halved):
    network = UNet3D(depth=3, time_depth=time_depth, first_filters=2).build((dates, 16, 16, 3), 2)
    assert dates_of_levels(network) == halved


@pytest.mark.parametrize("dates", [1, 2, 3, 5, 7, 12])
@pytest.mark.parametrize("attention", [False, True])
def test_an_odd_number_of_dates_gives_a_map_too(dates, attention):
    network = UNet3D(depth=2, first_filters=2, attention=attention).build((dates, 16, 16, 3), 2)
    assert network.output_shape == (None, 16, 16, 2)
    assert np.isfinite(np.asarray(network(series(dates)))).all()


def test_every_date_counts_even_the_odd_last_one():
    network = UNet3D(depth=2, first_filters=4, normalisation="none").build((7, 16, 16, 3), 2)
    before = np.asarray(network(series(7)))
    for date in range(7):
        changed = series(7)
        changed[:, date] += 1.0
        assert np.abs(np.asarray(network(changed)) - before).max() > 1e-6


def test_the_crop_margin_leaves_off_the_edge_and_nothing_else():
    cropped = UNet3D(depth=1, first_filters=2, crop_margin=4).build((5, 24, 24, 3), 2)
    whole = UNet3D(depth=1, first_filters=2).build((5, 24, 24, 3), 2)
    whole.set_weights(cropped.get_weights())
    assert cropped.output_shape == (None, 16, 16, 2)
    image = series(5, 24)
    np.testing.assert_allclose(np.asarray(cropped(image)), np.asarray(whole(image))[:, 4:-4, 4:-4], atol=1e-6)


def test_the_same_weights_serve_any_image_size():
    family = UNet3D(depth=2, first_filters=2, attention=True, residual=True, crop_margin=1)
    trained = family.build((5, 16, 16, 3), 2)
    anywhere = family.build((5, None, None, 3), 2)
    anywhere.set_weights(trained.get_weights())
    np.testing.assert_allclose(np.asarray(anywhere(series(5))), np.asarray(trained(series(5))), atol=1e-5)
    assert np.asarray(anywhere(series(5, 24))).shape == (1, 22, 22, 2)


def test_residual_connections_add_one_projection_per_block():
    plain = UNet3D(depth=1, first_filters=4).build((4, 16, 16, 3), 2).count_params()
    residual = UNet3D(depth=1, first_filters=4, residual=True).build((4, 16, 16, 3), 2).count_params()
    assert residual - plain == (3 + 1) * 4 + (4 + 1) * 8 + (8 + 1) * 4


@pytest.mark.parametrize(("time_depth", "cells"), [(1, 8), (0, 4)])
def test_attention_adds_one_gate_per_skip_connection(time_depth, cells):
    plain = UNet3D(depth=1, time_depth=time_depth, first_filters=4)
    with_gate = UNet3D(depth=1, time_depth=time_depth, first_filters=4, attention=True)
    added = with_gate.build((4, 16, 16, 3), 2).count_params() - plain.build((4, 16, 16, 3), 2).count_params()
    assert added == cells * 4 * 4 + (8 + 1) * 4 + (4 + 1)


@pytest.mark.parametrize("name", ["kernel_size", "head_kernel_size"])
def test_even_kernels_are_refused(name):
    with pytest.raises(ParameterError, match="must be an odd number; 2 was given"):
        UNet3D(**{name: 2})
