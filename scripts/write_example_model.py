"""Writes the models in resources/models; run in the oldest QGIS after defaults or parameters have changed.

The seed keeps the order of what Qt writes, so that only changes show: QT_HASH_SEED=0 scripts/with_qgis.sh system python
scripts/write_example_model.py
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from example_model_help import CLEANING_HELP, COMPARISON_HELP, IMAGE_HELP, OBJECTS_HELP, SERIES_HELP
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
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QPointF

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "models"
# What the U-Net is compared with.
BASELINE = ("train_random_forest", "Train random forest")
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


def main() -> int:
    """Write the models; return the exit status."""
    application = QgsApplication([], False)
    application.initQgis()
    sys.path.insert(0, str(ROOT))
    sys.path.append(str(Path(application.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    from alquimia_qgis.desktop.plugin import AlquimiaPlugin

    Processing.initialize()  # GDAL's algorithms and QGIS's own
    plugin = AlquimiaPlugin(None)
    plugin.initProcessing()
    models = {
        "train_map_assess": of_an_image,
        "train_map_series": of_a_series,
        "train_find_assess": of_objects,
        "compare_and_combine": of_two_models,
        "clean_map": of_a_finished_map,
    }
    written = [make().toFile(str(FOLDER / f"{name}.model3")) for name, make in models.items()]
    plugin.unload()
    application.exitQgis()
    return 0 if all(written) else 1


def of_an_image() -> QgsProcessingModelAlgorithm:
    """A single image: train a U-Net, map, assess."""
    chip_size = QgsProcessingParameterNumber("chip_size", "Chip size [pixels]", WHOLE, 64, False, 16, 2048)
    inputs = [QgsProcessingParameterRasterLayer("image", "Image"), *sample_inputs(), chip_size, epochs_input()]
    image = {"INPUT": from_input("image")}
    training = {**image, **SAMPLES, "PATCH_SIZE": from_input("chip_size"), "EPOCHS": from_input("epochs")}
    steps = (
        ("train", "train_unet", "Train U-Net", training, TRAINED),
        ("predict", "predictraster", "Map the image", {**image, **MODEL}, MAPPED),
        ("assess", "assessmap", "Assess on held-back samples", ASSESSMENT, ASSESSED),
    )
    return model_of("Train, map and assess", IMAGE_HELP, inputs, steps)


def of_a_series() -> QgsProcessingModelAlgorithm:
    """Dated images: train a network of pixels in time, map, assess."""
    inputs = [
        QgsProcessingParameterMultipleLayers("images", "Images", QgsProcessing.SourceType.TypeRaster),
        *sample_inputs(),
        QgsProcessingParameterString("dates", "Dates", optional=True),
        QgsProcessingParameterString("mask_band", "Mask band", optional=True),
        epochs_input(),
    ]
    images = {"INPUT": from_input("images"), "DATES": from_input("dates"), "MASK_BAND": from_input("mask_band")}
    training = {**images, **SAMPLES, "EPOCHS": from_input("epochs")}
    steps = (
        ("train", "train_temporal_cnn", "Train TempCNN", training, TRAINED),
        ("predict", "predictseries", "Map the series", {**images, **MODEL}, MAPPED),
        ("assess", "assessmap", "Assess on held-back samples", ASSESSMENT, ASSESSED),
    )
    return model_of("Train, map and assess a time series", SERIES_HELP, inputs, steps)


def of_two_models() -> QgsProcessingModelAlgorithm:
    """A single image: train a random forest and a U-Net, compare them, average them, assess."""
    chip_size = QgsProcessingParameterNumber("chip_size", "Chip size [pixels]", WHOLE, 64, False, 16, 2048)
    inputs = [QgsProcessingParameterRasterLayer("image", "Image"), *sample_inputs(), chip_size, epochs_input()]
    image, samples = {"INPUT": from_input("image")}, {"REFERENCE": from_input("samples"), **FIELDS}
    training = {**image, **SAMPLES, "EPOCHS": from_input("epochs")}
    models = {"MODELS": [from_step("baseline", "MODEL"), from_step("unet", "MODEL")]}
    compared = {"comparison": ("REPORT", "Comparison"), "disagreement": ("DISAGREEMENT", "Map of disagreement")}
    mapped = {**MAPPED, "entropy": ("ENTROPY", "Entropy")}
    unet = {**training, "PATCH_SIZE": from_input("chip_size")}
    steps = (
        ("baseline", *BASELINE, {**image, **SAMPLES}, {"baseline_model": ("MODEL", "Random forest")}),
        ("unet", "train_unet", "Train U-Net", unet, {"unet_model": ("MODEL", "U-Net")}),
        ("compare", "comparemodels", "Compare on held-back samples", {**image, **models, **samples}, compared),
        ("predict", "ensemble", "Map with both models", {**image, **models}, mapped),
        ("assess", "assessmap", "Assess on held-back samples", ASSESSMENT, ASSESSED),
    )
    return model_of("Compare two models and combine them", COMPARISON_HELP, inputs, steps)


def of_a_finished_map() -> QgsProcessingModelAlgorithm:
    """A class map: remove small patches, make polygons."""
    smallest = QgsProcessingParameterNumber("smallest_patch", "Smallest patch [pixels]", WHOLE, 10, False, 2, 1_000_000)
    inputs = [QgsProcessingParameterRasterLayer("map", "Map"), smallest]
    sieve = {"INPUT": from_input("map"), "THRESHOLD": from_input("smallest_patch")}
    polygonise = {"INPUT": from_step("sieve", "OUTPUT"), "FIELD": fixed("class")}
    steps = (
        ("sieve", "gdal:sieve", "Remove small patches", sieve, {"clean_map": ("OUTPUT", "Clean map")}),
        ("polygonise", "gdal:polygonize", "Make polygons", polygonise, {}),
        (
            "fix", "native:fixgeometries", "Fix geometries", {"INPUT": from_step("polygonise", "OUTPUT")},
            {"polygons": ("OUTPUT", "Polygons")},
        ),
    )  # fmt: skip
    return model_of("Clean a map and make polygons", CLEANING_HELP, inputs, steps)


def of_objects() -> QgsProcessingModelAlgorithm:
    """Objects of an image: train a RetinaNet, find, assess."""
    polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
    inputs = [
        QgsProcessingParameterRasterLayer("image", "Image"),
        QgsProcessingParameterFeatureSource("samples", "Objects", polygons),
        QgsProcessingParameterField("class_field", "Class field", None, "samples", optional=True),
        QgsProcessingParameterFeatureSource("areas", "Annotated areas to learn in", polygons),
        QgsProcessingParameterFeatureSource("test_areas", "Annotated areas to assess in", polygons),
        QgsProcessingParameterNumber("chip_size", "Chip size [pixels]", WHOLE, 256, False, 64, 2048),
        epochs_input(),
        QgsProcessingParameterNumber("score", "Lowest score", NUMBER, 0.05, False, 0.01, 1.0),
    ]
    image, boxes = {"INPUT": from_input("image")}, from_input("samples")
    training = {
        **image, "SAMPLES": boxes, "CLASS_FIELD": from_input("class_field"), "AREA": from_input("areas"),
        "PATCH_SIZE": from_input("chip_size"), "EPOCHS": from_input("epochs"),
    }  # fmt: skip
    search = {**image, **MODEL, "SCORE": from_input("score")}
    assessment = {
        "INPUT": from_step("predict", "OUTPUT"), "REFERENCE": boxes, "REFERENCE_CLASS_FIELD": from_input("class_field"),
        "AREA": from_input("test_areas"),
    }  # fmt: skip
    steps = (
        ("train", "train_retinanet", "Train RetinaNet", training, TRAINED),
        ("predict", "predictobjects", "Find objects", search, {"objects": ("OUTPUT", "Objects")}),
        ("assess", "assessobjects", "Assess in held-back areas", assessment,
         {"outcomes": ("OUTPUT", "Found, false and missed objects"), **ASSESSED}),
    )  # fmt: skip
    return model_of("Train, find and assess objects", OBJECTS_HELP, inputs, steps)


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


if __name__ == "__main__":
    sys.exit(main())
