"""Networks of patches without padding: their dense form gives every pixel what its own patch gives, to 1e-5."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from alquimia_qgis.zoo.blocks import a_trous
from alquimia_qgis.zoo.families.deep_cnn import DeepCNN
from alquimia_qgis.zoo.families.dense import FullyConnected
from alquimia_qgis.zoo.families.embedding import Embedding
from alquimia_qgis.zoo.families.resnet import ResNet
from alquimia_qgis.zoo.families.small_cnn import SmallCNN
from alquimia_qgis.zoo.patch_family import edge_after, edge_needed

BANDS, CLASSES = 3, 4
ROWS, COLUMNS = 6, 9  # of the map
RESNET = {"first_filters": 8, "stem_filters": 5}
CASES = [
    *((ResNet(patch_size=size, **RESNET), f"resnet {size}") for size in (23, 24, 33, 34, 40)),
    *(
        (ResNet(patch_size=size, first_stage=2, fourth_stage=1, **RESNET), f"four stages {size}")
        for size in (43, 48, 64)
    ),
    (ResNet(patch_size=96, second_stage=0, third_stage=0, **RESNET), "mean of six"),
    (ResNet(patch_size=33, activation="silu", second_stage=2, **RESNET), "resnet silu"),
    *((SmallCNN(patch_size=size, first_filters=5), f"small {size}") for size in (46, 61, 64)),
    (SmallCNN(patch_size=21, first_filters=5, blocks=2, normalisation="batch"), "small normalised"),
    (DeepCNN(patch_size=96, first_filters=4, blocks=5), "deep 96"),
    *((Embedding(patch_size=size), f"embedding {size}") for size in (15, 16, 40)),
    (Embedding(patch_size=64, encoder="large", normalisation="batch"), "large embedding"),
    *((FullyConnected(patch_size=size, units=8), f"dense {size}") for size in (1, 8, 9)),
]


def randomised(network, seed=0):
    """Weights for which no path is silent, and statistics of normalisation that are far from 0 and 1."""
    random = np.random.default_rng(seed)

    def values(weight):
        if "variance" in weight.path or "gamma" in weight.path:
            return random.uniform(0.5, 2.0, weight.shape)
        spread = 1.5 / np.sqrt(max(np.prod(weight.shape[:-1]), 1)) if len(weight.shape) > 1 else 0.3
        return random.normal(0.02, spread, weight.shape)

    network.set_weights([values(weight) for weight in network.weights])
    return network


def patch_by_patch(network, image, size):
    views = np.lib.stride_tricks.sliding_window_view(image[0], (size, size), axis=(0, 1))
    patches = np.moveaxis(views, 2, -1).reshape(-1, size, size, image.shape[-1])
    return np.asarray(network(patches, training=False)).reshape(*views.shape[:2], -1)


@pytest.mark.parametrize("family", [family for family, _ in CASES], ids=[name for _, name in CASES])
def test_dense_equals_patch_by_patch(family):
    size = family.patch_size
    patch = randomised(family.build((size, size, BANDS), CLASSES))
    dense = family.build((None, None, BANDS), CLASSES)
    assert [weight.shape for weight in dense.weights] == [weight.shape for weight in patch.weights]
    dense.set_weights(patch.get_weights())
    shape = (1, size + ROWS - 1, size + COLUMNS - 1, BANDS)
    image = np.random.default_rng(1).normal(size=shape).astype("float32")
    expected = patch_by_patch(patch, image, size)
    found = np.asarray(dense(image, training=False))[0]
    assert found.shape == (ROWS, COLUMNS, CLASSES)
    # Encoders answer noise nearly alike: what tells places apart must still be a hundred times what is let pass.
    assert expected.std(axis=(0, 1)).min() > 2e-4 * np.abs(expected).max(), "the answers differ from pixel to pixel"
    assert np.abs(found - expected).max() < 2e-6 * max(1.0, np.abs(expected).max())


def test_an_image_of_known_size_gets_the_dense_form_too():
    family = ResNet(patch_size=23, **RESNET)
    assert family.build((30, 40, BANDS), CLASSES).output_shape == (None, 8, 18, CLASSES)


@pytest.mark.parametrize("family", [family for family, _ in CASES[:2]], ids=["odd", "even"])
def test_the_dense_form_halves_nothing(family):
    network = family.build((None, None, BANDS), CLASSES)
    strides = {layer.strides for layer in network.layers if hasattr(layer, "strides")}
    assert strides == {(1, 1)}


@pytest.mark.parametrize(
    "family",
    [
        ResNet(padding="same"),
        ResNet(upsample=2),
        SmallCNN(padding="same"),
        DeepCNN(padding="same"),
    ],
    ids=["resnet", "enlarged", "small", "deep"],
)
def test_padded_and_enlarged_networks_know_the_size_of_their_patch_only(family):
    with pytest.raises(ValueError, match="must be built for the size of its patches"):
        family.build((None, None, BANDS), CLASSES)


def test_an_enlarged_network_takes_its_own_patch_only():
    with pytest.raises(ValueError, match=r"size of its patches, 33 pixels"):
        ResNet(upsample=2).build((40, 40, BANDS), CLASSES)


@pytest.mark.parametrize("size", [1, 2, 3, 5])
@pytest.mark.parametrize(("pool", "of_values"), [(a_trous.max_pooled, np.max), (a_trous.average_pooled, np.mean)])
def test_dilated_pooling_takes_cells_that_lie_steps_apart(size, pool, of_values):
    image = keras.Input((12, 15, 2))
    network = keras.Model(image, pool(image, a_trous.Grid(dense=True, step=2), size))
    values = np.random.default_rng(0).normal(size=(1, 12, 15, 2)).astype("float32")
    reach = 2 * (size - 1)
    found = np.asarray(network(values))
    assert found.shape == (1, 12 - reach, 15 - reach, 2)
    for row, column in [(0, 0), (2, 3), (12 - reach - 1, 15 - reach - 1)]:
        cells = values[0, row : row + reach + 1 : 2, column : column + reach + 1 : 2]
        np.testing.assert_allclose(found[0, row, column], of_values(cells, axis=(0, 1)), atol=1e-6)


def test_edges_are_counted_forwards_and_backwards_alike():
    windows = [(5, 1), (3, 2), (3, 1), (3, 2), (3, 2)]
    assert edge_needed(windows) == 23
    for edge in range(23, 80):
        last = edge_after(edge, windows)
        used = edge_needed(windows, last)
        assert used <= edge < edge_needed(windows, last + 1)
    assert edge_after(22, windows) < 1
