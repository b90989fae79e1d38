"""One training algorithm for each model family, derived from the family's declaration."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.band_differences import add_differences, read_differences
from alquimia_qgis.desktop.algorithms.base import TRAIN, AlquimiaAlgorithm, temporary_folder
from alquimia_qgis.desktop.algorithms.given_images import GivenImages
from alquimia_qgis.desktop.algorithms.input_layers import add_input, check_input_options, rasters_of, read_input
from alquimia_qgis.desktop.algorithms.output_files import MODEL_EXTENSION, add_file, check_destinations, output_file
from alquimia_qgis.desktop.algorithms.sample_fields import (
    SAMPLES,
    SampleFields,
    add_class_fields,
    add_samples,
    read_fields,
)
from alquimia_qgis.desktop.algorithms.sample_layers import write_samples
from alquimia_qgis.desktop.algorithms.sample_rasters import (
    SAMPLES_RASTER,
    SampleRaster,
    add_sample_raster,
    check_raster_options,
    read_sample_raster,
)
from alquimia_qgis.desktop.algorithms.source_files import source_files
from alquimia_qgis.desktop.algorithms.training_choices import add_choices, add_task, has_numbers, read_choices
from alquimia_qgis.desktop.algorithms.training_folder import add_folder, check_task, read_folder
from alquimia_qgis.desktop.engine_client.feedback import run_with_feedback
from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.protocol.sources import NO_SAMPLES, SampleSource
from alquimia_qgis.protocol.tasks import METRICS
from alquimia_qgis.zoo.family import NETWORK, TREES, ModelFamily

MODEL, REPORT, HISTORY, EPOCHS = "MODEL", "REPORT", "HISTORY", "EPOCHS"
CLASS_FIGURES, NUMBER_FIGURES = (
    ("overall_accuracy", "mean_iou", "macro_f1"),
    ("r_squared", "rmse", "mean_absolute_error"),
)
TEST_FIGURES = ("test_overall_accuracy", "test_macro_f1")
PICTURE_FIGURES = ("mean_average_precision", *TEST_FIGURES, "test_mean_average_precision")
NUMBER_TEST_FIGURES = ("test_r_squared", "test_rmse", "test_mean_absolute_error")


def train_algorithm(identifier: str, family: type[ModelFamily]) -> type[TrainModel]:
    """The algorithm ``train_<identifier>`` of a family."""
    attributes = {"identifier": f"train_{identifier}", "family_identifier": identifier, "family": family}
    return type(f"Train{family.__name__}", (TrainModel,), attributes)


class TrainModel(AlquimiaAlgorithm):
    """Trains the family given by the class attribute ``family``."""

    group_identifier = TRAIN
    family: ClassVar[type[ModelFamily]]
    family_identifier: ClassVar[str]

    _given: GivenImages
    _fields: SampleFields
    _folder: FolderSource | None
    _raster: SampleRaster | None

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Train {}").format(self.family.title)

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        common = QCoreApplication.translate("Alquimia", "model,learn,samples").split(",")
        if self.family.learner == NETWORK:
            common += QCoreApplication.translate("Alquimia", "deep learning,neural network,keras").split(",")
        return [*common, *getattr(self.family, "tags", ())]

    def summary(self) -> str:
        """The help of the family, and what the algorithm makes of it."""
        chips = QCoreApplication.translate(
            "Alquimia",
            "Learns from digitised samples: chips are cut from the image around them, some features are set aside to "
            "validate the model, and the best epoch is saved. Pixels without a sample take no part.",
        )
        pixels = QCoreApplication.translate(
            "Alquimia",
            "Learns from digitised samples: every pixel under them is an example, some features are set aside to "
            "validate the model, and the best epoch is saved. Pixels without a sample take no part.",
        )
        trees = QCoreApplication.translate(
            "Alquimia",
            "Learns from digitised samples: every pixel under them is an example, and some features are set aside to "
            "validate the model. Pixels without a sample take no part.",
        )
        steps = chips if self.family.input.has_surroundings else pixels
        steps = trees if self.family.learner == TREES else steps
        if self.family.takes_pictures():
            steps = f"{steps} {self._of_pictures()}"
        return f"{' '.join(QCoreApplication.translate('Alquimia', self.family.help_text()).split())} {steps}"

    def _of_pictures(self) -> str:
        return QCoreApplication.translate(
            "Alquimia",
            "Instead of an image with samples, pictures with one class each will do (FOLDER or LIST); their test "
            "part is evaluated when the training is over.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Images, samples, the family's parameters, the options of all families, and the results."""
        numbers = has_numbers(self.family)
        add_input(self, self.family.input)
        if self.family.input.multiple_rasters:
            add_differences(self)
        add_task(self, self.family)
        add_samples(self, numbers=numbers)
        add_class_fields(self, SAMPLES, numbers=numbers)
        add_sample_raster(self)
        if self.family.takes_pictures():
            add_folder(self)
        add_choices(self, self.family)
        self._add_outputs()

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        self._read_layers(parameters, context)
        endings = {MODEL: (MODEL_EXTENSION,), REPORT: (".html", ".htm"), HISTORY: (".csv",)}
        if self._folder is not None:
            files = [self._folder.path]
        else:
            samples = SAMPLES if self._raster is None else SAMPLES_RASTER
            inputs = [*rasters_of(self.family.input), samples]
            files = source_files(self, parameters, context, inputs)
        check_destinations(self, parameters, context, endings, files)

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Limits of family and options."""
        check_input_options(self, parameters, context, self.family.input)
        read_choices(self, self.family, parameters, context)

    def prepare_inputs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at images and samples layer on the main thread."""
        self._read_layers(parameters, context)

    def process(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand images, samples and options to the engine."""
        with temporary_folder() as folder:
            result = run_with_feedback(self._job(parameters, context, folder, feedback), feedback)
        files = {MODEL: result["model"], REPORT: result["report"] or None, HISTORY: result["history"] or None}
        figures = {name.upper(): result["metrics"].get(name) for name in self._figures()}
        return {**files, **figures, EPOCHS: result["epochs"]}

    def _read_layers(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        choices = read_choices(self, self.family, parameters, context)
        self._raster = None
        self._folder = read_folder(self, parameters, context) if self.family.takes_pictures() else None
        check_task(choices.task, self._folder)
        if self._folder is not None:
            choices.family.check_patch_size(choices.sampling.patch_size)
            return
        self._raster = read_sample_raster(self, parameters, context)
        self._given = read_input(self, parameters, context, self.family.input)
        choices.check_input(self._given)
        read_differences(self, parameters, context)
        if self._raster is not None:
            check_raster_options(choices.task.gives_classes, choices.sampling)
            return
        self._fields = read_fields(self, parameters, context, numbers=not choices.task.gives_classes)

    def _job(
        self, parameters: dict[str, Any], context: QgsProcessingContext, folder: Path, feedback: QgsProcessingFeedback
    ) -> TrainJob:
        choices = read_choices(self, self.family, parameters, context)
        job = TrainJob(
            family=self.family_identifier,
            family_parameters=choices.family.to_dict(),
            task=choices.task.name,
            images=(),
            samples=NO_SAMPLES,
            model=output_file(self, parameters, MODEL, context),
            report=output_file(self, parameters, REPORT, context),
            history=output_file(self, parameters, HISTORY, context),
            sampling=choices.sampling,
            training=choices.training,
            series_options=choices.series,
            folder=self._folder,
        )
        return job if self._folder is not None else self._with_images(job, parameters, context, folder, feedback)

    def _with_images(
        self,
        job: TrainJob,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        folder: Path,
        feedback: QgsProcessingFeedback,
    ) -> TrainJob:
        given = self._given.files(folder, feedback)
        return replace(
            job,
            images=given.images,
            samples=self._samples(parameters, context, folder, feedback),
            bands=self._given.bands,
            series=replace(given.series, differences=read_differences(self, parameters, context)),
        )

    def _samples(
        self, parameters: dict[str, Any], context: QgsProcessingContext, folder: Path, feedback: QgsProcessingFeedback
    ) -> SampleSource:
        if self._raster is not None:
            return self._raster.source(folder, feedback)
        source = self.parameterAsSource(parameters, SAMPLES, context)
        return write_samples(source, self._fields, folder, feedback)

    def _figures(self) -> tuple[str, ...]:
        """The figures of validation and test that any task of the family may have."""
        of_numbers = NUMBER_FIGURES if has_numbers(self.family) else ()
        of_pictures: tuple[str, ...] = ()
        if self.family.takes_pictures():
            of_pictures = (*PICTURE_FIGURES, *(NUMBER_TEST_FIGURES if of_numbers else ()))
        of_folds = [f"folds_{name}{ending}" for name in (*CLASS_FIGURES, *of_numbers) for ending in ("", "_spread")]
        return (*CLASS_FIGURES, *of_numbers, *of_pictures, *of_folds)

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
        labels = {
            "overall_accuracy": QCoreApplication.translate("Alquimia", "Overall accuracy (validation)"),
            "mean_iou": QCoreApplication.translate("Alquimia", "Mean IoU (validation)"),
            "macro_f1": QCoreApplication.translate("Alquimia", "Macro F1 (validation)"),
            "r_squared": QCoreApplication.translate("Alquimia", "R² (validation of a regression)"),
            "rmse": QCoreApplication.translate("Alquimia", "RMSE (validation of a regression)"),
            "mean_absolute_error": QCoreApplication.translate(
                "Alquimia", "Mean absolute error (validation of a regression)"
            ),
            "mean_average_precision": QCoreApplication.translate(
                "Alquimia", "Mean average precision (validation of several classes at once)"
            ),
            "test_mean_average_precision": QCoreApplication.translate(
                "Alquimia", "Mean average precision (test part, several classes at once)"
            ),
            "test_overall_accuracy": QCoreApplication.translate("Alquimia", "Overall accuracy (test part of a folder)"),
            "test_macro_f1": QCoreApplication.translate("Alquimia", "Macro F1 (test part of a folder)"),
            "test_r_squared": QCoreApplication.translate("Alquimia", "R² (test part of a list)"),
            "test_rmse": QCoreApplication.translate("Alquimia", "RMSE (test part of a list)"),
            "test_mean_absolute_error": QCoreApplication.translate(
                "Alquimia", "Mean absolute error (test part of a list)"
            ),
        }
        for name in (*CLASS_FIGURES, *NUMBER_FIGURES):
            mean, spread = _labels_of_folds(METRICS[name])
            labels.update({f"folds_{name}": mean, f"folds_{name}_spread": spread})
        for name in self._figures():
            self.addOutput(QgsProcessingOutputNumber(name.upper(), labels[name]))
        self.addOutput(QgsProcessingOutputNumber(EPOCHS, QCoreApplication.translate("Alquimia", "Epochs run")))


def _labels_of_folds(figure: str) -> tuple[str, str]:
    """What the mean and the spread of a figure over the folds are called."""
    mean = QCoreApplication.translate("Alquimia", "{} (mean of the folds)").format(figure)
    return mean, QCoreApplication.translate("Alquimia", "{} (spread of the folds)").format(figure)
