"""Figures of the confusion matrix against scikit-learn and against an asymmetric example by hand."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn import metrics as reference_metrics

from alquimia_qgis.engine.metrics.confusion import ConfusionMatrix


@pytest.fixture
def labels():
    random = np.random.default_rng(4)
    truth = random.integers(0, 4, 5000)
    return truth, np.where(random.random(5000) < 0.7, truth, random.integers(0, 4, 5000))


def test_figures_equal_scikit_learn(labels):
    truth, predicted = labels
    matrix = ConfusionMatrix(4)
    for part in np.array_split(np.arange(5000), 7):
        matrix.update(truth[part], predicted[part])
    assert (matrix.counts == reference_metrics.confusion_matrix(truth, predicted)).all()
    assert matrix.overall_accuracy == pytest.approx(reference_metrics.accuracy_score(truth, predicted))
    assert matrix.kappa == pytest.approx(reference_metrics.cohen_kappa_score(truth, predicted))
    assert matrix.f1 == pytest.approx(reference_metrics.f1_score(truth, predicted, average=None))
    assert matrix.iou == pytest.approx(reference_metrics.jaccard_score(truth, predicted, average=None))
    assert matrix.producers_accuracy == pytest.approx(reference_metrics.recall_score(truth, predicted, average=None))
    assert matrix.users_accuracy == pytest.approx(reference_metrics.precision_score(truth, predicted, average=None))
    assert matrix.macro_f1 == pytest.approx(reference_metrics.f1_score(truth, predicted, average="macro"))
    assert matrix.mean_iou == pytest.approx(reference_metrics.jaccard_score(truth, predicted, average="macro"))


def test_orientation():
    matrix = ConfusionMatrix(2)
    matrix.update(np.array([0, 0, 0, 1]), np.array([0, 1, 1, 1]))  # two pixels of reference 0 are mapped as 1
    assert matrix.counts.tolist() == [[1, 2], [0, 1]]
    assert matrix.by_map.tolist() == [[1, 0], [2, 1]]
    assert matrix.producers_accuracy == pytest.approx([1 / 3, 1])
    assert matrix.users_accuracy == pytest.approx([1, 1 / 3])


def test_unlabelled_pixels_take_no_part():
    matrix = ConfusionMatrix(2)
    matrix.update(np.array([[0, -1], [1, 1]], np.int16), np.array([[0, 0], [-1, 1]]))
    assert matrix.total == 2 and matrix.overall_accuracy == 1


def test_undefined_figures_are_nan_and_missing_classes_do_not_count():
    empty = ConfusionMatrix(2)
    assert np.isnan([empty.overall_accuracy, empty.kappa, empty.macro_f1, empty.mean_iou]).all()
    matrix = ConfusionMatrix(4)
    matrix.update(np.array([0, 0, 1]), np.array([0, 2, 2]))
    np.testing.assert_array_equal(np.isnan(matrix.producers_accuracy), [False, False, True, True])
    np.testing.assert_array_equal(np.isnan(matrix.users_accuracy), [False, True, False, True])
    assert matrix.f1[:3] == pytest.approx([2 / 3, 0, 0]) and np.isnan(matrix.f1[3])
    assert matrix.macro_f1 == pytest.approx(2 / 9)
    single = ConfusionMatrix(1)
    single.update(np.zeros(5, int), np.zeros(5, int))
    assert single.overall_accuracy == 1 and np.isnan(single.kappa)
