"""All that the desktop shows of the engine: its symbol in the toolbar, the offer at the start, the set-up dialog."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QObject, QTimer
from qgis.PyQt.QtWidgets import QAction

from alquimia_qgis.desktop.setup.facts import engine_icon, engine_sentence
from alquimia_qgis.desktop.setup.offer import EngineOffer
from alquimia_qgis.desktop.setup.set_up_dialog import SetUpDialog

MENU = "Alquimia"


class EngineSetUp(QObject):
    """Lives from the start of the plugin in a desktop until ``close``; QGIS's task manager and windows outlive it."""

    def __init__(self, iface: Any) -> None:
        super().__init__()
        self._iface = iface
        self._dialog: SetUpDialog | None = None
        self._offer = EngineOffer(iface.messageBar(), self.open_dialog)
        self.action = QAction(QCoreApplication.translate("Alquimia", "Alquimia engine"), iface.mainWindow())
        self.action.triggered.connect(self.open_dialog)
        iface.addToolBarIcon(self.action)
        iface.addPluginToMenu(MENU, self.action)
        QgsApplication.taskManager().allTasksFinished.connect(self.refresh)  # installed or asked from the toolbox
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.timeout.connect(self._look)
        self._start.start(0)  # once QGIS has started: looking may mean to ask a Python named by the user

    def refresh(self) -> None:
        """Show the engine as it is now."""
        sentence = engine_sentence()
        self.action.setIcon(engine_icon())
        self.action.setToolTip(f"Alquimia: {sentence}")

    def open_dialog(self) -> None:
        """Show the set-up dialog, the same one again while an installation runs."""
        if self._dialog is None:
            self._dialog = SetUpDialog(self._iface.mainWindow())
            self._dialog.engine_changed.connect(self._engine_changed)
        self._dialog.refresh()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def close(self) -> None:
        """Take everything away again; a running installation is cancelled and waited for."""
        self._start.stop()
        QgsApplication.taskManager().allTasksFinished.disconnect(self.refresh)
        self._offer.withdraw()
        if self._dialog is not None:
            self._dialog.end_run()
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None
        self._iface.removeToolBarIcon(self.action)
        self._iface.removePluginMenu(MENU, self.action)
        self.action.deleteLater()

    def _look(self) -> None:
        self.refresh()
        self._offer.show()

    def _engine_changed(self) -> None:
        self.refresh()
        self._offer.withdraw()
