"""Samples of objects: boxes, outlines or points with a size, and the areas in which all of them are digitised."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.box_layers import BoxFields, box_source, existing_field, write_boxes
from alquimia_qgis.desktop.algorithms.feature_layers import feature_layer
from alquimia_qgis.desktop.algorithms.layer_classes import classes_of_layer
from alquimia_qgis.desktop.algorithms.map_outputs import is_wanted
from alquimia_qgis.desktop.algorithms.sample_fields import (
    CLASS_FIELD,
    SAMPLES,
    SPLIT_FIELD,
    USUAL_CLASS_FIELD,
    SampleFields,
    add_split_field,
    usable_source,
)
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.object_samples import ObjectSource
from alquimia_qgis.protocol.tasks import DETECTION
from alquimia_qgis.zoo.family import ModelFamily

AREA, SIZE_FIELD = "AREA", "SIZE_FIELD"


def has_objects(family: type[ModelFamily]) -> bool:
    """Whether the family finds objects."""
    return DETECTION in family.tasks


def add_object_samples(algorithm: QgsProcessingAlgorithm) -> None:
    """The layer of objects, its fields, and the annotated areas."""
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            SAMPLES,
            QCoreApplication.translate("Alquimia", "Objects"),
            [QgsProcessing.SourceType.TypeVectorAnyGeometry],
        ),
        QCoreApplication.translate(
            "Alquimia",
            "Boxes or outlines around objects, in any coordinate reference system; the network learns the upright box "
            "around each. Points need a size: see SIZE_FIELD and SAMPLE_WIDTH.",
        ),
    )
    _add_field(
        algorithm,
        CLASS_FIELD,
        QCoreApplication.translate("Alquimia", "Class field"),
        QCoreApplication.translate(
            "Alquimia",
            "The field that holds the class as text or as a whole number. Empty: the field called class, else all "
            "objects are of one class. Names and colours are taken from the layer's legend or value map.",
        ),
    )
    _add_field(
        algorithm,
        SIZE_FIELD,
        QCoreApplication.translate("Alquimia", "Size field"),
        QCoreApplication.translate(
            "Alquimia",
            "The field that holds the size of objects digitised as points, such as the diameter of a crown, in units "
            "of the image's CRS. Empty, or where it is empty: SAMPLE_WIDTH.",
        ),
    )
    add_split_field(algorithm, SAMPLES)
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            AREA,
            QCoreApplication.translate("Alquimia", "Annotated areas"),
            [QgsProcessing.SourceType.TypeVectorPolygon],
            optional=True,
        ),
        QCoreApplication.translate(
            "Alquimia",
            "Polygons in which all objects are digitised; elsewhere nothing is learned, so that objects that nobody "
            "has digitised are not taken for background. Where there are several, whole areas validate the model. "
            "Empty: all objects near the digitised ones are digitised, too.",
        ),
    )


def read_object_samples(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> SampleFields:
    """Which fields of the layer of objects take part; the error says why a layer cannot be used."""
    source = usable_source(algorithm, parameters, SAMPLES, context)

    def chosen(name: str) -> str:
        return existing_field(source, algorithm.parameterAsString(parameters, name, context))

    usual = source.fields().lookupField(USUAL_CLASS_FIELD)
    class_field = chosen(CLASS_FIELD) or (str(source.fields().at(usual).name()) if usual >= 0 else "")
    split, size = chosen(SPLIT_FIELD), chosen(SIZE_FIELD)
    given = [name for name in (class_field, split, size) if name]
    if len(set(given)) < len(given):
        raise ParameterError("Class, split and size are in fields of their own; one field was given twice.")
    if size and not source.fields().at(source.fields().lookupField(size)).isNumeric():
        raise ParameterError(f"The size field {size} holds no numbers.", "Choose a field of numbers.")
    if is_wanted(parameters, AREA):
        box_source(algorithm, parameters, AREA, context)
    layer = feature_layer(algorithm, parameters, SAMPLES, context)
    classes = classes_of_layer(layer, class_field) if layer is not None and class_field else ()
    return SampleFields(class_field, split, classes, size=size)


def object_source(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    fields: SampleFields,
    context: QgsProcessingContext,
    folder: Path,
    feedback: QgsProcessingFeedback,
) -> ObjectSource:
    """What belongs to the objects beside their layer, its areas written to ``folder`` for the engine."""
    if not is_wanted(parameters, AREA):
        return ObjectSource(size_field=fields.size)
    areas = box_source(algorithm, parameters, AREA, context)
    written = write_boxes(areas, BoxFields(), folder / "areas.gpkg", feedback)
    return ObjectSource(written.path, written.layer, fields.size)


def _add_field(algorithm: QgsProcessingAlgorithm, name: str, label: str, help: str) -> None:
    algorithm.add(QgsProcessingParameterField(name, label, parentLayerParameterName=SAMPLES, optional=True), help)
