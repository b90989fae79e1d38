"""Runs the check of samples in the background and opens its report."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsProcessing
from qgis.PyQt.QtCore import QCoreApplication, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from alquimia_qgis.desktop.background.run import BackgroundRun
from alquimia_qgis.desktop.panel.samples.layer_choice import class_field
from alquimia_qgis.desktop.panel.workspace import Workspace


class CheckRun(QWidget):
    """A button that starts the check; while it goes on, its progress and a button that stops it."""

    ended = pyqtSignal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._run: BackgroundRun | None = None
        self.button = QPushButton(QCoreApplication.translate("Alquimia", "Check samples"))
        self.button.setObjectName("check_samples")
        self.button.setToolTip(QCoreApplication.translate(
            "Alquimia", "Look at image and samples as a training would, and open a report with figures and advice"
        ))  # fmt: skip
        self.bar = QProgressBar()
        self.doing = QLabel()
        self.cancel_button = QPushButton(QCoreApplication.translate("Alquimia", "Cancel"))
        self.cancel_button.setObjectName("cancel_check")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(self.bar, 1)
        row.addWidget(self.doing, 1)
        row.addWidget(self.cancel_button)
        row.addStretch()
        self.button.clicked.connect(lambda _: self._start())
        self.cancel_button.clicked.connect(lambda _: self._cancel())
        self.refresh()

    def refresh(self) -> None:
        """Offer what can be done now."""
        running = self._run is not None
        has_all = self._workspace.image is not None and bool(class_field(self._workspace))
        self.button.setVisible(not running)
        self.button.setEnabled(has_all)
        for widget in (self.bar, self.doing, self.cancel_button):
            widget.setVisible(running)

    def _start(self) -> None:
        workspace = self._workspace
        self.bar.setValue(0)
        self.doing.setText("")
        self._run = workspace.start("alquimia:checksamples", {
            "INPUT": workspace.image.id(), "SAMPLES": workspace.samples.id(), "CLASS_FIELD": class_field(workspace),
            "REPORT": QgsProcessing.TEMPORARY_OUTPUT,
        })  # fmt: skip
        self._run.progressed.connect(lambda percent: self.bar.setValue(round(percent)))
        self._run.doing.connect(self.doing.setText)
        self._run.ended.connect(self._end)
        self.refresh()

    def _cancel(self) -> None:
        if self._run is not None:
            self._run.cancel()

    def _end(self, succeeded: bool, results: dict[str, Any]) -> None:
        run, self._run = self._run, None
        self.refresh()
        if succeeded:
            QDesktopServices.openUrl(QUrl.fromLocalFile(results["REPORT"]))
        elif run is not None and not run.cancelled:
            self._workspace.iface.messageBar().pushMessage("Alquimia", run.error, Qgis.MessageLevel.Warning)
        self.ended.emit()
