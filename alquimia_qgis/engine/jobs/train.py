"""Trains a model: image and samples in; model file, report and history out, all of them or none."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import keras

from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.bundle.read import fixed_size
from alquimia_qgis.engine.bundle.save import write_bundle
from alquimia_qgis.engine.bundle.self_test import run_network, self_test_chip
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.outputs import atomic_files
from alquimia_qgis.engine.report.training_report import training_report_html
from alquimia_qgis.engine.tasks import engine_task
from alquimia_qgis.engine.tasks.base import EngineTask
from alquimia_qgis.engine.training.batch_size import USUAL_BATCH, largest_batch, usual_batch_of_pixels
from alquimia_qgis.engine.training.batches import batches_in_order, training_batches
from alquimia_qgis.engine.training.beginning import begin_training
from alquimia_qgis.engine.training.documents import describe_computing, training_manifest, training_report
from alquimia_qgis.engine.training.evaluation import evaluate
from alquimia_qgis.engine.training.folder_preparation import prepare_pictures
from alquimia_qgis.engine.training.history import history_csv
from alquimia_qgis.engine.training.plan import Sequences, TrainingPlan
from alquimia_qgis.engine.training.precision import dtype_policy, precision_policy
from alquimia_qgis.engine.training.preparation import (
    PreparedData,
    check_outputs,
    count_weights,
    prepare_data,
    requested_family,
)
from alquimia_qgis.engine.training.schedules import learning_rate_schedule
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.engine.training.story import Story
from alquimia_qgis.engine.training.trainer import Training, train_network
from alquimia_qgis.protocol.jobs import TrainJob, TrainResult
from alquimia_qgis.protocol.tasks import METRICS, task_of
from alquimia_qgis.zoo.family import ModelFamily

# Where each step ends in the progress of the whole job.
PREPARED, TRAINED, EVALUATED = 0.1, 0.94, 0.97


def run(job: TrainJob, context: JobContext) -> TrainResult:
    """Train, evaluate on the validation part, write; on a failure or cancelling nothing is left behind."""
    started = time.monotonic()
    whole = StepContext(context, 0.0, 1.0)
    check_outputs(job)
    family = requested_family(job)
    job = _with_choices_made(job, family)
    learning_rate_schedule(job.training)  # refuses impossible rates before the image is read
    task = engine_task(job.task)
    family.check_training()  # looks for pretrained weights before hours are spent on the images
    preparing = StepContext(whole, 0.0, PREPARED)
    data = prepare_pictures(job, job.folder, preparing) if job.folder else prepare_data(job, family, preparing)
    _announce(job, family, task, data, whole)
    training = train_network(
        training_plan(job, family, task, data), job.training, StepContext(whole, PREPARED, TRAINED)
    )
    network = _network_for_mapping(job, family, task, data, training)
    evaluation = evaluate(network, job, family, data, training.batch_size, StepContext(whole, TRAINED, EVALUATED))
    story = Story(
        job=job,
        family=family,
        data=data,
        training=training,
        evaluation=evaluation,
        weights=network.count_params(),
        warnings=tuple(whole.warnings),
        seconds=time.monotonic() - started,
    )
    _write(story, network, whole)
    _conclude(story, whole)
    return _result(story, job.training.keep_on_cancel and whole.cancel_requested)


def _with_choices_made(job: TrainJob, family: ModelFamily) -> TrainJob:
    """The job with what the user left to the task or the family, such as the loss; ParameterError for what clashes."""
    task = task_of(job.task)
    training = replace(
        job.training, loss=task.chosen_loss(job.training.loss), monitor=task.chosen_metric(job.training.monitor)
    )
    return replace(job, training=training, sampling=family.sampling(job.sampling))


def _blueprint(family: ModelFamily, task: EngineTask, data: PreparedData) -> Blueprint:
    days = () if data.series is None else data.series.days
    bands = len(data.channels) // max(1, len(days))
    return Blueprint(family, bands, task.output_channels(data.class_count), days)


def _announce(job: TrainJob, family: ModelFamily, task: EngineTask, data: PreparedData, context: JobContext) -> None:
    """Say what will be trained and on what; refuse a network that cannot fit in memory."""
    blueprint = _blueprint(family, task, data)
    weights = count_weights(blueprint, job.sampling.patch_size)
    known = f" with {weights:,} weights" if weights is not None else ""
    shape = " × ".join(str(size) for size in blueprint.shape(job.sampling.patch_size))
    wanted = f"{data.class_count} classes" if data.target is None else f"estimating {data.target.name}"
    context.log(f"{family.title}{known}, input {shape}, {wanted}.")
    validating = 0 if data.validation is None else len(data.validation)
    examples = "pictures" if job.folder else "chips" if family.input.has_surroundings else "pixels"
    testing = f", {len(data.test)} to test" if data.test is not None else ""
    context.log(f"{len(data.training)} {examples} to train, {validating} to validate{testing}.")
    context.log(f"Training on {describe_computing(precision_policy(job.training.mixed_precision))}.")


def training_plan(job: TrainJob, family: ModelFamily, task: EngineTask, data: PreparedData) -> TrainingPlan:
    """What the trainer needs, made from the user's options."""
    blueprint = _blueprint(family, task, data)
    shape = blueprint.shape(job.sampling.patch_size)
    unit = 1.0 if data.target is None else data.target.standard_deviation

    def sequences(batch_size: int) -> Sequences:
        validation = None
        if data.validation is not None:
            validation = batches_in_order(family, data, data.validation, batch_size)
        return training_batches(job, family, data, batch_size), validation

    return TrainingPlan(
        network=lambda: blueprint.build(shape),
        loss=lambda: task.loss(job.training, data.training.class_pixels),
        metrics=lambda: task.metrics(data.class_count, unit),
        sequences=sequences,
        largest_batch=largest_batch(len(data.training), job.training.steps_per_epoch),
        usual_batch=USUAL_BATCH if family.input.has_surroundings else usual_batch_of_pixels(len(data.training)),
        begin=lambda network: begin_training(network, family, data),
        phases=family.phases(),
    )


