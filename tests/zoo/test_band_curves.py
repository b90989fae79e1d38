"""Curves of bands: normal scores of training values, whatever these are, inside a network of plain layers."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from alquimia_qgis.zoo.blocks.band_curves import KNOTS, UNCHANGED, band_curves, curve_of, has_curves, set_curves
from alquimia_qgis.zoo.catalogue import load_catalogue
from alquimia_qgis.zoo.series_family import LINEAR, QUANTILES, SeriesFamily
from tests.zoo.conftest import counts

HIGHEST_SCORE = 2.5758  # of a probability of 0.995
FAMILIES = {name: family for name, family in load_catalogue().families.items() if issubclass(family, SeriesFamily)}


def network_of(curves):
    values = keras.Input((2, len(curves)))
    network = keras.Model(values, band_curves(values))
    set_curves(network, curves)
    return network


def curved(values, column):
    """What the curve of ``values`` makes of a column of numbers."""
    numbers = np.asarray(column, dtype="float32")
    series = np.stack([numbers, numbers], axis=1)[:, :, np.newaxis]
    return np.asarray(network_of([curve_of(np.asarray(values, dtype="float64"))])(series))[:, 0, 0]


def skewed(count=20_000):
    return np.exp(np.random.default_rng(2).normal(size=count) * 1.5)


def test_all_families_of_series_have_curves():
    pixels = ["lstm", "pixel_timeseries", "temporal_attention", "temporal_cnn"]
    assert sorted(FAMILIES) == sorted([*pixels, "resnet3d", "unet3d"])


def shape_of(family, bands):
    """Twelve dates of a pixel, or of an image as small as the family takes."""
    if not family.input.has_surroundings:
        return (12, bands)
    edge = 9 if family.answers_once else 8
    return (12, edge, edge, bands)


def test_skewed_values_become_normal():
    scores = curved(skewed(), skewed())
    assert abs(scores.mean()) < 0.02
    assert abs(scores.std() - 1.0) < 0.05
    between = np.abs(np.log(skewed())) < 2.5
    assert np.abs(scores - np.log(skewed()) / 1.5)[between].max() < 0.1


def test_outliers_are_exactly_the_outermost_quantile():
    scores = curved(skewed(), [-1e30, -5.0, 1e6, 1e30])
    np.testing.assert_allclose(scores, [-HIGHEST_SCORE] * 2 + [HIGHEST_SCORE] * 2, atol=1e-4)
    assert scores[0] == scores[1]
    assert scores[2] == scores[3]


def test_the_curve_goes_through_its_knots_and_never_falls():
    curve = curve_of(skewed())
    np.testing.assert_allclose(curved(skewed(), curve.knots), curve.heights, atol=1e-3)
    assert len(curve.knots) == KNOTS
    assert (np.diff(curved(skewed(), np.sort(skewed(500)))) >= 0).all()


def test_equal_values_get_their_mean_score():
    scores = curved([0.0] * 900 + [5.0] * 50 + [7.0] * 50, [0.0, 5.0, 7.0])
    assert -0.3 < scores[0] < 0 < scores[1] < scores[2]


@pytest.mark.parametrize("values", [[3.0] * 50, [0.0], [np.nan] * 4, [], [1e-40, -1e-40]])
def test_bands_that_show_nothing_become_zero(values):
    np.testing.assert_allclose(curved(values, [-1e6, 0.0, 3.0, 1e6]), 0.0, atol=1e-6)


def test_missing_values_do_not_count():
    with_gaps = np.concatenate([skewed(), np.full(5000, np.nan), [np.inf]])
    np.testing.assert_array_equal(curve_of(with_gaps).knots, curve_of(skewed()).knots)


def test_values_crowded_by_a_huge_outlier_are_still_told_apart():
    crowded = np.concatenate([np.random.default_rng(4).normal(size=5000), [1e7]]) / 1e5
    scores = curved(crowded, crowded[:-1])
    assert np.corrcoef(scores, crowded[:-1])[0, 1] > 0.98


def test_each_band_has_its_own_curve_and_an_unchanged_one_is_exact():
    network = network_of([curve_of(skewed()), UNCHANGED, curve_of(-skewed())])
    series = np.array([[[2.0, 0.0, -2.0], [0.5, 1.0, -0.5]]], dtype="float32")
    found = np.asarray(network(series))[0]
    np.testing.assert_array_equal(found[:, 1], [0.0, 1.0])
    np.testing.assert_allclose(found[:, 0], -found[:, 2], atol=1e-4)


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize("bands", [1, 6])
def test_parameter_counts(name, bands):
    family, ramps = FAMILIES[name], bands * (KNOTS - 1)
    linear = counts(family(band_curves=LINEAR).build(shape_of(family, bands), 3))
    total, trainable = counts(family(band_curves=QUANTILES).build(shape_of(family, bands), 3))
    assert (total, trainable) == (linear[0] + 2 * bands * ramps + ramps + bands, linear[1])


@pytest.mark.parametrize("name", FAMILIES)
def test_only_networks_that_were_asked_for_have_curves(name):
    shape = shape_of(FAMILIES[name], 2)
    assert has_curves(FAMILIES[name](band_curves=QUANTILES).build(shape, 3))
    assert not has_curves(FAMILIES[name](band_curves=LINEAR).build(shape, 3))


def test_learning_leaves_the_curves_alone():
    network = FAMILIES["temporal_cnn"](filters=2, dense_units=4, band_curves=QUANTILES).build((4, 2), 2)
    set_curves(network, [curve_of(skewed()), curve_of(-skewed())])
    before = network.get_layer("curve_sum").get_weights()
    network.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True), jit_compile=False)
    network.fit(np.ones((8, 4, 2), "float32"), np.arange(8) % 2, epochs=1, verbose=0)
    for old, new in zip(before, network.get_layer("curve_sum").get_weights(), strict=True):
        np.testing.assert_array_equal(old, new)


def test_the_curves_are_computed_in_full_precision():
    before = keras.config.dtype_policy()
    keras.config.set_dtype_policy("mixed_float16")
    try:
        network = network_of([curve_of(skewed())])
    finally:
        keras.config.set_dtype_policy(before)
    assert network.output.dtype == "float32"
