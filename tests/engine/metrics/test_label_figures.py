"""Figures of classes that may be shown together, on examples counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.engine.metrics.label_figures import LabelFigures, average_precision


def test_figures_counted_by_hand():
    truth = np.array([[1, 0, 0], [1, 1, 0], [0, 1, 0], [0, 0, 0]], bool)
    shares = np.array([[0.9, 0.2, 0.1], [0.4, 0.8, 0.1], [0.5, 0.6, 0.2], [0.1, 0.7, 0.3]])
    figures = LabelFigures.of(truth, shares)
    assert figures.positives.tolist() == [2, 2, 0] and figures.count == 4
    assert figures.precision[:2].tolist() == pytest.approx([1 / 2, 2 / 3])
    assert figures.recall[:2].tolist() == pytest.approx([1 / 2, 1.0])
    assert figures.f1[:2].tolist() == pytest.approx([1 / 2, 4 / 5])
    assert np.isnan([figures.precision[2], figures.recall[2], figures.f1[2], figures.average_precision[2]]).all()
    # Ranked: right, wrong, right → (1/1 + 2/3) / 2; right, wrong, right → the same.
    assert figures.average_precision[:2].tolist() == pytest.approx([5 / 6, 5 / 6])
    assert figures.exact == 0.25
    assert figures.by_name() == pytest.approx(
        {"mean_average_precision": 5 / 6, "macro_f1": 0.65, "exact_matches": 0.25}
    )


def test_equal_probabilities_are_one_threshold():
    assert average_precision(np.array([True, False]), np.array([0.5, 0.5])) == 0.5
    assert average_precision(np.array([False, True]), np.array([0.5, 0.5])) == 0.5
    assert np.isnan(average_precision(np.zeros(3, bool), np.ones(3)))


def test_without_examples_nothing_is_known():
    figures = LabelFigures.of(np.empty((0, 2), bool), np.empty((0, 2)))
    assert figures.count == 0 and all(np.isnan(value) for value in figures.by_name().values())
