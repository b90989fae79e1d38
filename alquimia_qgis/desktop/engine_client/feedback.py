"""Lets a Processing feedback hear what the engine says, and Processing's errors be sentences."""

from __future__ import annotations

import time
from typing import Any

from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsProcessingException, QgsProcessingFeedback
from qgis.PyQt.QtCore import QCoreApplication, QThread

from alquimia_qgis.desktop.engine_client.client import Listener, run_job
from alquimia_qgis.protocol.errors import AlquimiaError
from alquimia_qgis.protocol.events import Event, Hello, Log, Metric, Progress
from alquimia_qgis.protocol.jobs import Job
from alquimia_qgis.protocol.tasks import METRICS

LOG_TAB = "Alquimia"
SECONDS_BETWEEN_TEXTS = 10.0
SEPARATOR = " · "
VALIDATION_PREFIX = "val_"
FIGURES = {"loss": METRICS["loss"], **METRICS}  # the loss first


def run_with_feedback(job: Job, feedback: QgsProcessingFeedback) -> dict[str, Any]:
    """Run ``job`` in the engine and return the fields of its result; every failure is a QgsProcessingException."""
    try:
        return run_job(job, FeedbackListener(feedback))
    except AlquimiaError as error:
        raise QgsProcessingException(str(error)) from None


class EventFeedback(QgsProcessingFeedback):
    """A feedback that also hears what the engine says as it says it: the figures of an epoch, the fraction done."""

    def on_event(self, event: Event) -> None:
        """Called in the thread of the algorithm for each progress and each metric, before it becomes text."""


class FeedbackListener(Listener):
    """Shows progress, figures and log lines in the dialog, the log of qgis_process or wherever ``feedback`` leads."""

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        self._feedback = feedback
        self._headline = ""
        self._text_shown = float("-inf")
        self._pump_events = runs_in_qgis_process()

    def on_engine(self, hello: Hello, warm: bool) -> None:
        """Say which engine does the work."""
        state = "already running" if warm else "started"
        self._feedback.pushDebugInfo(f"Engine: process {hello.pid}, Python {hello.python}, {state}.")

    def on_progress(self, event: Progress) -> None:
        """Move the bar; a text becomes a line of the log, so it is shown at each new stage and every ten seconds."""
        self._hand_on(event)
        self._feedback.setProgress(100.0 * event.fraction)
        headline = event.message.split(SEPARATOR)[0]
        now = time.monotonic()
        if event.message and (headline != self._headline or now - self._text_shown > SECONDS_BETWEEN_TEXTS):
            self._headline, self._text_shown = headline, now
            self._feedback.setProgressText(SEPARATOR.join(filter(None, (event.message, time_left(event.remaining)))))

    def on_metric(self, event: Metric) -> None:
        """One line for each epoch."""
        self._hand_on(event)
        self._feedback.pushInfo(metric_line(event))

    def on_log(self, event: Log) -> None:
        """A line at its own level."""
        show = {"warning": self._feedback.pushWarning, "debug": self._feedback.pushDebugInfo}
        show.get(event.level, self._feedback.pushInfo)(event.message)

    def on_details(self, text: str) -> None:
        """Tracebacks go to the log messages panel."""
        if text:
            QgsMessageLog.logMessage(text, LOG_TAB, Qgis.MessageLevel.Info, False)

    def is_cancelled(self) -> bool:
        """Whether the user has pressed Cancel or Ctrl-C."""
        return self._feedback.isCanceled()

    def idle(self) -> None:
        """Under qgis_process, Ctrl-C is only noticed while Qt's events run."""
        if self._pump_events:
            QCoreApplication.processEvents()

    def _hand_on(self, event: Event) -> None:
        if isinstance(self._feedback, EventFeedback):
            self._feedback.on_event(event)


def runs_in_qgis_process() -> bool:
    """True in the main thread of qgis_process, where waiting would keep Qt from seeing Ctrl-C."""
    application = QCoreApplication.instance()
    in_main_thread = application is not None and QThread.currentThread() == application.thread()
    return in_main_thread and QgsApplication.platform() == "qgis_process"


def metric_line(event: Metric) -> str:
    """The figures of an epoch as one line, training apart from validation; undefined ones are left out."""
    known = {name: value for name, value in event.values.items() if isinstance(value, (int, float))}
    parts = [("training", ""), ("validation", VALIDATION_PREFIX)]
    texts = [f"{part} {figures}" for part, prefix in parts if (figures := _figures(known, prefix))]
    if "learning_rate" in known:
        texts.append(f"learning rate {known['learning_rate']:.3g}")
    return f"Epoch {event.epoch} of {event.epochs}: {'; '.join(texts)}"


def _figures(values: dict[str, float], prefix: str) -> str:
    named = [(label, values.get(f"{prefix}{name}")) for name, label in FIGURES.items()]
    return ", ".join(f"{_inside_a_sentence(label)} {value:.3f}" for label, value in named if value is not None)


def _inside_a_sentence(label: str) -> str:
    """Mean IoU becomes mean IoU; R² and RMSE stay."""
    return label[0].lower() + label[1:] if label[1:2].islower() else label


def time_left(seconds: float | None) -> str:
    """The remaining time in words, with two units at most; empty when it is not known."""
    if seconds is None or seconds < 0:
        return ""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s left"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s left"
    return f"{whole // 3600} h {whole % 3600 // 60} min left"
