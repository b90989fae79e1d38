"""Trains a model: image and samples in; model file, report and history out, all of them or none."""

from __future__ import annotations

import time
from pathlib import Path

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.outputs import atomic_files
from alquimia_qgis.engine.report.training_report import training_report_html
from alquimia_qgis.engine.training.cross_validation import cross_validated, folds_of
from alquimia_qgis.engine.training.documents import training_manifest, training_report
from alquimia_qgis.engine.training.earlier_model import earlier_model
from alquimia_qgis.engine.training.gallery import gallery_of
from alquimia_qgis.engine.training.history import history_csv
from alquimia_qgis.engine.training.learner import Assignment, Learner, going_on
from alquimia_qgis.engine.training.learners import learner_of
from alquimia_qgis.engine.training.patch_size import with_patch_in_pixels
from alquimia_qgis.engine.training.preparation import check_outputs, requested_family
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.engine.training.story import Story
from alquimia_qgis.protocol.jobs import TrainJob, TrainResult
from alquimia_qgis.protocol.tasks import METRICS

# Where each step ends in the progress of the whole job.
PREPARED, TRAINED, EVALUATED = 0.1, 0.94, 0.97
TEST_PREFIX = "test_"
# Figures in the unit of the numbers that are learned.
IN_UNITS = ("rmse", "mean_absolute_error", "bias")


def run(job: TrainJob, context: JobContext) -> TrainResult:
    """Train, evaluate on the validation part, write; on a failure or cancelling nothing is left behind."""
    started = time.monotonic()
    check_outputs(job)
    job = with_patch_in_pixels(job, context)
    family = requested_family(job)
    learner = learner_of(family)
    job = learner.with_choices_made(job, family, context)
    family.check_training()
    earlier = earlier_model(job, family)
    if earlier is None:
        family.check_beginning()  # looks for pretrained weights before hours are spent on the images
    else:
        family = earlier.family
    folds = cross_validated(job, family, context)
    # The warnings of the model itself, which the report repeats; the folds before it took as long each.
    whole = StepContext(context, folds_of(job) / (folds_of(job) + 1), 1.0)
    assignment = learner.assignment(job, family, StepContext(whole, 0.0, PREPARED))
    if earlier is not None:
        assignment = going_on(assignment, earlier, whole)
    _announce(assignment, learner, whole)
    learned = learner.learn(assignment, StepContext(whole, PREPARED, TRAINED))
    evaluation = learner.evaluated(learned, assignment, StepContext(whole, TRAINED, EVALUATED))
    gallery = gallery_of(learned.network_of_chips, job, family, assignment.data, learned.course.batch_size, whole)
    story = Story(
        job=job,
        family=assignment.family,
        data=assignment.data,
        learned=learned,
        evaluation=evaluation,
        warnings=tuple(whole.warnings),
        seconds=time.monotonic() - started,
        folds=folds,
        gallery=gallery,
        earlier=earlier,
    )
    _write(story, whole)
    _conclude(story, whole)
    return _result(story, job.training.keep_on_cancel and whole.cancel_requested)


def _announce(assignment: Assignment, learner: Learner, context: JobContext) -> None:
    """Say what will be trained and on what; refuse a model that cannot fit in memory."""
    job, family, data = assignment.job, assignment.family, assignment.data
    model = learner.announcement(assignment)
    shape = " × ".join(str(size) for size in assignment.blueprint.shape(job.sampling.patch_size))
    wanted = f"{data.class_count} classes" if data.target is None else f"estimating {data.target.name}"
    context.log(f"{model}, input {shape}, {wanted}.")
    validating = 0 if data.validation is None else len(data.validation)
    examples = "pictures" if job.folder else "chips" if family.input.has_surroundings else "pixels"
    testing = f", {len(data.test)} to test" if data.test is not None else ""
    context.log(f"{len(data.training)} {examples} to train, {validating} to validate{testing}.")
    context.log(f"Training on {learner.computing(job)}.")


def _write(story: Story, context: JobContext) -> None:
    """Model, report and history appear together at the very end."""
    context.progress(EVALUATED, "Writing the report and the model")
    job = story.job
    report = training_report_html(training_report(story))
    history = history_csv(story.training.rows)
    manifest = training_manifest(story)
    with atomic_files([job.model, job.report, job.history]) as (model_file, report_file, history_file):
        remark = story.learned.write(model_file, manifest, history, report)
        if remark:
            context.log(remark)
        if report_file:
            Path(report_file).write_text(report, encoding="utf-8")
        if history_file:
            Path(history_file).write_text(history, encoding="utf-8")
        if not context.may_keep(job.training.keep_on_cancel):
            context.check_cancelled()


def _conclude(story: Story, context: JobContext) -> None:
    """The last lines of the log."""
    figures = [f"{_within_a_sentence(METRICS[name])} {value:.3f}" for name, value in story.validation_figures.items()]
    context.log(f"{story.learned.summary}: {', '.join(figures) or 'not validated'}. Trained in {story.seconds:.0f} s.")
    if story.data.test is not None and story.test_figures:
        of_test = {name.removeprefix(TEST_PREFIX): value for name, value in story.test_figures.items()}
        said = [
            f"{_within_a_sentence(METRICS[name])} {_figure(name, of_test[name])}" for name in of_test if name in METRICS
        ]
        context.log(f"On {len(story.data.test)} test pictures: {', '.join(said)}.")
    context.progress(1.0, "Done")


def _figure(name: str, value: float) -> str:
    """Shares with three decimals; what has the unit of the user's numbers with four digits."""
    return f"{value:.4g}" if name in IN_UNITS else f"{value:.3f}"


def _within_a_sentence(label: str) -> str:
    """A label with a small first letter, unless it is an abbreviation."""
    return label if label[1:2].isupper() or not label[1:2].isalpha() else label[0].lower() + label[1:]


def _result(story: Story, cancelled: bool) -> TrainResult:
    return TrainResult(
        model=story.job.model,
        report=story.job.report,
        history=story.job.history,
        metrics=story.metrics,
        epochs=len(story.training.rows),
        kept_epoch=story.training.kept_epoch,
        classes=story.classes,
        cancelled=cancelled,
    )
