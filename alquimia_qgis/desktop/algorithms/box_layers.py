"""Layers of boxes, found or digitised: which fields tell class and score, and how they reach the engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from alquimia_qgis.desktop.algorithms.feature_layers import feature_layer
from alquimia_qgis.desktop.algorithms.layer_classes import classes_of_layer
from alquimia_qgis.desktop.algorithms.sample_layers import LAYER, geopackage_writer
from alquimia_qgis.desktop.compatibility import is_null, is_text, real_field, text_field
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import JobCancelled, OutputError, ParameterError, SamplesError
from alquimia_qgis.protocol.objects import CLASS_NAME, CLASS_VALUE, SCORE, BoxSource


@dataclass(frozen=True)
class BoxFields:
    """The fields of a layer of boxes that take part, "" for none, and what the layer knows of its classes."""

    class_field: str = ""
    score_field: str = ""
    classes: tuple[ClassRecord, ...] = ()

    @property
    def names(self) -> list[str]:
        """Those that there are."""
        return [name for name in (self.class_field, self.score_field) if name]


def box_source(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> QgsProcessingFeatureSource:
    """The layer of polygons given for the parameter ``name``; a SamplesError says why it cannot be used."""
    source = algorithm.parameterAsSource(parameters, name, context)
    if source is None:
        raise SamplesError(f"The layer {parameters.get(name)!s} does not exist or has no features of its own.")
    kinds = QgsWkbTypes.GeometryType
    if QgsWkbTypes.geometryType(source.wkbType()) not in (kinds.PolygonGeometry, kinds.UnknownGeometry):
        raise SamplesError(
            f"The layer {source.sourceName()} has no polygons.", "Buffer makes polygons of points and lines."
        )
    if not source.sourceCrs().isValid():
        raise SamplesError(f"The layer {source.sourceName()} has no coordinate reference system.")
    return source


def class_fields(
    found: QgsProcessingFeatureSource, reference: QgsProcessingFeatureSource, chosen: str, chosen_of_reference: str
) -> tuple[str, str]:
    """The class fields of both layers: as chosen, else those called class; "" for both where one layer has none."""
    ours = existing_field(found, chosen) or _field_called(found, CLASS_NAME)
    theirs = existing_field(reference, chosen_of_reference) or _field_called(reference, CLASS_NAME)
    if ours and theirs:
        return ours, theirs
    for layer, other, given in ((found, reference, chosen), (reference, found, chosen_of_reference)):
        if given:
            raise ParameterError(
                f"A class field of {layer.sourceName()} is given, but the layer {other.sourceName()} has no field "
                "called class.",
                "Choose the class fields of both layers, or of none.",
            )
    return "", ""


def score_field(source: QgsProcessingFeatureSource, chosen: str) -> str:
    """The field of scores: as chosen, else the one called score; "" where there is none."""
    name = existing_field(source, chosen) or _field_called(source, SCORE)
    if name and not source.fields().at(source.fields().lookupField(name)).isNumeric():
        raise ParameterError(f"The score field {name} holds no numbers.", "Choose a field of numbers from 0 to 1.")
    return name


def known_classes(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    class_field: str,
) -> tuple[ClassRecord, ...]:
    """Names and colours of the classes of a layer, from its style by ``class_field`` or by class_value."""
    layer = feature_layer(algorithm, parameters, name, context)
    if layer is None or not class_field:
        return ()
    return classes_of_layer(layer, class_field) or classes_of_layer(layer, CLASS_VALUE)


def write_boxes(
    source: QgsProcessingFeatureSource, fields: BoxFields, path: Path, feedback: QgsProcessingFeedback
) -> BoxSource:
    """Write the polygons of ``source`` with the fields that take part to the GeoPackage ``path``."""
    positions = [source.fields().lookupField(name) for name in fields.names]
    columns = QgsFields()
    for position in positions:
        columns.append(_column(source.fields().at(position)))
    writer = geopackage_writer(path, columns, source)
    for feature in _features(source, positions, feedback):
        box = QgsFeature(columns)
        box.setAttributes([_value(columns.at(i), feature.attribute(at)) for i, at in enumerate(positions)])
        if feature.hasGeometry():  # arcs become chords, which every reader knows
            box.setGeometry(QgsGeometry(feature.geometry().constGet().segmentize()))
        if not writer.addFeature(box):
            raise OutputError(f"The boxes cannot be written to {path}: {writer.errorMessage()}.")
    del writer  # closes the file
    return BoxSource(str(path), LAYER, fields.class_field, fields.score_field, fields.classes, source.sourceName())


def existing_field(source: QgsProcessingFeatureSource, name: str) -> str:
    """The name as the layer spells it; empty stays empty, and a ParameterError names the fields it has."""
    if not name:
        return ""
    found = _field_called(source, name)
    if not found:
        known = ", ".join(source.fields().names())
        raise ParameterError(f"The layer {source.sourceName()} has no field {name}.", f"It has: {known}.")
    return found


def _field_called(source: QgsProcessingFeatureSource, name: str) -> str:
    position = source.fields().lookupField(name)
    return str(source.fields().at(position).name()) if position >= 0 else ""


def _features(
    source: QgsProcessingFeatureSource, positions: Sequence[int], feedback: QgsProcessingFeedback
) -> Iterator[QgsFeature]:
    # The engine repairs invalid rings, so that one bad polygon does not stop the others.
    flag = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    for feature in source.getFeatures(QgsFeatureRequest().setSubsetOfAttributes(list(positions)), flag):
        if feedback.isCanceled():
            raise JobCancelled()
        yield feature


def _column(field: QgsField) -> QgsField:
    if not (is_text(field) or field.isNumeric()):
        raise SamplesError(
            f"The field {field.name()} is of the type {field.typeName()}.", "Choose a field of text or of numbers."
        )
    return text_field(field.name()) if is_text(field) else real_field(field.name())


def _value(column: QgsField, value: Any) -> Any:
    if is_null(value):
        return None
    return str(value) if is_text(column) else float(value)
