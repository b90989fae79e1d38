"""What all algorithms share that make one map with a model, from a single image or from a series of dated ones."""

from __future__ import annotations

from typing import Any, ClassVar

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterRasterDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import APPLY, AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.given_images import EngineInput, GivenImages
from alquimia_qgis.desktop.algorithms.input_layers import add_input, check_input_options, rasters_of, read_input
from alquimia_qgis.desktop.algorithms.map_outputs import (
    MAPPED_PIXELS,
    OUTPUT,
    RASTERS,
    MapFiles,
    StyleWriter,
    add_extent,
    add_model,
    add_shares,
    chosen_extent,
    map_destinations,
    map_files,
    model_file,
    show_maps,
    wanted_of_embeddings,
    wanted_shares,
)
from alquimia_qgis.desktop.algorithms.model_checks import (
    check_rasters_of_embeddings,
    check_shares,
    model_for,
    number_mapped,
)
from alquimia_qgis.desktop.algorithms.output_files import GEOTIFF_EXTENSIONS, check_destinations
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.inputs import InputKind
from alquimia_qgis.protocol.jobs import PredictRasterJob
from alquimia_qgis.protocol.map_detail import MapDetail
from alquimia_qgis.protocol.model_records import TargetRecord
from alquimia_qgis.protocol.options import PredictionOptions


class MapWithModel(AlquimiaAlgorithm):
    """Applies a model window by window; a subclass sets ``input`` to what its models look at.

    ``rasters`` are the parameters of its results.
    """

    group_identifier = APPLY
    input: ClassVar[InputKind]
    rasters: ClassVar[tuple[str, ...]] = RASTERS

    _given: GivenImages
    _target: TargetRecord | None
    _extent: tuple[float, float, float, float] | None

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """What to look at, model, options, and up to five rasters."""
        add_input(self, self.input)
        add_model(self)
        add_declared(self, MapDetail)
        add_extent(self)
        add_declared(self, PredictionOptions)
        self.add(
            QgsProcessingParameterRasterDestination(OUTPUT, QCoreApplication.translate("Alquimia", "Map")),
            QCoreApplication.translate(
                "Alquimia",
                "The class of every pixel or patch, with colours and names; with a model of a regression its number; "
                "with one that was trained without samples the embedding, one band for each of its numbers.",
            ),
        )
        add_shares(self)
        self._add_more_rasters()
        label = QCoreApplication.translate("Alquimia", "Pixels mapped")
        self.addOutput(QgsProcessingOutputNumber(MAPPED_PIXELS, label))

    def _add_more_rasters(self) -> None:
        """Rasters that only some models give; none by default."""

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of the options."""
        check_input_options(self, parameters, context, self.input)
        declared_values(MapDetail, self, parameters, context)
        declared_values(PredictionOptions, self, parameters, context)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        model = model_file(self, parameters, context)
        manifest = model_for(self.input, model)
        check_shares(manifest, wanted_shares(parameters))
        check_rasters_of_embeddings(manifest, wanted_of_embeddings(parameters))
        read_input(self, parameters, context, self.input)
        endings = dict.fromkeys(self.rasters, GEOTIFF_EXTENSIONS)
        files = source_files(self, parameters, context, rasters_of(self.input))
        check_destinations(self, parameters, context, endings, [*files, model])

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at images and extent on the main thread."""
        self._given = read_input(self, parameters, context, self.input)
        self._target = number_mapped(model_for(self.input, model_file(self, parameters, context)))
        self._extent = chosen_extent(self, parameters, context, self._given.crs)

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand images and model to the engine, then style what it wrote."""
        destinations = map_destinations(self, parameters, context, self.rasters)
        files = map_files(destinations)
        model = model_file(self, parameters, context)
        options = declared_values(PredictionOptions, self, parameters, context)
        detail = declared_values(MapDetail, self, parameters, context)
        writer = StyleWriter(files, options.probability_format, feedback, self._target)
        with self._given.files_for(files.classes, feedback) as images:
            result = run_with_feedback(self._job(images, model, files, options, detail), feedback)
        show_maps(self, context, destinations, writer.write(result), self._given.title, self._target)
        return {**dict.fromkeys(self.rasters), **files.named(), MAPPED_PIXELS: sum(result["pixels"].values())}

    def _job(
        self, images: EngineInput, model: str, files: MapFiles, options: PredictionOptions, detail: MapDetail
    ) -> PredictRasterJob:
        return PredictRasterJob(
            images=images.images,
            model=model,
            output=files.classes,
            bands=self._given.bands,
            extent=self._extent,
            probabilities=files.probabilities,
            confidence=files.confidence,
            entropy=files.entropy,
            margin=files.margin,
            distance=files.distance,
            embedding=files.embedding,
            options=options,
            series=images.series,
            detail=detail,
        )
