"""Measures several models on the same images by the same reference."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, ClassVar

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterRasterDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import EVALUATE, AlquimiaAlgorithm, temporary_folder
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.given_images import GivenImages
from alquimia_qgis.desktop.algorithms.input_layers import add_input, check_input_options, rasters_of, read_input
from alquimia_qgis.desktop.algorithms.map_outputs import add_extent, chosen_extent
from alquimia_qgis.desktop.algorithms.output_files import (
    GEOTIFF_EXTENSIONS,
    add_report_and_table,
    check_destinations,
    output_file,
)
from alquimia_qgis.desktop.algorithms.output_layers import StylePlace, has_foreign_style, show_styled, style_classes
from alquimia_qgis.desktop.algorithms.reference import (
    GivenReference,
    add_references,
    read_reference,
    reference_given,
)
from alquimia_qgis.desktop.algorithms.several_models import add_models, check_models, given_models
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.comparison_jobs import CompareModelsJob
from alquimia_qgis.protocol.inputs import IMAGE, IMAGE_SERIES, InputKind
from alquimia_qgis.protocol.mapping_options import ComputingOptions

REPORT, TABLE, DISAGREEMENT, BEST_MODEL, COMPARED_PIXELS = (
    "REPORT", "TABLE", "DISAGREEMENT", "BEST_MODEL", "COMPARED_PIXELS",
)  # fmt: skip
# Figures of the best model that are outputs.
FIGURES = ("overall_accuracy", "kappa", "macro_f1", "mean_iou")
ALGORITHMS = (
    "Compare models (alquimia:comparemodels)",
    "Compare models of time series (alquimia:compareseriesmodels)",
)


class CompareModels(AlquimiaAlgorithm):
    """Compares several models of single images on one reference."""

    identifier = "comparemodels"
    group_identifier = EVALUATE
    input: ClassVar[InputKind] = IMAGE

    _given: GivenImages
    _reference: GivenReference
    _extent: tuple[float, float, float, float] | None

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Compare models")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia",
            "compare,benchmark,accuracy,validation,mcnemar,significance,disagreement,agreement,best model,evaluate",
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Has several models look at the same image and measures all of them on the same reference, pixel by pixel: "
            "accuracy, kappa, F1, IoU, seconds and size of each, and McNemar's test of each pair, which says whether "
            "one is better by more than chance. Only what the reference needs is mapped, unless a map of disagreement "
            "is asked for. Take a reference that no model has been trained on. Classes are matched by name, and the "
            "log says what a model does not know.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """What to look at, models, reference, options, and the results."""
        add_input(self, self.input)
        add_models(self)
        raster_help = QCoreApplication.translate(
            "Alquimia", "Instead of features: a raster with class values, or class names, of the models."
        )
        add_references(self, raster_help)
        add_extent(self)
        add_declared(self, ComputingOptions)
        self._add_results()

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of the options."""
        check_input_options(self, parameters, context, self.input)
        declared_values(ComputingOptions, self, parameters, context)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        models = given_models(self, parameters, context)
        check_models(self.input, models, ALGORITHMS)
        given = reference_given(parameters)
        read_reference(self, parameters, context)
        read_input(self, parameters, context, self.input)
        endings = {REPORT: (".html", ".htm"), TABLE: (".csv",), DISAGREEMENT: GEOTIFF_EXTENSIONS}
        files = source_files(self, parameters, context, [*rasters_of(self.input), given])
        check_destinations(self, parameters, context, endings, [*files, *models])

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at images, reference and extent on the main thread."""
        self._given = read_input(self, parameters, context, self.input)
        self._reference = read_reference(self, parameters, context)
        self._extent = chosen_extent(self, parameters, context, self._given.crs)

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand images, models and reference to the engine, then style the map of disagreement."""
        destination = self.parameterAsOutputLayer(parameters, DISAGREEMENT, context)
        path = os.path.abspath(destination) if destination else ""
        place = StylePlace(path, bool(path) and has_foreign_style(path), feedback)
        with temporary_folder() as folder:
            result = run_with_feedback(self._job(parameters, context, folder, path, feedback), feedback)
        if path:
            self._show(destination, place, result, context)
        best = result["figures"][result["best_name"]]
        return {
            REPORT: result["report"] or None,
            TABLE: result["table"] or None,
            DISAGREEMENT: path or None,
            BEST_MODEL: result["best_model"],
            COMPARED_PIXELS: result["compared_pixels"],
            **{name.upper(): best[name] for name in FIGURES},
        }

    def _show(self, destination: str, place: StylePlace, result: dict[str, Any], context: QgsProcessingContext) -> None:
        style = style_classes(place, [ClassRecord(**record) for record in result["classes"]])
        name = QCoreApplication.translate("Alquimia", "Disagreement on {}").format(self._given.title)
        show_styled(context, destination, style, self.parameterDefinition(DISAGREEMENT).description(), name)

    def _job(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        folder: Path,
        disagreement: str,
        feedback: QgsProcessingFeedback,
    ) -> CompareModelsJob:
        reference = self._reference.hand_over(self, parameters, context, folder, feedback)
        images = self._given.files(folder, feedback)
        return CompareModelsJob(
            models=given_models(self, parameters, context),
            images=images.images,
            reference=reference.features,
            reference_raster=reference.raster,
            split_value=reference.split_value,
            bands=self._given.bands,
            extent=self._extent,
            report=output_file(self, parameters, REPORT, context),
            table=output_file(self, parameters, TABLE, context),
            disagreement=disagreement,
            computing=declared_values(ComputingOptions, self, parameters, context),
            series=images.series,
        )

    def _add_results(self) -> None:
        add_report_and_table(
            self,
            REPORT,
            TABLE,
            QCoreApplication.translate("Alquimia", "One row for each model as text, for a spreadsheet."),
        )
        self.add(
            QgsProcessingParameterRasterDestination(
                DISAGREEMENT,
                QCoreApplication.translate("Alquimia", "Map of disagreement"),
                optional=True,
                createByDefault=False,
            ),
            QCoreApplication.translate(
                "Alquimia",
                "How many different classes the models give each pixel; 1 where all agree. All of the image, or of the "
                "extent, is mapped with each model for it.",
            ),
        )
        best = QCoreApplication.translate("Alquimia", "Best model, by mean IoU")
        self.addOutput(QgsProcessingOutputFile(BEST_MODEL, best))
        numbers = {
            COMPARED_PIXELS: QCoreApplication.translate("Alquimia", "Pixels compared"),
            "OVERALL_ACCURACY": QCoreApplication.translate("Alquimia", "Overall accuracy of the best model"),
            "KAPPA": QCoreApplication.translate("Alquimia", "Kappa of the best model"),
            "MACRO_F1": QCoreApplication.translate("Alquimia", "Macro F1 of the best model"),
            "MEAN_IOU": QCoreApplication.translate("Alquimia", "Mean IoU of the best model"),
        }
        for name, label in numbers.items():
            self.addOutput(QgsProcessingOutputNumber(name, label))


class CompareSeriesModels(CompareModels):
    """Compares several models of image time series on one reference."""

    identifier = "compareseriesmodels"
    input = IMAGE_SERIES

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Compare models of time series")
