"""The dock itself: one tab for each page, its symbol in the toolbar, and its end."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QTabWidget

from alquimia_qgis.desktop.panel.page import PanelPage
from alquimia_qgis.desktop.panel.pages import PAGES
from alquimia_qgis.desktop.panel.workspace import Workspace
from alquimia_qgis.desktop.resources import resource_path
from alquimia_qgis.desktop.setup.engine_set_up import MENU

OBJECT_NAME = "AlquimiaPanel"  # by which QGIS keeps where the user has put it


class AlquimiaPanel(QObject):
    """Lives from the start of the plugin in a desktop until ``end``."""

    def __init__(self, iface: Any) -> None:
        super().__init__()
        self._iface = iface
        self.workspace = Workspace(iface)
        self.dock = QgsDockWidget(QCoreApplication.translate("Alquimia", "Alquimia"), iface.mainWindow())
        self.dock.setObjectName(OBJECT_NAME)
        self.pages: dict[str, PanelPage] = {}
        self._tabs = QTabWidget(self.dock)
        self._tabs.setDocumentMode(True)
        self._tabs.setUsesScrollButtons(False)  # in a narrow dock long titles are shortened, and no page is hidden
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        for kind in PAGES:
            self._add(kind(self.workspace))
        self.dock.setWidget(self._tabs)
        self.workspace.page_wanted.connect(self.open_page)
        self.dock.hide()  # QGIS shows it where the user has left it open
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        icon = QIcon(str(resource_path("icons/alquimia.svg")))
        self.action = QAction(icon, self.dock.windowTitle(), iface.mainWindow())
        self.action.setCheckable(True)
        self.action.setToolTip(QCoreApplication.translate("Alquimia", "Show the Alquimia panel: from samples to a map"))
        self.dock.setToggleVisibilityAction(self.action)
        iface.addToolBarIcon(self.action)
        iface.addPluginToMenu(MENU, self.action)

    def open_page(self, name: str) -> None:
        """Show the panel with this page in front."""
        self.dock.setUserVisible(True)
        self._tabs.setCurrentWidget(self.pages[name])

    def end(self) -> None:
        """Take everything away again; runs are cancelled and waited for."""
        for page in self.pages.values():
            page.end()
        self.workspace.end()
        self._iface.removePluginMenu(MENU, self.action)
        self._iface.removeToolBarIcon(self.action)
        self._iface.removeDockWidget(self.dock)
        self.dock.deleteLater()
        self.action.deleteLater()

    def _add(self, page: PanelPage) -> None:
        self.pages[page.name] = page
        number = self._tabs.addTab(page, page.icon(), page.title())
        self._tabs.setTabToolTip(number, page.title())
