"""Trains networks of embeddings: once they are trained, the nearest of the samples they remember vote on a class."""

from __future__ import annotations

import math

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.metrics.confusion import ConfusionMatrix
from alquimia_qgis.engine.neighbours.index import NeighbourIndex
from alquimia_qgis.engine.pretraining.beside_samples import with_unlabelled
from alquimia_qgis.engine.tasks.base import EngineTask
from alquimia_qgis.engine.tasks.embedding import EmbeddingTask, NeighbourVote, embedded
from alquimia_qgis.engine.tasks.segmentation import confusion_matrix
from alquimia_qgis.engine.training.batch_size import USUAL_BATCH
from alquimia_qgis.engine.training.batches import batches_in_order
from alquimia_qgis.engine.training.evaluation import Evaluation, Patience
from alquimia_qgis.engine.training.learner import Assignment, Learned
from alquimia_qgis.engine.training.network_learner import LearnedNetwork, NetworkLearner, training_plan
from alquimia_qgis.engine.training.trainer import Training, train_network

FIGURES = ("overall_accuracy", "mean_iou", "macro_f1")
QUANTILES = (0.5, 0.95, 0.99)


class EncoderLearner(NetworkLearner):
    """See ``Learner``."""

    def learn(self, assignment: Assignment, context: JobContext) -> Learned:
        """See ``Learner``."""
        plan = with_unlabelled(training_plan(assignment), assignment, context)
        training = train_network(plan, assignment.job.training, context)
        return LearnedEncoder(assignment, training, context)

    def evaluated(self, learned: Learned, assignment: Assignment, context: JobContext) -> Evaluation:
        """See ``Learner``; tells how far samples that took no part lie from those that are remembered."""
        evaluation = super().evaluated(learned, assignment, context)
        if isinstance(learned, LearnedEncoder) and not context.cancel_requested:
            learned.tell_distances(assignment, context)
        return evaluation


class LearnedEncoder(LearnedNetwork):
    """A trained encoder with the embeddings of the samples that it remembers, whose votes are its answers."""

    def __init__(self, assignment: Assignment, training: Training, context: JobContext) -> None:
        super().__init__(assignment, training)
        task, data, family = _of_embeddings(assignment.task), assignment.data, assignment.family
        encoder = self.network_of_chips()
        examples = batches_in_order(family, data, data.training, self.course.batch_size)
        self.references = embedded(encoder, examples).thinned(task.references)
        self._votes = NeighbourVote(encoder, NeighbourIndex(self.references, data.class_count, task.rule))
        self._figures = self._validated(assignment, context)

    @property
    def figures(self) -> dict[str, float]:
        """See ``Learned``; in the epochs only pairs are measured, so the accuracy of the votes is told beside."""
        return {**self.course.figures, **self._figures}

    def predict_on_batch(self, examples: np.ndarray) -> np.ndarray:
        """See ``Answering``: the shares of the votes."""
        return self._votes.predict_on_batch(examples)

    def tell_distances(self, assignment: Assignment, context: JobContext) -> None:
        """Say what a rejection can be measured by, where something validates."""
        data = assignment.data
        if data.validation is None:
            return
        examples = batches_in_order(assignment.family, data, data.validation, USUAL_BATCH)
        half, most, nearly_all = np.quantile(self._votes.distances(examples), QUANTILES)
        context.log(
            f"Of the validation samples, half lie within a distance of {half:.3f} of the nearest remembered one, 95 % "
            f"within {most:.3f} and 99 % within {nearly_all:.3f}; a REJECTION_DISTANCE above that rejects few of them."
        )

    def _validated(self, assignment: Assignment, context: JobContext) -> dict[str, float]:
        data = assignment.data
        if data.validation is None:
            return {}
        batches = batches_in_order(assignment.family, data, data.validation, self.course.batch_size)
        patience = Patience(assignment.job.training.keep_on_cancel, context)
        counts, _ = confusion_matrix(self._votes, batches, data.class_count, patience)
        matrix = ConfusionMatrix.of_counts(counts)
        figures = {name: float(getattr(matrix, name)) for name in FIGURES}
        return {name: value for name, value in figures.items() if math.isfinite(value)}


def _of_embeddings(task: EngineTask) -> EmbeddingTask:
    if not isinstance(task, EmbeddingTask):
        raise TypeError(f"The task {task.name} has no embeddings.")
    return task
