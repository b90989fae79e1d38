"""Trains networks with Keras."""

from __future__ import annotations

import keras
import numpy as np

from alquimia_qgis.engine.bundle.inference import fixed_edge, inference_record
from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.bundle.read import fixed_size
from alquimia_qgis.engine.bundle.save import write_bundle
from alquimia_qgis.engine.bundle.self_test import run_network, self_test_chip
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.neighbours.references import ReferenceSet
from alquimia_qgis.engine.training.batch_size import USUAL_BATCH, largest_batch, usual_batch_of_pixels
from alquimia_qgis.engine.training.batches import training_batches, validation_batches
from alquimia_qgis.engine.training.beginning import begin_training
from alquimia_qgis.engine.training.computing import describe_computing
from alquimia_qgis.engine.training.learner import Assignment, Course, Learned, Learner
from alquimia_qgis.engine.training.plan import Measure, Sequences, TrainingPlan
from alquimia_qgis.engine.training.precision import dtype_policy, precision_policy
from alquimia_qgis.engine.training.preparation import count_weights
from alquimia_qgis.engine.training.sample_painter import painter_of
from alquimia_qgis.engine.training.schedules import learning_rate_schedule
from alquimia_qgis.engine.training.trainer import Training, train_network
from alquimia_qgis.protocol.bundle_manifest import InferenceRecord, Manifest
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.zoo.family import ModelFamily


class NetworkLearner(Learner):
    """See ``Learner``; epochs, batches and losses."""

    def with_choices_made(self, job: TrainJob, family: ModelFamily, context: JobContext) -> TrainJob:
        """See ``Learner``."""
        learning_rate_schedule(job.training)  # refuses impossible rates before the image is read
        return super().with_choices_made(job, family, context)

    def computing(self, job: TrainJob) -> str:
        """See ``Learner``."""
        return describe_computing(precision_policy(job.training.mixed_precision))

    def announcement(self, assignment: Assignment) -> str:
        """See ``Learner``."""
        weights = count_weights(assignment.blueprint, assignment.job.sampling.patch_size)
        return f"{assignment.family.title}{f' with {weights:,} weights' if weights is not None else ''}"

    def learn(self, assignment: Assignment, context: JobContext) -> Learned:
        """See ``Learner``."""
        training = train_network(training_plan(assignment), assignment.job.training, context)
        return LearnedNetwork(assignment, training)


class LearnedNetwork(Learned):
    """A trained network as prediction will rebuild it: float32, the same weights, images of any size.

    A family that cannot do without a size, for instance because it flattens the image, gets that of the chips.
    ``references`` are kept beside the weights, where there are any.
    """

    references: ReferenceSet | None = None

    def __init__(self, assignment: Assignment, training: Training) -> None:
        self.course = Course(
            training.rows, training.kept_epoch, training.batch_size, describe_computing(training.precision),
            training.cancelled, training.stopped_early,
        )  # fmt: skip
        self._family, self._patch_size = assignment.family, assignment.job.sampling.patch_size
        self._blueprint = assignment.blueprint
        self._network = of_any_size(assignment.blueprint, self._patch_size)
        self._network.set_weights(training.network.get_weights())

    @property
    def size(self) -> int:
        """See ``Learned``."""
        return int(self._network.count_params())

    @property
    def summary(self) -> str:
        """See ``Learned``."""
        early = ", stopped early" if self.course.stopped_early else ""
        return f"Epoch {self.course.kept_epoch} of {len(self.course.rows)} is kept{early}"

    def predict_on_batch(self, examples: np.ndarray) -> np.ndarray:
        """See ``Answering``."""
        return np.asarray(self._network.predict_on_batch(examples))

    def network_of_chips(self) -> keras.Model:
        """See ``Learned``; it halves where the other is dense."""
        with dtype_policy("float32"):
            network = self._blueprint.build(self._blueprint.shape(self._patch_size))
        network.set_weights(self._network.get_weights())
        return network

    def inference(self) -> InferenceRecord:
        """See ``Learned``."""
        edge = fixed_edge(self._family, self._network)
        return inference_record(self._family, self._network, self._patch_size, edge)

    def write(self, path: str, manifest: Manifest, history_csv: str, report_html: str) -> str:
        """See ``Learned``."""
        chip = self_test_chip(Blueprint.of(manifest, self._family), self._patch_size, fixed_size(manifest))
        proof = (chip, run_network(self._network, chip))
        problem = write_bundle(path, manifest, self._network, proof, history_csv, report_html, self.references)
        return f"Maps of this model will be computed by Keras, not by a faster backend: {problem}." if problem else ""


def training_plan(assignment: Assignment, measure: Measure | None = None) -> TrainingPlan:
    """What the trainer needs, made from the user's options; see ``TrainingPlan`` for ``measure``."""
    job, family, task, data = assignment.job, assignment.family, assignment.task, assignment.data
    blueprint = assignment.blueprint
    shape = blueprint.shape(job.sampling.patch_size)
    unit = 1.0 if data.target is None else data.target.standard_deviation

    def sequences(batch_size: int) -> Sequences:
        return training_batches(job, family, data, batch_size), validation_batches(job, family, data, batch_size)

    return TrainingPlan(
        network=lambda: blueprint.build(shape),
        loss=lambda: task.loss(job.training, data.training.class_pixels),
        metrics=lambda: task.metrics(data.class_count, unit),
        sequences=sequences,
        largest_batch=largest_batch(len(data.training), job.training.steps_per_epoch),
        usual_batch=_usual_batch(assignment),
        begin=assignment.transfer.fill
        if assignment.transfer
        else lambda network: begin_training(network, family, data),
        phases=family.phases(),
        measure=measure,
        painter=painter_of(job, family, data) if job.pictures else None,
    )


def _usual_batch(assignment: Assignment) -> int:
    if not assignment.family.input.has_surroundings:
        return usual_batch_of_pixels(len(assignment.data.training))
    return max(USUAL_BATCH, assignment.task.fewest_chips(assignment.data.class_count))


def of_any_size(blueprint: Blueprint, patch_size: int) -> keras.Model:
    """The network in float32 for images of any size; for chips of ``patch_size`` where it cannot do without."""
    with dtype_policy("float32"):
        try:
            return blueprint.build(blueprint.shape())
        except (TypeError, ValueError):  # what Keras raises where it meets None instead of a size
            return blueprint.build(blueprint.shape(patch_size))
