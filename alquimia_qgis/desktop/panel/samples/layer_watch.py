"""Tells the page what happens to the layer of samples, whoever does it."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal


class LayerWatch(QObject):
    """Watches one layer at a time.

    Signals: ``features_changed`` (samples came, went, or have another place or class), ``classes_changed`` (style or
    form are others), ``editing_changed`` (editing has begun, ended or has more to save), ``saving`` (its edits are
    about to be saved: stop reading it), ``going`` (the layer is about to be deleted).
    """

    features_changed = pyqtSignal()
    classes_changed = pyqtSignal()
    editing_changed = pyqtSignal()
    saving = pyqtSignal()
    going = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._links: list[Any] = []

    def watch(self, layer: QgsVectorLayer | None) -> None:
        """Watch this layer and no other; None watches nothing."""
        for link in self._links:
            QObject.disconnect(link)
        self._links = [] if layer is None else self._connected(layer)

    def _connected(self, layer: QgsVectorLayer) -> list[Any]:
        of_features = (
            layer.featureAdded, layer.featuresDeleted, layer.geometryChanged, layer.attributeValueChanged,
            layer.dataChanged, layer.afterCommitChanges, layer.afterRollBack, layer.subsetStringChanged,
        )  # fmt: skip
        of_classes = (layer.rendererChanged, layer.styleChanged, layer.updatedFields)
        of_editing = (layer.editingStarted, layer.editingStopped, layer.layerModified, layer.afterCommitChanges)
        wanted = (
            (of_features, self.features_changed), (of_classes, self.classes_changed),
            (of_editing, self.editing_changed), ((layer.beforeCommitChanges,), self.saving),
            ((layer.willBeDeleted,), self.going),
        )  # fmt: skip
        return [signal.connect(_telling(told)) for signals, told in wanted for signal in signals]


def _telling(told: Any) -> Any:
    """A slot for signals of any arguments."""
    return lambda *_: told.emit()