def _network_for_mapping(
    job: TrainJob, family: ModelFamily, task: EngineTask, data: PreparedData, training: Training
) -> keras.Model:
    """The trained network as prediction will rebuild it: float32, the same weights, images of any size.

    A family that cannot do without a size, for instance because it flattens the image, gets that of the chips.
    """
    blueprint = _blueprint(family, task, data)
    with dtype_policy("float32"):
        try:
            network = blueprint.build(blueprint.shape())
        except (TypeError, ValueError):  # what Keras raises where it meets None instead of a size
            network = blueprint.build(blueprint.shape(job.sampling.patch_size))
    network.set_weights(training.network.get_weights())
    return network


def _write(story: Story, network: keras.Model, context: JobContext) -> None:
    """Model, report and history appear together at the very end."""
    context.progress(EVALUATED, "Writing the report and the model")
    job = story.job
    report = training_report_html(training_report(story))
    history = history_csv(story.training.rows)
    manifest = training_manifest(story, network)
    chip = self_test_chip(Blueprint.of(manifest, story.family), job.sampling.patch_size, fixed_size(manifest))
    with atomic_files([job.model, job.report, job.history]) as (model_file, report_file, history_file):
        proof = (chip, run_network(network, chip))
        problem = write_bundle(model_file, manifest, network, proof, history, report)
        if problem:
            context.log(f"Maps of this model will be computed by Keras, not by a faster backend: {problem}.")
        if report_file:
            Path(report_file).write_text(report, encoding="utf-8")
        if history_file:
            Path(history_file).write_text(history, encoding="utf-8")
        if not job.training.keep_on_cancel:
            context.check_cancelled()


def _conclude(story: Story, context: JobContext) -> None:
    """The last lines of the log."""
    training = story.training
    figures = [f"{_within_a_sentence(METRICS[name])} {value:.3f}" for name, value in story.metrics.items()]
    early = ", stopped early" if training.stopped_early else ""
    context.log(
        f"Epoch {training.kept_epoch} of {len(training.rows)} is kept{early}: "
        f"{', '.join(figures) or 'not validated'}. Trained in {story.seconds:.0f} s."
    )
    if story.evaluation.test is not None:
        accuracy, f1 = (story.test_figures[f"test_{name}"] for name in ("overall_accuracy", "macro_f1"))
        context.log(
            f"On {int(story.evaluation.test.sum())} test pictures: overall accuracy {accuracy:.3f}, macro F1 {f1:.3f}."
        )
    context.progress(1.0, "Done")


def _within_a_sentence(label: str) -> str:
    """A label with a small first letter, unless it is an abbreviation."""
    return label if label[1:2].isupper() or not label[1:2].isalpha() else label[0].lower() + label[1:]


def _result(story: Story, cancelled: bool) -> TrainResult:
    return TrainResult(
        model=story.job.model,
        report=story.job.report,
        history=story.job.history,
        metrics={**story.metrics, **story.test_figures},
        epochs=len(story.training.rows),
        kept_epoch=story.training.kept_epoch,
        classes=story.classes,
        cancelled=cancelled,
    )
