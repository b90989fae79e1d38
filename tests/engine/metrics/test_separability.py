"""The Jeffries-Matusita distance against its formula, and where classes have few pixels."""

import numpy as np
import pytest

from alquimia_qgis.engine.metrics.separability import jeffries_matusita


def drawn(mean, deviation, count=4000, bands=1, seed=0):
    return np.random.default_rng(seed).normal(mean, deviation, (count, bands))


def test_one_band_follows_the_formula():
    found = jeffries_matusita([drawn(0, 1), drawn(2, 3, seed=1)])
    bhattacharyya = 2**2 / 8 / ((1 + 9) / 2) + 0.5 * np.log((1 + 9) / 2 / 3)
    assert found[0, 1] == found[1, 0] == pytest.approx(2 * (1 - np.exp(-bhattacharyya)), abs=0.03)
    assert np.isnan(found[0, 0])


def test_bands_of_any_scale_count_alike():
    one, other = drawn(0, 1, bands=3), drawn(1, 1, bands=3, seed=1)
    scale = np.array([1.0, 1e4, 1e-4])
    assert jeffries_matusita([one * scale, other * scale])[0, 1] == pytest.approx(
        jeffries_matusita([one, other])[0, 1], abs=1e-4
    )
    assert jeffries_matusita([one, other])[0, 1] == pytest.approx(2 * (1 - np.exp(-3 / 8)), abs=0.06)


def test_equal_and_distant_classes():
    same = jeffries_matusita([drawn(5, 1, bands=4), drawn(5, 1, bands=4, seed=1), drawn(50, 1, bands=4, seed=2)])
    assert same[0, 1] < 0.02 and same[0, 2] == pytest.approx(2.0, abs=1e-6)


def test_few_pixels_of_many_bands_do_not_look_apart():
    many = [drawn(0, 1, count=30, bands=40, seed=seed) for seed in (0, 1)]
    assert jeffries_matusita(many)[0, 1] < 1.0  # with all bands it would be 2, whatever the classes
    assert np.isnan(jeffries_matusita([drawn(0, 1, count=9), drawn(0, 1)])[0, 1])
    assert np.isnan(jeffries_matusita([np.ones((50, 2)), np.ones((50, 2))])[0, 1])


def test_pixels_with_missing_values_are_left_out():
    holes = drawn(0, 1, bands=2)
    holes[::2, 1] = np.nan
    assert np.isfinite(jeffries_matusita([holes, drawn(3, 1, bands=2, seed=1)])[0, 1])
