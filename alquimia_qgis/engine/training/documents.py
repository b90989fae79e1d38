"""Writes down how a model came about: the manifest of its file and the contents of its report."""

from __future__ import annotations

import dataclasses
import datetime
import math
import os
from typing import Any

import numpy as np

from alquimia_qgis.engine.detection.detector import LARGEST, OBJECTS
from alquimia_qgis.engine.jobs.check_environment import package_versions
from alquimia_qgis.engine.metrics.estimates import EstimateFigures
from alquimia_qgis.engine.report.contents import (
    OBJECT,
    PICTURE,
    PIXEL,
    TEST,
    TRAINING,
    VALIDATION,
    ClassCounts,
    Estimates,
    Overview,
    SeriesFacts,
    TrainingReport,
)
from alquimia_qgis.engine.samples.split import NONE
from alquimia_qgis.engine.training.preparation import PreparedData
from alquimia_qgis.engine.training.story import Story
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.zoo.family import ModelFamily

# Options of a training that mean nothing where numbers are learned.
OPTIONS_OF_CLASSES = frozenset({"focal_gamma", "class_weights"})
# Options of the sampling that mean nothing where pictures are learned from.
OPTIONS_OF_FEATURES = frozenset({"split", "block_size", "sample_width", "all_touched"})
DATES_OF_BANDS = "from the names of the bands"


def training_manifest(story: Story) -> Manifest:
    """The card of the model; names of files only, never where they lie on the user's computer."""
    return Manifest(
        family=story.job.family,
        family_title=story.family.title,
        family_parameters=story.family.record(),
        family_declaration=_declaration(story.family),
        task=story.job.task,
        input_kind=story.family.input.name,
        bands=story.data.bands,
        classes=story.classes,
        patch_size=story.job.sampling.patch_size,
        ground_resolution=story.data.image.ground_resolution,
        metrics={**story.metrics},
        training=_provenance(story),
        packages=package_versions(),
        created=_now(),
        inference=story.learned.inference(),
        series=story.data.series,
        target=story.data.target,
    )


def training_report(story: Story) -> TrainingReport:
    """The contents of the report."""
    data, job = story.data, story.job
    return TrainingReport(
        title=os.path.splitext(os.path.basename(job.model))[0],
        family_title=story.family.title,
        classes=data.samples.classes,
        history=story.training.rows,
        kept_epoch=story.training.kept_epoch,
        confusion=story.evaluation.confusion,
        class_counts=_class_counts(data),
        family_parameters=story.family.record(),
        family_declaration=_declaration(story.family),
        sampling=_without(_sampling(story), story.family.hidden_options() | _of_no_use(story)),
        training=_shown_training(story),
        split_method=data.split.method,
        split_distance=_distance(data),
        warnings=story.warnings,
        sample_outlines=data.outlines,
        overview=None if data.overview is None else Overview(data.overview.pixels, data.overview.extent),
        examples=story.evaluation.examples,
        bands=data.bands,
        inputs=story.input_names,
        crs=data.image.crs,
        ground_resolution=data.image.ground_resolution if any(data.image.ground_resolution) else None,
        parameter_count=story.learned.size,
        devices=(story.training.computing,),
        packages=package_versions(),
        seconds=story.seconds,
        created=_now(),
        cancelled=story.training.cancelled,
        series=_series_facts(story),
        estimates=_estimates(story),
        unit=_unit(story),
        test=story.evaluation.test,
        test_estimates=story.evaluation.test_estimates,
        trees=story.learned.trees,
        folds=story.folds,
        objects=story.evaluation.objects,
        gallery=story.gallery,
        labels=story.evaluation.labels,
    )


def _unit(story: Story) -> str:
    if story.evaluation.objects is not None:
        return OBJECT
    return PIXEL if story.job.folder is None else PICTURE


def _series_facts(story: Story) -> SeriesFacts | None:
    data, job = story.data, story.job
    if data.series is None or data.dates is None:
        return None
    return SeriesFacts(
        record=data.series,
        figures=data.dates,
        origin=_origin_of_dates(story),
        masks=[os.path.basename(path) for path in job.series.masks],
        options=job.series_options.to_dict(),
        importance=story.evaluation.importance,
    )


def _estimates(story: Story) -> Estimates | None:
    target, evaluation = story.data.target, story.evaluation
    if target is None:
        return None
    edges = story.data.samples.edges
    return Estimates(
        name=target.name,
        reference=evaluation.reference,
        estimate=evaluation.estimate,
        edges=np.empty(0) if edges is None else edges,
        lowest=target.lowest,
        highest=target.highest,
    )


def _shown_training(story: Story) -> dict[str, Any]:
    options = {**story.job.training.to_dict(), "batch_size": story.training.batch_size}
    idle = story.family.idle_options
    return _without(options, idle if story.data.target is None else idle | OPTIONS_OF_CLASSES)


def _of_no_use(story: Story) -> frozenset[str]:
    return frozenset() if story.job.folder is None else OPTIONS_OF_FEATURES


