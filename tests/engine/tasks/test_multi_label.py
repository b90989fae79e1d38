"""Loss and metrics of several classes at once, against plain NumPy."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from alquimia_qgis.engine.tasks.multi_label import BinaryFocalLoss, MultiLabelTask
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.options import TrainingOptions

GENERATOR = np.random.default_rng(0)
LOGITS = GENERATOR.normal(0, 2, (50, 1, 1, 3)).astype("float32")
SHOWN = (GENERATOR.uniform(size=LOGITS.shape) < 0.4).astype("float32")
SHARES = 1 / (1 + np.exp(-LOGITS))


def cross_entropy(weights: np.ndarray, gamma: float = 0.0) -> float:
    right = np.where(SHOWN > 0.5, SHARES, 1 - SHARES)
    losses = -np.log(right) * (1 - right) ** gamma * np.where(SHOWN > 0.5, weights, 1.0)
    return float(losses.mean())


@pytest.mark.parametrize("gamma", [0.0, 2.0])
def test_the_loss_is_that_of_each_class(gamma):
    weights = np.array([0.5, 1.0, 3.0])
    assert float(BinaryFocalLoss(weights, gamma)(SHOWN, LOGITS)) == pytest.approx(
        cross_entropy(weights, gamma), rel=1e-5
    )


def test_sure_mistakes_have_a_finite_loss():
    logits = np.array([[[[500.0, -500.0]]]], "float32")
    for gamma in (0.0, 2.0):
        assert np.isfinite(float(BinaryFocalLoss([1.0, 1.0], gamma)(np.array([[[[0.0, 1.0]]]]), logits)))


def test_rare_classes_count_more():
    task, counts = MultiLabelTask(), [90, 10]
    losses = [
        task.loss(TrainingOptions(loss="binary_cross_entropy", class_weights=choice), counts)
        for choice in ("none", "moderate", "balanced")
    ]
    ratios = [loss.class_weights[1] / loss.class_weights[0] for loss in losses]
    assert ratios == pytest.approx([1, 3, 9])
    assert task.loss(TrainingOptions(loss="binary_focal"), counts).gamma == 2.0
    assert task.output_channels(4) == 4
    with pytest.raises(ParameterError, match="at least two classes"):
        task.output_channels(1)


def test_metrics_follow_the_figures():
    from alquimia_qgis.engine.metrics.label_figures import LabelFigures

    figures = LabelFigures.of(SHOWN[:, 0, 0] > 0.5, SHARES[:, 0, 0])
    metrics = {metric.name: metric for metric in MultiLabelTask().metrics(3)}
    for part in (slice(0, 20), slice(20, 50)):
        for metric in metrics.values():
            metric.update_state(keras.ops.convert_to_tensor(SHOWN[part]), keras.ops.convert_to_tensor(LOGITS[part]))
    assert float(metrics["macro_f1"].result()) == pytest.approx(figures.macro_f1, abs=1e-5)
    average = float(metrics["mean_average_precision"].result())
    assert average == pytest.approx(figures.mean_average_precision, abs=0.02)
