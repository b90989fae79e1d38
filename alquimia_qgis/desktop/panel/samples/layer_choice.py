"""The upper part of the page: which image, which layer of samples, and which of its fields says the class."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsMapLayerProxyModel, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.gui import QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QHBoxLayout, QToolButton, QWidget

from alquimia_qgis.desktop.panel.samples.classes import usual_class_field
from alquimia_qgis.desktop.panel.workspace import CLASS_FIELD, IMAGE, SAMPLES, Workspace


class LayerChoice(QWidget):
    """Shows what the workspace has and writes into it what the user chooses, nothing else.

    ``creation_wanted`` tells that the user wants a new layer of samples.
    """

    creation_wanted = pyqtSignal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.image = _layer_box("image", QgsMapLayerProxyModel.Filter.RasterLayer)
        self.samples = _layer_box("samples", QgsMapLayerProxyModel.Filter.HasGeometry)
        self.field = QgsFieldComboBox()
        self.field.setObjectName("class_field")
        self.create_button = QToolButton()
        self.create_button.setObjectName("create_samples")
        self.create_button.setIcon(QgsApplication.getThemeIcon("/mActionNewGeoPackageLayer.svg"))
        self.create_button.setToolTip(QCoreApplication.translate("Alquimia", "Create a new layer of samples"))
        self.create_button.clicked.connect(lambda _: self.creation_wanted.emit())
        # Only what users choose: the boxes also change while a project is read or closed.
        self.image.activated.connect(lambda _: workspace.choose_layer(IMAGE, self.image.currentLayer()))
        self.samples.activated.connect(lambda _: self.choose_samples(self.samples.currentLayer()))
        self.field.activated.connect(lambda _: workspace.write(CLASS_FIELD, self.field.currentField()))
        self._lay_out()

    def refresh(self) -> None:
        """Show what the workspace has now."""
        samples = self._workspace.samples
        self.image.setLayer(self._workspace.image)
        self.samples.setLayer(samples)
        self.field.setLayer(samples)
        self.field.setEnabled(samples is not None)
        self.field.setField(class_field(self._workspace))

    def choose_samples(self, layer: QgsVectorLayer | None) -> None:
        """Make this the layer of samples, and its usual field the class field."""
        self._workspace.choose_layer(SAMPLES, layer)
        self._workspace.write(CLASS_FIELD, "" if layer is None else usual_class_field(layer))

    def choose_what_is_clear(self) -> None:
        """Where nothing is chosen yet and the project has but one layer that can be meant, choose it."""
        layers = QgsProject.instance().mapLayers().values()
        images = [layer for layer in layers if isinstance(layer, QgsRasterLayer)]
        if self._workspace.image is None and len(images) == 1:
            self._workspace.choose_layer(IMAGE, images[0])
        labelled = [layer for layer in layers if isinstance(layer, QgsVectorLayer) and layer.isSpatial()
                    and usual_class_field(layer)]  # fmt: skip
        if self._workspace.samples is None and len(labelled) == 1:
            self.choose_samples(labelled[0])

    def _lay_out(self) -> None:
        samples = QHBoxLayout()
        samples.addWidget(self.samples, 1)
        samples.addWidget(self.create_button)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(QCoreApplication.translate("Alquimia", "Image"), self.image)
        form.addRow(QCoreApplication.translate("Alquimia", "Samples"), samples)
        form.addRow(QCoreApplication.translate("Alquimia", "Class field"), self.field)


def class_field(workspace: Workspace) -> str:
    """The field that counts: the chosen one where the layer has it, else its usual one; empty without either."""
    samples = workspace.samples
    if samples is None:
        return ""
    chosen = workspace.class_field
    return chosen if samples.fields().lookupField(chosen) >= 0 else usual_class_field(samples)


def _layer_box(name: str, kind: QgsMapLayerProxyModel.Filter) -> QgsMapLayerComboBox:
    box = QgsMapLayerComboBox()
    box.setObjectName(name)
    box.setFilters(kind)
    box.setAllowEmptyLayer(True)
    box.setMinimumContentsLength(12)  # so that a long name of a layer does not widen the panel
    return box
