"""What the pages of the panel share: image, samples and model at hand, kept in the project, and the runs they start."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from alquimia_qgis.desktop.background.run import BackgroundRun

SCOPE = "Alquimia"
IMAGE = "image"
SAMPLES = "samples"
CLASS_FIELD = "class_field"
MODEL = "model"
START_MODEL = "start_model"  # the file that the next training goes on from; empty to start anew


class Workspace(QObject):
    """The panel's part of the project.

    Signals: ``changed`` (the key of what is another one now: IMAGE, SAMPLES, CLASS_FIELD, MODEL or a page's own),
    ``project_changed`` (another project is open: read everything anew), ``page_wanted`` (the name of a page that shall
    be shown), ``run_started`` (a BackgroundRun), ``engine_wanted`` (open the set-up of the engine).
    """

    changed = pyqtSignal(str)
    project_changed = pyqtSignal()
    page_wanted = pyqtSignal(str)
    run_started = pyqtSignal(object)
    engine_wanted = pyqtSignal()

    def __init__(self, iface: Any) -> None:
        super().__init__()
        self.iface = iface
        self._runs: list[BackgroundRun] = []
        self._project = QgsProject.instance()
        self._project.readProject.connect(self._another_project)
        self._project.cleared.connect(self._another_project)
        self._project.layersRemoved.connect(self._layers_removed)

    @property
    def image(self) -> QgsRasterLayer | None:
        """The image that is worked on."""
        layer = self._layer(IMAGE)
        return layer if isinstance(layer, QgsRasterLayer) else None

    @property
    def samples(self) -> QgsVectorLayer | None:
        """The layer of training samples."""
        layer = self._layer(SAMPLES)
        return layer if isinstance(layer, QgsVectorLayer) else None

    @property
    def class_field(self) -> str:
        """The field of the samples that says the class; empty when none is chosen."""
        return self.read(CLASS_FIELD)

    @property
    def model(self) -> str:
        """The path of the model file at hand; empty when there is none."""
        return self._project.readPath(self.read(MODEL)) if self.read(MODEL) else ""

    def choose_layer(self, key: str, layer: QgsMapLayer | None) -> None:
        """Make ``layer`` the IMAGE or the SAMPLES."""
        self.write(key, "" if layer is None else layer.id())

    def choose_model(self, path: str) -> None:
        """Make the file at ``path`` the model at hand; kept relative where the project keeps its paths so."""
        self.write(MODEL, self._project.writePath(path) if path else "")

    def read(self, key: str) -> str:
        """What the project keeps under ``key``; empty when nothing is kept."""
        return str(self._project.readEntry(SCOPE, f"/{key}", "")[0])

    def write(self, key: str, text: str) -> None:
        """Keep ``text`` in the project, which becomes modified only when it is another text."""
        if self.read(key) != text:
            self._project.writeEntry(SCOPE, f"/{key}", text)
            self.changed.emit(key)

    def start(self, identifier: str, parameters: dict[str, Any]) -> BackgroundRun:
        """Run an algorithm in the background; connect to its signals before the next turn of the event loop."""
        run = BackgroundRun(identifier, parameters, self)
        self._runs.append(run)
        run.ended.connect(lambda *_: self._runs.remove(run))
        self.run_started.emit(run)
        run.start()
        return run

    def end(self) -> None:
        """The plugin goes away: stop all runs and wait for them."""
        self._project.readProject.disconnect(self._another_project)
        self._project.cleared.disconnect(self._another_project)
        self._project.layersRemoved.disconnect(self._layers_removed)
        for run in list(self._runs):
            run.cancel_and_wait()

    def _layer(self, key: str) -> QgsMapLayer | None:
        return self._project.mapLayer(self.read(key))

    def _another_project(self, *_: Any) -> None:
        self.project_changed.emit()

    def _layers_removed(self, identifiers: list[str]) -> None:
        for key in (IMAGE, SAMPLES):
            if self.read(key) in identifiers:
                self.changed.emit(key)
