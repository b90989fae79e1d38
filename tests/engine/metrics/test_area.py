"""Adjusted areas against the worked example of Olofsson et al. (2014), section 5, tables 8 and 9."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.engine.metrics.area import Z95, adjusted_estimates

# Rows: map class; columns: reference class. Deforestation, forest gain, stable forest, stable non-forest.
COUNTS = np.array([[66, 0, 5, 4], [0, 55, 8, 12], [1, 0, 153, 11], [2, 1, 9, 313]])
MAPPED_PIXELS = np.array([200_000, 150_000, 3_200_000, 6_450_000])
HECTARES_PER_PIXEL = 0.09


@pytest.fixture
def estimates():
    return adjusted_estimates(COUNTS, MAPPED_PIXELS * HECTARES_PER_PIXEL)


def test_areas_of_the_worked_example(estimates):
    assert estimates.area == pytest.approx([21_158, 11_686, 285_770, 581_386], abs=0.6)
    assert Z95 * estimates.area_error == pytest.approx([6_158, 3_756, 15_510, 16_282], abs=0.6)
    assert estimates.area.sum() == pytest.approx(900_000)
    assert estimates.area[0] / HECTARES_PER_PIXEL == pytest.approx(235_086, abs=1)
    assert Z95 * estimates.area_error[0] / HECTARES_PER_PIXEL == pytest.approx(68_418, abs=2)


def test_accuracies_of_the_worked_example(estimates):
    assert np.round(estimates.users_accuracy, 2).tolist() == [0.88, 0.73, 0.93, 0.96]
    assert np.round(Z95 * estimates.users_error, 2).tolist() == [0.07, 0.10, 0.04, 0.02]
    assert np.round(estimates.producers_accuracy, 2).tolist() == [0.75, 0.85, 0.93, 0.96]
    assert np.round(Z95 * estimates.producers_error, 2)[[0, 2]].tolist() == [0.21, 0.03]
    assert round(estimates.overall_accuracy, 2) == 0.95
    assert round(Z95 * estimates.overall_error, 2) == 0.02


def test_errors_of_producers_accuracy_equal_those_of_a_ratio_estimator(estimates):
    """Computed anew from single sample units: ratio of two stratified totals, linearised (Cochran 1977, 6.11)."""
    weights = MAPPED_PIXELS / MAPPED_PIXELS.sum()
    for reference in range(4):
        variance = 0.0
        for mapped, row in enumerate(COUNTS):
            units = np.repeat(np.arange(4), row)
            is_reference = (units == reference).astype(float)
            is_right = is_reference * (mapped == reference)
            residual = is_right - estimates.producers_accuracy[reference] * is_reference
            # The paper's variances divide p (1 - p) by n - 1, which is the unbiased sample variance over n.
            variance += weights[mapped] ** 2 * residual.var(ddof=1) / len(units)
        proportion = estimates.area[reference] / estimates.area.sum()
        assert estimates.producers_error[reference] == pytest.approx(variance**0.5 / proportion)


def test_one_area_by_hand(estimates):
    """Deforestation: 0.02 * 66/75 + 0.32 * 1/165 + 0.645 * 2/325 of 900 000 ha."""
    share = 0.02 * 66 / 75 + 0.32 * 1 / 165 + 0.645 * 2 / 325
    assert estimates.area[0] == pytest.approx(share * 900_000)
    variance = sum(
        weight**2 * p * (1 - p) / (n - 1)
        for weight, p, n in ((0.02, 66 / 75, 75), (0.015, 0, 75), (0.32, 1 / 165, 165), (0.645, 2 / 325, 325))
    )
    assert estimates.area_error[0] == pytest.approx(900_000 * variance**0.5)


def test_simulated_maps_are_covered_by_their_intervals():
    random = np.random.default_rng(11)
    truth_given_map = np.array([[0.9, 0.1], [0.05, 0.95]])
    mapped = np.array([10.0, 90.0])
    true_area = mapped @ truth_given_map
    hits = 0
    for _ in range(400):
        counts = np.array([random.multinomial(200, row) for row in truth_given_map])
        found = adjusted_estimates(counts, mapped)
        hits += abs(found.area[0] - true_area[0]) < Z95 * found.area_error[0]
    assert 0.91 < hits / 400 < 0.99


def test_a_class_that_the_map_never_has_needs_no_samples():
    found = adjusted_estimates(np.array([[8, 2, 0], [0, 9, 1], [0, 0, 0]]), np.array([50.0, 50.0, 0.0]))
    assert found.area == pytest.approx([40, 55, 5])
    assert found.producers_accuracy[2] == 0
    assert np.isnan(found.users_accuracy[2])
    assert np.isfinite(found.area_error).all() and np.isfinite(found.producers_error).all()
    assert found.overall_accuracy == pytest.approx(0.85)


def test_a_reference_class_that_is_absent_has_area_zero_and_no_producers_accuracy():
    found = adjusted_estimates(np.array([[10, 0], [3, 0]]), np.array([70.0, 30.0]))
    assert found.area == pytest.approx([100, 0])
    assert found.producers_accuracy[0] == pytest.approx(0.7) and np.isnan(found.producers_accuracy[1])


def test_mapped_classes_without_samples_leave_the_whole_undefined():
    found = adjusted_estimates(np.array([[8, 2], [0, 0]]), np.array([50.0, 50.0]))
    assert np.isnan(found.overall_accuracy) and np.isnan(found.area).all()
    assert found.users_accuracy[0] == pytest.approx(0.8)
    single = adjusted_estimates(np.array([[8, 2], [0, 1]]), np.array([50.0, 50.0]))
    assert single.overall_accuracy == pytest.approx(0.9) and np.isnan(single.overall_error)


def test_a_map_without_area_is_undefined():
    assert np.isnan(adjusted_estimates(np.eye(2, dtype=int), np.zeros(2)).overall_accuracy)
