"""Runs one algorithm in the background and tells the interface how it goes; the interface never waits for it."""

from __future__ import annotations

import time
from typing import Any

from processing.gui.Postprocessing import handleAlgorithmResults
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProject,
)
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from alquimia_qgis.desktop.algorithms.output_layers import let_go_of_styles
from alquimia_qgis.desktop.engine_client.feedback import EventFeedback
from alquimia_qgis.protocol.events import Event

SECONDS_TO_END = 10.0
POLL_SECONDS = 0.02


class RelayedFeedback(EventFeedback):
    """Turns what an algorithm says in its thread into signals, which reach the interface in its own."""

    said = pyqtSignal(str)
    doing = pyqtSignal(str)
    heard = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__(False)
        self.error = ""

    def on_event(self, event: Event) -> None:
        """An event of the engine as it is."""
        self.heard.emit(event)

    def reportError(self, error: str, fatalError: bool = False) -> None:
        """Keep the last error: the one that ended the algorithm."""
        self.error = error
        self.said.emit(error)

    def setProgressText(self, text: str) -> None:
        """Name what is being done."""
        self.doing.emit(text)
        self.said.emit(text)

    def pushInfo(self, info: str) -> None:
        """A line."""
        self.said.emit(info)

    def pushWarning(self, warning: str) -> None:
        """A line that matters."""
        self.said.emit(warning)

    def pushDebugInfo(self, info: str) -> None:
        """A line that seldom matters."""
        self.said.emit(info)

    def pushConsoleInfo(self, info: str) -> None:
        """A line of another program."""
        self.said.emit(info)


class BackgroundRun(QObject):
    """One run of an algorithm as a task of QGIS, which its task manager shows too.

    Signals: ``said`` (a line of the log), ``doing`` (what is being done), ``heard`` (an event of the engine: Progress,
    Metric, Picture), ``progressed`` (percent, 0 to 100), and once ``ended`` (whether it succeeded, and its outputs),
    after whose listeners the run is deleted.
    Parameters may name layers of the project. A result asked for as QgsProcessingOutputLayerDefinition with a project
    is shown by ``load_results`` once the run has ended.
    """

    said = pyqtSignal(str)
    doing = pyqtSignal(str)
    heard = pyqtSignal(object)
    progressed = pyqtSignal(float)
    ended = pyqtSignal(bool, object)

    def __init__(self, identifier: str, parameters: dict[str, Any], parent: QObject) -> None:
        super().__init__(parent)
        self._feedback = RelayedFeedback()
        self._feedback.said.connect(self.said)
        self._feedback.doing.connect(self.doing)
        self._feedback.heard.connect(self.heard)
        self._feedback.progressChanged.connect(self.progressed)
        self._context = QgsProcessingContext()
        self._context.setProject(QgsProject.instance())
        self._context.setFeedback(self._feedback)
        self._parameters = parameters
        self._algorithm = QgsApplication.processingRegistry().createAlgorithmById(identifier)
        self._task: QgsProcessingAlgRunnerTask | None = QgsProcessingAlgRunnerTask(
            self._algorithm, parameters, self._context, self._feedback
        )
        self._task.executed.connect(self._finish)

    @property
    def identifier(self) -> str:
        """The permanent id of the algorithm, such as ``alquimia:train_unet``."""
        return str(self._algorithm.id())

    @property
    def parameters(self) -> dict[str, Any]:
        """What the algorithm was started with."""
        return dict(self._parameters)

    @property
    def error(self) -> str:
        """The sentence that ended the run and what to do next; empty when there was none."""
        return self._feedback.error

    @property
    def cancelled(self) -> bool:
        """Whether it was told to stop."""
        return self._feedback.isCanceled()

    def start(self) -> None:
        """Hand the task to QGIS and return at once."""
        QgsApplication.taskManager().addTask(self._task)

    def load_results(self) -> None:
        """Show the results in the project, styled, as the toolbox does; for a run that has ended well."""
        handleAlgorithmResults(self._algorithm, self._context, self._feedback, parameters=self._parameters)

    def cancel(self, discard: bool = False) -> None:
        """Ask the run to stop; ``ended`` follows when it has.

        A training that was told KEEP_ON_CANCEL then still gives its files, unless they shall be discarded.
        """
        if self._task is not None:
            self._feedback.keeps_nothing = discard
            self._task.cancel()

    def cancel_and_wait(self) -> None:
        """Stop before plugin or QGIS go away: the thread must not outlive the code it runs."""
        self.cancel(discard=True)
        end = time.monotonic() + SECONDS_TO_END
        while self._task is not None and time.monotonic() < end:
            QCoreApplication.processEvents()
            time.sleep(POLL_SECONDS)  # lets the thread of the task run

    def _finish(self, successful: bool, results: dict[str, Any]) -> None:
        self._task = None  # which the task manager deletes
        self.ended.emit(successful, results)
        let_go_of_styles(self._context)  # of results that no listener has loaded
        # A run holds layers and log: kept until QGIS ends, they would be torn down after what they need.
        self.deleteLater()
