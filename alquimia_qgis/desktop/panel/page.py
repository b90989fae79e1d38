"""What every page of the panel is."""

from __future__ import annotations

from typing import ClassVar

from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QWidget

from alquimia_qgis.desktop.panel.workspace import Workspace


class PanelPage(QWidget):
    """One tab of the panel: it shows, asks and starts algorithms through its workspace, and never does work itself."""

    name: ClassVar[str] = ""
    """Short and permanent; the page's object name, and how others open it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName(self.name)
        self.workspace = workspace

    def title(self) -> str:
        """The translated word on the tab."""
        raise NotImplementedError

    def icon(self) -> QIcon:
        """The symbol on the tab."""
        return QIcon()

    def end(self) -> None:
        """The plugin goes away: give back map tools, canvases and connections to what lives longer than the page."""
