"""What the example models are made of: inputs, steps, and their places in the model designer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
)
from qgis.PyQt.QtCore import QPointF

from_input = QgsProcessingModelChildParameterSource.fromModelParameter
from_step = QgsProcessingModelChildParameterSource.fromChildOutput
fixed = QgsProcessingModelChildParameterSource.fromStaticValue
WHOLE, NUMBER = QgsProcessingParameterNumber.Type.Integer, QgsProcessingParameterNumber.Type.Double
# What the steps of all models have in common.
FIELDS = {"CLASS_FIELD": from_input("class_field"), "SPLIT_FIELD": from_input("split_field")}
SAMPLES = {"SAMPLES": from_input("samples"), **FIELDS}
MODEL = {"MODEL": from_step("train", "MODEL")}
ASSESSMENT = {"INPUT": from_step("predict", "OUTPUT"), "REFERENCE": from_input("samples"), **FIELDS}
TRAINED = {"model": ("MODEL", "Model"), "training_report": ("REPORT", "Training report")}
MAPPED = {"map": ("OUTPUT", "Map"), "confidence": ("CONFIDENCE", "Confidence")}
ASSESSED = {"assessment_report": ("REPORT", "Assessment report")}


def model_of(
    title: str,
    help: dict[str, str],
    inputs: Sequence[QgsProcessingParameterDefinition],
    steps: Sequence[tuple[str, str, str, dict[str, Any], dict[str, tuple[str, str]]]],
) -> QgsProcessingModelAlgorithm:
    """Inputs, steps and their outputs, laid out for the model designer."""
    model = QgsProcessingModelAlgorithm(title, "Examples", "")
    order = [definition.name() for definition in inputs]
    for number, definition in enumerate(inputs):
        definition.setHelp(help[definition.name()])
        component = QgsProcessingModelParameter(definition.name())
        component.setPosition(QPointF(120 + 220 * number, 60) if number < 4 else QPointF(120, 90 * number - 180))
        model.addModelParameter(definition, component)
    model.setParameterOrder(order)
    for number, step in enumerate(steps):
        model.addChildAlgorithm(child(*step, position=QPointF(450, 220 + 180 * number)))
    model.setHelpContent(help)
    model.updateDestinationParameters()
    return model


def sample_inputs() -> list[QgsProcessingParameterDefinition]:
    """The samples and their fields, which any model asks for."""
    any_geometry = [QgsProcessing.SourceType.TypeVectorAnyGeometry]
    text = QgsProcessingParameterField.DataType.String
    return [
        QgsProcessingParameterFeatureSource("samples", "Samples", any_geometry),
        QgsProcessingParameterField("class_field", "Class field", None, "samples", optional=True),
        QgsProcessingParameterField("split_field", "Split field", None, "samples", text, optional=True),
    ]


def epochs_input() -> QgsProcessingParameterDefinition:
    """How long to learn, which any model asks for."""
    return QgsProcessingParameterNumber("epochs", "Epochs", WHOLE, 60, False, 1, 10_000)


def child(
    identifier: str,
    algorithm: str,
    title: str,
    sources: dict[str, Any],
    outputs: dict[str, tuple[str, str]],
    position: QPointF,
) -> QgsProcessingModelChildAlgorithm:
    """A step with its sources; what the model does not set gets its default, or the designer would call it missing."""
    algorithm = algorithm if ":" in algorithm else f"alquimia:{algorithm}"
    step = QgsProcessingModelChildAlgorithm(algorithm)
    step.setChildId(identifier)
    step.setDescription(title)
    step.setPosition(position)
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    for definition in QgsApplication.processingRegistry().algorithmById(algorithm).parameterDefinitions():
        if definition.name() in sources:
            source = sources[definition.name()]
            step.addParameterSources(definition.name(), source if isinstance(source, list) else [source])
        elif not definition.isDestination() and not definition.flags() & optional:
            step.addParameterSources(definition.name(), [fixed(definition.defaultValue())])
    shown = {}
    for number, (name, (output, label)) in enumerate(outputs.items()):
        shown[name] = QgsProcessingModelOutput(name, label)
        shown[name].setChildId(identifier)
        shown[name].setChildOutputName(output)
        shown[name].setPosition(QPointF(position.x() + 270, position.y() + 60 * number - 30))
    step.setModelOutputs(shown)
    return step
