"""How a model of any kind is made to learn: what a training asks of its learner, and what it gets back."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.report.contents import TreeFacts
from alquimia_qgis.engine.samples.folds import Fold
from alquimia_qgis.engine.tasks import engine_task
from alquimia_qgis.engine.tasks.base import EngineTask
from alquimia_qgis.engine.training.earlier_model import EarlierModel, Transfer
from alquimia_qgis.engine.training.evaluation import Evaluation, evaluate
from alquimia_qgis.engine.training.folder_preparation import prepare_pictures
from alquimia_qgis.engine.training.history import Row
from alquimia_qgis.engine.training.preparation import PreparedData, prepare_data
from alquimia_qgis.protocol.bundle_manifest import InferenceRecord, Manifest
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.protocol.tasks import task_of
from alquimia_qgis.zoo.family import ModelFamily

if TYPE_CHECKING:
    import keras

VALIDATION_PREFIX = "val_"


@dataclass(frozen=True)
class Assignment:
    """What is to be learned: a family, with the user's options, from prepared data.

    ``transfer`` is what a network begins with that goes on from an earlier one; None where it starts anew.
    """

    job: TrainJob
    family: ModelFamily
    task: EngineTask
    data: PreparedData
    transfer: Transfer | None = None

    @property
    def blueprint(self) -> Blueprint:
        """What the model is built from."""
        days = () if self.data.series is None else self.data.series.days
        bands = len(self.data.channels) // max(1, len(days))
        return Blueprint(
            self.family, bands, self.family.output_channels(task_of(self.task.name), self.data.class_count), days
        )


def going_on(assignment: Assignment, earlier: EarlierModel, context: JobContext) -> Assignment:
    """The assignment of a training that goes on from an earlier model; says what is taken of it.

    An ImageError or ParameterError where the model does not fit the data. Resets the global state of Keras.
    """
    assignment = replace(assignment, data=earlier.data_in_its_scaling(assignment.data))
    classes = [record.name for record in assignment.data.samples.classes]
    transfer = Transfer(earlier, assignment.blueprint, assignment.job.sampling.patch_size, classes)
    context.log(transfer.described())
    warning = earlier.warning(assignment.data)
    if warning:
        context.log(warning, "warning")
    return replace(assignment, transfer=transfer)


@dataclass(frozen=True)
class Course:
    """How a training went: a row for each epoch, and which of them is kept, counted from 1.

    What learns all at once has one row. ``computing`` says on what and with what it was computed, in words.
    """

    rows: list[Row]
    kept_epoch: int
    batch_size: int
    computing: str
    cancelled: bool = False
    stopped_early: bool = False

    @property
    def figures(self) -> dict[str, float]:
        """The validation figures of the kept epoch by name; empty when nothing validated, undefined ones left out."""
        return {
            name.removeprefix(VALIDATION_PREFIX): value
            for name, value in self.rows[self.kept_epoch - 1].items()
            if name.startswith(VALIDATION_PREFIX) and math.isfinite(value)
        }


class Learned(ABC):
    """A model that has learned, ready to be validated and written; it is an ``Answering``."""

    course: Course
    trees: TreeFacts | None = None

    @property
    def figures(self) -> dict[str, float]:
        """How good it is on the validation part, by name; empty when nothing validated, undefined ones left out."""
        return self.course.figures

    @property
    @abstractmethod
    def size(self) -> int:
        """Weights of a network, nodes of trees."""

    @property
    @abstractmethod
    def summary(self) -> str:
        """Which state of the model is kept, as the beginning of a sentence for the log."""

    @abstractmethod
    def predict_on_batch(self, examples: np.ndarray) -> np.ndarray:
        """See ``Answering``."""

    def network_of_chips(self) -> keras.Model | None:
        """The network in float32 for chips as it was trained with; None where the model is no network."""
        return None

    @abstractmethod
    def inference(self) -> InferenceRecord:
        """What mapping must know of the model."""

    @abstractmethod
    def write(self, path: str, manifest: Manifest, history_csv: str, report_html: str) -> str:
        """Write the model file straight to ``path``; returns what the user should know of it, or nothing."""


class Learner(ABC):
    """Makes models of one kind learn; stateless."""

    def with_choices_made(self, job: TrainJob, family: ModelFamily, context: JobContext) -> TrainJob:
        """The job with what the user left to task, family or samples; ParameterError for what is impossible."""
        task = task_of(job.task)
        training = replace(
            job.training, loss=task.chosen_loss(job.training.loss), monitor=task.chosen_metric(job.training.monitor)
        )
        return replace(job, training=training, sampling=family.sampling(job.sampling))

    def assignment(
        self, job: TrainJob, family: ModelFamily, context: JobContext, fold: Fold | None = None
    ) -> Assignment:
        """What is to be learned, from checked data; with a ``fold`` that part of the samples validates."""
        if job.folder is not None:
            data = prepare_pictures(job, job.folder, context, fold)
        else:
            data = prepare_data(job, family, context, fold)
        return Assignment(job, family, engine_task(job.task).of_family(family), data)

    @abstractmethod
    def announcement(self, assignment: Assignment) -> str:
        """The model with its size, for the log; a MemoryLimitError for one that cannot fit in memory."""

    @abstractmethod
    def computing(self, job: TrainJob) -> str:
        """On what and with what it will be computed, in words."""

    @abstractmethod
    def learn(self, assignment: Assignment, context: JobContext) -> Learned:
        """Learn from the training part; JobCancelled when the user cancels and does not keep what there is."""

    def evaluated(self, learned: Learned, assignment: Assignment, context: JobContext) -> Evaluation:
        """The validation part as the model sees it; see ``evaluate`` for what cancelling does."""
        job, family, data = assignment.job, assignment.family, assignment.data
        return evaluate(learned, job, family, data, learned.course.batch_size, context)
