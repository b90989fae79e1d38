"""Trains an embedding without samples, on an image or pictures alone: a model file that knows no classes yet."""

from __future__ import annotations

import datetime
import os
import time
from dataclasses import dataclass

import keras

from alquimia_qgis.engine.bundle.inference import fixed_edge, inference_record
from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.bundle.save import write_bundle
from alquimia_qgis.engine.bundle.self_test import run_network, self_test_chip
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs.check_environment import package_versions
from alquimia_qgis.engine.outputs import atomic_files, check_writable
from alquimia_qgis.engine.pretraining.learning import LearnedWithoutSamples, learn
from alquimia_qgis.engine.pretraining.preparation import Unlabelled, prepare
from alquimia_qgis.engine.training.computing import describe_computing
from alquimia_qgis.engine.training.history import history_csv
from alquimia_qgis.engine.training.network_learner import of_any_size
from alquimia_qgis.engine.training.precision import precision_policy
from alquimia_qgis.engine.training.preparation import MODEL_EXTENSION, count_weights
from alquimia_qgis.engine.training.schedules import learning_rate_schedule
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.errors import OutputError, ParameterError
from alquimia_qgis.protocol.pretraining import PretrainingOptions, PretrainJob, PretrainResult
from alquimia_qgis.protocol.tasks import EMBEDDING
from alquimia_qgis.zoo.catalogue import load_catalogue
from alquimia_qgis.zoo.family import ENCODER, ModelFamily

# Where each step ends in the progress of the whole job.
PREPARED, TRAINED = 0.1, 0.97


def run(job: PretrainJob, context: JobContext) -> PretrainResult:
    """Learn and write; on a failure or cancelling nothing is left behind."""
    started = time.monotonic()
    _check_outputs(job)
    learning_rate_schedule(job.training)  # refuses impossible rates before the image is read
    family = _requested_family(job)
    size = family.to_dict()["patch_size"]
    found = prepare(job, size, StepContext(context, 0.0, PREPARED))
    blueprint = Blueprint(family, len(found.bands), family.to_dict()["embedding_size"])
    _announce(job, blueprint, found, context)
    learned = learn(job, family, found.chips, found.bands, StepContext(context, PREPARED, TRAINED))
    context.progress(TRAINED, "Writing the model")
    training = learned.training
    _Writing(job, blueprint, found, learned, time.monotonic() - started).write(context)
    loss = training.rows[-1]["loss"]
    context.log(
        f"Loss {loss:.3f} after {len(training.rows)} epochs. The model knows no classes yet: add some from a few "
        "samples (alquimia:addclasses), train it further on samples (START_MODEL), or map its embeddings."
    )
    context.progress(1.0, "Done")
    return PretrainResult(
        job.model, job.history, len(found.chips), len(training.rows), loss,
        job.training.keep_on_cancel and context.cancel_requested,
    )  # fmt: skip


def _check_outputs(job: PretrainJob) -> None:
    if not job.model.casefold().endswith(MODEL_EXTENSION):
        raise OutputError(
            f"The model file must end with {MODEL_EXTENSION}; {os.path.basename(job.model) or 'nothing'} was given."
        )
    for path in job.outputs:
        check_writable(path)


def _requested_family(job: PretrainJob) -> ModelFamily:
    kind = load_catalogue().get(job.family)
    if kind.learner != ENCODER:
        raise ParameterError(f"{kind.title} cannot be trained without samples.", "Use the embedding family.")
    return kind.from_dict(job.family_parameters)


def _announce(job: PretrainJob, blueprint: Blueprint, found: Unlabelled, context: JobContext) -> None:
    weights = count_weights(blueprint, found.chips.patch_size)
    size = " × ".join(str(edge) for edge in blueprint.shape(found.chips.patch_size))
    context.log(f"{blueprint.family.title}{f' with {weights:,} weights' if weights is not None else ''}, input {size}.")
    method = dict(_choices_of_method())[job.pretraining.method].lower()
    context.log(f"{len(found.chips)} {'chips' if job.folder is None else 'pictures'} to learn from: {method}.")
    context.log(f"Training on {describe_computing(precision_policy(job.training.mixed_precision))}.")


def _choices_of_method() -> tuple[tuple[str, str], ...]:
    return next(parameter for parameter in PretrainingOptions.parameters() if parameter.name == "method").choices


@dataclass(frozen=True)
class _Writing:
    """A trained encoder on its way into a model file."""

    job: PretrainJob
    blueprint: Blueprint
    found: Unlabelled
    learned: LearnedWithoutSamples
    seconds: float

    def write(self, context: JobContext) -> None:
        """Model and history appear together, or neither."""
        job, size = self.job, self.found.chips.patch_size
        network = of_any_size(self.blueprint, size)
        network.set_weights(self.learned.encoder.get_weights())
        history = history_csv(self.learned.training.rows)
        with atomic_files([job.model, job.history]) as (model_file, history_file):
            chip = self_test_chip(self.blueprint, size, fixed_edge(self.blueprint.family, network))
            proof = (chip, run_network(network, chip))
            problem = write_bundle(model_file, self._manifest(network), network, proof, history, "")
            if problem:
                context.log(f"Maps of this model will be computed by Keras, not by a faster backend: {problem}.")
            if history_file:
                with open(history_file, "w", encoding="utf-8") as file:
                    file.write(history)
            if not job.training.keep_on_cancel:
                context.check_cancelled()

    def _manifest(self, network: keras.Model) -> Manifest:
        job, found, family = self.job, self.found, self.blueprint.family
        size = found.chips.patch_size
        return Manifest(
            family=job.family,
            family_title=family.title,
            family_parameters=family.record(),
            family_declaration=[parameter.to_dict() for parameter in family.parameters()],
            task=EMBEDDING.name,
            input_kind=family.input.name,
            bands=found.bands,
            classes=(),
            patch_size=size,
            ground_resolution=found.image.ground_resolution,
            training=self._provenance(),
            packages=package_versions(),
            created=datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
            inference=inference_record(family, network, size, fixed_edge(family, network)),
        )

    def _provenance(self) -> dict[str, object]:
        job, image, training = self.job, self.found.image, self.learned.training
        return {
            "images": [{"name": image.name, "width": image.width, "height": image.height, "crs": image.crs}],
            "without_samples": job.pretraining.to_dict(),
            "chips": {"training": len(self.found.chips)},
            "options": job.training.to_dict(),
            "batch_size": training.batch_size,
            "epochs": len(training.rows),
            "loss": training.rows[-1]["loss"],
            "cancelled": training.cancelled,
            "seed": job.training.seed,
            "computing": describe_computing(training.precision),
            "weights": int(self.learned.encoder.count_params()),
            "seconds": round(self.seconds, 1),
        }
