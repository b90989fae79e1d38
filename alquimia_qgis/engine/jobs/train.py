"""Trains a model: image and samples in; model file, report and history out, all of them or none."""

from __future__ import annotations

import time
from pathlib import Path

import keras

from alquimia_qgis.engine.bundle.network import build_network, network_input_shape
from alquimia_qgis.engine.bundle.read import fixed_size
from alquimia_qgis.engine.bundle.save import write_bundle
from alquimia_qgis.engine.bundle.self_test import run_network, self_test_chip
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.outputs import atomic_files
from alquimia_qgis.engine.report.training_report import training_report_html
from alquimia_qgis.engine.samples.dataset import Augmentation, ChipSequence
from alquimia_qgis.engine.tasks import engine_task
from alquimia_qgis.engine.tasks.base import EngineTask
from alquimia_qgis.engine.training.batch_size import largest_batch
from alquimia_qgis.engine.training.documents import Story, describe_computing, training_manifest, training_report
from alquimia_qgis.engine.training.evaluation import Evaluation, evaluate
from alquimia_qgis.engine.training.history import history_csv
from alquimia_qgis.engine.training.plan import TrainingPlan
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
from alquimia_qgis.engine.training.trainer import Training, train_network
from alquimia_qgis.protocol.jobs import TrainJob, TrainResult
from alquimia_qgis.protocol.tasks import METRICS
from alquimia_qgis.zoo.family import ModelFamily

FEWEST_STEPS = 8
# Where each step ends in the progress of the whole job.
PREPARED, TRAINED, EVALUATED = 0.1, 0.94, 0.97


def run(job: TrainJob, context: JobContext) -> TrainResult:
    """Train, evaluate on the validation part, write; on a failure or cancelling nothing is left behind."""
    started = time.monotonic()
    whole = StepContext(context, 0.0, 1.0)
    check_outputs(job)
    family = requested_family(job)
    learning_rate_schedule(job.training)  # refuses impossible rates before the image is read
    task = engine_task(job.task)
    data = prepare_data(job, family, StepContext(whole, 0.0, PREPARED))
    _announce(job, family, task, data, whole)
    training = train_network(
        training_plan(job, family, task, data), job.training, StepContext(whole, PREPARED, TRAINED)
    )
    network = _network_for_mapping(job, family, task, data, training)
    evaluation = _evaluate(job, family, data, training, network, StepContext(whole, TRAINED, EVALUATED))
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


def _announce(job: TrainJob, family: ModelFamily, task: EngineTask, data: PreparedData, context: JobContext) -> None:
    """Say what will be trained and on what; refuse a network that cannot fit in memory."""
    size = job.sampling.patch_size
    weights = count_weights(family, data, size, task.output_channels(data.class_count))
    known = f" with {weights:,} weights" if weights is not None else ""
    context.log(f"{family.title}{known}, input {size} × {size} × {len(data.bands)}, {data.class_count} classes.")
    validating = 0 if data.validation is None else len(data.validation)
    context.log(f"{len(data.training)} chips to train, {validating} to validate.")
    context.log(f"Training on {describe_computing(precision_policy(job.training.mixed_precision))}.")


def training_plan(job: TrainJob, family: ModelFamily, task: EngineTask, data: PreparedData) -> TrainingPlan:
    """What the trainer needs, made from the user's options."""
    channels = task.output_channels(data.class_count)
    shape = network_input_shape(family.input, len(data.bands), job.sampling.patch_size)

    def sequences(batch_size: int) -> tuple[ChipSequence, ChipSequence | None]:
        crop = family.output_crop()
        training = ChipSequence(
            data.training,
            data.bands,
            batch_size,
            steps=job.training.steps_per_epoch or max(FEWEST_STEPS, -(-len(data.training) // batch_size)),
            augmentation=Augmentation.of(job.sampling),
            seed=job.training.seed,
            output_crop=crop,
        )
        if data.validation is None:
            return training, None
        return training, ChipSequence(data.validation, data.bands, batch_size, output_crop=crop)

    return TrainingPlan(
        network=lambda: build_network(family, shape, channels),
        loss=lambda: task.loss(job.training, data.training.class_pixels),
        metrics=lambda: task.metrics(data.class_count),
        sequences=sequences,
        largest_batch=largest_batch(len(data.training), job.training.steps_per_epoch),
    )


def _network_for_mapping(
    job: TrainJob, family: ModelFamily, task: EngineTask, data: PreparedData, training: Training
) -> keras.Model:
    """The trained network as prediction will rebuild it: float32, the same weights, images of any size.

    A family that cannot do without a size, for instance because it flattens the image, gets that of the chips.
    """
    channels = task.output_channels(data.class_count)
    with dtype_policy("float32"):
        try:
            network = build_network(family, network_input_shape(family.input, len(data.bands)), channels)
        except (TypeError, ValueError):  # what Keras raises where it meets None instead of a size
            shape = network_input_shape(family.input, len(data.bands), job.sampling.patch_size)
            network = build_network(family, shape, channels)
    network.set_weights(training.network.get_weights())
    return network


def _evaluate(
    job: TrainJob,
    family: ModelFamily,
    data: PreparedData,
    training: Training,
    network: keras.Model,
    context: JobContext,
) -> Evaluation:
    context.progress(0.0, "Checking the model on the validation samples")
    return evaluate(
        network,
        data.validation,
        data.bands,
        data.class_count,
        batch_size=training.batch_size,
        output_crop=family.output_crop(),
        limits=None if data.overview is None else data.overview.limits,
        keep=job.training.keep_on_cancel,
        context=context,
    )


def _write(story: Story, network: keras.Model, context: JobContext) -> None:
    """Model, report and history appear together at the very end."""
    context.progress(EVALUATED, "Writing the report and the model")
    job = story.job
    report = training_report_html(training_report(story))
    history = history_csv(story.training.rows)
    manifest = training_manifest(story, network)
    chip = self_test_chip(story.family, job.sampling.patch_size, len(story.data.bands), fixed_size(manifest))
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
    figures = [f"{METRICS[name][0].lower()}{METRICS[name][1:]} {value:.3f}" for name, value in story.metrics.items()]
    early = ", stopped early" if training.stopped_early else ""
    context.log(
        f"Best epoch {training.best_epoch} of {len(training.rows)}{early}: "
        f"{', '.join(figures) or 'not validated'}. Trained in {story.seconds:.0f} s."
    )
    context.progress(1.0, "Done")


def _result(story: Story, cancelled: bool) -> TrainResult:
    return TrainResult(
        model=story.job.model,
        report=story.job.report,
        history=story.job.history,
        metrics=story.metrics,
        epochs=len(story.training.rows),
        best_epoch=story.training.best_epoch,
        classes=story.data.samples.classes,
        cancelled=cancelled,
    )
