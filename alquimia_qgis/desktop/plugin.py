"""Starts and stops everything that lives inside QGIS."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication

from alquimia_qgis.desktop.provider import AlquimiaProvider


class AlquimiaPlugin:
    """The plugin as QGIS sees it; ``iface`` is None under qgis_process."""

    def __init__(self, iface: Any) -> None:
        self.iface = iface
        self.provider: AlquimiaProvider | None = None

    def initProcessing(self) -> None:
        """Register the algorithms; all that qgis_process needs."""
        self.provider = AlquimiaProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)
        # The example models are made of our own algorithms, which the registry knows only from now on.
        self.provider.refreshAlgorithms()

    def initGui(self) -> None:
        """Start in the desktop."""
        self.initProcessing()

    def unload(self) -> None:
        """Take everything away again, the engine process included."""
        QgsApplication.processingRegistry().removeProvider(self.provider)
        self.provider = None
