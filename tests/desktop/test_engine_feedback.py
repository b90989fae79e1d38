"""What the engine says, as the user of a Processing algorithm sees it."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.core import QgsApplication, QgsProcessingException
from qgis.PyQt.QtCore import QTimer

from alquimia_qgis.desktop.engine_client import feedback as feedback_module
from alquimia_qgis.desktop.engine_client.feedback import FeedbackListener, metric_line, run_with_feedback, time_left
from alquimia_qgis.protocol.errors import JobCancelled, SamplesError
from alquimia_qgis.protocol.events import Hello, Log, Metric, Progress
from alquimia_qgis.protocol.jobs import CheckEnvironmentJob
from tests.desktop.conftest import Recorder


@pytest.fixture
def heard(qgis_app: QgsApplication) -> Recorder:
    return Recorder()


def test_levels_of_the_log(heard: Recorder) -> None:
    listener = FeedbackListener(heard)
    for level in ("info", "warning", "debug", "unheard-of"):
        listener.on_log(Log("1", f"a {level}", level))
    assert heard.lines == [
        ("info", "a info"), ("warning", "a warning"), ("debug", "a debug"), ("info", "a unheard-of"),
    ]  # fmt: skip


def test_progress_moves_the_bar_each_time_and_writes_a_line_at_each_stage(
    heard: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [100.0]
    monkeypatch.setattr(feedback_module.time, "monotonic", lambda: clock[0])
    listener = FeedbackListener(heard)
    steps = [
        (100.0, "Epoch 1 of 40 · loss 0.52"),
        (101.0, "Epoch 1 of 40 · loss 0.51"),
        (112.0, "Epoch 1 of 40 · loss 0.47"),
        (113.0, "Epoch 2 of 40 · loss 0.41 · mean IoU 0.62"),
    ]
    for step, (seconds, message) in enumerate(steps):
        clock[0] = seconds
        listener.on_progress(Progress("1", step / 4, message, 80.0))
    assert heard.progress() == 75.0
    assert [text for _, text in heard.lines] == [
        "Epoch 1 of 40 · loss 0.52 · 1 min 20 s left",
        "Epoch 1 of 40 · loss 0.47 · 1 min 20 s left",
        "Epoch 2 of 40 · loss 0.41 · mean IoU 0.62 · 1 min 20 s left",
    ]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (-1.0, ""),
        (8.4, "8 s left"),
        (80.0, "1 min 20 s left"),
        (7500.0, "2 h 5 min left"),
        (59.7, "1 min 0 s left"),
    ],
)
def test_time_left_in_words(seconds: float | None, words: str) -> None:
    assert time_left(seconds) == words


def test_an_epoch_is_one_line_without_undefined_figures() -> None:
    values: dict[str, Any] = {
        "mean_iou": 0.62, "loss": 0.41234567, "macro_f1": None, "val_loss": 0.5, "learning_rate": 0.001, "seconds": 3.0,
    }  # fmt: skip
    assert metric_line(Metric("1", 3, 40, values)) == (
        "Epoch 3 of 40: training loss 0.412, mean IoU 0.620; validation loss 0.500; learning rate 0.001"
    )


def test_symbols_and_initials_keep_their_capitals() -> None:
    values = {"r_squared": 0.5, "rmse": 12.0, "mean_absolute_error": 9.0}
    assert metric_line(Metric("1", 1, 2, values)) == (
        "Epoch 1 of 2: training R² 0.500, RMSE 12.000, mean absolute error 9.000"
    )


def test_the_engine_is_named(heard: Recorder) -> None:
    FeedbackListener(heard).on_engine(Hello(1, "0.1.0", "3.12.4", 4711), warm=True)
    assert heard.lines == [("debug", "Engine: process 4711, Python 3.12.4, already running.")]


def test_tracebacks_go_to_the_message_log_only(heard: Recorder) -> None:
    logged: list[tuple[str, str]] = []
    collect = lambda message, tag, level: logged.append((tag, message))  # noqa: E731  to be disconnected again
    QgsApplication.messageLog().messageReceived.connect(collect)
    FeedbackListener(heard).on_details("Traceback (most recent call last): …")
    QgsApplication.messageLog().messageReceived.disconnect(collect)
    assert logged == [("Alquimia", "Traceback (most recent call last): …")]
    assert heard.lines == []


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            SamplesError("There is one class only.", "Digitise a second one."),
            "There is one class only. Digitise a second one.",
        ),
        (JobCancelled(), "Cancelled."),
    ],
)
def test_errors_become_the_exception_of_processing(
    error: Exception, sentence: str, heard: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(job: object, listener: object) -> None:
        raise error

    monkeypatch.setattr(feedback_module, "run_job", fail)
    with pytest.raises(QgsProcessingException) as caught:
        run_with_feedback(CheckEnvironmentJob(), heard)
    assert str(caught.value) == sentence


def test_cancel_is_heard(heard: Recorder) -> None:
    listener = FeedbackListener(heard)
    assert not listener.is_cancelled()
    heard.cancel()
    assert listener.is_cancelled()


@pytest.mark.parametrize(("platform", "pumped"), [("qgis_process", 1), ("desktop", 0)])
def test_qt_lives_on_while_qgis_process_waits(
    platform: str, pumped: int, heard: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []
    monkeypatch.setattr(feedback_module.QgsApplication, "platform", lambda: platform)
    QTimer.singleShot(0, lambda: calls.append(1))
    FeedbackListener(heard).idle()
    assert len(calls) == pumped
