"""Grows decision trees with scikit-learn, on the very values that mapping will show them."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.devices import usable_cores
from alquimia_qgis.engine.memory import check_memory
from alquimia_qgis.engine.metrics.confusion import ConfusionMatrix
from alquimia_qgis.engine.metrics.estimates import EstimateFigures
from alquimia_qgis.engine.prediction.network import never_cancelled
from alquimia_qgis.engine.report.contents import TreeFacts
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.pixels import PixelSet
from alquimia_qgis.engine.tasks.losses import class_weights
from alquimia_qgis.engine.tasks.segmentation import WEIGHT_POWERS
from alquimia_qgis.engine.training.batches import batches_in_order
from alquimia_qgis.engine.training.computing import describe_computing_of_trees
from alquimia_qgis.engine.training.learner import Assignment, Course, Learned, Learner
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.engine.trees.files import write_trees
from alquimia_qgis.engine.trees.graph import feature_count
from alquimia_qgis.engine.trees.grown import trees_of
from alquimia_qgis.engine.trees.importance import feature_importances
from alquimia_qgis.engine.trees.model import Features, Table, TreeModel, channels_of, examples_at_once, tree_family
from alquimia_qgis.protocol.bundle_manifest import InferenceRecord, Manifest
from alquimia_qgis.protocol.jobs import TrainJob

# Where each part ends in the progress of the step.
SEEN, GROWN, VALIDATED = 0.2, 0.9, 0.95
# Trees are grown in so many steps: between them the progress is told and a cancel is heard.
STEPS = 20
BYTES_PER_VALUE = 4
# The statistics of a window, and the copy that scikit-learn makes of them.
COPIES_OF_FEATURES = 3
CLASS_FIGURES = ("overall_accuracy", "mean_iou", "macro_f1")
NUMBER_FIGURES = ("r_squared", "rmse", "mean_absolute_error")


class TreeLearner(Learner):
    """See ``Learner``; all trees are kept, so there is one row of figures and no best epoch."""

    def computing(self, job: TrainJob) -> str:
        """See ``Learner``."""
        return describe_computing_of_trees()

    def announcement(self, assignment: Assignment) -> str:
        """See ``Learner``."""
        blueprint = assignment.blueprint
        values = feature_count(tree_family(blueprint), channels_of(blueprint))
        needed = len(assignment.data.training) * values * BYTES_PER_VALUE * COPIES_OF_FEATURES
        check_memory(needed, f"Growing this {assignment.family.title}", "Use fewer examples (MAXIMUM_CHIPS) or bands.")
        return f"{assignment.family.title} that sees {values} value{'s' if values != 1 else ''} of each pixel"

    def learn(self, assignment: Assignment, context: JobContext) -> Learned:
        """See ``Learner``."""
        started = time.monotonic()
        seen = _seen(assignment, assignment.data.training, StepContext(context, 0.0, SEEN))
        estimator, cancelled = _grown(assignment, seen, StepContext(context, SEEN, GROWN))
        blueprint, gives_classes = assignment.blueprint, assignment.data.target is None
        trees = trees_of(estimator, blueprint.output_channels, gives_classes)
        model = TreeModel(blueprint, trees, gives_classes)
        # What is kept of a cancelled training is still validated; which values matter is not worth the wait.
        figures = _validated(assignment, model, never_cancelled if cancelled else context.check_cancelled)
        row = {"epoch": 1, **figures, "seconds": time.monotonic() - started}
        context.metric(1, 1, row)
        course = Course([row], 1, examples_at_once(blueprint), describe_computing_of_trees(), cancelled)
        facts = _facts(assignment, model, estimator, not cancelled, StepContext(context, VALIDATED, 1.0))
        return LearnedTrees(assignment, model, course, facts)


class LearnedTrees(Learned):
    """See ``Learned``."""

    def __init__(self, assignment: Assignment, model: TreeModel, course: Course, facts: TreeFacts) -> None:
        self.course, self.trees = course, facts
        self._family, self._model = assignment.family, model

    @property
    def size(self) -> int:
        """See ``Learned``."""
        return len(self._model.trees.left)

    @property
    def summary(self) -> str:
        """See ``Learned``."""
        return f"{len(self._model.trees.roots):,} trees with {self.size:,} nodes"

    def predict_on_batch(self, examples: np.ndarray) -> np.ndarray:
        """See ``Answering``."""
        return self._model.predict_on_batch(examples)

    def inference(self) -> InferenceRecord:
        """See ``Learned``; how much memory the statistics and answers of a pixel take is counted, not measured."""
        blueprint, reach = self._model.blueprint, self._family.output_crop()
        values = COPIES_OF_FEATURES * feature_count(tree_family(blueprint), channels_of(blueprint))
        kept = BYTES_PER_VALUE * (values + 2 * channels_of(blueprint) + 4 * blueprint.output_channels)
        return InferenceRecord(float(reach), 1, reach, self._family.patch_multiple(), reach, float(kept), None)

    def write(self, path: str, manifest: Manifest, history_csv: str, report_html: str) -> str:
        """See ``Learned``."""
        write_trees(path, manifest, self._model, history_csv, report_html)
        return ""


def _validated(assignment: Assignment, model: TreeModel, check_cancelled: Callable[[], None]) -> dict[str, float]:
    """Figures of the validation part by name (val_overall_accuracy …); none where there is no such part."""
    if assignment.data.validation is None:
        return {}
    answers, labels = [], []
    for examples, wanted in _batches(assignment, assignment.data.validation):
        check_cancelled()
        answers.append(model.predict_on_batch(examples).reshape(len(examples), -1))
        labels.append(wanted.reshape(-1))
    found = _figures(np.concatenate(labels), np.concatenate(answers), assignment)
    return {f"val_{name}": value for name, value in found.items() if np.isfinite(value)}


def _facts(
    assignment: Assignment, model: TreeModel, estimator: Any, with_losses: bool, context: JobContext
) -> TreeFacts:
    """What the report tells of the trees."""
    data, table = assignment.data, None
    if with_losses and data.validation is not None:
        table = _seen(assignment, data.validation, StepContext(context, 0.0, 0.1))
    figure, name = ("overall_accuracy", "accuracy") if data.target is None else ("r_squared", "R²")
    oob = getattr(estimator, "oob_score_", None)
    if oob is not None:
        context.log(f"Out-of-bag {name} {oob:.3f}: of training examples, by the trees that have not seen them.")
    return TreeFacts(
        count=len(model.trees.roots),
        nodes=len(model.trees.left),
        values=feature_count(tree_family(model.blueprint), channels_of(model.blueprint)),
        out_of_bag=None if oob is None else float(oob),
        figure=figure,
        importances=feature_importances(
            estimator, model, table, [band.name for band in data.channels], StepContext(context, 0.1, 1.0)
        ),
    )


def _batches(assignment: Assignment, examples: ChipSet | PixelSet) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Examples in order, scaled, with their labels."""
    batches = batches_in_order(assignment.family, assignment.data, examples, examples_at_once(assignment.blueprint))
    return (batches[index] for index in range(len(batches)))


