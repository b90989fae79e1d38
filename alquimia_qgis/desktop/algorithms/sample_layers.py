"""Turns a layer of samples, from any provider and with any style, into the GeoPackage that the engine reads."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsVectorFileWriter,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.sample_fields import SampleFields
from alquimia_qgis.desktop.compatibility import integer_field, is_boolean, is_null, is_text, real_field
from alquimia_qgis.protocol.errors import JobCancelled, OutputError, SamplesError
from alquimia_qgis.protocol.jobs import SampleSource

LAYER = "samples"
# Names that no digitised field is likely to have: a class field may well be called fid or geom.
COLUMN_OPTIONS = ["FID=alquimia_fid", "GEOMETRY_NAME=alquimia_geometry"]


def write_samples(
    source: QgsProcessingFeatureSource, fields: SampleFields, folder: Path, feedback: QgsProcessingFeedback
) -> SampleSource:
    """Write the features of ``source`` with only the fields that take part to a GeoPackage in ``folder``."""
    path = folder / "samples.gpkg"
    positions = [source.fields().lookupField(name) for name in fields.names]
    columns = _columns(source, fields, positions)
    writer = geopackage_writer(path, columns, source)
    count = without_number = 0
    for feature in _features(source, positions, feedback):
        narrowed = _narrowed(feature, columns, positions)
        if fields.numbers and is_null(narrowed.attribute(0)):
            without_number += 1
            continue
        if not writer.addFeature(narrowed):
            raise OutputError(f"The samples cannot be written to {path}: {writer.errorMessage()}.")
        count += 1
    del writer  # closes the file
    if not count:
        raise _emptiness(source, fields, without_number)
    if without_number:
        text = QCoreApplication.translate("Alquimia", "Features without a number in the field {}, left out: {}.")
        feedback.pushInfo(text.format(fields.class_field, without_number))
    return SampleSource(
        str(path), LAYER, fields.class_field, fields.split_field, fields.classes, title=source.sourceName(),
        label_fields=fields.labels,
    )  # fmt: skip


def _emptiness(source: QgsProcessingFeatureSource, fields: SampleFields, without_number: int) -> SamplesError:
    if without_number:
        return SamplesError(
            f"No feature of the layer {source.sourceName()} has a number in the field {fields.class_field}.",
            "Fill it in, or choose another field.",
        )
    return SamplesError(
        f"The layer {source.sourceName()} has no features to use.", "Digitise some, or clear the selection."
    )


def _features(
    source: QgsProcessingFeatureSource, positions: list[int], feedback: QgsProcessingFeedback
) -> Iterator[QgsFeature]:
    request = QgsFeatureRequest().setSubsetOfAttributes(positions)
    # The engine repairs invalid rings, so that one bad polygon does not stop the training.
    flag = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    for feature in source.getFeatures(request, flag):
        if feedback.isCanceled():
            raise JobCancelled()
        yield feature


def _narrowed(feature: QgsFeature, columns: QgsFields, positions: list[int]) -> QgsFeature:
    narrowed = QgsFeature(columns)
    narrowed.setAttributes([_value(columns.at(i), feature.attribute(at)) for i, at in enumerate(positions)])
    if feature.hasGeometry():  # arcs become chords, which every reader knows
        narrowed.setGeometry(QgsGeometry(feature.geometry().constGet().segmentize()))
    return narrowed


def _value(column: QgsField, value: Any) -> Any:
    if is_null(value):
        return None
    if is_text(column):
        return str(value)
    number = float(value)
    if math.isnan(number):  # how formats without NULL write it
        return None
    decimals_wanted = column.type() == real_field("").type()
    if math.isinf(number) or not (decimals_wanted or number == int(value)):
        raise SamplesError(
            f"The field {column.name()} holds the {'infinite' if math.isinf(number) else 'decimal'} number {value}.",
            "Correct it, or choose another field."
            if decimals_wanted
            else "Choose a field of text or of whole numbers.",
        )
    return number if decimals_wanted else int(value)


def _columns(source: QgsProcessingFeatureSource, fields: SampleFields, positions: list[int]) -> QgsFields:
    columns = QgsFields()
    for position in positions:
        field = source.fields().at(position)
        if field.name() in fields.labels:
            columns.append(_column_of_marks(field))
            continue
        is_number = field.name() == (fields.class_field if fields.numbers else fields.size)
        columns.append(real_field(field.name()) if is_number else _column(field))
    return columns


def _column(field: QgsField) -> QgsField:
    """Text stays text; numbers become whole numbers, because Shapefiles store those as decimal ones too."""
    if is_text(field):
        return QgsField(field.name(), field.type())
    if not field.isNumeric():
        raise SamplesError(
            f"The field {field.name()} is of the type {field.typeName()}.",
            "Choose a field of text or of whole numbers.",
        )
    return integer_field(field.name())


def _column_of_marks(field: QgsField) -> QgsField:
    """0 and 1 are whole numbers, whatever the layer stores them as."""
    if not (field.isNumeric() or is_boolean(field)):
        raise SamplesError(
            f"The field {field.name()} is of the type {field.typeName()}.",
            "Choose fields of 0 and 1 (or false and true) in LABEL_FIELDS, one for each class.",
        )
    return integer_field(field.name())


def geopackage_writer(path: Path, columns: QgsFields, source: QgsProcessingFeatureSource) -> QgsVectorFileWriter:
    """A writer of a GeoPackage for the engine: the layer ``LAYER`` of any geometries, in the CRS of ``source``."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = LAYER
    options.layerOptions = COLUMN_OPTIONS
    options.fileEncoding = "UTF-8"
    writer = QgsVectorFileWriter.create(
        str(path), columns, QgsWkbTypes.Type.Unknown, source.sourceCrs(), QgsCoordinateTransformContext(), options
    )
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise OutputError(f"The features cannot be written to {path}: {writer.errorMessage()}.")
    return writer
