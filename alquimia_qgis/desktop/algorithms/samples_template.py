"""Writes an empty GeoPackage layer whose form, colours and constraints lead the user through digitising."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsEditorWidgetSetup,
    QgsFieldConstraints,
    QgsFields,
    QgsRendererCategory,
    QgsSymbol,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QColor

from alquimia_qgis.desktop.algorithms.layer_classes import NULL_IN_VALUE_MAP
from alquimia_qgis.desktop.compatibility import text_field
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import OutputError

CLASS, SPLIT, NOTE = "class", "split", "note"
OPACITY = 0.6  # the image under a polygon must stay visible while digitising
GEOMETRIES = {
    "polygon": QgsWkbTypes.Type.MultiPolygon,
    "point": QgsWkbTypes.Type.Point,
    "line": QgsWkbTypes.Type.MultiLineString,
}


def write_template(
    folder: Path, target: Path, classes: Sequence[ClassRecord], geometry: str, crs: QgsCoordinateReferenceSystem
) -> Path:
    """Make the layer in ``folder``, then copy it to ``target``; returns the path of the style beside it."""
    draft = folder / target.name
    _create(draft, target.stem, geometry, crs)
    layer = QgsVectorLayer(f"{draft}|layername={target.stem}", target.stem, "ogr")
    if not layer.isValid():
        raise OutputError(f"The layer {target} cannot be written.")
    _set_up_form(layer, classes)
    layer.setRenderer(_renderer(layer, classes))
    # Inside the file for whoever opens it anywhere, beside it for programs that look there.
    layer.saveStyleToDatabase("alquimia", "", True, "")
    layer.saveNamedStyle(str(draft.with_suffix(".qml")))
    del layer  # closes the database
    style = target.with_suffix(".qml")
    _publish(draft.with_suffix(".qml"), style)
    try:
        _publish(draft, target)
    except OutputError:
        style.unlink()
        raise
    return style


def _create(path: Path, name: str, geometry: str, crs: QgsCoordinateReferenceSystem) -> None:
    fields = QgsFields()
    for field in (CLASS, SPLIT, NOTE):
        fields.append(text_field(field))
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = name
    options.fileEncoding = "UTF-8"
    writer = QgsVectorFileWriter.create(
        str(path), fields, GEOMETRIES[geometry], crs, QgsCoordinateTransformContext(), options
    )
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise OutputError(f"The layer cannot be written: {writer.errorMessage()}.")
    del writer


def _set_up_form(layer: QgsVectorLayer, classes: Sequence[ClassRecord]) -> None:
    parts = {
        QCoreApplication.translate("Alquimia", "chosen by the split of the training"): NULL_IN_VALUE_MAP,
        QCoreApplication.translate("Alquimia", "training"): "train",
        QCoreApplication.translate("Alquimia", "validation"): "validation",
        QCoreApplication.translate("Alquimia", "test (held back)"): "test",
    }
    position = {name: layer.fields().indexOf(name) for name in (CLASS, SPLIT, NOTE)}
    # Aliases first: QGIS 3.22 forgets the widget of a field when an alias is given to it afterwards.
    layer.setFieldAlias(position[CLASS], QCoreApplication.translate("Alquimia", "Class"))
    layer.setFieldAlias(position[SPLIT], QCoreApplication.translate("Alquimia", "Part"))
    layer.setFieldAlias(position[NOTE], QCoreApplication.translate("Alquimia", "Note"))
    layer.setEditorWidgetSetup(position[CLASS], _value_map({record.name: record.name for record in classes}))
    layer.setEditorWidgetSetup(position[SPLIT], _value_map(parts))
    layer.setEditorWidgetSetup(position[NOTE], QgsEditorWidgetSetup("TextEdit", {"IsMultiline": True}))
    layer.setEditorWidgetSetup(layer.fields().indexOf("fid"), QgsEditorWidgetSetup("Hidden", {}))
    layer.setFieldConstraint(position[CLASS], QgsFieldConstraints.Constraint.ConstraintNotNull)


def _value_map(entries: dict[str, str]) -> QgsEditorWidgetSetup:
    # A list of single entries: a plain mapping would be sorted by name.
    return QgsEditorWidgetSetup("ValueMap", {"map": [{label: value} for label, value in entries.items()]})


def _renderer(layer: QgsVectorLayer, classes: Sequence[ClassRecord]) -> QgsCategorizedSymbolRenderer:
    categories = []
    for record in classes:
        symbol = QgsSymbol.defaultSymbol(layer.geometryType())
        symbol.setColor(QColor(record.colour))
        symbol.setOpacity(OPACITY)
        categories.append(QgsRendererCategory(record.name, symbol, record.name))
    return QgsCategorizedSymbolRenderer(CLASS, categories)


def _publish(draft: Path, target: Path) -> None:
    """Copy beside the target, then rename: the target appears whole or not at all."""
    part = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(draft, part)
        os.replace(part, target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OutputError(f"The file {target} cannot be written: {error.strerror}.") from error
