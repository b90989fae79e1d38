"""Lets a map follow the edges of its image: the guided filter on its probabilities."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBand,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import APPLY, AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.given_images import BANDS, INPUT, check_bands
from alquimia_qgis.desktop.algorithms.image_source import ImageSource, files_for
from alquimia_qgis.desktop.algorithms.input_layers import chosen_bands, read_raster
from alquimia_qgis.desktop.algorithms.map_outputs import (
    MAPPED_PIXELS,
    OUTPUT,
    RASTERS,
    StyleWriter,
    add_shares,
    map_destinations,
    map_files,
    show_maps,
)
from alquimia_qgis.desktop.algorithms.output_files import GEOTIFF_EXTENSIONS, check_destinations
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.refinement import RefineMapJob, RefinementOptions

IMAGE = "IMAGE"


class RefineMap(AlquimiaAlgorithm):
    """Makes a map anew of probabilities that follow an image."""

    identifier = "refinemap"
    group_identifier = APPLY

    _probabilities: ImageSource
    _image: ImageSource
    _bands: tuple[int, ...]

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Refine a map along the edges of its image")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia",
            "guided filter,edge,boundary,smooth,clean,speckle,noise,post-processing,crf,conditional random field",
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Moves the borders of a map to the edges of its image and removes speckle, by a guided filter (He et al. "
            "2013) on the probabilities: where the image is even they are averaged, where it has an edge they keep "
            "one. It takes seconds and needs no training. Compare the result with the map it was made of by Assess a "
            "map: what helps a blurred map may harm one that is sharp.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Probabilities, image, options, and up to five rasters."""
        self.add(
            QgsProcessingParameterRasterLayer(INPUT, QCoreApplication.translate("Alquimia", "Probabilities")),
            QCoreApplication.translate(
                "Alquimia",
                "The raster of probabilities that was written beside a map (PROBABILITIES): one band for each class, "
                "in percent or from 0 to 1.",
            ),
        )
        self.add(
            QgsProcessingParameterRasterLayer(IMAGE, QCoreApplication.translate("Alquimia", "Image")),
            QCoreApplication.translate(
                "Alquimia", "The image that was mapped, or a sharper one. On another grid it is resampled while read."
            ),
        )
        self.add(
            QgsProcessingParameterBand(
                BANDS,
                QCoreApplication.translate("Alquimia", "Bands that show the edges"),
                parentLayerParameterName=IMAGE,
                optional=True,
                allowMultiple=True,
            ),
            QCoreApplication.translate(
                "Alquimia", "Up to eight bands of the image, counted from 1. Empty: the first three."
            ),
        )
        add_declared(self, RefinementOptions)
        self.add(
            QgsProcessingParameterRasterDestination(OUTPUT, QCoreApplication.translate("Alquimia", "Refined map")),
            QCoreApplication.translate("Alquimia", "The class of every pixel, with colours and names."),
        )
        add_shares(self)
        label = QCoreApplication.translate("Alquimia", "Pixels mapped")
        self.addOutput(QgsProcessingOutputNumber(MAPPED_PIXELS, label))

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of the options."""
        declared_values(RefinementOptions, self, parameters, context)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        self._read_layers(parameters, context)
        endings = dict.fromkeys(RASTERS, GEOTIFF_EXTENSIONS)
        check_destinations(self, parameters, context, endings, source_files(self, parameters, context, [INPUT, IMAGE]))

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at the layers on the main thread."""
        self._read_layers(parameters, context)

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand both rasters to the engine, then style what it wrote."""
        destinations = map_destinations(self, parameters, context)
        files = map_files(destinations)
        options = declared_values(RefinementOptions, self, parameters, context)
        writer = StyleWriter(files, options.probability_format, feedback, None)
        with files_for([self._probabilities, self._image], files.classes, feedback) as (source, image):
            job = RefineMapJob(
                source=source,
                image=image,
                output=files.classes,
                bands=self._bands,
                probabilities=files.probabilities,
                confidence=files.confidence,
                entropy=files.entropy,
                margin=files.margin,
                refinement=options,
            )
            result = run_with_feedback(job, feedback)
        show_maps(self, context, destinations, writer.write(result), self._probabilities.name, None)
        return {**dict.fromkeys(RASTERS), **files.named(), MAPPED_PIXELS: sum(result["pixels"].values())}

    def _read_layers(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self._probabilities = read_raster(self, parameters, context, INPUT)
        self._image = read_raster(self, parameters, context, IMAGE)
        self._bands = chosen_bands(self, parameters, context)
        check_bands(self._bands, [self.parameterAsRasterLayer(parameters, IMAGE, context)])
