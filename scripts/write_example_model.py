"""Writes the models in resources/models; run in the oldest QGIS after defaults or parameters have changed.

The seed keeps the order of what Qt writes, so that only changes show: QT_HASH_SEED=0 scripts/with_qgis.sh system python
scripts/write_example_model.py
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from example_model_help import (
    BUILDINGS_HELP,
    CLEANING_HELP,
    COMPARISON_HELP,
    COUNTING_HELP,
    IMAGE_HELP,
    OBJECTS_HELP,
    SERIES_HELP,
)
from example_model_parts import (
    ASSESSED,
    ASSESSMENT,
    FIELDS,
    MAPPED,
    MODEL,
    NUMBER,
    SAMPLES,
    TRAINED,
    WHOLE,
    epochs_input,
    fixed,
    from_input,
    from_step,
    model_of,
    sample_inputs,
)
from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingModelAlgorithm,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "models"
# What the U-Net is compared with.
BASELINE = ("train_random_forest", "Train random forest")
EQUAL = 0  # the operator "=" of native:extractbyattribute


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
        "find_buildings": of_buildings,
        "count_cars": of_counted_objects,
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


def of_buildings() -> QgsProcessingModelAlgorithm:
    """Buildings of an image as polygons: train a U-Net on footprints and what is not one, map, make outlines."""
    inputs = [
        QgsProcessingParameterRasterLayer("image", "Image"),
        *sample_inputs(),
        QgsProcessingParameterNumber("building_value", "Class value of the buildings", WHOLE, 1, False, 0, 255),
        QgsProcessingParameterNumber("chip_size", "Chip size [pixels]", WHOLE, 128, False, 16, 2048),
        epochs_input(),
        QgsProcessingParameterNumber("smallest_patch", "Smallest building [pixels]", WHOLE, 50, False, 2, 1_000_000),
    ]
    image = {"INPUT": from_input("image")}
    training = {**image, **SAMPLES, "PATCH_SIZE": from_input("chip_size"), "EPOCHS": from_input("epochs")}
    sieve = {"INPUT": from_step("predict", "OUTPUT"), "THRESHOLD": from_input("smallest_patch")}
    wanted = {"FIELD": fixed("class"), "OPERATOR": fixed(EQUAL), "VALUE": from_input("building_value")}
    steps = (
        ("train", "train_unet", "Train U-Net", training, TRAINED),
        ("predict", "predictraster", "Map the image", {**image, **MODEL}, MAPPED),
        ("assess", "assessmap", "Assess on held-back samples", ASSESSMENT, ASSESSED),
        ("sieve", "gdal:sieve", "Remove small patches", sieve, {}),
        ("polygonise", "gdal:polygonize", "Make polygons", {**output_of("sieve"), "FIELD": fixed("class")}, {}),
        ("fix", "native:fixgeometries", "Fix geometries", output_of("polygonise"), {}),
        ("choose", "native:extractbyattribute", "Keep the buildings", {**output_of("fix"), **wanted}, {}),
        (
            "square", "native:orthogonalize", "Square the corners", output_of("choose"),
            {"buildings": ("OUTPUT", "Buildings")},
        ),
    )  # fmt: skip
    return model_of("Find buildings", BUILDINGS_HELP, inputs, steps)


def of_counted_objects() -> QgsProcessingModelAlgorithm:
    """Cars of an image, counted: find them with a trained detector, count them in areas."""
    areas = [QgsProcessing.SourceType.TypeVectorPolygon]
    inputs = [
        QgsProcessingParameterRasterLayer("image", "Image"),
        QgsProcessingParameterFile("model", "Detector", extension="alquimia"),
        QgsProcessingParameterFeatureSource("areas", "Areas to count in", areas),
        QgsProcessingParameterNumber("score", "Lowest score", NUMBER, 0.5, False, 0.01, 1.0),
    ]
    search = {"INPUT": from_input("image"), "MODEL": from_input("model"), "SCORE": from_input("score")}
    found = {"cars": ("OUTPUT", "Cars"), "density": ("DENSITY", "Density")}
    counting = {"POLYGONS": from_input("areas"), "POINTS": from_step("middles", "OUTPUT"), "FIELD": fixed("cars")}
    steps = (
        ("find", "predictobjects", "Find objects", search, found),
        ("middles", "native:centroids", "Take their middles", output_of("find"), {}),
        (
            "count", "native:countpointsinpolygon", "Count them in areas", counting,
            {"counts": ("OUTPUT", "Areas with counts")},
        ),
    )  # fmt: skip
    return model_of("Count cars", COUNTING_HELP, inputs, steps)


def output_of(step: str) -> dict[str, Any]:
    """The result of a step as the input of another."""
    return {"INPUT": from_step(step, "OUTPUT")}


if __name__ == "__main__":
    sys.exit(main())
