"""The figures of a segmentation against scikit-learn, and what the task hands to the trainer."""

from __future__ import annotations

import keras
import numpy as np
import pytest
from sklearn import metrics as reference

from alquimia_qgis.engine.tasks import engine_task
from alquimia_qgis.engine.tasks.confusion_metrics import MacroF1, MeanIoU, OverallAccuracy, confusion_metrics
from alquimia_qgis.engine.tasks.losses import FocalLoss
from alquimia_qgis.engine.tasks.segmentation import probabilities
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.options import TrainingOptions
from alquimia_qgis.protocol.tasks import TASKS

KINDS = (MeanIoU, MacroF1, OverallAccuracy)


def batches(count: int = 5, classes: int = 6) -> list[tuple[np.ndarray, np.ndarray]]:
    generator = np.random.default_rng(4)
    found = []
    for _ in range(count):
        labels = generator.integers(-1, classes - 1, (2, 9, 7))  # the last class never occurs as a label
        logits = generator.normal(size=(2, 9, 7, classes)) + 2 * (labels[..., None] == np.arange(classes))
        logits[..., -2:] -= 3
        found.append((labels.astype("int32"), logits.astype("float32")))
    return found


def labelled(data: list[tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    labels = np.concatenate([y.ravel() for y, _ in data])
    predicted = np.concatenate([x.argmax(-1).ravel() for _, x in data])
    return labels[labels >= 0], predicted[labels >= 0]


def streamed(kind: type[keras.metrics.Metric], data: list[tuple[np.ndarray, np.ndarray]]) -> float:
    metric = kind(data[0][1].shape[-1])
    for labels, logits in data:
        metric.update_state(labels, logits)
    return float(metric.result())


def test_figures_over_several_batches_are_those_of_scikit_learn():
    data = batches()
    labels, predicted = labelled(data)
    present = np.union1d(labels, predicted)
    assert streamed(MeanIoU, data) == pytest.approx(
        reference.jaccard_score(labels, predicted, labels=present, average="macro"), rel=1e-6
    )
    assert streamed(MacroF1, data) == pytest.approx(
        reference.f1_score(labels, predicted, labels=present, average="macro"), rel=1e-6
    )
    assert streamed(OverallAccuracy, data) == pytest.approx(reference.accuracy_score(labels, predicted), rel=1e-6)


def test_figures_by_hand():
    labels = np.array([[0, 0, 1, -1]])
    logits = np.array([[[9, 0, 0], [0, 9, 0], [0, 9, 0], [0, 0, 9]]], dtype="float32")
    assert streamed(MeanIoU, [(labels, logits)]) == pytest.approx((1 / 2 + 1 / 2) / 2)
    assert streamed(MacroF1, [(labels, logits)]) == pytest.approx((2 / 3 + 2 / 3) / 2)
    assert streamed(OverallAccuracy, [(labels, logits)]) == pytest.approx(2 / 3)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_counted_gives_zero_and_reset_forgets(kind):
    (labels, logits), *_ = batches(1)
    metric = kind(6)
    assert float(metric.result()) == 0.0
    metric.update_state(labels, logits)
    assert float(metric.result()) > 0.0
    metric.reset_state()
    metric.update_state(np.full_like(labels, -1), logits)
    assert float(metric.result()) == 0.0
    assert not np.asarray(metric.matrix).any()


def test_counts_go_on_where_float32_would_stop():
    metric = OverallAccuracy(2)
    metric.matrix.assign(np.array([[2**24, 0], [0, 0]], dtype="int32"))
    metric.update_state(np.array([0]), np.array([[1.0, 0.0]]))
    assert int(np.asarray(metric.matrix)[0, 0]) == 2**24 + 1


def test_figures_in_training_are_those_of_the_whole_epoch():
    data = batches(4)
    network = keras.Sequential([keras.Input((9, 7, 6)), keras.layers.Activation("linear")])
    task = engine_task("segmentation")
    network.compile(loss=task.loss(TrainingOptions(), [1] * 6), metrics=task.metrics(6), jit_compile=False)
    x, y = np.concatenate([x for _, x in data]), np.concatenate([y for y, _ in data])
    figures = network.evaluate(x, y, batch_size=3, verbose=0, return_dict=True)
    assert figures["mean_iou"] == pytest.approx(streamed(MeanIoU, data), rel=1e-6)
    assert figures["macro_f1"] == pytest.approx(streamed(MacroF1, data), rel=1e-6)


def fitted(metrics: list[keras.metrics.Metric]) -> list[dict[str, float]]:
    """The figures of two epochs with validation, of a network that learns."""
    data = batches(4)
    x, y = np.concatenate([x for _, x in data]), np.concatenate([y for y, _ in data])
    keras.utils.set_random_seed(3)
    network = keras.Sequential([keras.Input((9, 7, 6)), keras.layers.Conv2D(6, 1)])
    loss = engine_task("segmentation").loss(TrainingOptions(), [1] * 6)
    network.compile(keras.optimizers.SGD(0.1), loss, metrics=metrics, jit_compile=False)
    history = network.fit(
        x, y, batch_size=3, epochs=2, validation_data=(x[:4], y[:4]), verbose=0, shuffle=False
    ).history
    return [{name: values[epoch] for name, values in history.items()} for epoch in range(2)]


def test_figures_that_share_a_matrix_are_those_of_separate_ones():
    shared, separate = fitted(confusion_metrics(6)), fitted([kind(6) for kind in KINDS])
    for one, other in zip(shared, separate, strict=True):
        assert set(one) == set(other) >= {"mean_iou", "macro_f1", "val_overall_accuracy"}
        assert one == pytest.approx(other, rel=1e-6)
    assert len({shared[0][name] for name in ("mean_iou", "macro_f1", "overall_accuracy")}) == 3


def test_one_metric_counts_for_all():
    metrics = confusion_metrics(6)
    assert [len(metric.variables) for metric in metrics] == [1, 0, 0]
    labels, logits = batches(1)[0]
    for _ in range(2):
        for metric in metrics:
            metric.update_state(labels, logits)
    assert int(np.asarray(metrics[2].matrix).sum()) == 2 * (labels >= 0).sum()
    assert all(metric.matrix is metrics[0].matrix for metric in metrics)
    metrics[0].reset_state()
    assert [float(metric.result()) for metric in metrics] == [0, 0, 0]


@pytest.mark.parametrize("backend", ["tensorflow", "jax"])
@pytest.mark.parametrize("classes", [2, 16, 17, 40])
def test_any_number_of_classes_is_counted_the_same_way_on_every_backend(monkeypatch, backend, classes):
    monkeypatch.setattr(keras.backend, "backend", lambda: backend)
    generator = np.random.default_rng(classes)
    labels = generator.integers(-1, classes, (3, 20, 20))
    logits = np.round(generator.normal(size=(3, 20, 20, classes)), 1).astype("float32")  # with ties
    metric = OverallAccuracy(classes)
    metric.update_state(labels, logits)
    expected = np.zeros((classes, classes), int)
    known = labels >= 0
    np.add.at(expected, (labels[known], logits.argmax(-1)[known]), 1)
    np.testing.assert_array_equal(metric.matrix, expected)


def test_probabilities_are_the_softmax_in_float32():
    logits = np.array([[[1000.0, 0.0], [0.0, 0.0]]], dtype="float16")
    decoded = np.asarray(probabilities(logits))
    assert decoded.dtype == np.float32
    np.testing.assert_allclose(decoded, [[[1.0, 0.0], [0.5, 0.5]]])


def test_the_engine_knows_every_declared_task_loss_and_metric():
    for name, task in TASKS.items():
        engine = engine_task(name)
        for loss, _ in task.losses:
            assert isinstance(engine.loss(TrainingOptions(loss=loss), [3, 1]), keras.losses.Loss)
        after_epochs = {"ap50"} if name == "detection" else set()  # measured on whole chips, by no metric of Keras
        known = {metric.name for metric in engine.metrics(2)} | {"loss"} | after_epochs
        assert known == {metric for metric, _ in task.metrics}


def test_options_reach_the_loss():
    task = engine_task("segmentation")
    focal = task.loss(TrainingOptions(loss="focal", focal_gamma=3.5, class_weights="balanced"), [30, 10])
    assert isinstance(focal, FocalLoss)
    assert focal.gamma == 3.5
    assert focal.class_weights is not None
    assert focal.class_weights.tolist() == pytest.approx([2 / 3, 2.0])
    unweighted = task.loss(TrainingOptions(class_weights="none"), [30, 10]).class_weights
    assert unweighted is not None
    assert unweighted.tolist() == [1.0, 1.0]


def test_unknown_task_and_too_few_classes():
    with pytest.raises(ParameterError, match="no task called 'cooking'"):
        engine_task("cooking")
    with pytest.raises(ParameterError, match="at least two classes"):
        engine_task("segmentation").output_channels(1)
