"""One training algorithm for each model family, derived from the family's declaration."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import TRAIN, AlquimiaAlgorithm, temporary_folder
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.desktop.algorithms.input_layers import (
    INPUT,
    ImageSource,
    add_input,
    check_bands,
    read_bands,
    read_input,
)
from alquimia_qgis.desktop.algorithms.output_files import MODEL_EXTENSION, add_file, check_destinations, output_file
from alquimia_qgis.desktop.algorithms.sample_layers import (
    SAMPLES,
    SampleFields,
    add_class_fields,
    add_samples,
    read_fields,
    write_samples,
)
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.protocol.options import SamplingOptions, TrainingOptions
from alquimia_qgis.zoo.family import ModelFamily

MODEL, REPORT, HISTORY, EPOCHS = "MODEL", "REPORT", "HISTORY", "EPOCHS"


def train_algorithm(identifier: str, family: type[ModelFamily]) -> type[TrainModel]:
    """The algorithm ``train_<identifier>`` of a family."""
    attributes = {"identifier": f"train_{identifier}", "family_identifier": identifier, "family": family}
    return type(f"Train{family.__name__}", (TrainModel,), attributes)


class TrainModel(AlquimiaAlgorithm):
    """Trains the family given by the class attribute ``family``."""

    group_identifier = TRAIN
    family: ClassVar[type[ModelFamily]]
    family_identifier: ClassVar[str]

    _image: ImageSource
    _fields: SampleFields

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Train {}").format(self.family.title)

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        common = QCoreApplication.translate("Alquimia", "deep learning,neural network,keras,model,learn,samples")
        return [*common.split(","), *getattr(self.family, "tags", ())]

    def summary(self) -> str:
        """The help of the family, and what the algorithm makes of it."""
        steps = QCoreApplication.translate(
            "Alquimia",
            "Learns from digitised samples: chips are cut from the image around them, some features are set aside to "
            "validate the model, and the model of the best epoch is saved. Pixels without a sample take no part.",
        )
        return f"{' '.join(QCoreApplication.translate('Alquimia', self.family.help_text()).split())} {steps}"

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Image, samples, the family's parameters, the options of all families, and the results."""
        add_input(self, self.family.input)
        add_samples(self)
        add_class_fields(self, SAMPLES)
        for declared in (self.family, SamplingOptions, TrainingOptions):
            add_declared(self, declared)
        self._add_outputs()

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        family, sampling, _ = self._declared(parameters, context)
        family.check_patch_size(sampling.patch_size)
        read_input(self, parameters, context)
        check_bands(self, parameters, context)
        read_fields(self, parameters, context)
        endings = {MODEL: (MODEL_EXTENSION,), REPORT: (".html", ".htm"), HISTORY: (".csv",)}
        check_destinations(
            self, parameters, context, endings, source_files(self, parameters, context, [INPUT, SAMPLES])
        )

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of family and options."""
        self._declared(parameters, context)

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at image and samples layer on the main thread."""
        self._image = read_input(self, parameters, context)
        self._fields = read_fields(self, parameters, context)

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand image, samples and options to the engine."""
        with temporary_folder() as folder:
            result = run_with_feedback(self._job(parameters, context, folder, feedback), feedback)
        metrics = result["metrics"]
        return {
            MODEL: result["model"],
            REPORT: result["report"] or None,
            HISTORY: result["history"] or None,
            "OVERALL_ACCURACY": metrics.get("overall_accuracy"),
            "MEAN_IOU": metrics.get("mean_iou"),
            "MACRO_F1": metrics.get("macro_f1"),
            EPOCHS: result["epochs"],
        }

    def _job(
        self, parameters: dict[str, Any], context: QgsProcessingContext, folder: Path, feedback: QgsProcessingFeedback
    ) -> TrainJob:
        family, sampling, training = self._declared(parameters, context)
        source = self.parameterAsSource(parameters, SAMPLES, context)
        return TrainJob(
            family=self.family_identifier,
            family_parameters=family.to_dict(),
            task=self.family.tasks[0].name,
            images=(self._image.file(folder, feedback),),
            samples=write_samples(source, self._fields, folder, feedback),
            model=output_file(self, parameters, MODEL, context),
            bands=read_bands(self, parameters, context),
            report=output_file(self, parameters, REPORT, context),
            history=output_file(self, parameters, HISTORY, context),
            sampling=sampling,
            training=training,
        )

    def _declared(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[ModelFamily, SamplingOptions, TrainingOptions]:
        return (
            declared_values(self.family, self, parameters, context),
            declared_values(SamplingOptions, self, parameters, context),
            declared_values(TrainingOptions, self, parameters, context),
        )

    def _add_outputs(self) -> None:
        add_file(
            self,
            MODEL,
            QCoreApplication.translate("Alquimia", "Model"),
            QCoreApplication.translate("Alquimia", "The trained model, one file that the prediction algorithms read."),
            QCoreApplication.translate("Alquimia", "Alquimia models (*.alquimia)"),
            optional=False,
        )
        add_file(
            self,
            REPORT,
            QCoreApplication.translate("Alquimia", "Report"),
            QCoreApplication.translate(
                "Alquimia",
                "A page with learning curves, confusion matrix, accuracy of each class, a map of the samples and "
                "examples. Readable without internet.",
            ),
            QCoreApplication.translate("Alquimia", "HTML pages (*.html)"),
            by_default=True,
        )
        add_file(
            self,
            HISTORY,
            QCoreApplication.translate("Alquimia", "History"),
            QCoreApplication.translate("Alquimia", "A table with loss, metrics and learning rate of every epoch."),
            QCoreApplication.translate("Alquimia", "Tables (*.csv)"),
        )
        numbers = {
            "OVERALL_ACCURACY": QCoreApplication.translate("Alquimia", "Overall accuracy (validation)"),
            "MEAN_IOU": QCoreApplication.translate("Alquimia", "Mean IoU (validation)"),
            "MACRO_F1": QCoreApplication.translate("Alquimia", "Macro F1 (validation)"),
            EPOCHS: QCoreApplication.translate("Alquimia", "Epochs run"),
        }
        for name, label in numbers.items():
            self.addOutput(QgsProcessingOutputNumber(name, label))
