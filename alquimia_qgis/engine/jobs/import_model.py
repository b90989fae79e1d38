"""Makes a model file of a network that was trained elsewhere, without running anything that its file holds."""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass

from alquimia_qgis.engine.bundle.inference import fixed_edge, inference_record
from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.bundle.read import fixed_size
from alquimia_qgis.engine.bundle.save import write_bundle
from alquimia_qgis.engine.bundle.self_test import run_network, self_test_chip
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.exchange.about_file import About, about_beside
from alquimia_qgis.engine.exchange.importing import ImportedModel, import_network
from alquimia_qgis.engine.exchange.keras_files import opened_network
from alquimia_qgis.engine.jobs.check_environment import package_versions
from alquimia_qgis.engine.outputs import atomic_files, check_writable
from alquimia_qgis.protocol.bundle_manifest import BandRecord, Manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.exchange_jobs import ImportModelJob, ImportModelResult
from alquimia_qgis.protocol.model_records import TargetRecord
from alquimia_qgis.protocol.tasks import task_of

FAMILY = "imported"


def run(job: ImportModelJob, context: JobContext) -> ImportModelResult:
    """Do the job; see ImportModelJob. The model file appears when all of it has succeeded, and not before."""
    check_writable(job.model)
    context.progress(0.0, "Reading the network")
    about = about_beside(job.network)
    if about is not None:
        context.log("The about file beside the network tells what is not given here.")
    asked = job.patch_size or (about.patch_size if about else None)
    gives_classes = task_of(job.task).gives_classes
    with opened_network(job.network, job.weights) as file:
        model = import_network(file, asked, gives_classes)
    for note in model.notes:
        context.log(note)
    manifest = _manifest(job, model, _Meaning.of(job, model, about))
    context.check_cancelled()
    context.progress(0.6, "Writing the model")
    _write(job, model, manifest, context)
    weights = model.network.count_params()
    context.log(f"Imported a network with {weights:,} weights: {model.bands} bands, {model.answers} answers.")
    context.progress(1.0, "Done")
    return ImportModelResult(
        job.model, model.bands, model.answers, weights, model.family.patch_size, manifest.classes
    )  # fmt: skip


@dataclass(frozen=True)
class _Meaning:
    """What goes in and what comes out, which a foreign file does not say."""

    bands: tuple[BandRecord, ...]
    classes: tuple[ClassRecord, ...]
    target: TargetRecord | None
    ground_resolution: tuple[float, float]

    @classmethod
    def of(cls, job: ImportModelJob, model: ImportedModel, about: About | None) -> _Meaning:
        """What the user says, else the about file; ParameterErrors where it does not fit the network."""
        own = (job.ground_resolution, job.ground_resolution)
        resolution = own if job.ground_resolution or about is None else about.ground_resolution
        bands = _bands(job, model, about)
        if task_of(job.task).gives_classes:
            return cls(bands, _classes(job, model, about), None, resolution)
        return cls(bands, (), _target(job, model, about), resolution)


def _bands(job: ImportModelJob, model: ImportedModel, about: About | None) -> tuple[BandRecord, ...]:
    told = about.bands if about is not None else ()
    if told and len(told) != model.bands:
        raise ParameterError(f"The about file tells of {len(told)} bands; the network takes {model.bands}.")
    names = job.band_names or tuple(band.name for band in told) or ("",) * model.bands
    scaling = job.scaling or tuple((band.mean, band.standard_deviation) for band in told) or ((0.0, 1.0),)
    if len(scaling) == 1:
        scaling *= model.bands
    for given, what in ((names, "names of bands (BAND_NAMES)"), (scaling, "scalings of bands (SCALING)")):
        if len(given) != model.bands:
            raise ParameterError(f"The network takes {model.bands} bands; {len(given)} {what} are given.")
    return tuple(BandRecord(name, *pair) for name, pair in zip(names, scaling, strict=True))


def _classes(job: ImportModelJob, model: ImportedModel, about: About | None) -> tuple[ClassRecord, ...]:
    classes = job.classes or (about.classes if about is not None else ())
    if model.answers == 1:
        raise ParameterError(
            "The network gives one number, which is no class.",
            "Set the TASK to regression, or give a network that ends in a sigmoid.",
        )
    if len(classes) != model.answers:
        raise ParameterError(
            f"The network tells {model.answers} classes apart; {len(classes)} are given.",
            "Give the names of all CLASSES, in the order of the network's answers.",
        )
    return classes


def _target(job: ImportModelJob, model: ImportedModel, about: About | None) -> TargetRecord:
    if model.answers != 1:
        raise ParameterError(
            f"The network gives {model.answers} numbers; a regression gives one.", "Set the TASK to segmentation."
        )
    told = about.target if about is not None else None
    return job.target or told or TargetRecord("value", 0.0, 1.0, 0.0, 1.0)


def _manifest(job: ImportModelJob, model: ImportedModel, meaning: _Meaning) -> Manifest:
    """The card, which has passed the checks that every model file must pass when it is opened."""
    family = model.family
    manifest = Manifest(
        family=FAMILY,
        family_title=family.title,
        family_parameters=family.to_dict(),
        family_declaration=[],
        task=job.task,
        input_kind=family.input.name,
        bands=meaning.bands,
        classes=meaning.classes,
        patch_size=family.patch_size,
        ground_resolution=meaning.ground_resolution,
        training={"imported_from": os.path.basename(job.network), "weights": model.network.count_params()},
        packages=package_versions(),
        created=datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        inference=inference_record(family, model.network, family.patch_size, fixed_edge(family, model.network)),
        target=meaning.target,
    )
    return Manifest.from_json(manifest.to_json())


def _write(job: ImportModelJob, model: ImportedModel, manifest: Manifest, context: JobContext) -> None:
    blueprint = Blueprint.of(manifest, model.family)
    chip = self_test_chip(blueprint, manifest.patch_size, fixed_size(manifest))
    with atomic_files([job.model]) as (place,):
        proof = (chip, run_network(model.network, chip))
        problem = write_bundle(place, manifest, model.network, proof, "", "")
        if problem:
            context.log(f"Maps of this model will be computed by Keras, not by a faster backend: {problem}.")
        context.check_cancelled()
