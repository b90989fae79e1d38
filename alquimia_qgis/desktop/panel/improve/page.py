"""The page Improve of the panel."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from alquimia_qgis.desktop.panel.improve.compare_box import CompareBox
from alquimia_qgis.desktop.panel.improve.history_box import HistoryBox
from alquimia_qgis.desktop.panel.improve.places_box import PlacesBox
from alquimia_qgis.desktop.panel.page import PanelPage
from alquimia_qgis.desktop.panel.workspace import Workspace


class ImprovePage(PanelPage):
    """From a map to a better one: where to look, what to train again, and what that has brought."""

    name = "improve"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.places, self.history, self.compare = PlacesBox(workspace), HistoryBox(workspace), CompareBox(workspace)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        for part in (self.places, self.history, self.compare):
            layout.addWidget(part)
        layout.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def title(self) -> str:
        """See ``PanelPage``."""
        return QCoreApplication.translate("Alquimia", "Improve")

    def icon(self) -> QIcon:
        """See ``PanelPage``."""
        return QgsApplication.getThemeIcon("/mActionRefresh.svg")

    def end(self) -> None:
        """See ``PanelPage``."""
        self.places.end()
        self.compare.end()
