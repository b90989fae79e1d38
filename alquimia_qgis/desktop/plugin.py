"""Starts and stops everything that lives inside QGIS."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QFileSystemWatcher

from alquimia_qgis.desktop.engine_client.client import stop_engine
from alquimia_qgis.desktop.provider import AlquimiaProvider
from alquimia_qgis.zoo.catalogue import OWN_FOLDER, USER_FOLDERS_VARIABLE

if TYPE_CHECKING:
    from alquimia_qgis.desktop.panel.panel import AlquimiaPanel
    from alquimia_qgis.desktop.setup.engine_set_up import EngineSetUp


class AlquimiaPlugin:
    """The plugin as QGIS sees it; ``iface`` is None under qgis_process."""

    def __init__(self, iface: Any) -> None:
        self.iface = iface
        self.provider: AlquimiaProvider | None = None
        self.set_up: EngineSetUp | None = None
        self.panel: AlquimiaPanel | None = None
        self._watcher: QFileSystemWatcher | None = None

    def initProcessing(self) -> None:
        """Register the algorithms; all that qgis_process needs."""
        self.provider = AlquimiaProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)
        # The example models are made of our own algorithms, which the registry knows only from now on.
        self.provider.refreshAlgorithms()

    def initGui(self) -> None:
        """Start in the desktop, where a family file that is dropped into a folder shall appear at once."""
        self.initProcessing()
        folders = [str(OWN_FOLDER), *os.environ.get(USER_FOLDERS_VARIABLE, "").split(os.pathsep)]
        self._watcher = QFileSystemWatcher([folder for folder in folders if folder])
        self._watcher.directoryChanged.connect(lambda _: self._refresh())
        if self.iface is not None:
            # Both need qgis.gui, which servers lack.
            from alquimia_qgis.desktop.panel.panel import AlquimiaPanel
            from alquimia_qgis.desktop.setup.engine_set_up import EngineSetUp

            self.set_up = EngineSetUp(self.iface)
            self.panel = AlquimiaPanel(self.iface)

    def unload(self) -> None:
        """Take everything away again, the engine process included."""
        if self.panel is not None:
            self.panel.end()
            self.panel = None
        if self.set_up is not None:
            self.set_up.close()
            self.set_up = None
        self._watcher = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        stop_engine()

    def _refresh(self) -> None:
        if self.provider is not None:
            self.provider.refreshAlgorithms()
