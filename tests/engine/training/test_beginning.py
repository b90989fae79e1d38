"""What a network is given of the training data before it learns: a curve for each band, over all dates."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.engine.training import beginning
from alquimia_qgis.engine.training.beginning import curves_of
from alquimia_qgis.protocol.bundle_manifest import VALIDITY, BandRecord

pytestmark = pytest.mark.keras
BANDS = (BandRecord("B02", 100.0, 50.0), BandRecord("NDVI", 0.5, 0.25))


def pixels(count=4000, dates=3):
    """Reflectances and differences of the mean and deviation of BANDS, date after date: float32 (N, dates × 2)."""
    values = np.random.default_rng(1).normal(size=(count, dates, 2)) * [50.0, 0.25] + [100.0, 0.5]
    return values.reshape(count, -1).astype(np.float32)


def test_a_curve_lies_where_the_scaled_values_of_all_dates_are():
    for curve in curves_of(pixels(), BANDS):
        np.testing.assert_allclose(curve.knots, curve.heights, atol=0.15)


def test_gaps_do_not_count():
    gappy = pixels()
    gappy[::3] = np.nan
    for curve in curves_of(gappy, BANDS):
        np.testing.assert_allclose(curve.knots, curve.heights, atol=0.2)


def test_what_says_where_there_are_observations_stays_as_it_is():
    seen = np.insert(pixels(), [2, 4, 6], 1.0, axis=1)
    first, second, validity = curves_of(seen, (*BANDS, VALIDITY))
    np.testing.assert_array_equal(validity.knots, [0.0, 1.0])
    np.testing.assert_array_equal(validity.heights, [0.0, 1.0])
    np.testing.assert_array_equal(first.knots, curves_of(pixels(), BANDS)[0].knots)
    assert len(second.knots) > 2


def test_many_pixels_are_sampled_over_all_dates(monkeypatch):
    monkeypatch.setattr(beginning, "MOST_VALUES", 3000)
    asked = []
    monkeypatch.setattr(beginning, "curve_of", lambda values: asked.append(values))
    curves_of(pixels(4000, dates=3), BANDS)
    assert [len(values) for values in asked] == [3000, 3000]
    np.testing.assert_allclose(asked[0][:3], (pixels()[0, ::2] - 100.0) / 50.0, rtol=1e-6)
