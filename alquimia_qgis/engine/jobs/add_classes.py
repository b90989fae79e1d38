"""Adds classes, or samples of known ones, to a model of embeddings without training it: a new model file is written."""

from __future__ import annotations

import os
from dataclasses import replace

import numpy as np

from alquimia_qgis.engine.bundle.load import LoadedModel, load_bundle
from alquimia_qgis.engine.bundle.read import opened
from alquimia_qgis.engine.bundle.rewrite import rewrite_bundle
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.neighbours.growing import grown
from alquimia_qgis.engine.neighbours.new_samples import NewSamples, collect
from alquimia_qgis.engine.neighbours.references import ReferenceSet, read_references
from alquimia_qgis.engine.outputs import atomic_files, check_writable
from alquimia_qgis.engine.tasks.embedding import embedded
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.protocol.bundle_manifest import Manifest, read_manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.embedding_jobs import AddClassesJob, AddClassesResult
from alquimia_qgis.protocol.embeddings import check_embedding, embedding_size
from alquimia_qgis.protocol.errors import OutputError, ParameterError

# Where collecting the samples ends, in the progress of the job.
COLLECTED = 0.8
ADDED = "added_samples"


def run(job: AddClassesJob, context: JobContext) -> AddClassesResult:
    """Do the job; see AddClassesJob. The new file appears complete, and the model that is read stays as it is."""
    _check(job)
    context.progress(0.0, "Loading the model")
    manifest = read_manifest(job.model)
    check_embedding(manifest, os.path.basename(job.model))
    model = load_bundle(job.model)
    with opened(job.model) as archive:
        references = read_references(archive, embedding_size(manifest), len(manifest.classes))
    samples = collect(job, manifest, model.family, StepContext(context, 0.0, COLLECTED))
    context.check_cancelled()
    context.progress(COLLECTED, "Looking at the samples")
    found = _embedded(model, samples)
    classes, joined = grown(manifest.classes, references, samples.classes, found)
    context.check_cancelled()
    with atomic_files([job.output]) as (target,):
        rewrite_bundle(job.model, target, _new_card(job, manifest, classes, found, samples), joined)
    return _conclude(job, manifest, classes, (references, joined), context)


def _check(job: AddClassesJob) -> None:
    if (job.folder is None) == (not job.images):
        raise ParameterError("Give either an image with samples or a folder of pictures.")
    if os.path.realpath(job.output) == os.path.realpath(job.model):
        raise OutputError("The new model file would overwrite the model that is read.", "Choose another file.")
    check_writable(job.output)


def _embedded(model: LoadedModel, samples: NewSamples) -> ReferenceSet:
    network = model.network(model.blueprint.shape(model.manifest.patch_size))
    return embedded(network, samples.batches(model.manifest, model.family))


def _new_card(
    job: AddClassesJob,
    manifest: Manifest,
    classes: tuple[ClassRecord, ...],
    found: ReferenceSet,
    samples: NewSamples,
) -> Manifest:
    """The card with the new classes; its figures are those of the training, and what was added is told beside them."""
    counts = np.bincount(found.classes, minlength=len(samples.classes))
    source = job.samples.name if job.folder is None else job.folder.name
    added = {record.name: int(count) for record, count in zip(samples.classes, counts, strict=True)}
    earlier = manifest.training.get(ADDED, [])
    history = [*(earlier if isinstance(earlier, list) else []), {"from": source, "samples": added}]
    return replace(manifest, classes=classes, training={**manifest.training, ADDED: history})


def _conclude(
    job: AddClassesJob,
    manifest: Manifest,
    classes: tuple[ClassRecord, ...],
    references: tuple[ReferenceSet, ReferenceSet],
    context: JobContext,
) -> AddClassesResult:
    before, now = (np.bincount(kept.classes, minlength=len(classes)) for kept in references)
    for position in np.flatnonzero(now > before):
        kind = "new class" if position >= len(manifest.classes) else "class"
        context.log(
            f"The {kind} {classes[position].name}: {now[position]} samples are remembered, {before[position]} before."
        )
    context.progress(1.0, "Done")
    return AddClassesResult(job.output, classes, _by_value(classes, now), _by_value(classes, before))


def _by_value(classes: tuple[ClassRecord, ...], counts: np.ndarray) -> dict[str, int]:
    return {str(record.value): int(count) for record, count in zip(classes, counts, strict=True)}
