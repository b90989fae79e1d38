"""McNemar's test gives known values, and those of SciPy's distributions."""

from __future__ import annotations

import pytest
from scipy import stats

from alquimia_qgis.engine.metrics.mcnemar import FEW_PAIRS, mcnemar


def test_a_published_example():
    # Approval ratings of Agresti, Categorical Data Analysis: 150 and 86 discordant pairs; z² = 17.36 uncorrected.
    test = mcnemar(150, 86)
    assert test.statistic == pytest.approx((64 - 1) ** 2 / 236)
    assert test.p_value == pytest.approx(4.115e-05, rel=1e-3)
    assert (test.only_first, test.only_second) == (150, 86)


@pytest.mark.parametrize(("first", "second"), [(0, 1), (1, 9), (9, 1), (5, 5), (0, 24), (11, 12)])
def test_few_pairs_are_tested_exactly(first, second):
    test = mcnemar(first, second)
    assert test.statistic is None
    assert test.p_value == pytest.approx(stats.binomtest(first, first + second, 0.5).pvalue)


@pytest.mark.parametrize(("first", "second"), [(0, FEW_PAIRS), (12, 13), (13, 13), (200, 1), (10**6, 10**6 + 5000)])
def test_many_pairs_by_chi_square(first, second):
    test = mcnemar(first, second)
    expected = max(0, abs(first - second) - 1) ** 2 / (first + second)
    assert test.statistic == pytest.approx(expected)
    assert test.p_value == pytest.approx(stats.chi2.sf(expected, 1), rel=1e-9)


def test_without_a_difference_there_is_no_doubt():
    assert mcnemar(0, 0).p_value == 1.0 and mcnemar(40, 40).p_value == 1.0
