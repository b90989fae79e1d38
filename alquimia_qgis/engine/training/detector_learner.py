"""Trains networks that find objects: chips around boxes, anchors that fit them, average precision after epochs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import keras

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.detection.chip_proposal import chip_size_for, usual_batch
from alquimia_qgis.engine.detection.evaluation import evaluate_objects
from alquimia_qgis.engine.detection.object_batches import ObjectExamples, detecting
from alquimia_qgis.engine.detection.object_chips import ObjectChips
from alquimia_qgis.engine.detection.preparation import fitted_family, prepare_objects
from alquimia_qgis.engine.detection.validation import AP50, find_in_chips, mean_precision
from alquimia_qgis.engine.samples.folds import Fold
from alquimia_qgis.engine.tasks import engine_task
from alquimia_qgis.engine.training.evaluation import Evaluation
from alquimia_qgis.engine.training.learner import VALIDATION_PREFIX, Assignment, Learned
from alquimia_qgis.engine.training.network_learner import LearnedNetwork, NetworkLearner, training_plan
from alquimia_qgis.engine.training.plan import Measure
from alquimia_qgis.engine.training.trainer import train_network
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.zoo.family import ModelFamily


class DetectorLearner(NetworkLearner):
    """See ``Learner``."""

    def with_choices_made(self, job: TrainJob, family: ModelFamily, context: JobContext) -> TrainJob:
        """See ``Learner``; chips are as large as the samples suggest where the user has not said."""
        job = super().with_choices_made(job, family, context)
        detector = detecting(family)
        if detector.patch_size is not None:
            return job
        size = chip_size_for(job, detector)
        context.log(f"Chips of {size} pixels (proposed from the samples; PATCH_SIZE).")
        return replace(job, sampling=replace(job.sampling, patch_size=size))

    def assignment(
        self, job: TrainJob, family: ModelFamily, context: JobContext, fold: Fold | None = None
    ) -> Assignment:
        """See ``Learner``; the family has chips and anchors for the objects of the training."""
        chosen = replace(detecting(family), patch_size=job.sampling.patch_size)
        data = prepare_objects(job, chosen, context, fold)
        fitted = fitted_family(chosen, data, context)
        return Assignment(job, fitted, engine_task(job.task).of_family(fitted), data)

    def learn(self, assignment: Assignment, context: JobContext) -> Learned:
        """See ``Learner``."""
        plan = training_plan(assignment, _measure(assignment))
        plan = replace(plan, usual_batch=usual_batch(assignment.job.sampling.patch_size))
        return LearnedNetwork(assignment, train_network(plan, assignment.job.training, context))

    def evaluated(self, learned: Learned, assignment: Assignment, context: JobContext) -> Evaluation:
        """See ``Learner``."""
        family, data = detecting(assignment.family), assignment.data
        return evaluate_objects(learned, assignment.job, family, data, learned.course.batch_size, context)


def _measure(assignment: Assignment) -> Measure | None:
    """AP50 of the validation chips."""
    family, data = detecting(assignment.family), assignment.data
    if not isinstance(data.validation, ObjectChips):
        return None
    examples = ObjectExamples(data.validation, data.channels)

    def measured(network: keras.Model, batch_size: int, go_on: Callable[[], bool]) -> dict[str, float]:
        found = find_in_chips(network, examples, family, batch_size, go_on)
        return {f"{VALIDATION_PREFIX}{AP50}": mean_precision(found.curves(data.class_count))}

    return measured
