"""Turns a layer of samples, from any provider and with any style, into the GeoPackage that the engine reads."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsVectorFileWriter,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.feature_layers import feature_layer
from alquimia_qgis.desktop.algorithms.layer_classes import classes_of_layer
from alquimia_qgis.desktop.compatibility import integer_field, is_null, is_text
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import JobCancelled, OutputError, ParameterError, SamplesError
from alquimia_qgis.protocol.jobs import SampleSource

SAMPLES, CLASS_FIELD, SPLIT_FIELD = "SAMPLES", "CLASS_FIELD", "SPLIT_FIELD"
LAYER = "samples"
# Names that no digitised field is likely to have: a class field may well be called fid or geom.
COLUMN_OPTIONS = ["FID=alquimia_fid", "GEOMETRY_NAME=alquimia_geometry"]
USUAL_CLASS_FIELD = "class"


@dataclass(frozen=True)
class SampleFields:
    """The fields that take part; ``split`` may be empty. ``classes`` are those of the layer's style or value map."""

    class_field: str
    split_field: str
    classes: tuple[ClassRecord, ...] = ()


def add_samples(algorithm: QgsProcessingAlgorithm) -> None:
    """The layer of samples."""
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            SAMPLES,
            QCoreApplication.translate("Alquimia", "Samples"),
            [QgsProcessing.SourceType.TypeVectorAnyGeometry],
        ),
        QCoreApplication.translate(
            "Alquimia",
            "Polygons, lines or points in any coordinate reference system, each with its class. They need not "
            "cover the image.",
        ),
    )


def add_class_fields(algorithm: QgsProcessingAlgorithm, layer: str) -> None:
    """The fields of class and split, both chosen among those of the parameter ``layer``."""
    algorithm.add(
        QgsProcessingParameterField(
            CLASS_FIELD,
            QCoreApplication.translate("Alquimia", "Class field"),
            parentLayerParameterName=layer,
            optional=True,
        ),
        QCoreApplication.translate(
            "Alquimia",
            "The field that holds the class as text or as a whole number. Empty: the field called class, else the "
            "only text field. Names and colours are taken from the layer's legend or value map.",
        ),
    )
    algorithm.add(
        QgsProcessingParameterField(
            SPLIT_FIELD,
            QCoreApplication.translate("Alquimia", "Split field"),
            parentLayerParameterName=layer,
            type=QgsProcessingParameterField.DataType.String,
            optional=True,
        ),
        QCoreApplication.translate(
            "Alquimia",
            "A text field that says which part a feature belongs to: train, validation or test. Test features are "
            "held back from the training.",
        ),
    )


def read_fields(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, layer: str = SAMPLES
) -> SampleFields:
    """Which fields of the layer take part, and its classes; the error says why the layer cannot be used."""
    source = algorithm.parameterAsSource(parameters, layer, context)
    if source is None:
        raise SamplesError(f"The layer {_shown(parameters.get(layer))} does not exist or has no features of its own.")
    if not source.sourceCrs().isValid():
        raise SamplesError(f"The layer {source.sourceName()} has no coordinate reference system.")
    split = _existing_field(source, algorithm.parameterAsString(parameters, SPLIT_FIELD, context))
    chosen = _existing_field(source, algorithm.parameterAsString(parameters, CLASS_FIELD, context))
    class_field = chosen or _usual_class_field(source, split)
    if class_field == split:
        raise ParameterError(f"The field {split} cannot hold both the class and the split.")
    vector = feature_layer(algorithm, parameters, layer, context)
    return SampleFields(class_field, split, classes_of_layer(vector, class_field) if vector else ())


def write_samples(
    source: QgsProcessingFeatureSource, fields: SampleFields, folder: Path, feedback: QgsProcessingFeedback
) -> SampleSource:
    """Write the features of ``source`` with only the fields that take part to a GeoPackage in ``folder``."""
    path = folder / "samples.gpkg"
    positions = [source.fields().lookupField(name) for name in (fields.class_field, fields.split_field) if name]
    columns = QgsFields()
    for position in positions:
        columns.append(_column(source.fields().at(position)))
    writer = _writer(path, columns, source)
    count = 0
    for feature in _features(source, positions, feedback):
        if not writer.addFeature(_narrowed(feature, columns, positions)):
            raise OutputError(f"The samples cannot be written to {path}: {writer.errorMessage()}.")
        count += 1
    del writer  # closes the file
    if not count:
        raise SamplesError(
            f"The layer {source.sourceName()} has no features to use.", "Digitise some, or clear the selection."
        )
    return SampleSource(
        str(path), LAYER, fields.class_field, fields.split_field, fields.classes, title=source.sourceName()
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
    if math.isinf(number) or number != int(value):
        kind = "infinite" if math.isinf(number) else "decimal"
        raise SamplesError(
            f"The field {column.name()} holds the {kind} number {value}.",
            "Choose a field of text or of whole numbers.",
        )
    return int(value)


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


def _writer(path: Path, columns: QgsFields, source: QgsProcessingFeatureSource) -> QgsVectorFileWriter:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = LAYER
    options.layerOptions = COLUMN_OPTIONS
    options.fileEncoding = "UTF-8"
    writer = QgsVectorFileWriter.create(
        str(path), columns, QgsWkbTypes.Type.Unknown, source.sourceCrs(), QgsCoordinateTransformContext(), options
    )
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise OutputError(f"The samples cannot be written to {path}: {writer.errorMessage()}.")
    return writer


def _existing_field(source: QgsProcessingFeatureSource, name: str) -> str:
    """The name as the layer spells it; empty stays empty."""
    if not name:
        return ""
    position = source.fields().lookupField(name)
    if position < 0:
        known = ", ".join(source.fields().names())
        raise ParameterError(f"The layer {source.sourceName()} has no field {name}.", f"It has: {known}.")
    return str(source.fields().at(position).name())


def _usual_class_field(source: QgsProcessingFeatureSource, split: str) -> str:
    """The field called class; else the only text field beside the split field; anything else must be chosen."""
    position = source.fields().lookupField(USUAL_CLASS_FIELD)
    if position >= 0:
        return str(source.fields().at(position).name())
    candidates = [field.name() for field in source.fields() if is_text(field) and field.name() != split]
    if len(candidates) == 1:
        return str(candidates[0])
    raise ParameterError(
        f"The layer {source.sourceName()} has no field called class, and {len(candidates) or 'no'} text fields to "
        "choose from.",
        f"Choose the class field among: {', '.join(source.fields().names())}.",
    )


def _shown(value: Any) -> str:
    return str(getattr(value, "source", value) if not isinstance(value, str) else value)
