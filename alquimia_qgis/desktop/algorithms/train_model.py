"""One training algorithm for each model family, derived from the family's declaration."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from qgis.core import QgsProcessingContext, QgsProcessingFeedback
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.band_differences import add_differences, read_differences
from alquimia_qgis.desktop.algorithms.base import TRAIN, AlquimiaAlgorithm, temporary_folder
from alquimia_qgis.desktop.algorithms.given_images import GivenImages
from alquimia_qgis.desktop.algorithms.input_layers import add_input, check_input_options, rasters_of, read_input
from alquimia_qgis.desktop.algorithms.map_outputs import is_wanted
from alquimia_qgis.desktop.algorithms.object_samples import (
    AREA,
    add_object_samples,
    has_objects,
    object_source,
    read_object_samples,
)
from alquimia_qgis.desktop.algorithms.output_files import (
    MODEL_EXTENSION,
    check_destinations,
    output_file,
)
from alquimia_qgis.desktop.algorithms.sample_fields import (
    SAMPLES,
    SampleFields,
    add_class_fields,
    add_label_fields,
    add_samples,
    label_fields,
    read_fields,
    read_label_fields,
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
from alquimia_qgis.desktop.algorithms.start_model import add_start_model, check_start_model, start_model
from alquimia_qgis.desktop.algorithms.training_choices import (
    add_choices,
    add_task,
    check_labels,
    has_numbers,
    has_several_at_once,
    read_choices,
)
from alquimia_qgis.desktop.algorithms.training_folder import add_folder, check_task, read_folder
from alquimia_qgis.desktop.algorithms.training_outputs import (
    EPOCHS,
    HISTORY,
    MODEL,
    REPORT,
    add_training_outputs,
    figures_of,
)
from alquimia_qgis.desktop.engine_client.feedback import EventFeedback, run_with_feedback
from alquimia_qgis.desktop.translation import family_help, family_title, translated
from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.protocol.sources import NO_SAMPLES, SampleSource
from alquimia_qgis.zoo.family import DETECTOR, ENCODER, NETWORKS, TREES, ModelFamily


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
        return QCoreApplication.translate("Alquimia", "Train {}").format(family_title(self.family))

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        common = QCoreApplication.translate("Alquimia", "model,learn,samples").split(",")
        if self.family.learner in NETWORKS:
            common += QCoreApplication.translate("Alquimia", "deep learning,neural network,keras").split(",")
        own = getattr(self.family, "tags", ())
        return list(dict.fromkeys([*common, *own, *map(translated, own)]))

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
        objects = QCoreApplication.translate(
            "Alquimia",
            "Learns from digitised objects: chips are cut from the image around them, whole areas or some objects are "
            "set aside to validate the model, and the best epoch is saved. Find objects (alquimia:predictobjects) "
            "applies the model.",
        )
        if has_objects(self.family):
            return f"{family_help(self.family)} {objects}"
        steps = chips if self.family.input.has_surroundings else pixels
        steps = trees if self.family.learner == TREES else steps
        if self.family.takes_pictures():
            steps = f"{steps} {self._of_pictures()}"
        return f"{family_help(self.family)} {steps}"

    def picture(self) -> str:
        """What the family looks at and what it tells, as a picture."""
        series = self.family.input.multiple_rasters
        if self.family.input.has_surroundings and series:
            return "image_series"
        kinds = {DETECTOR: "objects", ENCODER: "embedding", TREES: "series_trees" if series else "trees"}
        usual = "series" if series else "patch" if self.family.answers_once else "image"
        return kinds.get(self.family.learner, usual)

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
        if has_objects(self.family):
            add_object_samples(self)
        else:
            add_samples(self, numbers=numbers)
            add_class_fields(self, SAMPLES, numbers=numbers)
            if has_several_at_once(self.family):
                add_label_fields(self, SAMPLES)
            add_sample_raster(self)
        if self.family.takes_pictures():
            add_folder(self, has_objects(self.family))
        add_choices(self, self.family)
        add_start_model(self, self.family)
        add_training_outputs(self, self.family)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """All that can go wrong before the engine starts."""
        self._read_layers(parameters, context)
        endings = {MODEL: (MODEL_EXTENSION,), REPORT: (".html", ".htm"), HISTORY: (".csv",)}
        if self._folder is not None:
            files = [self._folder.path]
        else:
            samples = SAMPLES if self._raster is None else SAMPLES_RASTER
            areas = [AREA] if self._areas_given(parameters) else []
            inputs = [*rasters_of(self.family.input), samples, *areas]
            files = source_files(self, parameters, context, inputs)
        start = start_model(self, parameters, context)
        check_destinations(self, parameters, context, endings, [*files, start])

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
        figures = {name.upper(): result["metrics"].get(name) for name in figures_of(self.family)}
        return {**files, **figures, EPOCHS: result["epochs"]}

    def _read_layers(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        choices = read_choices(self, self.family, parameters, context)
        check_start_model(start_model(self, parameters, context), choices.family, choices.task.name)
        self._raster = self._folder = None
        if self.family.takes_pictures():
            self._folder = read_folder(self, parameters, context, has_objects(self.family))
        check_task(choices.task, self._folder)
        if self._folder is not None:
            choices.family.check_patch_size(choices.sampling.patch_size)
            return
        if not has_objects(self.family):
            self._raster = read_sample_raster(self, parameters, context)
        self._given = read_input(self, parameters, context, self.family.input)
        choices.check_input(self._given)
        read_differences(self, parameters, context)
        check_labels(choices.task, label_fields(self, parameters, context))
        if self._raster is not None:
            check_raster_options(choices.task, choices.sampling)
        elif has_objects(self.family):
            self._fields = read_object_samples(self, parameters, context)
        elif choices.task.several_at_once:
            self._fields = read_label_fields(self, parameters, context)
        else:
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
            object_sampling=choices.objects,
            folder=self._folder,
            pictures=isinstance(feedback, EventFeedback),
            start_model=start_model(self, parameters, context),
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
        if has_objects(self.family):
            objects = object_source(self, parameters, self._fields, context, folder, feedback)
            job = replace(job, objects=objects)
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

    def _areas_given(self, parameters: dict[str, Any]) -> bool:
        return has_objects(self.family) and is_wanted(parameters, AREA)
