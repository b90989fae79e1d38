"""Errors of estimates by hand-made numbers; what cannot be known is not a number."""

from __future__ import annotations

import math

import numpy as np
import pytest

from alquimia_qgis.engine.metrics.estimates import EstimateFigures, r_squared

REFERENCE = np.array([1.0, 2.0, 3.0, 6.0])


def test_figures_by_hand():
    figures = EstimateFigures.of(REFERENCE, REFERENCE + np.array([1, -1, 2, 0]))
    assert (figures.count, figures.bias, figures.mean_absolute_error) == (4, 0.5, 1.0)
    assert figures.rmse == pytest.approx(math.sqrt(6 / 4))
    assert figures.r_squared == pytest.approx(1 - 6 / 14)


def test_the_mean_explains_nothing_and_worse_is_below_zero():
    assert r_squared(REFERENCE, np.full(4, 3.0)) == pytest.approx(0.0)
    assert r_squared(REFERENCE, -REFERENCE) < 0
    assert r_squared(REFERENCE, REFERENCE) == 1.0


def test_without_numbers_or_differences_nothing_is_known():
    empty = EstimateFigures.of(np.empty(0), np.empty(0))
    assert empty.count == 0
    assert all(math.isnan(value) for value in (empty.r_squared, empty.rmse, empty.mean_absolute_error, empty.bias))
    assert math.isnan(r_squared(np.array([2.0, 2.0]), np.array([1.0, 3.0])))
