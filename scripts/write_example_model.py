"""Writes resources/models/train_map_assess.model3; run in the oldest QGIS after defaults or parameters have changed.

scripts/with_qgis.sh system python scripts/write_example_model.py
"""

from __future__ import annotations

import sys
from pathlib import Path
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
    QgsProcessingParameterRasterLayer,
)
from qgis.PyQt.QtCore import QPointF

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "models" / "train_map_assess.model3"
HELP = {
    "ALG_DESC": "Trains a U-Net on digitised samples, maps the whole image with it, and assesses the map on the "
    "samples that were held back (those whose split field says test). An example to start from: open it in the model "
    "designer, save it under another name and change it.",
    "image": "The raster to learn from and to map.",
    "samples": "Polygons, lines or points with their class.",
    "class_field": "The field that holds the class. Empty: the field called class, else the only text field.",
    "split_field": "A text field with train, validation and test. Empty: the map is assessed on all samples, which is "
    "too optimistic.",
    "chip_size": "Width and height of the image chips, a multiple of 8.",
    "epochs": "Largest number of passes over the training chips.",
}
from_input = QgsProcessingModelChildParameterSource.fromModelParameter
from_step = QgsProcessingModelChildParameterSource.fromChildOutput
fixed = QgsProcessingModelChildParameterSource.fromStaticValue


def main() -> int:
    """Write the model; return the exit status."""
    application = QgsApplication([], False)
    application.initQgis()
    sys.path.insert(0, str(ROOT))
    from alquimia_qgis.desktop.plugin import AlquimiaPlugin

    plugin = AlquimiaPlugin(None)
    plugin.initProcessing()
    written = example().toFile(str(TARGET))
    plugin.unload()
    application.exitQgis()
    return 0 if written else 1


def example() -> QgsProcessingModelAlgorithm:
    """Inputs, the three steps and their outputs, laid out for the model designer."""
    model = QgsProcessingModelAlgorithm("Train, map and assess", "Examples", "")
    for number, definition in enumerate(inputs()):
        definition.setHelp(HELP[definition.name()])
        component = QgsProcessingModelParameter(definition.name())
        component.setPosition(QPointF(120 + 220 * number, 60) if number < 4 else QPointF(120, 90 * number - 180))
        model.addModelParameter(definition, component)
    model.setParameterOrder([definition.name() for definition in inputs()])
    fields = {"CLASS_FIELD": from_input("class_field"), "SPLIT_FIELD": from_input("split_field")}
    training = {"PATCH_SIZE": from_input("chip_size"), "EPOCHS": from_input("epochs")}
    samples = {"SAMPLES": from_input("samples"), **fields}
    image = {"INPUT": from_input("image")}
    reference = {"REFERENCE": from_input("samples"), **fields}
    steps = (
        ("train", "train_unet", "Train U-Net", {**image, **samples, **training},
         {"model": ("MODEL", "Model"), "training_report": ("REPORT", "Training report")}),
        ("predict", "predictraster", "Map the image", {**image, "MODEL": from_step("train", "MODEL")},
         {"map": ("OUTPUT", "Map"), "confidence": ("CONFIDENCE", "Confidence")}),
        ("assess", "assessmap", "Assess on held-back samples", {"INPUT": from_step("predict", "OUTPUT"), **reference},
         {"assessment_report": ("REPORT", "Assessment report")}),
    )  # fmt: skip
    for number, step in enumerate(steps):
        model.addChildAlgorithm(child(*step, position=QPointF(450, 220 + 180 * number)))
    model.setHelpContent(HELP)
    model.updateDestinationParameters()
    return model


def inputs() -> list[QgsProcessingParameterDefinition]:
    """What a user of the model chooses."""
    whole = QgsProcessingParameterNumber.Type.Integer
    text = QgsProcessingParameterField.DataType.String
    any_geometry = [QgsProcessing.SourceType.TypeVectorAnyGeometry]
    return [
        QgsProcessingParameterRasterLayer("image", "Image"),
        QgsProcessingParameterFeatureSource("samples", "Samples", any_geometry),
        QgsProcessingParameterField("class_field", "Class field", None, "samples", optional=True),
        QgsProcessingParameterField("split_field", "Split field", None, "samples", text, optional=True),
        QgsProcessingParameterNumber("chip_size", "Chip size [pixels]", whole, 64, False, 16, 2048),
        QgsProcessingParameterNumber("epochs", "Epochs", whole, 60, False, 1, 10_000),
    ]


def child(
    identifier: str,
    algorithm: str,
    title: str,
    sources: dict[str, Any],
    outputs: dict[str, tuple[str, str]],
    position: QPointF,
) -> QgsProcessingModelChildAlgorithm:
    """A step with its sources; what the model does not set gets its default, or the designer would call it missing."""
    step = QgsProcessingModelChildAlgorithm(f"alquimia:{algorithm}")
    step.setChildId(identifier)
    step.setDescription(title)
    step.setPosition(position)
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    for definition in QgsApplication.processingRegistry().algorithmById(f"alquimia:{algorithm}").parameterDefinitions():
        if definition.name() in sources:
            step.addParameterSources(definition.name(), [sources[definition.name()]])
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


if __name__ == "__main__":
    sys.exit(main())
