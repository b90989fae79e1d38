"""Boxes that show, and let the user change, the layers, the class field and the model that all pages work with."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsFieldProxyModel, QgsMapLayerProxyModel, QgsVectorLayer
from qgis.gui import QgsFieldComboBox, QgsFileWidget, QgsMapLayerComboBox
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.sample_fields import USUAL_CLASS_FIELD
from alquimia_qgis.desktop.panel.workspace import CLASS_FIELD, IMAGE, MODEL, SAMPLES, Workspace


class LayerBox(QgsMapLayerComboBox):
    """The IMAGE or the SAMPLES; only what the user picks is written, never what the box falls back to by itself."""

    def __init__(self, workspace: Workspace, key: str) -> None:
        super().__init__()
        self.setObjectName(f"{key}_box")
        self._workspace, self._key = workspace, key
        kinds = QgsMapLayerProxyModel.Filter
        self.setFilters(kinds.RasterLayer if key == IMAGE else kinds.HasGeometry)
        self.setAllowEmptyLayer(True)
        self.activated.connect(lambda _: workspace.choose_layer(key, self.currentLayer()))
        workspace.changed.connect(self._follow)
        workspace.project_changed.connect(self.refresh)
        # Another page may choose a layer that was just added before this box knows it.
        self.model().rowsInserted.connect(lambda *_: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Show what the workspace has."""
        self.setLayer(self._workspace.image if self._key == IMAGE else self._workspace.samples)

    def _follow(self, key: str) -> None:
        if key == self._key:
            self.refresh()


class ClassFieldBox(QgsFieldComboBox):
    """The field of the samples that says the class; of new samples the one called class, where there is one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("class_field_box")
        self._workspace = workspace
        self.setAllowEmptyFieldName(True)
        self.setFilters(QgsFieldProxyModel.Filter.String | QgsFieldProxyModel.Filter.Numeric)
        self.activated.connect(lambda _: workspace.write(CLASS_FIELD, self.currentField()))
        workspace.changed.connect(self._follow)
        workspace.project_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the workspace has."""
        self.setLayer(self._workspace.samples)
        self.setField(self._workspace.class_field)

    def _follow(self, key: str) -> None:
        samples = self._workspace.samples
        if key == SAMPLES and samples is not None and not _has_field(samples, self._workspace.class_field):
            self._workspace.write(CLASS_FIELD, _usual_field(samples))
        if key in (SAMPLES, CLASS_FIELD):
            self.refresh()


class ModelBox(QgsFileWidget):
    """The model at hand."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("model_box")
        self._workspace = workspace
        self.setFilter(QCoreApplication.translate("Alquimia", "Alquimia models (*.alquimia)"))
        self.setDialogTitle(QCoreApplication.translate("Alquimia", "Choose a model"))
        self.fileChanged.connect(self._choose)
        workspace.changed.connect(self._follow)
        workspace.project_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the workspace has."""
        if self.filePath() != self._workspace.model:
            self.setFilePath(self._workspace.model)

    def _choose(self, path: Any) -> None:
        if str(path) != self._workspace.model:
            self._workspace.choose_model(str(path))

    def _follow(self, key: str) -> None:
        if key == MODEL:
            self.refresh()


def _has_field(layer: QgsVectorLayer, name: str) -> bool:
    return bool(name) and layer.fields().lookupField(name) >= 0


def _usual_field(layer: QgsVectorLayer) -> str:
    return USUAL_CLASS_FIELD if _has_field(layer, USUAL_CLASS_FIELD) else ""
