"""A raster of classes as the other way to give samples on an image."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterRasterLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.image_source import ImageSource
from alquimia_qgis.desktop.algorithms.input_layers import read_raster
from alquimia_qgis.desktop.algorithms.layer_classes import classes_of_raster
from alquimia_qgis.desktop.algorithms.map_outputs import is_wanted
from alquimia_qgis.desktop.algorithms.sample_fields import CLASS_FIELD, LABEL_FIELDS, SAMPLES, SPLIT_FIELD
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.options import SamplingOptions
from alquimia_qgis.protocol.sources import SampleSource
from alquimia_qgis.protocol.tasks import Task

SAMPLES_RASTER = "SAMPLES_RASTER"


@dataclass(frozen=True)
class SampleRaster:
    """A raster of classes as the main thread has seen it, with the classes of its style."""

    image: ImageSource
    classes: tuple[ClassRecord, ...]

    def source(self, folder: Path, feedback: QgsProcessingFeedback) -> SampleSource:
        """What the engine shall read, written into ``folder`` where it is no file."""
        place = folder / "class_raster"
        place.mkdir()
        path = self.image.file(place, feedback)
        return SampleSource(path, "", "", classes=self.classes, title=self.image.name, is_raster=True)


def add_sample_raster(algorithm: AlquimiaAlgorithm) -> None:
    """The raster; the layer of samples, which is there already, is then optional."""
    algorithm.add(
        QgsProcessingParameterRasterLayer(
            SAMPLES_RASTER, QCoreApplication.translate("Alquimia", "Raster of classes"), optional=True
        ),
        QCoreApplication.translate(
            "Alquimia",
            "Instead of features: a raster whose first band holds class values, such as a land cover map. Its nodata "
            "counts as unlabelled. It is brought to the grid of the image, and shared out to training and validation "
            "in spatial blocks. Networks that answer for each pixel learn from all labelled pixels, those that answer "
            "once for a chip from so many chips as the maximum says, all classes as alike as possible.",
        ),
    )
    given = algorithm.parameterDefinition(SAMPLES)
    given.setFlags(given.flags() | QgsProcessingParameterDefinition.Flag.FlagOptional)


def read_sample_raster(
    algorithm: AlquimiaAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> SampleRaster | None:
    """The raster, None where features are given; a ParameterError where it is not exactly one of the two."""
    if not is_wanted(parameters, SAMPLES_RASTER):
        if not is_wanted(parameters, SAMPLES):
            label = algorithm.parameterDefinition(SAMPLES).description()
            raise ParameterError(
                f"{label} ({SAMPLES}) is missing.", f"Give features, or a raster of classes ({SAMPLES_RASTER})."
            )
        return None
    too_many = [
        name
        for name in (SAMPLES, CLASS_FIELD, LABEL_FIELDS, SPLIT_FIELD)
        if is_wanted(parameters, name) and parameters[name] != []
    ]
    if too_many:
        raise ParameterError(
            f"{SAMPLES_RASTER} and {', '.join(too_many)} do not go together.",
            "Give features with their fields, or a raster of classes.",
        )
    image = read_raster(algorithm, parameters, context, SAMPLES_RASTER)
    return SampleRaster(image, classes_of_raster(algorithm.parameterAsRasterLayer(parameters, SAMPLES_RASTER, context)))


def check_raster_options(task: Task, sampling: SamplingOptions) -> None:
    """Raise a ParameterError where something is asked of a raster of classes that only features can give."""
    if not task.gives_classes:
        raise ParameterError(
            "A raster of classes teaches classes, not numbers.",
            "For a regression give features with numbers (SAMPLES) instead of SAMPLES_RASTER.",
        )
    if task.several_at_once:
        raise ParameterError(
            "In a raster of classes each pixel has one class.",
            "For several classes at once give features with LABEL_FIELDS or CLASS_FIELD, or a list of pictures (LIST).",
        )
    if sampling.one_per_feature:
        raise ParameterError(
            "A raster of classes has no features that could have one example each.", "Set PLACEMENT to cover."
        )
