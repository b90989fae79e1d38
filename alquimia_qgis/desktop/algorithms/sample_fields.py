"""Which fields of a layer of samples take part: the parameters that choose them, and the rules where they are empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.feature_layers import feature_layer
from alquimia_qgis.desktop.algorithms.layer_classes import classes_of_layer
from alquimia_qgis.desktop.compatibility import is_text
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import ParameterError, SamplesError

SAMPLES, CLASS_FIELD, SPLIT_FIELD = "SAMPLES", "CLASS_FIELD", "SPLIT_FIELD"
LABEL_FIELDS = "LABEL_FIELDS"
USUAL_CLASS_FIELD, USUAL_VALUE_FIELD = "class", "value"
FEWEST_CLASSES = 2
IDENTIFIER = "fid"  # a number that every GeoPackage has, and that no one estimates


@dataclass(frozen=True)
class SampleFields:
    """The fields that take part; ``split`` may be empty. ``classes`` are those of the layer's style or value map.

    With ``numbers`` the class field holds numbers to be estimated, and there are no classes. Of objects the class field
    may be empty, and ``size`` be the field of their sizes. Where features may show several classes at once, the class
    field names all of them, or is empty and ``labels`` are fields of 0 and 1 for one class each.
    """

    class_field: str
    split_field: str
    classes: tuple[ClassRecord, ...] = ()
    numbers: bool = False
    size: str = ""
    labels: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """Those that there are."""
        return [name for name in (self.class_field, self.split_field, self.size, *self.labels) if name]


def add_samples(algorithm: QgsProcessingAlgorithm, *, numbers: bool = False) -> None:
    """The layer of samples; with ``numbers`` they may have numbers to be estimated as well."""
    plain = QCoreApplication.translate(
        "Alquimia",
        "Polygons, lines or points in any coordinate reference system, each with its class. They need not "
        "cover the image.",
    )
    with_numbers = QCoreApplication.translate(
        "Alquimia",
        "Polygons, lines or points in any coordinate reference system, each with its class or, for a regression, with "
        "its number. They need not cover the images.",
    )
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            SAMPLES,
            QCoreApplication.translate("Alquimia", "Samples"),
            [QgsProcessing.SourceType.TypeVectorAnyGeometry],
        ),
        with_numbers if numbers else plain,
    )


def add_class_fields(algorithm: QgsProcessingAlgorithm, layer: str, *, numbers: bool = False) -> None:
    """The fields of class and split, both chosen among those of the parameter ``layer``."""
    add_class_field(algorithm, layer, numbers=numbers)
    add_split_field(algorithm, layer)


def add_class_field(algorithm: QgsProcessingAlgorithm, layer: str, *, numbers: bool = False) -> None:
    """The field of the class alone, where no sample is set aside."""
    plain = QCoreApplication.translate(
        "Alquimia",
        "The field that holds the class as text or as a whole number. Empty: the field called class, else the "
        "only text field. Names and colours are taken from the layer's legend or value map.",
    )
    for_numbers = QCoreApplication.translate(
        "Alquimia",
        "For a regression: the field of numbers to be estimated. Empty: the field called value, else the only field of "
        "numbers.",
    )
    label = QCoreApplication.translate("Alquimia", "Class or value field" if numbers else "Class field")
    algorithm.add(
        QgsProcessingParameterField(CLASS_FIELD, label, parentLayerParameterName=layer, optional=True),
        f"{plain} {for_numbers}" if numbers else plain,
    )


def add_label_fields(algorithm: QgsProcessingAlgorithm, layer: str) -> None:
    """The fields that tell several classes at once, chosen among those of the parameter ``layer``."""
    algorithm.add(
        QgsProcessingParameterField(
            LABEL_FIELDS,
            QCoreApplication.translate("Alquimia", "Fields of classes"),
            parentLayerParameterName=layer,
            allowMultiple=True,
            optional=True,
        ),
        QCoreApplication.translate(
            "Alquimia",
            "Only for several classes at once: fields that say with 0 or 1 (or false and true) whether a feature shows "
            "a class, one field for each class, which is called like the field. A feature where all of them are empty "
            "is left out. Empty: the class field is a text that names all classes of a feature, as in Forest;Road; an "
            "empty text stands for none of them, no value (NULL) leaves the feature out.",
        ),
    )


def add_split_field(algorithm: QgsProcessingAlgorithm, layer: str) -> None:
    """The field of the parts, chosen among those of the parameter ``layer``."""
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
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    layer: str = SAMPLES,
    *,
    numbers: bool = False,
) -> SampleFields:
    """Which fields of the layer take part, and its classes; the error says why the layer cannot be used."""
    source = usable_source(algorithm, parameters, layer, context)
    split = _existing_field(source, algorithm.parameterAsString(parameters, SPLIT_FIELD, context))
    chosen = _existing_field(source, algorithm.parameterAsString(parameters, CLASS_FIELD, context))
    class_field = chosen or (_usual_value_field(source) if numbers else _usual_class_field(source, split))
    if class_field == split:
        raise ParameterError(f"The field {split} cannot hold both the {'value' if numbers else 'class'} and the split.")
    if numbers:
        _check_numeric(source, class_field)
        return SampleFields(class_field, split, numbers=True)
    vector = feature_layer(algorithm, parameters, layer, context)
    return SampleFields(class_field, split, classes_of_layer(vector, class_field) if vector else ())


def read_label_fields(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, layer: str = SAMPLES
) -> SampleFields:
    """Which fields tell several classes at once; a ParameterError or SamplesError says what does not fit."""
    wanted = label_fields(algorithm, parameters, context)
    if not wanted:
        fields = read_fields(algorithm, parameters, context, layer)
        _check_text(usable_source(algorithm, parameters, layer, context), fields.class_field)
        return fields
    if algorithm.parameterAsString(parameters, CLASS_FIELD, context):
        raise ParameterError(
            f"{CLASS_FIELD} and {LABEL_FIELDS} do not go together.",
            "Give one text field that names all classes of a feature, or a field of 0 and 1 for each class.",
        )
    source = usable_source(algorithm, parameters, layer, context)
    split = _existing_field(source, algorithm.parameterAsString(parameters, SPLIT_FIELD, context))
    labels = tuple(dict.fromkeys(_existing_field(source, name) for name in wanted))
    if split in labels:
        raise ParameterError(f"The field {split} cannot hold both a class and the split.")
    if len(labels) < FEWEST_CLASSES:
        raise ParameterError(
            f"{LABEL_FIELDS} names one field; several classes at once need at least two.",
            "Choose a field of 0 and 1 for each class.",
        )
    return SampleFields("", split, labels=labels)


def label_fields(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> list[str]:
    """The names that are given for LABEL_FIELDS; none where the algorithm has no such parameter."""
    if algorithm.parameterDefinition(LABEL_FIELDS) is None:
        return []
    return [name for name in algorithm.parameterAsFields(parameters, LABEL_FIELDS, context) if name]


def _check_text(source: QgsProcessingFeatureSource, name: str) -> None:
    if not is_text(source.fields().at(source.fields().lookupField(name))):
        raise SamplesError(
            f"The field {name} is no text, so it cannot name several classes.",
            f"Choose a text field with classes separated by ; or |, or fields of 0 and 1 ({LABEL_FIELDS}).",
        )


def usable_source(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], layer: str, context: QgsProcessingContext
) -> QgsProcessingFeatureSource:
    """The features of a layer with a CRS; a SamplesError for anything else."""
    source = algorithm.parameterAsSource(parameters, layer, context)
    if source is None:
        raise SamplesError(f"The layer {_shown(parameters.get(layer))} does not exist or has no features of its own.")
    if not source.sourceCrs().isValid():
        raise SamplesError(f"The layer {source.sourceName()} has no coordinate reference system.")
    return source


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


def _usual_value_field(source: QgsProcessingFeatureSource) -> str:
    """The field called value; else the only field of numbers; anything else must be chosen."""
    position = source.fields().lookupField(USUAL_VALUE_FIELD)
    if position >= 0:
        return str(source.fields().at(position).name())
    candidates = _numeric_fields(source)
    if len(candidates) == 1:
        return candidates[0]
    raise ParameterError(
        f"The layer {source.sourceName()} has no field called value, and {len(candidates) or 'no'} fields of numbers "
        "to choose from.",
        f"Choose the field of the numbers to be estimated among: {', '.join(source.fields().names())}.",
    )


def _check_numeric(source: QgsProcessingFeatureSource, name: str) -> None:
    field = source.fields().at(source.fields().lookupField(name))
    if not field.isNumeric():
        kind = "text" if is_text(field) else f"the type {field.typeName()}"
        known = ", ".join(_numeric_fields(source)) or "none"
        raise SamplesError(
            f"The field {name} is of {kind}; a regression estimates numbers.",
            f"Choose a field of numbers (the layer has: {known}), or set TASK to segmentation to map classes.",
        )


def _numeric_fields(source: QgsProcessingFeatureSource) -> list[str]:
    return [str(field.name()) for field in source.fields() if field.isNumeric() and field.name() != IDENTIFIER]


def _shown(value: Any) -> str:
    return str(getattr(value, "source", value) if not isinstance(value, str) else value)
