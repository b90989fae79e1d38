"""Shows what is wrong with the samples, each sentence with a link to those that are meant."""

from __future__ import annotations

import html
from collections.abc import Sequence

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QVBoxLayout

from alquimia_qgis.desktop.panel.samples.advice import Advice


class AdviceBox(QgsCollapsibleGroupBox):
    """``show_wanted`` brings the ids of the samples that the user wants to see."""

    show_wanted = pyqtSignal(list)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("Alquimia", "Worth a look"))
        self.setObjectName("advice")
        self._advice: list[Advice] = []
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.text.linkActivated.connect(lambda link: self.show_wanted.emit(list(self._advice[int(link)].samples)))
        QVBoxLayout(self).addWidget(self.text)
        self.show_advice([])

    def show_advice(self, advice: Sequence[Advice]) -> None:
        """Show these sentences; the box is hidden where there is none."""
        self._advice = list(advice)
        shown = QCoreApplication.translate("Alquimia", "Show")
        lines = [
            f"⚠ {html.escape(item.sentence)}" + (f' <a href="{number}">{shown}</a>' if item.samples else "")
            for number, item in enumerate(self._advice)
        ]
        self.text.setText("<br>".join(lines))
        self.setVisible(bool(lines))
