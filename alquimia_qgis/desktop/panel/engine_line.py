"""A line that is there only while the engine is not, with a button that opens its set-up."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from alquimia_qgis.desktop.environment.state import reason_missing
from alquimia_qgis.desktop.panel.workspace import Workspace


class EngineLine(QWidget):
    """Looks again whenever its page is shown and whenever the tasks of QGIS have ended, as an installation does."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("engine_line")
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.button = QPushButton(QCoreApplication.translate("Alquimia", "Set up the engine…"), self)
        self.button.clicked.connect(lambda _: workspace.engine_wanted.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sentence, 1)
        layout.addWidget(self.button)
        QgsApplication.taskManager().allTasksFinished.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the line where there is no engine."""
        reason = reason_missing()
        self.sentence.setText(reason)
        self.setVisible(bool(reason))

    def end(self) -> None:
        """The task manager outlives the page."""
        QgsApplication.taskManager().allTasksFinished.disconnect(self.refresh)
