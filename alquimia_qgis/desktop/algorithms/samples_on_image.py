"""What the algorithms share that look at samples on one image without training a model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterRasterLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.given_images import INPUT, GivenImages
from alquimia_qgis.desktop.algorithms.input_layers import add_input, read_input
from alquimia_qgis.desktop.algorithms.output_files import check_destinations
from alquimia_qgis.desktop.algorithms.sample_fields import (
    SAMPLES,
    SampleFields,
    add_class_fields,
    add_samples,
    read_fields,
)
from alquimia_qgis.desktop.algorithms.sample_layers import write_samples
from alquimia_qgis.desktop.algorithms.sample_rasters import (
    SAMPLES_RASTER,
    SampleRaster,
    add_sample_raster,
    read_sample_raster,
)
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.options import SamplingOptions
from alquimia_qgis.protocol.sources import SampleSource


def add_image(algorithm: QgsProcessingAlgorithm) -> None:
    """The image, where its bands do not matter."""
    algorithm.add(
        QgsProcessingParameterRasterLayer(INPUT, QCoreApplication.translate("Alquimia", "Image")),
        QCoreApplication.translate(
            "Alquimia",
            "The raster that the model will be trained on: its extent, grid and coordinate reference system count.",
        ),
    )


def options_without(*kept: str) -> tuple[str, ...]:
    """The names of all sampling options but those that are ``kept``."""
    return tuple(parameter.name for parameter in SamplingOptions.parameters() if parameter.name not in kept)


class SamplesOnImage(AlquimiaAlgorithm):
    """Reads an image with its bands, and features or a raster of classes; ``endings`` are those of its outputs."""

    endings: ClassVar[dict[str, Sequence[str]]] = {}

    given: GivenImages
    _raster: SampleRaster | None
    _fields: SampleFields

    def add_inputs(self) -> None:
        """Image and samples."""
        add_input(self, IMAGE)
        add_samples(self)
        add_class_fields(self, SAMPLES)
        add_sample_raster(self)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        self._read_layers(parameters, context)
        samples = SAMPLES if self._raster is None else SAMPLES_RASTER
        check_destinations(
            self, parameters, context, self.endings, source_files(self, parameters, context, [INPUT, samples])
        )

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at the layers on the main thread."""
        self._read_layers(parameters, context)

    def image_file(self, folder: Path, feedback: QgsProcessingFeedback) -> str:
        """The image that the engine shall open, written into ``folder`` where it is no file."""
        return self.given.files(folder, feedback).images[0]

    def samples(
        self, parameters: dict[str, Any], context: QgsProcessingContext, folder: Path, feedback: QgsProcessingFeedback
    ) -> SampleSource:
        """The samples that the engine shall read, written into ``folder``."""
        if self._raster is not None:
            return self._raster.source(folder, feedback)
        source = self.parameterAsSource(parameters, SAMPLES, context)
        return write_samples(source, self._fields, folder, feedback)

    def _read_layers(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self._raster = read_sample_raster(self, parameters, context)
        self.given = read_input(self, parameters, context, IMAGE)
        if self._raster is None:
            self._fields = read_fields(self, parameters, context)
