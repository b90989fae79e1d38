"""What the algorithms share that look at samples on an image, or on dated ones, without training a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterRasterLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.band_differences import add_differences, read_differences
from alquimia_qgis.desktop.algorithms.base import AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.given_images import INPUT, GivenImages
from alquimia_qgis.desktop.algorithms.input_layers import add_input, check_input_options, rasters_of, read_input
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
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.inputs import IMAGE, InputKind
from alquimia_qgis.protocol.options import SamplingOptions, SeriesOptions
from alquimia_qgis.protocol.sources import SampleSource, SeriesSource

# How training series are varied at random, which no one looks at.
OF_TRAININGS = ("time_shift", "date_dropout", "brightness_gain", "band_noise")


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
    """Reads images with their bands, and features or a raster of classes; ``endings`` are those of its outputs.

    A subclass for dated images sets ``input`` to their kind.
    """

    endings: ClassVar[dict[str, Sequence[str]]] = {}
    input: ClassVar[InputKind] = IMAGE

    given: GivenImages
    _raster: SampleRaster | None
    _fields: SampleFields

    def add_images(self) -> None:
        """The image, or the dated images with what makes a series of them."""
        add_input(self, self.input)
        if self.input.multiple_rasters:
            add_differences(self)
            add_declared(self, SeriesOptions, OF_TRAININGS)

    def add_sample_layers(self, *, numbers: bool = False) -> None:
        """Features or a raster of classes; with ``numbers`` features may have numbers to be estimated as well."""
        add_samples(self, numbers=numbers)
        add_class_fields(self, SAMPLES, numbers=numbers)
        add_sample_raster(self)

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of what comes with the images."""
        check_input_options(self, parameters, context, self.input)
        self.series_options(parameters, context)

    def series_options(self, parameters: dict[str, Any], context: QgsProcessingContext) -> SeriesOptions:
        """How dated images become the steps of a series; of a single image nothing that matters."""
        if not self.input.multiple_rasters:
            return SeriesOptions()
        return declared_values(SeriesOptions, self, parameters, context, OF_TRAININGS)

    def has_numbers(self, parameters: dict[str, Any], context: QgsProcessingContext) -> bool:
        """Whether the samples hold numbers to be estimated; never by default."""
        return False

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        self._read_layers(parameters, context)
        samples = SAMPLES if self._raster is None else SAMPLES_RASTER
        check_destinations(
            self, parameters, context, self.endings,
            source_files(self, parameters, context, [*rasters_of(self.input), samples]),
        )  # fmt: skip

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at the layers on the main thread."""
        self._read_layers(parameters, context)

    def image_files(
        self, parameters: dict[str, Any], context: QgsProcessingContext, folder: Path, feedback: QgsProcessingFeedback
    ) -> tuple[tuple[str, ...], SeriesSource | None]:
        """The images that the engine shall open, written into ``folder`` where they are no files, and their dates.

        None for the dates of a single image.
        """
        given = self.given.files(folder, feedback)
        if not self.input.multiple_rasters:
            return given.images, None
        return given.images, replace(given.series, differences=read_differences(self, parameters, context))

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
        self.given = read_input(self, parameters, context, self.input)
        read_differences(self, parameters, context)
        numbers = self.has_numbers(parameters, context)
        if self._raster is None:
            self._fields = read_fields(self, parameters, context, numbers=numbers)
        elif numbers:
            raise ParameterError(
                "A raster of classes holds no numbers to be estimated.",
                f"Give features with numbers ({SAMPLES}) instead of {SAMPLES_RASTER}.",
            )
