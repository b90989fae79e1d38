"""Maps what in an image spoke for the answers of a model: its class activation (Grad-CAM)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.answered_layer import write_features
from alquimia_qgis.desktop.algorithms.base import EVALUATE, AlquimiaAlgorithm, temporary_folder
from alquimia_qgis.desktop.algorithms.features_with_model import FEATURES, check_features
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.given_images import INPUT, EngineInput, GivenImages
from alquimia_qgis.desktop.algorithms.input_layers import add_input, read_input
from alquimia_qgis.desktop.algorithms.map_outputs import (
    EXTENT,
    MAPPED_PIXELS,
    OUTPUT,
    add_model,
    chosen_extent,
    is_wanted,
    model_file,
)
from alquimia_qgis.desktop.algorithms.model_checks import model_for
from alquimia_qgis.desktop.algorithms.output_files import GEOTIFF_EXTENSIONS, check_destinations
from alquimia_qgis.desktop.algorithms.output_layers import StylePlace, has_foreign_style, show_styled, style_activation
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.explanation import ExplainRasterJob, ExplanationOptions, class_called
from alquimia_qgis.protocol.inputs import IMAGE

CLASS = "CLASS"


class ExplainRaster(AlquimiaAlgorithm):
    """Shows on the map where a network of patches looked."""

    identifier = "explainraster"
    group_identifier = EVALUATE

    _given: GivenImages
    _extent: tuple[float, float, float, float] | None
    _class: ClassRecord | None

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Show where a model looked (class activation)")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia",
            "grad-cam,gradcam,cam,class activation map,explain,explanation,interpretability,heatmap,heat,attention,"
            "saliency,why,xai",
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Maps which places of an image speak for the answer of a model that sees patches, by Grad-CAM (Selvaraju "
            "et al. 2017). In each patch the place that spoke most for the class has the probability of the class, a "
            "place that did not speak for it has 0; overlapping patches are averaged. Lay the result over the image: a "
            "model that looks at the shadow beside a house has not learned what a house is. With a model of a number, "
            "places that raised the number are shown. The detail is that of the network's last feature maps, a few to "
            "some dozen cells across a patch.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Image, model, class, where to look, options, and the raster."""
        add_input(self, IMAGE)
        add_model(self)
        self.add(
            QgsProcessingParameterString(CLASS, QCoreApplication.translate("Alquimia", "Class"), optional=True),
            QCoreApplication.translate(
                "Alquimia",
                "Name or value of the class that is explained. Empty: of each patch the class that it is taken for.",
            ),
        )
        self._add_places()
        add_declared(self, ExplanationOptions)
        label = QCoreApplication.translate("Alquimia", "Class activation")
        self.add(
            QgsProcessingParameterRasterDestination(OUTPUT, label),
            QCoreApplication.translate("Alquimia", "How much each pixel spoke for the class, from 0 to 1."),
        )
        mapped = QCoreApplication.translate("Alquimia", "Pixels with a value")
        self.addOutput(QgsProcessingOutputNumber(MAPPED_PIXELS, mapped))

    def _add_places(self) -> None:
        kinds = [QgsProcessing.SourceType.TypeVectorPolygon, QgsProcessing.SourceType.TypeVectorPoint]
        self.add(
            QgsProcessingParameterFeatureSource(
                FEATURES, QCoreApplication.translate("Alquimia", "Features"), kinds, optional=True
            ),
            QCoreApplication.translate(
                "Alquimia",
                "Polygons or points: only the patches are shown by which the model answers for them. Empty: patches "
                "all over the extent.",
            ),
        )
        self.add(
            QgsProcessingParameterExtent(EXTENT, QCoreApplication.translate("Alquimia", "Extent"), optional=True),
            QCoreApplication.translate("Alquimia", "The part to look at, in any CRS. Empty: all of it."),
        )

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of the options."""
        declared_values(ExplanationOptions, self, parameters, context)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        model = model_file(self, parameters, context)
        self._chosen_class(parameters, context, model_for(IMAGE, model))
        if is_wanted(parameters, FEATURES):
            check_features(self, parameters, context)
        read_input(self, parameters, context, IMAGE)
        files = source_files(self, parameters, context, [INPUT, FEATURES])
        check_destinations(self, parameters, context, {OUTPUT: GEOTIFF_EXTENSIONS}, [*files, model])

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at image, extent and model on the main thread."""
        self._given = read_input(self, parameters, context, IMAGE)
        self._extent = chosen_extent(self, parameters, context, self._given.crs)
        manifest = model_for(IMAGE, model_file(self, parameters, context))
        self._class = self._chosen_class(parameters, context, manifest)

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand image, features and model to the engine, then style what it wrote."""
        destination = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        target = os.path.abspath(destination)
        place = StylePlace(target, has_foreign_style(target), feedback)
        with temporary_folder() as folder, self._given.files_for(target, feedback) as images:
            result = run_with_feedback(self._job(parameters, context, images, target, folder, feedback), feedback)
        show_styled(
            context, destination, style_activation(place), self.parameterDefinition(OUTPUT).description(), self._title()
        )
        return {OUTPUT: target, MAPPED_PIXELS: result["pixels"]}

    def _title(self) -> str:
        """What the layer is called."""
        if self._class is None:
            return QCoreApplication.translate("Alquimia", "Activation of {}").format(self._given.title)
        text = QCoreApplication.translate("Alquimia", "Activation of {} in {}")
        return text.format(self._class.name, self._given.title)

    def _job(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        images: EngineInput,
        target: str,
        folder: Path,
        feedback: QgsProcessingFeedback,
    ) -> ExplainRasterJob:
        features = None
        if is_wanted(parameters, FEATURES):
            features = write_features(self.parameterAsSource(parameters, FEATURES, context), folder, feedback)
        return ExplainRasterJob(
            images=images.images,
            model=model_file(self, parameters, context),
            output=target,
            bands=self._given.bands,
            extent=self._extent,
            features=features,
            class_value=None if self._class is None else self._class.value,
            explanation=declared_values(ExplanationOptions, self, parameters, context),
        )

    def _chosen_class(
        self, parameters: dict[str, Any], context: QgsProcessingContext, manifest: Manifest
    ) -> ClassRecord | None:
        """The class that is asked for, None where none is; a ParameterError where the model does not know it."""
        text = self.parameterAsString(parameters, CLASS, context).strip()
        if not text:
            return None
        if manifest.target is not None:
            raise ParameterError(
                f"This model estimates a number ({manifest.target.name}) and knows no classes.",
                f"Leave {CLASS} empty: what raised the number is shown.",
            )
        return class_called(text, manifest.classes)
