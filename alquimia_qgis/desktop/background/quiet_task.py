"""Looks at something in the background for a page of the panel: the last wish counts, and the interface never waits."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QCoreApplication, QObject, QTimer, pyqtSignal

from alquimia_qgis.desktop.background.run import POLL_SECONDS, SECONDS_TO_END
from alquimia_qgis.desktop.compatibility import QUIET_TASK

Work = Callable[[Callable[[], bool]], Any]
MILLISECONDS_TO_SETTLE = 250


class _Look(QgsTask):
    """One piece of work in a thread of QGIS; ``work`` is given what says whether it is cancelled."""

    def __init__(self, title: str, work: Work) -> None:
        super().__init__(title, QUIET_TASK)
        self._work = work
        self.outcome: Any = None

    def run(self) -> bool:
        """Do the work, away from the main thread."""
        self.outcome = self._work(self.isCanceled)
        return not self.isCanceled()


class Looker(QObject):
    """Does the same kind of work again and again, one piece at a time.

    ``prepare`` is called on the main thread and returns the work, or None where there is nothing to look at;
    ``found`` then brings what the work has returned. A wish while work goes on stops it and begins anew.
    """

    found = pyqtSignal(object)

    def __init__(self, title: str, prepare: Callable[[], Work | None], parent: QObject) -> None:
        super().__init__(parent)
        self._title = title
        self._prepare = prepare
        self._task: _Look | None = None
        self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)

    @property
    def is_busy(self) -> bool:
        """Whether something is looked at or going to be."""
        return self._task is not None or self._timer.isActive()

    def look(self, milliseconds: int = MILLISECONDS_TO_SETTLE) -> None:
        """Look soon, once nobody has asked for so long."""
        self._timer.start(milliseconds)

    def stop(self) -> None:
        """Look at nothing any more; work that goes on ends on its own, and nobody hears of it."""
        self._timer.stop()
        self._again = False
        if self._task is not None:
            self._task.cancel()

    def end(self) -> None:
        """The plugin goes away: wait, since the thread must not outlive the code it runs."""
        self.stop()
        end = time.monotonic() + SECONDS_TO_END
        while self._task is not None and time.monotonic() < end:
            QCoreApplication.processEvents()
            time.sleep(POLL_SECONDS)  # lets the thread of the task run

    def _start(self) -> None:
        if self._task is not None:
            self._again = True
            self._task.cancel()
            return
        work = self._prepare()
        if work is None:
            return
        self._task = _Look(self._title, work)
        self._task.taskCompleted.connect(self._complete)
        self._task.taskTerminated.connect(self._terminate)
        QgsApplication.taskManager().addTask(self._task)

    def _complete(self) -> None:
        task, self._task = self._task, None
        if self._again:
            self._begin_again()
        elif task is not None:
            self.found.emit(task.outcome)

    def _terminate(self) -> None:
        self._task = None
        if self._again:
            self._begin_again()

    def _begin_again(self) -> None:
        self._again = False
        self._start()