def _seen(assignment: Assignment, examples: ChipSet | PixelSet, context: JobContext) -> Table:
    """What the trees see of all these examples."""
    features, rows, labels = Features(assignment.blueprint), [], []
    for batch, wanted in _batches(assignment, examples):
        context.check_cancelled()
        rows.append(features.of(batch))
        labels.append(wanted.reshape(-1))
        context.progress(sum(map(len, rows)) / len(examples), "Looking at the samples")
    return Table(np.concatenate(rows), np.concatenate(labels))


def _grown(assignment: Assignment, seen: Table, context: JobContext) -> tuple[Any, bool]:
    """The estimator with all its trees, or with those there are where the user cancels and keeps them."""
    family, options = tree_family(assignment.blueprint), assignment.job.training
    estimator = family.estimator(assignment.data.target is None, options.seed)
    name, total = family.rounds
    if "n_jobs" in estimator.get_params():
        estimator.set_params(n_jobs=usable_cores())
    weights = _weights(assignment, seen.labels)
    marks = np.unique(np.linspace(0, total, STEPS + 1).round().astype(int))[1:]
    started = time.monotonic()
    for mark in marks:
        estimator.set_params(**{name: int(mark)})
        if mark == total and "oob_score" in estimator.get_params():
            estimator.set_params(oob_score=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of examples that every tree of a small forest has seen
            estimator.fit(seen.features, seen.labels, sample_weight=weights)
        left = (time.monotonic() - started) * (total / mark - 1)
        context.progress(mark / total, f"Growing trees: {mark} of {total}", left)
        if context.cancel_requested and mark < total:
            if not context.may_keep(options.keep_on_cancel):
                context.check_cancelled()
            context.log(f"Cancelled: {mark} of {total} trees are kept.", "warning")
            return estimator, True
    return estimator, False


def _weights(assignment: Assignment, labels: np.ndarray) -> np.ndarray | None:
    """What each example counts, by its class; None where all count alike."""
    power = WEIGHT_POWERS[assignment.job.training.class_weights]
    if assignment.data.target is not None or not power:
        return None
    return class_weights(assignment.data.training.class_pixels, power)[labels].astype(np.float64)


def _figures(labels: np.ndarray, answers: np.ndarray, assignment: Assignment) -> dict[str, float]:
    target = assignment.data.target
    if target is None:
        matrix = ConfusionMatrix(assignment.data.class_count)
        matrix.update(labels, np.argmax(answers, axis=1))
        return {name: float(getattr(matrix, name)) for name in CLASS_FIGURES}
    reference, estimate = (
        values.astype(np.float64) * target.standard_deviation + target.mean for values in (labels, answers[:, 0])
    )
    figures = EstimateFigures.of(reference, estimate)
    return {name: float(getattr(figures, name)) for name in NUMBER_FIGURES}
