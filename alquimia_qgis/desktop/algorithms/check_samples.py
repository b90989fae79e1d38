"""Looks at samples before a training, and says what is missing, wrong or hard to tell apart."""

from __future__ import annotations

from typing import Any, ClassVar

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import SAMPLES as SAMPLES_GROUP
from alquimia_qgis.desktop.algorithms.base import temporary_folder
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.output_files import add_file, output_file
from alquimia_qgis.desktop.algorithms.samples_on_image import SamplesOnImage, options_without
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.jobs import CheckSamplesJob
from alquimia_qgis.protocol.options import SamplingOptions
from alquimia_qgis.protocol.sample_jobs import CheckOptions
from alquimia_qgis.protocol.tasks import task_of

REPORT, TABLE = "REPORT", "TABLE"
OTHERS = options_without("sample_width", "all_touched")
# The numbers of the result by their permanent names.
NUMBERS = {
    "CLASS_COUNT": "class_count", "FEATURE_COUNT": "features", "LABELLED_PIXELS": "pixels", "LEFT_OUT": "left_out",
    "INVALID_GEOMETRIES": "invalid", "OVERLAPS": "overlaps", "SEPARABILITY": "separability", "WARNINGS": "warnings",
    "LOWEST": "lowest", "HIGHEST": "highest", "OUTLIERS": "outliers",
}  # fmt: skip


class CheckSamples(SamplesOnImage):
    """Counts, compares and draws what samples show."""

    identifier = "checksamples"
    group_identifier = SAMPLES_GROUP
    endings: ClassVar = {REPORT: (".html", ".htm"), TABLE: (".csv",)}

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Check samples")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia",
            "training data,labels,ground truth,class balance,overlap,histogram,signature,separability,"
            "jeffries matusita,validate,quality",
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Looks at samples and image as a training would, before one is started. The report tells how many "
            "features, pixels and hectares each class has, which classes are rare, which features of different classes "
            "overlap, lie off the image or on nodata or have invalid shapes, how the classes look in each band, and "
            "how well single pixels tell them apart (Jeffries–Matusita distance). Of numbers for a "
            "regression it tells the range, the histogram, those far from all others, and which bands go along with "
            "them. Nothing is changed.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Images, samples, options, report and table."""
        self.add_images()
        add_declared(self, CheckOptions)
        self.add_sample_layers(numbers=True)
        add_declared(self, SamplingOptions, OTHERS)
        self._add_outputs()

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of the options."""
        super().check_declared(parameters, context)
        declared_values(CheckOptions, self, parameters, context)
        declared_values(SamplingOptions, self, parameters, context, OTHERS)

    def has_numbers(self, parameters: dict[str, Any], context: QgsProcessingContext) -> bool:
        """Whether the samples hold numbers to be estimated."""
        return not task_of(declared_values(CheckOptions, self, parameters, context).task).gives_classes

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand images and samples to the engine."""
        with temporary_folder() as folder:
            images, series = self.image_files(parameters, context, folder, feedback)
            job = CheckSamplesJob(
                images=images,
                samples=self.samples(parameters, context, folder, feedback),
                bands=self.given.bands,
                sampling=declared_values(SamplingOptions, self, parameters, context, OTHERS),
                report=output_file(self, parameters, REPORT, context),
                table=output_file(self, parameters, TABLE, context),
                numbers=self.has_numbers(parameters, context),
                series=series,
                series_options=self.series_options(parameters, context),
            )
            result = run_with_feedback(job, feedback)
        numbers = {name: result[field] for name, field in NUMBERS.items()}
        return {REPORT: result["report"] or None, TABLE: result["table"] or None, **numbers}

    def _add_outputs(self) -> None:
        add_file(
            self,
            REPORT,
            QCoreApplication.translate("Alquimia", "Report"),
            QCoreApplication.translate(
                "Alquimia",
                "A page with advice, tables of classes and overlaps, histograms of the bands and a map of the samples. "
                "Readable without internet.",
            ),
            QCoreApplication.translate("Alquimia", "HTML pages (*.html)"),
            by_default=True,
        )
        add_file(
            self,
            TABLE,
            QCoreApplication.translate("Alquimia", "Table"),
            QCoreApplication.translate(
                "Alquimia",
                "One row for each class: features, pixels, share, area in map units and hectares, the class that is "
                "most alike and the separability from it, mean and standard deviation of each band.",
            ),
            QCoreApplication.translate("Alquimia", "Tables (*.csv)"),
        )
        labels = {
            "CLASS_COUNT": QCoreApplication.translate("Alquimia", "Classes"),
            "FEATURE_COUNT": QCoreApplication.translate("Alquimia", "Features that can be used"),
            "LABELLED_PIXELS": QCoreApplication.translate("Alquimia", "Labelled pixels with data"),
            "LEFT_OUT": QCoreApplication.translate("Alquimia", "Features that cannot be used"),
            "INVALID_GEOMETRIES": QCoreApplication.translate("Alquimia", "Features with an invalid shape"),
            "OVERLAPS": QCoreApplication.translate("Alquimia", "Pairs of features of different classes that overlap"),
            "SEPARABILITY": QCoreApplication.translate("Alquimia", "Lowest separability of two classes"),
            "WARNINGS": QCoreApplication.translate("Alquimia", "Warnings"),
            "LOWEST": QCoreApplication.translate("Alquimia", "Lowest number"),
            "HIGHEST": QCoreApplication.translate("Alquimia", "Highest number"),
            "OUTLIERS": QCoreApplication.translate("Alquimia", "Numbers far from all others"),
        }
        for name, label in labels.items():
            self.addOutput(QgsProcessingOutputNumber(name, label))
