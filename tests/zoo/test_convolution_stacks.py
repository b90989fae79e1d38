"""The small and the deep convolutional network and the fully connected one, shown by their exact parameter counts."""

from __future__ import annotations

import pytest

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.zoo.families.deep_cnn import DeepCNN
from alquimia_qgis.zoo.families.dense import FullyConnected
from alquimia_qgis.zoo.families.small_cnn import SmallCNN
from tests.zoo.conftest import counts


@pytest.mark.parametrize("padding", ["none", "same"])
@pytest.mark.parametrize("patch_size", [64, 400])
def test_parameter_counts_of_the_small_network(padding, patch_size):
    family = SmallCNN(patch_size=patch_size, padding=padding)
    assert counts(family.build((patch_size, patch_size, 3), 2)) == (194_600, 194_600)


@pytest.mark.parametrize("padding", ["none", "same"])
@pytest.mark.parametrize(("normalisation", "total"), [("batch", 618_067), ("none", 615_547)])
def test_parameter_counts_of_the_deep_network(padding, normalisation, total):
    network = DeepCNN(padding=padding, normalisation=normalisation).build((192, 192, 3), 3)
    assert network.count_params() == total


@pytest.mark.parametrize(("patch_size", "bands", "classes"), [(9, 10, 5), (1, 4, 2), (16, 3, 1)])
def test_parameter_counts_of_the_fully_connected_network(patch_size, bands, classes):
    first = patch_size**2 * bands * 128 + 128
    trainable = first + (128 + 1) * 128 + (128 + 1) * classes + 2 * 2 * 128
    network = FullyConnected(patch_size=patch_size).build((patch_size, patch_size, bands), classes)
    assert counts(network) == (trainable + 2 * 2 * 128, trainable)


@pytest.mark.parametrize(
    ("family", "parameters", "needed"),
    [
        (SmallCNN, {}, 46),
        (SmallCNN, {"blocks": 2}, 10),
        (SmallCNN, {"padding": "same"}, 16),
        (DeepCNN, {}, 190),
        (DeepCNN, {"blocks": 5}, 94),
        (DeepCNN, {"padding": "same"}, 64),
        (DeepCNN, {"padding": "same", "blocks": 5}, 32),
    ],
)
def test_a_patch_too_small_for_its_blocks_is_refused(family, parameters, needed):
    smallest = family(patch_size=needed, **parameters)
    assert smallest.build((needed, needed, 3), 2).output_shape == (None, 1, 1, 2)
    with pytest.raises(ParameterError, match=f"at least {needed} pixels; {needed - 1} was given"):
        family(patch_size=needed - 1, **parameters)


def test_each_block_has_so_many_more_filters_as_the_first():
    network = SmallCNN(first_filters=7).build((64, 64, 3), 2)
    filters = [layer.filters for layer in network.layers if type(layer).__name__ == "Conv2D"]
    assert filters == [7, 14, 21, 28, 256, 2]
