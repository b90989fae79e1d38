"""Gives layers of objects their style: outlines coloured by class or by outcome, with the score as label."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QColor

from alquimia_qgis.desktop.algorithms.output_layers import StylePlace, saved_style
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import OutputError
from alquimia_qgis.protocol.objects import CLASS_VALUE, FALSE, FOUND, MISSED, OUTCOME, SCORE

OUTLINE = "0.5"  # millimetres
# Okabe and Ito's colours, told apart by colour-blind people.
GREEN, ORANGE, PURPLE = "#009e73", "#d55e00", "#cc79a7"
LABEL = f'if("{SCORE}" is null, \'\', format_number("{SCORE}", 2))'
LABEL_SIZE, BUFFER_SIZE = 8.0, 0.8


def style_objects(place: StylePlace, classes: Sequence[ClassRecord]) -> Path:
    """Write the style of found objects: the colour of each class; returns the file it went to."""
    return _styled(place, CLASS_VALUE, [(record.value, record.colour, record.name) for record in classes])


def style_outcomes(place: StylePlace) -> Path:
    """Write the style of an assessment: found, false and missed objects; returns the file it went to."""
    entries = [
        (FOUND, GREEN, QCoreApplication.translate("Alquimia", "Found")),
        (FALSE, ORANGE, QCoreApplication.translate("Alquimia", "False")),
        (MISSED, PURPLE, QCoreApplication.translate("Alquimia", "Missed")),
    ]
    return _styled(place, OUTCOME, entries)


def _styled(place: StylePlace, field: str, entries: Sequence[tuple[int | str, str, str]]) -> Path:
    layer = QgsVectorLayer(place.path, Path(place.path).stem, "ogr", QgsVectorLayer.LayerOptions(False))
    if not layer.isValid():
        raise OutputError(f"The result {place.path} cannot be opened.")
    categories = [QgsRendererCategory(value, _outline(colour), label) for value, colour, label in entries]
    layer.setRenderer(QgsCategorizedSymbolRenderer(field, categories))
    layer.setLabeling(QgsVectorLayerSimpleLabeling(_labels()))
    layer.setLabelsEnabled(True)
    return saved_style(layer, place)


def _outline(colour: str) -> QgsFillSymbol:
    """No fill, because what was found must stay visible."""
    return QgsFillSymbol.createSimple({"style": "no", "outline_color": colour, "outline_width": OUTLINE})


def _labels() -> QgsPalLayerSettings:
    text = QgsTextFormat()
    text.setSize(LABEL_SIZE)
    text.setColor(QColor("#1f2933"))
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(BUFFER_SIZE)
    buffer.setColor(QColor("white"))
    text.setBuffer(buffer)
    settings = QgsPalLayerSettings()
    settings.fieldName = LABEL
    settings.isExpression = True
    settings.placement = QgsPalLayerSettings.Placement.OutsidePolygons  # or labels would cover small objects
    settings.setFormat(text)
    return settings
