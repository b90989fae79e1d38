"""Measures how good a class map is, against features or a raster that say what is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterRasterLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import EVALUATE, AlquimiaAlgorithm, temporary_folder
from alquimia_qgis.desktop.algorithms.given_images import INPUT
from alquimia_qgis.desktop.algorithms.image_source import ImageSource
from alquimia_qgis.desktop.algorithms.input_layers import read_raster
from alquimia_qgis.desktop.algorithms.output_files import add_report_and_table, check_destinations, output_file
from alquimia_qgis.desktop.algorithms.reference import (
    GivenReference,
    add_references,
    read_reference,
    reference_given,
)
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.jobs import AssessMapJob

REPORT, TABLE = "REPORT", "TABLE"


class AssessMap(AlquimiaAlgorithm):
    """Compares a class map with reference data."""

    identifier = "assessmap"
    group_identifier = EVALUATE

    _map: ImageSource
    _reference: GivenReference

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Assess a map")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia", "accuracy,confusion matrix,kappa,f1,iou,validation,area estimate,confidence interval,evaluate"
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Compares a class map with reference polygons, points or another raster. Gives the confusion matrix, "
            "overall accuracy, kappa, producer's and user's accuracy, F1 and IoU of each class, and error-adjusted "
            "areas with 95 % confidence intervals (Olofsson et al. 2014). Take a reference that the model has not "
            "been trained on.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Map, reference, and the results."""
        self.add(
            QgsProcessingParameterRasterLayer(INPUT, QCoreApplication.translate("Alquimia", "Map")),
            QCoreApplication.translate("Alquimia", "The class map to assess; its first band holds class values."),
        )
        with_raster = QCoreApplication.translate(
            "Alquimia", "Instead of features: a raster with the same class values as the map."
        )
        add_references(self, with_raster)
        self._add_outputs()

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        given = reference_given(parameters)
        self._read_layers(parameters, context)
        endings = {REPORT: (".html", ".htm"), TABLE: (".csv",)}
        check_destinations(self, parameters, context, endings, source_files(self, parameters, context, [INPUT, given]))

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at the layers on the main thread."""
        self._read_layers(parameters, context)

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand map and reference to the engine."""
        with temporary_folder() as folder:
            result = run_with_feedback(self._job(parameters, context, folder, feedback), feedback)
        figures = ("overall_accuracy", "kappa", "macro_f1", "mean_iou", "adjusted_overall_accuracy", "compared_pixels")
        numbers = {name.upper(): result[name] for name in figures}
        return {REPORT: result["report"] or None, TABLE: result["table"] or None, **numbers}

    def _read_layers(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self._map = read_raster(self, parameters, context, INPUT)
        self._reference = read_reference(self, parameters, context)

    def _job(
        self, parameters: dict[str, Any], context: QgsProcessingContext, folder: Path, feedback: QgsProcessingFeedback
    ) -> AssessMapJob:
        reference = self._reference.hand_over(self, parameters, context, folder, feedback)
        return AssessMapJob(
            map=self._map.file(folder, feedback),
            reference=reference.features,
            reference_raster=reference.raster,
            split_value=reference.split_value,
            report=output_file(self, parameters, REPORT, context),
            table=output_file(self, parameters, TABLE, context),
        )

    def _add_outputs(self) -> None:
        add_report_and_table(
            self,
            REPORT,
            TABLE,
            QCoreApplication.translate("Alquimia", "Confusion matrix and figures as text, for a spreadsheet."),
        )
        numbers = {
            "OVERALL_ACCURACY": QCoreApplication.translate("Alquimia", "Overall accuracy"),
            "KAPPA": QCoreApplication.translate("Alquimia", "Kappa"),
            "MACRO_F1": QCoreApplication.translate("Alquimia", "Macro F1"),
            "MEAN_IOU": QCoreApplication.translate("Alquimia", "Mean IoU"),
            "ADJUSTED_OVERALL_ACCURACY": QCoreApplication.translate("Alquimia", "Error-adjusted overall accuracy"),
            "COMPARED_PIXELS": QCoreApplication.translate("Alquimia", "Pixels compared"),
        }
        for name, label in numbers.items():
            self.addOutput(QgsProcessingOutputNumber(name, label))
