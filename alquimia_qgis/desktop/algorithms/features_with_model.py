"""What the algorithms share that answer for the features of a layer, by a single image or by a series of dated ones."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, ClassVar

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterVectorDestination,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.answered_layer import FID, AnsweredLayer, write_features
from alquimia_qgis.desktop.algorithms.base import APPLY, AlquimiaAlgorithm, temporary_folder
from alquimia_qgis.desktop.algorithms.feature_layers import feature_layer
from alquimia_qgis.desktop.algorithms.feature_styles import FeatureStyle
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.given_images import GivenImages
from alquimia_qgis.desktop.algorithms.input_layers import add_input, check_input_options, rasters_of, read_input
from alquimia_qgis.desktop.algorithms.map_outputs import EMBEDDING, MODEL, OUTPUT, PROBABILITIES, model_file
from alquimia_qgis.desktop.algorithms.model_checks import check_rasters_of_embeddings, check_shares, model_for
from alquimia_qgis.desktop.algorithms.output_files import check_destinations, chosen_path, refuse_open_geopackage
from alquimia_qgis.desktop.algorithms.output_layers import VECTOR_STYLE, StylePlace, has_foreign_style, show_styled
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.embeddings import with_rejected_class
from alquimia_qgis.protocol.errors import FeaturesError, OutputError
from alquimia_qgis.protocol.features import FeatureOptions, answer_fields
from alquimia_qgis.protocol.inputs import InputKind
from alquimia_qgis.protocol.jobs import PredictFeaturesJob
from alquimia_qgis.protocol.options import PredictionOptions

FEATURES, ANSWERED, UNANSWERED = "FEATURES", "ANSWERED_FEATURES", "UNANSWERED_FEATURES"
# Windows follow from where the features lie, nothing unfinished is kept, and shares are numbers of fields.
OF_MAPS_ONLY = ("window_size", "keep_on_cancel", "probability_format")
LINES_HINT = "Give points or polygons; Buffer makes polygons of lines."
ALGORITHMS = (
    "Classify features with a model (alquimia:predictfeatures)",
    "Classify features by an image time series (alquimia:predictseriesfeatures)",
)


class FeaturesWithModel(AlquimiaAlgorithm):
    """Answers for features; a subclass sets ``input`` to what its models look at."""

    group_identifier = APPLY
    input: ClassVar[InputKind]

    _given: GivenImages
    _manifest: Manifest
    _keeps_ids: bool

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """What to look at, features, model, options, and the layer."""
        add_input(self, self.input)
        kinds = [QgsProcessing.SourceType.TypeVectorPolygon, QgsProcessing.SourceType.TypeVectorPoint]
        self.add(
            QgsProcessingParameterFeatureSource(FEATURES, QCoreApplication.translate("Alquimia", "Features"), kinds),
            QCoreApplication.translate(
                "Alquimia", "Polygons or points, in any coordinate reference system, such as fields, stands or plots."
            ),
        )
        self.add(
            QgsProcessingParameterFile(MODEL, QCoreApplication.translate("Alquimia", "Model"), extension="alquimia"),
            QCoreApplication.translate("Alquimia", "A model file written by one of the training algorithms."),
        )
        add_declared(self, FeatureOptions)
        add_declared(self, PredictionOptions, OF_MAPS_ONLY)
        self._add_outputs()

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of the options."""
        check_input_options(self, parameters, context, self.input)
        declared_values(FeatureOptions, self, parameters, context)
        declared_values(PredictionOptions, self, parameters, context, OF_MAPS_ONLY)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        check_features(self, parameters, context)
        model = model_file(self, parameters, context)
        manifest = model_for(self.input, model, ALGORITHMS)
        wanted = declared_values(FeatureOptions, self, parameters, context)
        check_shares(manifest, [PROBABILITIES] if wanted.probabilities else [])
        check_rasters_of_embeddings(manifest, [EMBEDDING] if wanted.embedding else [])
        read_input(self, parameters, context, self.input)
        files = source_files(self, parameters, context, [*rasters_of(self.input), FEATURES])
        check_destinations(self, parameters, context, {OUTPUT: (".gpkg",)}, [*files, model])
        refuse_open_geopackage(chosen_path(self.parameterDefinition(OUTPUT), parameters, context))

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at images, features and model on the main thread."""
        self._given = read_input(self, parameters, context, self.input)
        neighbours = declared_values(PredictionOptions, self, parameters, context, OF_MAPS_ONLY)
        manifest = model_for(self.input, model_file(self, parameters, context), ALGORITHMS)
        self._manifest = with_rejected_class(manifest, neighbours)
        layer = feature_layer(self, parameters, FEATURES, context)
        keys = [] if layer is None else [layer.fields().at(key).name() for key in layer.primaryKeyAttributes()]
        self._keeps_ids = keys == [FID]

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand images, features and model to the engine, then put its answers beside the fields of the layer."""
        destination = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        if not destination:  # a step of a model whose result nobody has given a place
            raise OutputError("The layer has no file name.", "Give OUTPUT a path that ends in .gpkg.")
        target = Path(os.path.abspath(destination))
        foreign = has_foreign_style(str(target), VECTOR_STYLE)
        source = self.parameterAsSource(parameters, FEATURES, context)
        options = declared_values(FeatureOptions, self, parameters, context)
        fields = answer_fields(self._manifest, options.probabilities, options.embedding)
        layer = AnsweredLayer(source, fields, self._keeps_ids)
        layer.tell_names(feedback)
        with temporary_folder() as folder:
            job = self._job(parameters, context, source, options, folder, feedback)
            result = run_with_feedback(job, feedback)
            layer.write(job.answers, target, feedback).tell(feedback)
        manifest = self._manifest
        style = FeatureStyle(manifest.classes, manifest.target, layer.answers, layer.names)
        written = style.write(StylePlace(str(target), foreign, feedback))
        label = self.parameterDefinition(OUTPUT).description()
        show_styled(context, destination, written, label, self._title(source))
        answered = result["answered"]
        return {OUTPUT: str(target), ANSWERED: answered, UNANSWERED: result["features"] - answered}

    def _job(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        source: QgsProcessingFeatureSource,
        options: FeatureOptions,
        folder: Path,
        feedback: QgsProcessingFeedback,
    ) -> PredictFeaturesJob:
        images = self._given.files(folder, feedback)
        return PredictFeaturesJob(
            images=images.images,
            model=model_file(self, parameters, context),
            features=write_features(source, folder, feedback),
            answers=str(folder / "answers.sqlite"),
            bands=self._given.bands,
            feature_options=options,
            options=declared_values(PredictionOptions, self, parameters, context, OF_MAPS_ONLY),
            series=images.series,
        )

    def _title(self, source: QgsProcessingFeatureSource) -> str:
        if self._manifest.target is not None:
            text = QCoreApplication.translate("Alquimia", "{} of {}")
            return text.format(self._manifest.target.name, source.sourceName())
        return QCoreApplication.translate("Alquimia", "Classes of {}").format(source.sourceName())

    def _add_outputs(self) -> None:
        self.add(
            QgsProcessingParameterVectorDestination(
                OUTPUT,
                QCoreApplication.translate("Alquimia", "Answered features"),
                QgsProcessing.SourceType.TypeVectorAnyGeometry,
            ),
            QCoreApplication.translate(
                "Alquimia",
                "A GeoPackage with all features and fields of the layer, in their order, and what the model says: "
                "class_value, class_name, confidence and answer_count, or value, value_spread and answer_count; "
                "models of the embedding family add the distance of the nearest sample. A "
                "name that the layer has already gets a number, such as class_name_2.",
            ),
        )
        numbers = {
            ANSWERED: QCoreApplication.translate("Alquimia", "Features with an answer"),
            UNANSWERED: QCoreApplication.translate("Alquimia", "Features without an answer"),
        }
        for name, label in numbers.items():
            self.addOutput(QgsProcessingOutputNumber(name, label))


def check_features(algorithm: AlquimiaAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
    """Raise a FeaturesError where the layer of the parameter FEATURES has nothing that a model could look at."""
    source = algorithm.parameterAsSource(parameters, FEATURES, context)
    if source is None:
        raise FeaturesError(f"The layer {parameters.get(FEATURES)!s} does not exist or has no features of its own.")
    kind = QgsWkbTypes.geometryType(source.wkbType())
    if kind == QgsWkbTypes.GeometryType.LineGeometry:
        raise FeaturesError(f"The layer {source.sourceName()} has lines.", LINES_HINT)
    if kind == QgsWkbTypes.GeometryType.NullGeometry:
        raise FeaturesError(f"The layer {source.sourceName()} has no geometries.", "Choose a map layer.")
    if not source.sourceCrs().isValid():
        raise FeaturesError(f"The layer {source.sourceName()} has no coordinate reference system.")
    if source.featureCount() == 0:
        raise FeaturesError(
            f"The layer {source.sourceName()} has no features to use.", "Digitise some, or clear the selection."
        )
