"""The wiring of the residual network of image series, shown by exact parameter counts of the published one."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.zoo.families.resnet3d import ResNet3D
from tests.zoo.conftest import counts, small


@pytest.mark.parametrize(
    ("shape", "classes", "total", "trainable"),
    [((12, 9, 9, 10), 5, 51_073, 49_869), ((12, 600, 600, 10), 4, 420_416, 419_212)],
)
def test_parameter_counts(shape, classes, total, trainable):
    assert counts(ResNet3D(band_curves="linear").build(shape, classes)) == (total, trainable)


def test_gives_the_class_of_the_centre_pixel():
    family = small(ResNet3D, patch_size=7)
    assert family.build((5, 7, 7, 3), 4).output_shape == (None, 1, 1, 4)
    assert family.output_crop() == 3


def test_brings_its_own_chip_size():
    assert "patch_size" in ResNet3D.own_options
    ResNet3D(patch_size=11).check_patch_size(11)
    with pytest.raises(ParameterError, match="chips of 11 pixels; 128 was given"):
        ResNet3D(patch_size=11).check_patch_size(128)


def test_an_even_chip_size_is_refused():
    with pytest.raises(ParameterError, match=r"must be an odd number.*10 was given.*Use 9 or 11"):
        ResNet3D(patch_size=10)


@pytest.mark.parametrize(("patch_size", "dates"), [(3, 1), (3, 5), (9, 2), (15, 24)])
def test_works_from_the_smallest_chip_and_a_single_date_on(patch_size, dates):
    network = small(ResNet3D, patch_size=patch_size).build((dates, patch_size, patch_size, 2), 3)
    chip = np.random.default_rng(0).normal(size=(2, dates, patch_size, patch_size, 2)).astype("float32")
    assert np.isfinite(np.asarray(network(chip))).all()


def test_enlarging_repeats_the_pixels_of_the_chip_and_not_its_dates():
    network = small(ResNet3D, upsample=4).build((5, 9, 9, 3), 4)
    enlarged = next(layer for layer in network.layers if type(layer).__name__ == "UpSampling3D")
    assert enlarged.output.shape == (None, 5, 36, 36, 3)


def test_stages_have_as_many_blocks_as_asked():
    network = small(ResNet3D, first_stage=2, second_stage=1, third_stage=1, fourth_stage=1).build((5, 9, 9, 3), 4)
    assert sum(type(layer).__name__ == "Add" for layer in network.layers) == 5
