"""Maps how like some picked features each pixel of an image is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterRasterDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.answered_layer import write_features
from alquimia_qgis.desktop.algorithms.base import APPLY, AlquimiaAlgorithm, temporary_folder
from alquimia_qgis.desktop.algorithms.features_with_model import FEATURES, check_features
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.given_images import INPUT, EngineInput, GivenImages
from alquimia_qgis.desktop.algorithms.input_layers import add_input, read_input
from alquimia_qgis.desktop.algorithms.map_outputs import (
    EXTENT,
    MAPPED_PIXELS,
    OUTPUT,
    add_extent,
    add_model,
    has_extent,
    model_file,
)
from alquimia_qgis.desktop.algorithms.model_checks import model_for
from alquimia_qgis.desktop.algorithms.output_files import GEOTIFF_EXTENSIONS, check_destinations
from alquimia_qgis.desktop.algorithms.output_layers import StylePlace, has_foreign_style, show_styled, style_values
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.embedding_jobs import SimilarityJob, SimilarityOptions
from alquimia_qgis.protocol.embeddings import check_embedding
from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.neighbours import NeighbourOptions
from alquimia_qgis.protocol.options import PredictionOptions

# There are no classes, so no neighbours vote and nothing is stored as a share.
OF_CLASSES = (*(parameter.name for parameter in NeighbourOptions.parameters()), "probability_format")
# From nothing in common to the same; less than nothing in common says no more.
COLOURED = (0.0, 1.0)


class Similarity(AlquimiaAlgorithm):
    """Compares an image with features of it by the embeddings of a model."""

    identifier = "similarity"
    group_identifier = APPLY

    _given: GivenImages
    _extent: tuple[float, float, float, float] | None

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Find what looks like picked features")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia", "similarity,similar,search,embedding,alike,cosine,example,template,find,nearest"
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Maps how like one or more picked features each pixel of an image is: 1 the same, 0 nothing in common. "
            "Points and small polygons stand for the chip around them, larger polygons for the mean of several chips. "
            "Needs a model of the embedding family; what it was trained on decides what counts as alike.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Image, features, model, options, and the raster."""
        add_input(self, IMAGE)
        kinds = [QgsProcessing.SourceType.TypeVectorPolygon, QgsProcessing.SourceType.TypeVectorPoint]
        label = QCoreApplication.translate("Alquimia", "Picked features")
        self.add(
            QgsProcessingParameterFeatureSource(FEATURES, label, kinds),
            QCoreApplication.translate(
                "Alquimia",
                "Points or polygons on the image, in any coordinate reference system. Select some in a layer and use "
                "the selected features only.",
            ),
        )
        add_model(self)
        add_extent(self)
        add_declared(self, SimilarityOptions)
        add_declared(self, PredictionOptions, OF_CLASSES)
        self.add(
            QgsProcessingParameterRasterDestination(OUTPUT, QCoreApplication.translate("Alquimia", "Similarity")),
            QCoreApplication.translate("Alquimia", "The cosine similarity of every pixel, from -1 to 1."),
        )
        self.addOutput(
            QgsProcessingOutputNumber(MAPPED_PIXELS, QCoreApplication.translate("Alquimia", "Pixels mapped"))
        )

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of the options."""
        declared_values(SimilarityOptions, self, parameters, context)
        declared_values(PredictionOptions, self, parameters, context, OF_CLASSES)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        model = model_file(self, parameters, context)
        check_embedding(model_for(IMAGE, model), os.path.basename(model))
        check_features(self, parameters, context)
        read_input(self, parameters, context, IMAGE)
        files = source_files(self, parameters, context, [INPUT, FEATURES])
        check_destinations(self, parameters, context, {OUTPUT: GEOTIFF_EXTENSIONS}, [*files, model])

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at image and extent on the main thread."""
        self._given = read_input(self, parameters, context, IMAGE)
        self._extent = None
        if has_extent(parameters):
            box = self.parameterAsExtent(parameters, EXTENT, context, self._given.crs)
            self._extent = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand image, features and model to the engine, then style what it wrote."""
        destination = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        target = os.path.abspath(destination)
        place = StylePlace(target, has_foreign_style(target), feedback)
        with temporary_folder() as folder, self._given.files_for(target, feedback) as images:
            result = run_with_feedback(self._job(parameters, context, images, target, folder, feedback), feedback)
        name = QCoreApplication.translate("Alquimia", "Similarity of {}").format(self._given.title)
        label = self.parameterDefinition(OUTPUT).description()
        show_styled(context, destination, style_values(place, *COLOURED), label, name)
        return {OUTPUT: target, MAPPED_PIXELS: sum(result["pixels"].values())}

    def _job(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        images: EngineInput,
        target: str,
        folder: Path,
        feedback: QgsProcessingFeedback,
    ) -> SimilarityJob:
        return SimilarityJob(
            images=images.images,
            model=model_file(self, parameters, context),
            features=write_features(self.parameterAsSource(parameters, FEATURES, context), folder, feedback),
            output=target,
            bands=self._given.bands,
            extent=self._extent,
            similarity=declared_values(SimilarityOptions, self, parameters, context),
            options=declared_values(PredictionOptions, self, parameters, context, OF_CLASSES),
        )
