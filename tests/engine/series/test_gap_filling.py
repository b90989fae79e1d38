"""Gaps in time are filled per pixel and band; nothing is invented where nothing was observed."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.engine.series.gap_filling import LAST, LINEAR, ZERO, filled_series, observed

DAYS = (0.0, 10.0, 30.0, 40.0)


def series(values, present=None, targets=DAYS, gaps=LINEAR, times=DAYS):
    numbers = np.array(values, np.float32).reshape(len(values), 1, 1)
    there = np.isfinite(numbers) if present is None else np.array(present).reshape(numbers.shape)
    return filled_series(np.nan_to_num(numbers), there, times, targets, gaps)[:, 0, 0]


def test_without_gaps_nothing_changes():
    np.testing.assert_array_equal(series([1, 2, 6, 8]), [1, 2, 6, 8])


def test_gaps_are_interpolated_by_days_not_by_order():
    np.testing.assert_allclose(series([1, np.nan, 7, 8]), [1, 3, 7, 8])


def test_the_ends_take_the_nearest_observation():
    np.testing.assert_allclose(series([np.nan, 2, 4, np.nan]), [2, 2, 4, 4])


def test_the_last_value_before_or_else_the_first_after():
    np.testing.assert_allclose(series([np.nan, 2, np.nan, 8], gaps=LAST), [2, 2, 2, 8])


def test_zero_leaves_what_was_not_observed_empty_and_says_so():
    filled = series([np.nan, 2, np.nan, 8], gaps=ZERO)
    np.testing.assert_array_equal(np.isnan(filled), [True, False, True, False])
    np.testing.assert_array_equal(observed(filled.reshape(4, 1, 1))[:, 0, 0], [0, 1, 0, 1])


def test_a_pixel_never_observed_stays_empty():
    assert np.isnan(series([np.nan] * 4)).all()
    assert np.isnan(series([np.nan] * 4, gaps=LAST)).all()


def test_resampling_to_other_days():
    resampled = series([0, 10, 30, 40], targets=(-5.0, 5.0, 20.0, 35.0, 50.0))
    np.testing.assert_allclose(resampled, [0, 5, 20, 35, 40])


def test_bands_and_pixels_are_filled_each_by_itself():
    generator = np.random.default_rng(0)
    values = generator.normal(size=(6, 3, 5000)).astype(np.float32)
    present = generator.random(values.shape) > 0.4
    times = np.array([0.0, 3, 10, 11, 30, 42])
    targets = np.array([-1.0, 0, 5, 11, 29, 50])
    filled = filled_series(values, present, times, targets, LINEAR)
    for band, pixel in [(0, 0), (1, 4095), (2, 4096), (0, 4999)]:
        known = present[:, band, pixel]
        wanted = np.interp(targets, times[known], values[known, band, pixel]) if known.any() else np.full(6, np.nan)
        np.testing.assert_allclose(filled[:, band, pixel], wanted, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("gaps", [LINEAR, LAST])
def test_masked_values_leave_no_trace(gaps):
    one = series([1, 5, 7, 8], present=[True, False, True, True], gaps=gaps)
    other = series([1, 9999, 7, 8], present=[True, False, True, True], gaps=gaps)
    np.testing.assert_array_equal(one, other)
