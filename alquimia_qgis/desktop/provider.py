"""The toolbox group: one algorithm for each model family found, the fixed algorithms, and the example models."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterator

from qgis.core import QgsProcessingAlgorithm, QgsProcessingProvider
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from alquimia_qgis.desktop.resources import resource_path


class AlquimiaProvider(QgsProcessingProvider):
    """Everything Alquimia offers to toolbox, modeler and qgis_process."""

    def id(self) -> str:
        """The permanent id, first part of every algorithm's id."""
        return "alquimia"

    def name(self) -> str:
        """Title in the toolbox."""
        return "Alquimia"

    def longName(self) -> str:  # noqa: N802
        """Title with an explanation."""
        return QCoreApplication.translate("Alquimia", "Alquimia (deep learning)")

    def icon(self) -> QIcon:
        """Symbol in the toolbox."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:  # noqa: N802
        """Path of the symbol."""
        return str(resource_path("icons/alquimia.svg"))

    def loadAlgorithms(self) -> None:  # noqa: N802
        """Make all algorithms; what cannot be made is named in the log and left out."""
        for algorithm in self._fixed():
            self.addAlgorithm(algorithm)

    def _fixed(self) -> Iterator[QgsProcessingAlgorithm]:
        for module, name in (("install_engine", "InstallEngine"), ("engine_status", "EngineStatus")):
            if importlib.util.find_spec(f"alquimia_qgis.desktop.algorithms.{module}"):
                yield getattr(importlib.import_module(f"alquimia_qgis.desktop.algorithms.{module}"), name)()
