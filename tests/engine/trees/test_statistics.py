"""What trees see of a neighbourhood, against NumPy; the same for a chip and for a whole image."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.engine.prediction.backends.onnxruntime_backend import GraphSession
from alquimia_qgis.engine.trees.graph import feature_count, feature_graph, names_of_features
from alquimia_qgis.engine.trees.statistics import edge_limits, histogram_limits, statistics_of
from alquimia_qgis.zoo.catalogue import load_catalogue

CHANNELS, PATCH = 2, 7


def seen_of(image, **parameters):
    family = load_catalogue().get("random_forest")(**parameters)
    features = GraphSession(feature_graph(family, CHANNELS)).run(image)
    assert features.shape[1] == feature_count(family, CHANNELS)
    return features, names_of_features(statistics_of(family), ("red", "nir"))


@pytest.fixture
def image():
    return np.random.default_rng(0).normal(size=(1, CHANNELS, 12, 15)).astype("float32")


def windows(image, edge, patch):
    """(C, H, W, edge, edge) of the windows about the middle pixels (index P // 2) of all neighbourhoods."""
    before = patch // 2 - edge // 2
    after = patch - edge - before
    inner = image[0, :, before : image.shape[2] - after, before : image.shape[3] - after]
    return np.lib.stride_tricks.sliding_window_view(inner, (edge, edge), axis=(1, 2))


def test_a_pixel_alone_is_its_bands(image):
    features, names = seen_of(image)
    np.testing.assert_array_equal(features, image)
    assert names == ("red", "nir")


@pytest.mark.parametrize(("patch", "smaller"), [(7, 3), (6, 3), (8, 5)])
def test_every_statistic_is_what_its_name_says(image, patch, smaller):
    features, names = seen_of(image, patch_size=patch, scales=2, edges=True, histogram=3)
    found = dict(zip(names, features[0], strict=True))
    whole = windows(image, patch, patch)
    expected = {"nir": whole[1, :, :, patch // 2, patch // 2]}
    for edge in (patch, smaller):
        expected[f"nir, mean of {edge} × {edge}"] = windows(image, edge, patch)[1].mean(axis=(-2, -1))
        expected[f"nir, deviation in {edge} × {edge}"] = windows(image, edge, patch)[1].std(axis=(-2, -1))
    expected["nir, differences side by side"] = np.abs(np.diff(whole[1], axis=-1)).mean(axis=(-2, -1))
    expected["nir, differences above each other"] = np.abs(np.diff(whole[1], axis=-2)).mean(axis=(-2, -1))
    for limit in histogram_limits(3):
        expected[f"nir, share below {limit:+.2f} deviations"] = (whole[1] < limit).mean(axis=(-2, -1))
    for limit in edge_limits(3):
        beside, above = (np.abs(np.diff(whole[1], axis=axis)) < limit for axis in (-1, -2))
        expected[f"nir, share of differences side by side below {limit:.2f} deviations"] = beside.mean(axis=(-2, -1))
        expected[f"nir, share of differences above each other below {limit:.2f} deviations"] = above.mean(axis=(-2, -1))
    assert len(names) == CHANNELS * len(expected)
    for name, values in expected.items():
        np.testing.assert_allclose(found[name], values, atol=1e-5, err_msg=name)


def test_a_chip_shows_what_the_image_shows_around_its_middle(image):
    parameters = {"patch_size": PATCH, "scales": 2, "edges": True, "histogram": 4}
    whole, _ = seen_of(image, **parameters)
    chip, _ = seen_of(image[:, :, 2 : 2 + PATCH, 5 : 5 + PATCH], **parameters)
    np.testing.assert_allclose(chip[0, :, 0, 0], whole[0, :, 2, 5], rtol=1e-6, atol=1e-6)


def test_a_window_of_one_value_has_no_deviation():
    flat = np.full((1, CHANNELS, PATCH, PATCH), 3.3, "float32")
    features, names = seen_of(flat, patch_size=PATCH)
    deviations = [value for name, value in zip(names, features[0], strict=True) if "deviation in" in name]
    assert np.isfinite(features).all() and np.max(deviations) < 0.01
