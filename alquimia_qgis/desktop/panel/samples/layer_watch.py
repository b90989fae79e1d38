"""Tells the page what happens to the layer of samples, whoever does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal


class LayerWatch(QObject):
    """Watches one layer at a time.

    Signals: ``features_changed`` (samples came, went, or have another place or class) and ``editing_changed`` (editing
    has begun, ended or has more to save), each once for all that happens in one turn of the event loop; at once
    ``classes_changed`` (style or form are others), ``saving`` (its edits are about to be saved: stop reading it) and
    ``going`` (the layer is about to be deleted).
    """

    features_changed = pyqtSignal()
    classes_changed = pyqtSignal()
    editing_changed = pyqtSignal()
    saving = pyqtSignal()
    going = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._links: list[Any] = []
        self._features_soon = self._in_the_next_turn(self.features_changed)
        self._editing_soon = self._in_the_next_turn(self.editing_changed)

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
            (of_features, self._features_soon), (of_editing, self._editing_soon),
            (of_classes, self.classes_changed.emit), ((layer.beforeCommitChanges,), self.saving.emit),
            ((layer.willBeDeleted,), self.going.emit),
        )  # fmt: skip
        return [signal.connect(_of_any_arguments(told)) for signals, told in wanted for signal in signals]

    def _in_the_next_turn(self, told: Any) -> Callable[[], None]:
        """A change of many features would otherwise be told as often as it has features."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(told)

        def soon() -> None:
            if not timer.isActive():
                timer.start(0)

        return soon


def _of_any_arguments(told: Callable[[], Any]) -> Callable[..., Any]:
    return lambda *_: told()
