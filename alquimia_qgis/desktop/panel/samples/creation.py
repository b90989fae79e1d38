"""Creates a layer of samples in the background and makes it the one that is worked on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject

from alquimia_qgis.desktop.algorithms.create_samples_layer import OUTPUT
from alquimia_qgis.desktop.background.run import BackgroundRun
from alquimia_qgis.desktop.panel.samples.creation_dialog import CreationDialog
from alquimia_qgis.desktop.panel.workspace import Workspace


class SamplesCreation(QObject):
    """Asks, runs alquimia:createsampleslayer, adds the layer to the project and hands it to ``choose``."""

    def __init__(self, workspace: Workspace, choose: Callable[[QgsVectorLayer], None]) -> None:
        super().__init__()
        self._workspace = workspace
        self._choose = choose
        self._run: BackgroundRun | None = None
        self.dialog: CreationDialog | None = None

    def ask(self) -> None:
        """Open the dialog; the rest of QGIS stays usable."""
        image = self._workspace.image
        crs = QgsProject.instance().crs() if image is None else image.crs()
        self.end()
        self.dialog = CreationDialog(crs, self._workspace.iface.mainWindow())
        self.dialog.accepted.connect(self._create)
        self.dialog.show()

    def end(self) -> None:
        """Close the dialog."""
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
            self.dialog = None

    def _create(self) -> None:
        self._run = self._workspace.start("alquimia:createsampleslayer", self.dialog.parameters())
        self._run.ended.connect(self._show)

    def _show(self, succeeded: bool, results: dict[str, Any]) -> None:
        bar = self._workspace.iface.messageBar()
        if not succeeded:
            bar.pushMessage("Alquimia", self._run.error, Qgis.MessageLevel.Warning)
            return
        path = results[OUTPUT]
        layer = QgsVectorLayer(path, Path(path).stem, "ogr")  # with the style that lies in the file
        QgsProject.instance().addMapLayer(layer)
        self._choose(layer)
        told = QCoreApplication.translate("Alquimia", "The layer {} is ready. Click a class to digitise its samples.")
        bar.pushMessage("Alquimia", told.format(layer.name()), Qgis.MessageLevel.Success)
