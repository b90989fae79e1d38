"""Maps an image, or a series, with several models at once: the weighted mean of their probabilities."""

from __future__ import annotations

from typing import Any, ClassVar

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import APPLY, AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.given_images import GivenImages
from alquimia_qgis.desktop.algorithms.given_layers import given_words, words_in
from alquimia_qgis.desktop.algorithms.input_layers import add_input, check_input_options, rasters_of, read_input
from alquimia_qgis.desktop.algorithms.map_outputs import (
    MAPPED_PIXELS,
    OUTPUT,
    RASTERS,
    StyleWriter,
    add_extent,
    add_shares,
    chosen_extent,
    map_destinations,
    map_files,
    show_maps,
)
from alquimia_qgis.desktop.algorithms.output_files import GEOTIFF_EXTENSIONS, check_destinations
from alquimia_qgis.desktop.algorithms.several_models import add_models, check_models, given_models
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.comparison_jobs import EnsembleJob
from alquimia_qgis.protocol.ensembles import check_same_classes, normalised_weights
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.inputs import IMAGE, IMAGE_SERIES, InputKind
from alquimia_qgis.protocol.mapping_options import ResumingOptions

WEIGHTS = "WEIGHTS"
ALGORITHMS = (
    "Map an image with several models (alquimia:ensemble)",
    "Map an image time series with several models (alquimia:ensembleseries)",
)


class Ensemble(AlquimiaAlgorithm):
    """Averages the probabilities of several models of single images."""

    identifier = "ensemble"
    group_identifier = APPLY
    input: ClassVar[InputKind] = IMAGE

    _given: GivenImages
    _extent: tuple[float, float, float, float] | None

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Map an image with several models")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia",
            "ensemble,average,mean,vote,combine,predict,apply,classify,probability,uncertainty,deep learning",
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Averages the probabilities of several models and gives every pixel the class that is most probable then. "
            "Models that err in different places correct each other, so the map is often better than that of the best "
            "of them, and its probabilities are more honest. All models must have been trained on the same class "
            "values and names; their families, bands and chip sizes may differ. A pixel gets a class where all models "
            "have an answer. A mapping that was interrupted goes on where it stopped when it is started again with the "
            "same parameters.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """What to look at, models, weights, options, and up to five rasters."""
        add_input(self, self.input)
        add_models(self)
        self.add(
            QgsProcessingParameterString(
                WEIGHTS, QCoreApplication.translate("Alquimia", "Weights of the models"), optional=True
            ),
            QCoreApplication.translate(
                "Alquimia",
                "How much each model counts, in their order, such as 2;1: the first twice as much as the second. "
                "Positive numbers; only their ratios matter. Empty: all alike.",
            ),
        )
        add_extent(self)
        add_declared(self, ResumingOptions)
        self.add(
            QgsProcessingParameterRasterDestination(OUTPUT, QCoreApplication.translate("Alquimia", "Map")),
            QCoreApplication.translate("Alquimia", "The class of every pixel, with colours and names."),
        )
        add_shares(self)
        label = QCoreApplication.translate("Alquimia", "Pixels mapped")
        self.addOutput(QgsProcessingOutputNumber(MAPPED_PIXELS, label))

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of the options."""
        check_input_options(self, parameters, context, self.input)
        declared_values(ResumingOptions, self, parameters, context)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        models = given_models(self, parameters, context)
        manifests = check_models(self.input, models, ALGORITHMS)
        check_same_classes({path: manifest.classes for path, manifest in zip(models, manifests)})
        self._weights(parameters, context, len(models))
        read_input(self, parameters, context, self.input)
        endings = dict.fromkeys(RASTERS, GEOTIFF_EXTENSIONS)
        files = source_files(self, parameters, context, rasters_of(self.input))
        check_destinations(self, parameters, context, endings, [*files, *models])

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at images and extent on the main thread."""
        self._given = read_input(self, parameters, context, self.input)
        self._extent = chosen_extent(self, parameters, context, self._given.crs)

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand images and models to the engine, then style what it wrote."""
        destinations = map_destinations(self, parameters, context)
        files = map_files(destinations)
        models = given_models(self, parameters, context)
        options = declared_values(ResumingOptions, self, parameters, context)
        writer = StyleWriter(files, options.probability_format, feedback, None)
        with self._given.files_for(files.classes, feedback) as images:
            job = EnsembleJob(
                models=models,
                images=images.images,
                output=files.classes,
                weights=self._weights(parameters, context, len(models)),
                bands=self._given.bands,
                extent=self._extent,
                probabilities=files.probabilities,
                confidence=files.confidence,
                entropy=files.entropy,
                margin=files.margin,
                mapping=options,
                series=images.series,
            )
            result = run_with_feedback(job, feedback)
        show_maps(self, context, destinations, writer.write(result), self._given.title, None)
        return {**dict.fromkeys(RASTERS), **files.named(), MAPPED_PIXELS: sum(result["pixels"].values())}

    def _weights(self, parameters: dict[str, Any], context: QgsProcessingContext, models: int) -> tuple[float, ...]:
        words = words_in(given_words(self, parameters, WEIGHTS, context))
        try:
            weights = tuple(float(word) for word in words)
        except ValueError:
            raise ParameterError(f"The weights {' '.join(words)} are not numbers.", "Write them as 2;1.") from None
        normalised_weights(weights, models)
        return weights


class EnsembleSeries(Ensemble):
    """Averages the probabilities of several models of image time series."""

    identifier = "ensembleseries"
    input = IMAGE_SERIES

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Map an image time series with several models")
