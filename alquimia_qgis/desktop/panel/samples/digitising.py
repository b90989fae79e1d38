"""Digitises samples of one class: the map tool, the layer in edit mode, and the class in each new feature."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsFeature, QgsProject, QgsVectorLayer, QgsVectorLayerUtils
from qgis.gui import QgsMapToolCapture, QgsMapToolDigitizeFeature
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from alquimia_qgis.desktop.panel.samples.classes import SampleClass
from alquimia_qgis.protocol.errors import SamplesError


class ClassDigitiser(QObject):
    """Has one map tool for all classes; ``changed`` tells that another class is digitised now, or none.

    The tool gives each feature its class itself, so that no form opens, and neither the layer's own default values nor
    its form need be changed and changed back.
    """

    changed = pyqtSignal()

    def __init__(self, iface: Any) -> None:
        super().__init__()
        self._iface = iface
        self._tool: QgsMapToolDigitizeFeature | None = None
        self._layer: QgsVectorLayer | None = None
        self._field = ""
        self.current: SampleClass | None = None

    def start(self, layer: QgsVectorLayer, field: str, wanted: SampleClass) -> None:
        """Digitise this class until another map tool is chosen; a SamplesError where the layer cannot be edited."""
        if not layer.isEditable() and not layer.startEditing():
            raise SamplesError(
                QCoreApplication.translate("Alquimia", "The layer {} cannot be edited.").format(layer.name()),
                QCoreApplication.translate("Alquimia", "Save it as a new GeoPackage, and choose that one."),
            )
        _make_visible(layer)
        self._iface.setActiveLayer(layer)
        self.leave_all_but(layer, field)
        self._layer, self._field, self.current = layer, field, wanted
        canvas = self._iface.mapCanvas()
        tool = self._tool_for(layer)
        if canvas.mapTool() is not tool:
            canvas.setMapTool(tool)
        canvas.setFocus()
        self.changed.emit()

    def stop_if(self, value: Any) -> None:
        """Stop where this class is digitised, which is gone or has another name."""
        if self.current is not None and self.current.value == value:
            self.stop()

    def leave_all_but(self, layer: QgsVectorLayer | None, field: str) -> None:
        """Stop where another layer or field than these is digitised in."""
        if layer is None or layer is not self._layer or field != self._field:
            self.stop()

    def stop(self) -> None:
        """Give the map tool back; what has been digitised stays in the layer's edits."""
        tool, self._tool, self._layer = self._tool, None, None
        if tool is not None:
            if self._iface.mapCanvas().mapTool() is tool:
                self._iface.actionPan().trigger()  # a canvas should not be left without a tool
            self._iface.mapCanvas().unsetMapTool(tool)
            tool.deleteLater()
        self._forget()

    def _tool_for(self, layer: QgsVectorLayer) -> QgsMapToolDigitizeFeature:
        if self._tool is None:
            none = QgsMapToolCapture.CaptureMode.CaptureNone  # the tool takes it from the layer's geometry
            self._tool = QgsMapToolDigitizeFeature(self._iface.mapCanvas(), self._iface.cadDockWidget(), none)
            self._tool.setLayer(layer)
            self._tool.digitizingCompleted.connect(self._add)
            self._tool.deactivated.connect(self._forget)
        return self._tool

    def _forget(self) -> None:
        if self.current is not None:
            self.current = None
            self.changed.emit()

    def _add(self, digitised: QgsFeature) -> None:
        layer = self._layer
        if layer is None or self.current is None:
            return
        position = layer.fields().lookupField(self._field)
        new = QgsVectorLayerUtils.createFeature(
            layer, digitised.geometry(), {position: self.current.value}, layer.createExpressionContext()
        )
        layer.beginEditCommand(QCoreApplication.translate("Alquimia", "Digitise {}").format(self.current.name))
        if layer.addFeature(new):
            layer.endEditCommand()
        else:
            layer.destroyEditCommand()
        layer.triggerRepaint()


def _make_visible(layer: QgsVectorLayer) -> None:
    """What is digitised shall be seen, whatever was switched off before."""
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    if node is not None:
        node.setItemVisibilityCheckedParentRecursive(True)