def _without(options: dict[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in options.items() if name not in names}


def _origin_of_dates(story: Story) -> str:
    """In words; the bands of a single raster are asked before anything that the desktop found."""
    series, job = story.data.series, story.job
    if series is None or not series.dated:
        return ""
    return DATES_OF_BANDS if len(job.images) == 1 and len(job.series.dates) <= 1 else job.series.origin


def _provenance(story: Story) -> dict[str, Any]:
    data, job, training = story.data, story.job, story.training
    image = data.image
    return {
        "images": [{"name": image.name, "width": image.width, "height": image.height, "crs": image.crs}],
        "samples": {
            "name": job.samples.name if job.folder is None else job.folder.name,
            "class_field": job.samples.class_field,
            "split_field": job.samples.split_field,
        },
        "split": {"method": data.split.method, "distance": _distance(data), "block_size": data.split.block_size},
        "counts": {
            part: {"pixels": list(counts.pixels), "features": list(counts.features)}
            for part, counts in _class_counts(data).items()
        },
        "chips": {TRAINING: len(data.training), VALIDATION: 0 if data.validation is None else len(data.validation)},
        "sampling": job.sampling.to_dict(),
        "options": job.training.to_dict(),
        "batch_size": training.batch_size,
        "epochs": len(training.rows),
        "kept_epoch": training.kept_epoch,
        "stopped_early": training.stopped_early,
        "cancelled": training.cancelled,
        "seed": job.training.seed,
        "computing": training.computing,
        "weights": story.learned.size,
        "confusion": story.evaluation.confusion.tolist(),
        **({} if story.evaluation.test is None else {"test_confusion": story.evaluation.test.tolist()}),
        "warnings": list(story.warnings),
        "seconds": round(story.seconds, 1),
        **_provenance_of_dates(story),
        **_provenance_of_numbers(story),
        **_provenance_of_trees(story),
        **({"folds": list(story.folds)} if story.folds else {}),
        **_provenance_of_objects(story),
        **({} if story.earlier is None else {"started_from": story.earlier.record()}),
    }


def _provenance_of_dates(story: Story) -> dict[str, Any]:
    facts = _series_facts(story)
    if facts is None:
        return {}
    dates = [
        {"date": step.label, "files": list(step.files), "valid_share": _share(step.valid_share)}
        for step in facts.figures.observed
    ]
    return {
        "dates": dates,
        "dates_origin": facts.origin,
        "masks": list(facts.masks),
        "series_options": dict(facts.options),
    }


def _provenance_of_numbers(story: Story) -> dict[str, Any]:
    estimates = _estimates(story)
    if estimates is None:
        return {}
    figures = dataclasses.asdict(EstimateFigures.of(estimates.reference, estimates.estimate))
    groups = [record.name for record in story.data.samples.classes]
    known = {name: value for name, value in figures.items() if math.isfinite(value)}
    return {"estimates": known, "groups": groups}


def _provenance_of_trees(story: Story) -> dict[str, Any]:
    facts = story.learned.trees
    if facts is None:
        return {}
    return {"trees": facts.count, "out_of_bag": facts.out_of_bag}


def _provenance_of_objects(story: Story) -> dict[str, Any]:
    """What finding objects must know of those of the training, and how chips were cut around them."""
    found, source = story.evaluation.objects, story.job.objects
    if found is None:
        return {}
    sides = np.quantile(found.sides, [0.05, 0.5, 0.95]) if len(found.sides) else np.zeros(3)
    return {
        OBJECTS: {
            LARGEST: round(found.largest_side, 2),
            "sides": [round(float(side), 2) for side in sides],
            "anchor_fit": round(found.anchor_fit, 3),
            "areas": bool(source.area_path),
            "size_field": source.size_field,
        },
        "object_sampling": story.job.object_sampling.to_dict(),
    }


def _sampling(story: Story) -> dict[str, Any]:
    own = {} if story.evaluation.objects is None else story.job.object_sampling.to_dict()
    return {**story.job.sampling.to_dict(), **own}


def _share(value: float) -> float | None:
    return round(value, 3) if math.isfinite(value) else None


def _class_counts(data: PreparedData) -> dict[str, ClassCounts]:
    parts = {TRAINING: (data.training, data.samples.class_counts(data.split.training))}
    if data.validation is not None:
        parts[VALIDATION] = (data.validation, data.samples.class_counts(data.split.validation))
    if data.test is not None:
        parts[TEST] = (data.test, data.test.class_pixels)
    whole = {TRAINING: len(data.split.training), VALIDATION: len(data.split.validation)}
    overlap = data.samples.shown is not None
    return {
        part: ClassCounts(
            examples.class_pixels.tolist(), features.tolist(), whole.get(part, len(examples)) if overlap else None
        )
        for part, (examples, features) in parts.items()
    }


def _distance(data: PreparedData) -> float | None:
    distance = float(data.split.distance)
    return distance if math.isfinite(distance) and data.split.method != NONE else None


def _declaration(family: ModelFamily) -> list[dict[str, Any]]:
    return [parameter.to_dict() for parameter in family.parameters()]


def _now() -> str:
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
