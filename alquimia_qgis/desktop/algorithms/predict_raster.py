"""Maps an image of any size with a trained model."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterRasterDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import APPLY, AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.input_layers import (
    INPUT,
    ImageSource,
    add_input,
    check_bands,
    read_bands,
    read_input,
)
from alquimia_qgis.desktop.algorithms.map_outputs import (
    EXTENT,
    MAPPED_PIXELS,
    OUTPUT,
    RASTERS,
    MapFiles,
    StyleWriter,
    add_model_and_extent,
    add_shares,
    has_extent,
    map_destinations,
    map_files,
    model_file,
    show_maps,
)
from alquimia_qgis.desktop.algorithms.output_files import GEOTIFF_EXTENSIONS, check_destinations
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from alquimia_qgis.protocol.inputs import INPUT_KINDS
from alquimia_qgis.protocol.jobs import PredictRasterJob
from alquimia_qgis.protocol.options import PredictionOptions


class PredictRaster(AlquimiaAlgorithm):
    """Applies a model to a raster, window by window."""

    identifier = "predictraster"
    group_identifier = APPLY

    _image: ImageSource
    _extent: tuple[float, float, float, float] | None

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Map an image with a model")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia", "predict,apply,classify,segmentation,deep learning,inference,land cover,probability,confidence"
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Gives every pixel of an image a class. The image is read and written in windows, so it may be larger "
            "than the memory. The result is a GeoTIFF with the colours and names of the classes; pixels without "
            "data stay without.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Image, model, options, and up to three rasters."""
        add_input(self, INPUT_KINDS["image"])
        add_model_and_extent(self)
        add_declared(self, PredictionOptions)
        self._add_outputs()

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of the options."""
        declared_values(PredictionOptions, self, parameters, context)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        read_input(self, parameters, context)
        check_bands(self, parameters, context)
        model = model_file(self, parameters, context)
        read_manifest(model)
        endings = dict.fromkeys(RASTERS, GEOTIFF_EXTENSIONS)
        check_destinations(
            self, parameters, context, endings, [*source_files(self, parameters, context, [INPUT]), model]
        )

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at image and extent on the main thread."""
        self._image = read_input(self, parameters, context)
        self._extent = None
        if has_extent(parameters):
            crs = self.parameterAsRasterLayer(parameters, INPUT, context).crs()
            box = self.parameterAsExtent(parameters, EXTENT, context, crs)
            self._extent = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand image and model to the engine, then style what it wrote."""
        destinations = map_destinations(self, parameters, context)
        files = map_files(destinations)
        options = declared_values(PredictionOptions, self, parameters, context)
        writer = StyleWriter(files, options.probability_format, feedback)
        with self._image.file_for(files.classes, feedback) as image:
            result = run_with_feedback(self._job(parameters, context, image, files, options), feedback)
        show_maps(self, context, destinations, writer.write(result), self._image.name)
        return {**dict.fromkeys(RASTERS), **files.named(), MAPPED_PIXELS: sum(result["pixels"].values())}

    def _job(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        image: str,
        files: MapFiles,
        options: PredictionOptions,
    ) -> PredictRasterJob:
        return PredictRasterJob(
            images=(image,),
            model=model_file(self, parameters, context),
            output=files.classes,
            bands=read_bands(self, parameters, context),
            extent=self._extent,
            probabilities=files.probabilities,
            confidence=files.confidence,
            options=options,
        )

    def _add_outputs(self) -> None:
        self.add(
            QgsProcessingParameterRasterDestination(OUTPUT, QCoreApplication.translate("Alquimia", "Map")),
            QCoreApplication.translate("Alquimia", "The class of every pixel, with colours and names."),
        )
        add_shares(self)
        label = QCoreApplication.translate("Alquimia", "Pixels with a class")
        self.addOutput(QgsProcessingOutputNumber(MAPPED_PIXELS, label))
