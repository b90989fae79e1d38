"""Trains and validates once for each fold of the samples: how good a model is, and by how much that is luck."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.samples.folds import Fold
from alquimia_qgis.engine.training.fold_context import FoldContext
from alquimia_qgis.engine.training.learners import learner_of
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.protocol.tasks import METRICS, task_of
from alquimia_qgis.zoo.family import ModelFamily

FEWEST_FOLDS = 2
PREPARED = 0.1
PREFIX, SPREAD = "folds_", "_spread"
Figures = dict[str, float]


def folds_of(job: TrainJob) -> int:
    """How many folds are asked for; 0 for none."""
    return job.training.folds if job.training.folds >= FEWEST_FOLDS else 0


def cross_validated(job: TrainJob, family: ModelFamily, context: JobContext) -> tuple[Figures, ...]:
    """The figures of the validation of each fold, in their order; none where no folds are asked for.

    JobCancelled when the user cancels, also where a model is to be kept: there is none yet. A fold that has nothing to
    validate is left out with a warning, and a SamplesError is raised where that leaves fewer than two.
    """
    count, started = folds_of(job), time.monotonic()
    if not count:
        return ()
    context.log(f"Cross-validation: {count} trainings, each validated on another part of the samples.")
    alone = replace(job, training=replace(job.training, keep_on_cancel=False), pictures=False)
    found = []
    for number in range(count):
        fold = Fold(number, count)
        figures = _figures_of(fold, alone, family, FoldContext(context, fold, started))
        _tell(fold, figures, job, context)
        found.append(figures)
    validated = tuple(figures for figures in found if figures)
    if len(validated) < FEWEST_FOLDS:
        raise SamplesError(
            f"The samples cannot be shared out into {count} folds.", "Use fewer FOLDS, or digitise more features."
        )
    return validated


def mean_and_spread(folds: Sequence[Figures]) -> Figures:
    """Mean and standard deviation over the folds of every figure, as ``folds_NAME`` and ``folds_NAME_spread``."""
    names = sorted(set.intersection(*(set(figures) for figures in folds))) if folds else []
    values = {name: np.array([figures[name] for figures in folds]) for name in names}
    means = {f"{PREFIX}{name}": float(every.mean()) for name, every in values.items()}
    return {**means, **{f"{PREFIX}{name}{SPREAD}": float(every.std(ddof=1)) for name, every in values.items()}}


def _figures_of(fold: Fold, job: TrainJob, family: ModelFamily, context: FoldContext) -> Figures:
    learner = learner_of(family)
    assignment = learner.assignment(job, family, StepContext(context, 0.0, PREPARED), fold)
    if assignment.data.validation is None:
        return {}
    return learner.learn(assignment, StepContext(context, PREPARED, 1.0)).figures


def _tell(fold: Fold, figures: Figures, job: TrainJob, context: JobContext) -> None:
    if not figures:
        context.log(f"Fold {fold.number + 1} of {fold.count} has nothing to validate and is left out.", "warning")
        return
    shown = [name for name, _ in task_of(job.task).metrics if name in figures and name != "loss"]
    words = ", ".join(f"{METRICS[name]} {figures[name]:.3f}" for name in shown)
    context.log(f"Fold {fold.number + 1} of {fold.count}: {words}.")
