"""Gives a layer of answered features its style: a colour for each class, or a ramp for numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeatureRenderer,
    QgsGraduatedSymbolRenderer,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QColor

from alquimia_qgis.desktop.algorithms.output_layers import VALUE_COLOURS, StylePlace, saved_style
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import OutputError
from alquimia_qgis.protocol.features import CLASS_VALUE, VALUE, AnswerField
from alquimia_qgis.protocol.model_records import TargetRecord

OPACITY = 0.7  # the image under a polygon must stay visible
UNANSWERED_COLOUR = "#d9d9d9"
BEYOND = 1e300  # open ends of the first and the last range


@dataclass(frozen=True)
class FeatureStyle:
    """How answered features look; ``names`` are those of the fields, ``target`` is None where they have classes."""

    classes: Sequence[ClassRecord]
    target: TargetRecord | None
    answers: Sequence[AnswerField]
    names: dict[str, str]

    def write(self, place: StylePlace) -> Path:
        """Write the style of the layer at ``place``; returns the file it went to."""
        layer = QgsVectorLayer(place.path, Path(place.path).stem, "ogr", QgsVectorLayer.LayerOptions(False))
        if not layer.isValid():
            raise OutputError(f"The result {place.path} cannot be opened.")
        for answer in self.answers:
            layer.setFieldAlias(layer.fields().lookupField(self.names[answer.name]), answer.title)
        layer.setRenderer(self._by_class(layer) if self.target is None else self._by_value(layer, self.target))
        return saved_style(layer, place)

    def _by_class(self, layer: QgsVectorLayer) -> QgsFeatureRenderer:
        categories = [
            QgsRendererCategory(record.value, _symbol(layer, record.colour), record.name) for record in self.classes
        ]
        rest = QCoreApplication.translate("Alquimia", "No answer")
        categories.append(QgsRendererCategory(None, _symbol(layer, UNANSWERED_COLOUR), rest))
        return QgsCategorizedSymbolRenderer(self.names[CLASS_VALUE], categories)

    def _by_value(self, layer: QgsVectorLayer, target: TargetRecord) -> QgsFeatureRenderer:
        ranges = [
            QgsRendererRange(low, high, _symbol(layer, colour), label)
            for low, high, colour, label in _ranges(target.lowest, target.highest)
        ]
        return QgsGraduatedSymbolRenderer(self.names[VALUE], ranges)


def _ranges(lowest: float, highest: float) -> Iterator[tuple[float, float, str, str]]:
    """Equal parts of the range of the training, the first and the last of them open."""
    width = (highest - lowest) / len(VALUE_COLOURS)
    last = len(VALUE_COLOURS) - 1
    for number, colour in enumerate(VALUE_COLOURS):
        low, high = lowest + number * width, lowest + (number + 1) * width
        label = f"< {high:.4g}" if number == 0 else f"≥ {low:.4g}" if number == last else f"{low:.4g} – {high:.4g}"
        yield -BEYOND if number == 0 else low, BEYOND if number == last else high, colour, label


def _symbol(layer: QgsVectorLayer, colour: str) -> QgsSymbol:
    symbol = QgsSymbol.defaultSymbol(layer.geometryType())
    symbol.setColor(QColor(colour))
    symbol.setOpacity(OPACITY)
    return symbol
