"""What a map or a model is measured by: features or a raster that say what is there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.image_source import ImageSource
from alquimia_qgis.desktop.algorithms.input_layers import read_raster
from alquimia_qgis.desktop.algorithms.map_outputs import is_wanted
from alquimia_qgis.desktop.algorithms.sample_fields import SampleFields, add_class_fields, read_fields
from alquimia_qgis.desktop.algorithms.sample_layers import write_samples
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.sources import SampleSource

REFERENCE, REFERENCE_RASTER, SPLIT_VALUE = "REFERENCE", "REFERENCE_RASTER", "SPLIT_VALUE"
HELD_BACK = "test"


@dataclass(frozen=True)
class ReferenceFiles:
    """What of the reference goes into a job: features, or the path of a raster."""

    features: SampleSource | None
    raster: str
    split_value: str


@dataclass(frozen=True)
class GivenReference:
    """The reference as the main thread has seen it: the fields of features, or a raster."""

    fields: SampleFields | None
    raster: ImageSource | None

    def hand_over(
        self,
        algorithm: AlquimiaAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        folder: Path,
        feedback: QgsProcessingFeedback,
    ) -> ReferenceFiles:
        """The files for the engine, written into ``folder`` where there are none."""
        if self.raster is not None:
            # A place of its own, because another raster that is exported would have the same name.
            place = folder / "reference"
            place.mkdir()
            return ReferenceFiles(None, self.raster.file(place, feedback), "")
        source = algorithm.parameterAsSource(parameters, REFERENCE, context)
        features = write_samples(source, self.fields, folder, feedback)
        has_split = self.fields.split_field
        split_value = algorithm.parameterAsString(parameters, SPLIT_VALUE, context) if has_split else ""
        return ReferenceFiles(features, "", split_value)


def add_references(algorithm: AlquimiaAlgorithm, raster_help: str) -> None:
    """Features or a raster that say what is there; ``raster_help`` says what values the raster has."""
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            REFERENCE,
            QCoreApplication.translate("Alquimia", "Reference features"),
            [QgsProcessing.SourceType.TypeVectorAnyGeometry],
            optional=True,
        ),
        QCoreApplication.translate("Alquimia", "Polygons, lines or points whose class is known."),
    )
    add_class_fields(algorithm, REFERENCE)
    algorithm.add(
        QgsProcessingParameterString(
            SPLIT_VALUE,
            QCoreApplication.translate("Alquimia", "Part to assess with"),
            defaultValue=HELD_BACK,
            optional=True,
        ),
        QCoreApplication.translate(
            "Alquimia",
            "With a split field: only features whose split field holds this text take part, by default those "
            "held back from the training (test). Empty: all features.",
        ),
    )
    algorithm.add(
        QgsProcessingParameterRasterLayer(
            REFERENCE_RASTER, QCoreApplication.translate("Alquimia", "Reference raster"), optional=True
        ),
        raster_help,
    )


def reference_given(parameters: dict[str, Any]) -> str:
    """The parameter that holds the reference; a ParameterError where it is not exactly one."""
    given = [name for name in (REFERENCE, REFERENCE_RASTER) if is_wanted(parameters, name)]
    if len(given) != 1:
        raise ParameterError("Give either reference features (REFERENCE) or a reference raster (REFERENCE_RASTER).")
    return given[0]


def read_reference(
    algorithm: AlquimiaAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> GivenReference:
    """What the main thread must know of the reference; an AlquimiaError says why it cannot be used."""
    if reference_given(parameters) == REFERENCE:
        return GivenReference(read_fields(algorithm, parameters, context, REFERENCE), None)
    return GivenReference(None, read_raster(algorithm, parameters, context, REFERENCE_RASTER))
