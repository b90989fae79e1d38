"""What a network is given of the training data before it learns: a curve for each band, over all dates."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.training import beginning
from alquimia_qgis.engine.training.beginning import begin_training, curves_of
from alquimia_qgis.protocol.bundle_manifest import VALIDITY, BandRecord
from alquimia_qgis.zoo.families.unet3d import UNet3D

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


def test_chips_give_their_valid_pixels():
    family = UNet3D(depth=1, first_filters=2)
    network = family.build((3, None, None, 2), 2)
    begin_training(network, family, SimpleNamespace(training=chips_of(pixels(1600)), channels=BANDS * 3))
    ramps, start = network.get_layer("curve_ramps").get_weights(), network.get_layer("curve_sum").get_weights()[1]
    first, second = curves_of(pixels(1600), BANDS)
    np.testing.assert_allclose(start, [first.heights[0], second.heights[0]], rtol=1e-6)
    np.testing.assert_allclose(ramps[1][0], -first.knots[0] / np.diff(first.knots)[0], rtol=1e-4)


def test_of_many_chips_some_pixels_of_each_are_taken():
    chips = chips_of(pixels(1600))
    assert len(chips.valid_pixels(10_000)) == 1600
    some = chips.valid_pixels(200)
    assert 150 < len(some) < 250
    chosen = {tuple(row) for row in some.tolist()}
    for number in range(len(chips)):
        assert chosen & {tuple(row) for row in chips.values(number)[chips.valid[number]].tolist()}


def chips_of(values):
    """Chips of 20 × 20 pixels that hold ``values``, and a border of pixels without data."""
    inside = values.reshape(-1, 20, 20, values.shape[-1])
    border = ((0, 0), (1, 1), (1, 1))
    valid = np.pad(np.ones(inside.shape[:3], dtype=bool), border)
    return ChipSet(
        np.pad(inside, (*border, (0, 0)), constant_values=1e6), valid, np.zeros(valid.shape, np.int16),
        [Window(0, 0, 22, 22)] * len(inside), 22, 0, np.array([1, 1]),
    )  # fmt: skip
