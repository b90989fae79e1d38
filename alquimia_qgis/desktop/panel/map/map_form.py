"""All that is asked before a map: image, model, the parameters of the suited algorithm, and where the map goes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingUtils, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from alquimia_qgis.desktop.algorithms.given_images import INPUT
from alquimia_qgis.desktop.algorithms.map_outputs import EXTENT, MODEL
from alquimia_qgis.desktop.panel.engine_line import EngineLine
from alquimia_qgis.desktop.panel.layer_box import LayerBox, ModelBox
from alquimia_qgis.desktop.panel.map.legend import ModelLegend
from alquimia_qgis.desktop.panel.map.suited_algorithm import OBJECTS, RASTER, SERIES, algorithm_for, mismatch
from alquimia_qgis.desktop.panel.parameter_form import ParameterForm
from alquimia_qgis.desktop.panel.result_file import ResultFile
from alquimia_qgis.desktop.panel.sentence import Sentence
from alquimia_qgis.desktop.panel.workspace import IMAGE, Workspace
from alquimia_qgis.desktop.panel.workspace import MODEL as MODEL_KEY
from alquimia_qgis.protocol.bundle_manifest import Manifest, read_manifest
from alquimia_qgis.protocol.errors import AlquimiaError

GIVEN = (MODEL, EXTENT)


class MapForm(QWidget):
    """``changed`` when something else can be mapped than before."""

    changed = pyqtSignal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._manifest: Manifest | None = None
        self.algorithm = ""
        self.parameters: ParameterForm | None = None
        self.engine, self.legend = EngineLine(workspace), ModelLegend()
        self.image_box, self.model_box = LayerBox(workspace, IMAGE), ModelBox(workspace)
        self.mismatch = Sentence("mismatch", warns=True)
        self.output = ResultFile("output", (".tif", ".tiff", ".gpkg"))
        self._lay_out()
        workspace.changed.connect(self._follow)
        workspace.project_changed.connect(self._another_project)
        self.refresh()

    @property
    def grid(self) -> QgsRasterLayer | None:
        """The raster whose extent is mapped: the image, or the first of a series."""
        if self.algorithm != SERIES or self.parameters is None:
            return self._workspace.image
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        for name in self.parameters.values().get(INPUT) or ():
            layer = QgsProcessingUtils.mapLayerFromString(str(name), context, False)
            if isinstance(layer, QgsRasterLayer):
                return layer
        return None

    @property
    def is_ready(self) -> bool:
        """Whether there is something to map, and a model that can."""
        return self._manifest is not None and self.grid is not None and not self.mismatch.text()

    def values(self) -> dict[str, Any]:
        """The parameters of the algorithm as they stand, without what is given for each run."""
        image = self._workspace.image
        values = {} if self.parameters is None else self.parameters.values()
        if self.algorithm != SERIES and image is not None:
            values[INPUT] = image.id()
        return {**values, MODEL: self._workspace.model}

    def refresh(self) -> None:
        """Read the card of the model and see what suits it."""
        self._manifest, problem = self._card()
        algorithm = RASTER if self._manifest is None else algorithm_for(self._manifest)
        if algorithm != self.algorithm:
            self._show_parameters(algorithm)
        self.legend.show_model(self._manifest)
        self._hand_over_image()
        image = self._workspace.image
        if self._manifest is not None and image is not None and algorithm != SERIES:
            problem = mismatch(self._manifest, image)
        self.mismatch.tell(problem)
        self.propose_output()
        self.changed.emit()

    def propose_output(self, anew: bool = False) -> None:
        """Name a file after the image, or of a series the model, unless the user has named one; ``anew`` even then."""
        objects = QCoreApplication.translate("Alquimia", "objects")
        classes = QCoreApplication.translate("Alquimia", "map")
        image, finds = self._workspace.image, self.algorithm == OBJECTS
        if self.algorithm == SERIES:  # a map among the dates might be taken for one of them
            source, name = self._workspace.model, Path(self._workspace.model).stem
        else:
            source, name = ("", "") if image is None else (image.source(), image.name())
        self.output.propose(source, f"{name}_{objects if finds else classes}", ".gpkg" if finds else ".tif", anew)

    def end(self) -> None:
        """The plugin goes away."""
        self.engine.end()

    def _card(self) -> tuple[Manifest | None, str]:
        """The card of the model, and what is wrong with its file."""
        if not self._workspace.model:
            return None, ""
        try:
            return read_manifest(self._workspace.model), ""
        except AlquimiaError as error:
            return None, str(error)

    def _show_parameters(self, algorithm: str) -> None:
        if self.parameters is not None:
            self.parameters.hide()
            self.parameters.deleteLater()
        self.algorithm = algorithm
        unseen = GIVEN if algorithm == SERIES else (INPUT, *GIVEN)
        self.parameters = ParameterForm(algorithm, unseen, self._workspace.iface.mapCanvas())
        self.parameters.changed.connect(self._other_values)
        self._place.addWidget(self.parameters)
        self._rows.labelForField(self.image_box).setVisible(algorithm != SERIES)
        self.image_box.setVisible(algorithm != SERIES)

    def _hand_over_image(self) -> None:
        image = self._workspace.image
        if self.parameters is not None and self.algorithm != SERIES and image is not None:
            self.parameters.set_unseen({INPUT: image.id()})

    def _other_values(self) -> None:
        """The images of a series may be others."""
        self.propose_output()
        self.changed.emit()

    def _another_project(self) -> None:
        self.refresh()
        self.propose_output(anew=True)

    def _follow(self, key: str) -> None:
        if key in (IMAGE, MODEL_KEY):
            self.refresh()

    def _lay_out(self) -> None:
        self._rows = QFormLayout()
        self._rows.addRow(QCoreApplication.translate("Alquimia", "Image"), self.image_box)
        self._rows.addRow(QCoreApplication.translate("Alquimia", "Model"), self.model_box)
        self._place = QVBoxLayout()
        output = QFormLayout()
        output.addRow(QCoreApplication.translate("Alquimia", "Map"), self.output)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.engine)
        layout.addLayout(self._rows)
        layout.addWidget(self.legend)
        layout.addWidget(self.mismatch)
        layout.addLayout(self._place)
        layout.addLayout(output)
