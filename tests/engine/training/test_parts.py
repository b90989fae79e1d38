"""The small parts of a training: best weights, time left, history, precision, memory, steps."""

from __future__ import annotations

import math

import keras
import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.memory import MemoryWatch
from alquimia_qgis.engine.training import precision
from alquimia_qgis.engine.training.history import history_csv
from alquimia_qgis.engine.training.kept_weights import KeptWeights
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.engine.training.time_left import TimeLeft
from alquimia_qgis.protocol.errors import JobCancelled
from alquimia_qgis.protocol.events import Progress


class Scales:
    """Stands for a network whose weights are the number of the epoch."""

    stop_training = False
    epoch = 0

    def get_weights(self) -> list[np.ndarray]:
        return [np.array(self.epoch)]

    def set_weights(self, weights: list[np.ndarray]) -> None:
        self.restored = int(weights[0])


def followed(
    monitor: str, patience: int, epochs: list[dict[str, float]], keep_last: bool = False
) -> tuple[KeptWeights, Scales, int]:
    best, network = KeptWeights(monitor, patience, keep_last), Scales()
    best.set_model(network)
    for epoch, logs in enumerate(epochs):
        network.epoch = epoch + 1
        best.on_epoch_end(epoch, logs)
        if network.stop_training:
            break
    best.restore(network)
    return best, network, epoch + 1


def test_the_best_epoch_is_kept_and_patience_ends_the_training():
    figures = [0.2, 0.5, 0.4, 0.3, 0.45, 0.9]
    best, network, ran = followed("val_mean_iou", 3, [{"val_mean_iou": figure} for figure in figures])
    assert (best.kept_epoch, network.restored, ran, best.stopped_early) == (2, 2, 5, True)


def test_the_last_epoch_is_kept_and_the_best_decides_when_to_stop():
    figures = [0.2, 0.5, 0.4, 0.3, 0.45, 0.9]
    last, network, ran = followed("val_mean_iou", 3, [{"val_mean_iou": figure} for figure in figures], keep_last=True)
    assert (last.kept_epoch, network.restored, ran, last.stopped_early) == (5, 5, 5, True)


def test_without_patience_it_never_stops():
    best, _, ran = followed("val_mean_iou", 0, [{"val_mean_iou": figure} for figure in (0.5, *[0.1] * 30)])
    assert (best.kept_epoch, ran, best.stopped_early) == (1, 31, False)


def test_a_loss_is_best_when_low():
    best, _, _ = followed("val_loss", 0, [{"val_loss": loss} for loss in (3.0, 1.0, 2.0)])
    assert best.kept_epoch == 2


def test_equal_figures_are_told_apart_by_the_loss_without_more_patience():
    logs = [{"val_mean_iou": 1.0, "val_loss": loss} for loss in (0.9, 0.5, 0.7, 0.1)]
    best, _, ran = followed("val_mean_iou", 2, logs)
    assert (best.kept_epoch, ran) == (2, 3)


def test_a_figure_that_is_no_number_is_worst():
    best, _, _ = followed("val_mean_iou", 0, [{"val_mean_iou": math.nan}, {"val_mean_iou": 0.0}, {}])
    assert best.kept_epoch == 2


def test_time_left_leaves_the_slow_first_step_and_epoch_out():
    now = [0.0]
    left = TimeLeft(3, lambda: now[0])
    left.start_epoch()
    now[0] = 50.0  # compiling
    assert left.end_step(0, 10) is None
    now[0] = 52.0
    assert left.end_step(2, 10) == pytest.approx(1.0 * (30 - 3))
    now[0] = 60.0
    left.end_epoch()
    assert left.after_epoch() == pytest.approx(2 * 10)
    left.start_epoch()
    now[0] = 70.0
    assert left.end_epoch() == pytest.approx(10.0)
    assert left.after_epoch() == pytest.approx(10.0)
    left.start_epoch()
    now[0] = 74.0
    assert left.end_step(3, 10) == pytest.approx(6.0)
    now[0] = 99.0
    assert left.end_step(9, 10) == 0.0


def test_history_is_a_table_with_gaps_where_nothing_is_known():
    rows = [
        {"epoch": 1, "loss": 0.5, "val_mean_iou": math.nan, "learning_rate": 1e-3, "seconds": 1.25},
        {"epoch": 2, "loss": 0.25, "val_mean_iou": 0.75, "mean_iou": 0.5, "val_loss": 1, "seconds": 2.0},
    ]
    assert history_csv(rows) == (
        "epoch,learning_rate,loss,val_loss,mean_iou,val_mean_iou,seconds\n"
        "1,0.001,0.5,,,,1.25\n"
        "2,,0.25,1,0.5,0.75,2\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("choice", "devices", "policy"),
    [
        ("automatic", (), "float32"),
        ("automatic", ("gpu:0",), "mixed_float16"),
        ("off", ("gpu:0",), "float32"),
        ("on", ("gpu:0",), "mixed_float16"),
        ("on", (), "mixed_bfloat16"),
    ],
)
def test_precision_follows_choice_and_device(monkeypatch, choice, devices, policy):
    monkeypatch.setattr(precision, "accelerators", lambda: devices)
    assert precision.precision_policy(choice) == policy


def test_the_policy_is_put_back_whatever_happens():
    with pytest.raises(KeyError), precision.dtype_policy("mixed_bfloat16"):
        assert keras.layers.Dense(1).compute_dtype == "bfloat16"
        raise KeyError
    assert keras.config.dtype_policy().name == "float32"


def test_only_lack_of_memory_is_swallowed():
    class ResourceExhaustedError(Exception):
        """As TensorFlow calls it."""

    for error in (MemoryError(), ResourceExhaustedError(), RuntimeError("RESOURCE_EXHAUSTED: Out of memory")):
        with MemoryWatch():
            raise error
    for other in (ValueError("x"), JobCancelled(), KeyboardInterrupt()):
        with pytest.raises(type(other)), MemoryWatch():
            raise other


def test_a_step_fills_its_part_of_the_job():
    whole = JobContext.silent()
    step = StepContext(whole, 0.2, 0.6)
    for fraction in (0.0, 0.5, 1.0, 7.0, math.nan):
        step.progress(fraction, "half", 3.0)
    assert [event.fraction for event in whole.events] == pytest.approx([0.2, 0.4, 0.6, 0.6, 0.2])
    assert all(isinstance(event, Progress) and event.message == "half" for event in whole.events)
    step.log("line", "warning")
    step.metric(1, 2, {"loss": 1.0})
    assert [event.name for event in whole.events[-2:]] == ["log", "metric"]
    whole.request_cancel()
    with pytest.raises(JobCancelled):
        step.check_cancelled()
