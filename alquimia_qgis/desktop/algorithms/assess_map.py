"""Measures how good a class map is, against features or a raster that say what is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import EVALUATE, AlquimiaAlgorithm, temporary_folder
from alquimia_qgis.desktop.algorithms.given_images import INPUT
from alquimia_qgis.desktop.algorithms.image_source import ImageSource
from alquimia_qgis.desktop.algorithms.input_layers import read_raster
from alquimia_qgis.desktop.algorithms.output_files import add_file, check_destinations, output_file
from alquimia_qgis.desktop.algorithms.sample_fields import SampleFields, add_class_fields, read_fields
from alquimia_qgis.desktop.algorithms.sample_layers import write_samples
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.desktop.compatibility import is_null
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.jobs import AssessMapJob

REFERENCE, REFERENCE_RASTER, SPLIT_VALUE = "REFERENCE", "REFERENCE_RASTER", "SPLIT_VALUE"
REPORT, TABLE = "REPORT", "TABLE"
HELD_BACK = "test"


class AssessMap(AlquimiaAlgorithm):
    """Compares a class map with reference data."""

    identifier = "assessmap"
    group_identifier = EVALUATE

    _map: ImageSource
    _fields: SampleFields | None
    _reference_raster: ImageSource | None

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
        self._add_references()
        self._add_outputs()

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        given = [name for name in (REFERENCE, REFERENCE_RASTER) if _is_given(parameters, name)]
        if len(given) != 1:
            raise ParameterError("Give either reference features (REFERENCE) or a reference raster (REFERENCE_RASTER).")
        self._read_layers(parameters, context)
        endings = {REPORT: (".html", ".htm"), TABLE: (".csv",)}
        check_destinations(self, parameters, context, endings, source_files(self, parameters, context, [INPUT, *given]))

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
        self._fields = self._reference_raster = None
        if _is_given(parameters, REFERENCE):
            self._fields = read_fields(self, parameters, context, REFERENCE)
        else:
            self._reference_raster = read_raster(self, parameters, context, REFERENCE_RASTER)

    def _job(
        self, parameters: dict[str, Any], context: QgsProcessingContext, folder: Path, feedback: QgsProcessingFeedback
    ) -> AssessMapJob:
        reference, raster, split_value = None, "", ""
        if self._fields is not None:
            source = self.parameterAsSource(parameters, REFERENCE, context)
            reference = write_samples(source, self._fields, folder, feedback)
            split_value = self.parameterAsString(parameters, SPLIT_VALUE, context) if self._fields.split_field else ""
        if self._reference_raster is not None:
            raster = self._reference_raster.file(_subfolder(folder, "reference"), feedback)
        return AssessMapJob(
            map=self._map.file(folder, feedback),
            reference=reference,
            reference_raster=raster,
            split_value=split_value,
            report=output_file(self, parameters, REPORT, context),
            table=output_file(self, parameters, TABLE, context),
        )

    def _add_references(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                REFERENCE,
                QCoreApplication.translate("Alquimia", "Reference features"),
                [QgsProcessing.SourceType.TypeVectorAnyGeometry],
                optional=True,
            ),
            QCoreApplication.translate("Alquimia", "Polygons, lines or points whose class is known."),
        )
        add_class_fields(self, REFERENCE)
        self.add(
            QgsProcessingParameterString(
                SPLIT_VALUE,
                QCoreApplication.translate("Alquimia", "Part to assess with"),
                defaultValue=HELD_BACK,
                optional=True,
            ),
            QCoreApplication.translate(
                "Alquimia",
                "With a split field: only features whose split field holds this text take part, by default those "
                "held back from the training (test). Empty: all features.",
            ),
        )
        self.add(
            QgsProcessingParameterRasterLayer(
                REFERENCE_RASTER, QCoreApplication.translate("Alquimia", "Reference raster"), optional=True
            ),
            QCoreApplication.translate(
                "Alquimia", "Instead of features: a raster with the same class values as the map."
            ),
        )

    def _add_outputs(self) -> None:
        add_file(
            self,
            REPORT,
            QCoreApplication.translate("Alquimia", "Report"),
            QCoreApplication.translate("Alquimia", "A page with all figures, readable without internet."),
            QCoreApplication.translate("Alquimia", "HTML pages (*.html)"),
            by_default=True,
        )
        add_file(
            self,
            TABLE,
            QCoreApplication.translate("Alquimia", "Table"),
            QCoreApplication.translate("Alquimia", "Confusion matrix and figures as text, for a spreadsheet."),
            QCoreApplication.translate("Alquimia", "Tables (*.csv)"),
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


def _is_given(parameters: dict[str, Any], name: str) -> bool:
    value = parameters.get(name)
    return not is_null(value) and value != ""


def _subfolder(folder: Path, name: str) -> Path:
    """A place of its own, because a map and a reference that are exported would have the same name."""
    path = folder / name
    path.mkdir()
    return path
