"""What came of a training: its figures in plain words, its report, and the way on to a map."""

from __future__ import annotations

import html
import os
from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from alquimia_qgis.desktop.algorithms.training_outputs import REPORT, figures_of
from alquimia_qgis.desktop.panel.sentence import Sentence
from alquimia_qgis.zoo.family import ModelFamily


class Outcome(QWidget):
    """``map_wanted`` and ``again_wanted`` when the user goes on."""

    map_wanted = pyqtSignal()
    again_wanted = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._report = ""
        self.sentence = Sentence("outcome")
        self.problem = Sentence("problem", warns=True)
        self.figures = QLabel()
        self.figures.setObjectName("figures")
        buttons = QHBoxLayout()
        self.report_button = QPushButton(QCoreApplication.translate("Alquimia", "Open report"))
        self.report_button.clicked.connect(lambda _: self.open_report())
        self.map_button = QPushButton(QCoreApplication.translate("Alquimia", "Map it"))
        self.map_button.clicked.connect(lambda _: self.map_wanted.emit())
        self.again_button = QPushButton(QCoreApplication.translate("Alquimia", "Back to the parameters"))
        self.again_button.clicked.connect(lambda _: self.again_wanted.emit())
        for button in (self.report_button, self.map_button, self.again_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.sentence, self.problem, self.figures):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.hide()

    def show_model(self, sentence: str, identifier: str, family: type[ModelFamily], results: dict[str, Any]) -> None:
        """A model there is: its figures and its report."""
        self._report = str(results.get(REPORT) or "")
        self.figures.setText(_table(identifier, family, results))
        self._show(sentence, "")

    def show_nothing(self, sentence: str, problem: str) -> None:
        """No model there is, and why."""
        self._report = ""
        self.figures.clear()
        self._show(sentence, problem)

    def open_report(self) -> None:
        """In the user's browser."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._report))

    def _show(self, sentence: str, problem: str) -> None:
        has_model = bool(self.figures.text())
        self.sentence.tell(sentence)
        self.problem.tell(problem)
        self.figures.setVisible(has_model)
        self.map_button.setVisible(has_model)
        self.report_button.setVisible(os.path.exists(self._report))
        self.show()


def _table(identifier: str, family: type[ModelFamily], results: dict[str, Any]) -> str:
    """The figures that there are, with the words that the algorithm has for them."""
    algorithm = QgsApplication.processingRegistry().algorithmById(identifier)
    rows = [
        (algorithm.outputDefinition(name.upper()).description(), results[name.upper()])
        for name in figures_of(family)
        if isinstance(results.get(name.upper()), float)
    ]
    cells = "".join(f"<tr><td>{html.escape(label)}&nbsp;</td><td><b>{value:.3f}</b></td></tr>" for label, value in rows)
    nothing = QCoreApplication.translate("Alquimia", "Nothing was set aside to validate it.")
    return f"<table>{cells}</table>" if cells else nothing
