"""Training series are varied as seasons and clouds vary them."""

from __future__ import annotations

import numpy as np

from alquimia_qgis.engine.series.augmentation import SeriesAugmentation, interpolation_matrix

DAYS = (0.0, 10.0, 20.0, 40.0)


def change(**settings):
    chosen = {"time_shift": 0.0, "date_dropout": 0.0, "band_noise": 0.0, "gaps": "linear", **settings}
    return SeriesAugmentation(DAYS, **chosen)


def linear_series(examples=3, bands=2):
    """Values that grow with the day, so that interpolation is exact."""
    return np.broadcast_to(np.array(DAYS, np.float32)[:, np.newaxis], (examples, 4, bands)).copy()


def test_nothing_to_change_changes_nothing():
    series = linear_series()
    np.testing.assert_array_equal(change().apply(series, np.random.default_rng(0)), series)


def test_a_matrix_draws_missing_dates_from_their_neighbours():
    matrix = interpolation_matrix(np.array(DAYS), np.array([True, False, True, True]), np.array(DAYS))
    np.testing.assert_allclose(matrix @ np.array(DAYS), DAYS)
    np.testing.assert_allclose(matrix.sum(axis=1), 1.0)
    assert (matrix[:, 1] == 0).all()


def test_shifted_series_are_those_of_other_days():
    series = linear_series(200)
    shifted = change(time_shift=5.0).apply(series, np.random.default_rng(1))
    moved = shifted[:, 1:3] - series[:, 1:3]
    assert np.abs(moved).max() <= 5.0 and moved.std() > 1.0
    np.testing.assert_allclose(moved[:, 0], moved[:, 1], atol=1e-4)  # all dates of an example alike
    assert shifted.min() >= 0.0 and shifted.max() <= 40.0  # nothing is made up beyond the ends


def test_dropped_dates_are_interpolated_and_two_are_always_kept():
    bumpy = np.random.default_rng(0).normal(size=(500, 4, 2)).astype(np.float32)
    changed = change(date_dropout=0.9).apply(bumpy, np.random.default_rng(2))
    kept = np.isclose(changed, bumpy).all(axis=2)
    assert (kept.sum(axis=1) >= 2).all()
    assert 0.2 < kept.mean() < 0.9


def test_dropped_dates_say_so_where_gaps_are_zero():
    series = np.concatenate([linear_series(400) + 1, np.ones((400, 4, 1), np.float32)], axis=2)
    changed = change(date_dropout=0.3, gaps="zero", time_shift=9.0, band_noise=0.0).apply(
        series, np.random.default_rng(3)
    )
    dropped = changed[..., -1] == 0
    assert 0.1 < dropped.mean() < 0.5
    assert (changed[dropped] == 0).all()
    np.testing.assert_array_equal(changed[~dropped], series[~dropped])


def test_noise_has_the_strength_asked_for_and_spares_the_channel_of_observations():
    series = np.zeros((200, 4, 3), np.float32)
    noisy = change(band_noise=0.2).apply(series, np.random.default_rng(4))
    assert abs(noisy.std() - 0.2) < 0.01
    spared = change(band_noise=0.2, gaps="zero").apply(series, np.random.default_rng(4))
    assert (spared[..., -1] == 0).all() and spared[..., :-1].std() > 0.1


def test_images_are_changed_like_pixels():
    images = np.random.default_rng(5).normal(size=(2, 4, 6, 6, 2)).astype(np.float32)
    assert (
        change(time_shift=3.0, date_dropout=0.4, band_noise=0.1).apply(images, np.random.default_rng(6)).shape
        == images.shape
    )


def test_brightness_multiplies_the_unscaled_values_of_an_example_by_one_factor():
    levels = (2.0, 0.5)
    changed = change(brightness_gain=0.2, levels=levels).apply(linear_series(300), np.random.default_rng(7))
    factors = (changed + np.array(levels)) / (linear_series(300) + np.array(levels))
    np.testing.assert_allclose(factors, factors[:, :1, :1].repeat(4, 1).repeat(2, 2), rtol=1e-4)
    assert abs(factors[:, 0, 0].std() - 0.2) < 0.03
    with_index = np.concatenate([linear_series(20), np.full((20, 4, 1), 0.7, np.float32)], axis=2)
    spared = change(brightness_gain=0.2, levels=levels).apply(with_index, np.random.default_rng(8))
    np.testing.assert_array_equal(spared[..., 2], with_index[..., 2])
