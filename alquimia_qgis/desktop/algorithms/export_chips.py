"""Writes the chips that a training would see as files, for trainings on folders and for other programs."""

from __future__ import annotations

import os
from typing import Any, ClassVar

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFolderDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import SAMPLES as SAMPLES_GROUP
from alquimia_qgis.desktop.algorithms.base import temporary_folder
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.map_outputs import OUTPUT
from alquimia_qgis.desktop.algorithms.output_files import chosen_path
from alquimia_qgis.desktop.algorithms.samples_on_image import SamplesOnImage, options_without
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.errors import OutputError
from alquimia_qgis.protocol.jobs import ExportChipsJob
from alquimia_qgis.protocol.options import SamplingOptions
from alquimia_qgis.protocol.sample_jobs import ChipOptions, PartOptions

LISTING = "LISTING"
# Chips are written as they are: what varies them at random belongs to a training.
OTHERS = options_without(
    "patch_size", "patch_extent", "context_margin", "placement", "split", "validation_share", "block_size",
    "sample_width", "all_touched", "maximum_chips",
)  # fmt: skip


class ExportChips(SamplesOnImage):
    """Cuts and writes chips; ``hidden`` are options of chips that make no sense."""

    identifier = "exportchips"
    hidden: ClassVar[tuple[str, ...]] = ()
    group_identifier = SAMPLES_GROUP

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Export chips of samples")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia",
            "patches,tiles,training data,data set,cut,clip,masks,labels,geotiff,png,folder,scene classification,"
            "segmentation",
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Writes the chips that a training would see into a new folder, for other programs or to look at them. "
            "Chips of one class each lie in train, valid and test with a folder for each class inside, as the "
            "trainings of networks take it that answer once for a chip; or each image chip has a label chip beside it. "
            "A list (chips.csv) names file, class and part of all chips. A folder that holds anything is never "
            "written into.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Image, samples, options, and the folder."""
        self.add_images()
        self.add_sample_layers()
        add_declared(self, ChipOptions, self.hidden)
        add_declared(self, SamplingOptions, OTHERS)
        add_declared(self, PartOptions)
        self.add(
            QgsProcessingParameterFolderDestination(OUTPUT, QCoreApplication.translate("Alquimia", "Folder of chips")),
            QCoreApplication.translate("Alquimia", "A folder that is empty or does not exist yet."),
        )
        self.addOutput(QgsProcessingOutputFile(LISTING, QCoreApplication.translate("Alquimia", "List of the chips")))
        numbers = {
            "TRAINING": QCoreApplication.translate("Alquimia", "Chips to train"),
            "VALIDATION": QCoreApplication.translate("Alquimia", "Chips to validate"),
            "TEST": QCoreApplication.translate("Alquimia", "Chips to test"),
        }
        for name, label in numbers.items():
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of the options."""
        super().check_declared(parameters, context)
        declared_values(ChipOptions, self, parameters, context, self.hidden)
        declared_values(SamplingOptions, self, parameters, context, OTHERS)
        declared_values(PartOptions, self, parameters, context)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        super().check(parameters, context)
        path = chosen_path(self.parameterDefinition(OUTPUT), parameters, context)
        if path and os.path.isdir(path) and os.listdir(path):
            raise OutputError(
                f"The folder {path} is not empty.", "Choose a folder that is empty or does not exist yet."
            )

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand image, samples and options to the engine."""
        with temporary_folder() as folder:
            images, series = self.image_files(parameters, context, folder, feedback)
            job = ExportChipsJob(
                images=images,
                samples=self.samples(parameters, context, folder, feedback),
                folder=os.path.abspath(self.parameterAsString(parameters, OUTPUT, context)),
                bands=self.given.bands,
                sampling=declared_values(SamplingOptions, self, parameters, context, OTHERS),
                part_options=declared_values(PartOptions, self, parameters, context),
                chip_options=declared_values(ChipOptions, self, parameters, context, self.hidden),
                series=series,
                series_options=self.series_options(parameters, context),
            )
            result = run_with_feedback(job, feedback)
        numbers = {name.upper(): result[name] for name in ("training", "validation", "test")}
        return {OUTPUT: result["folder"], LISTING: result["listing"], **numbers}
