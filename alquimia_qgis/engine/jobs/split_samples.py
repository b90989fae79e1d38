"""Shares the features of a layer out to training, validation and test, as a training on the image would."""

from __future__ import annotations

import math

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.features.answers import write_answers
from alquimia_qgis.engine.outputs import check_writable
from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.samples.parts import SampleParts, share_out
from alquimia_qgis.engine.samples.reading import (
    CLASSLESS,
    MENDED,
    OFF_IMAGE,
    TEST,
    TRAIN,
    UNUSABLE,
    VALIDATION,
    Samples,
    read_samples,
)
from alquimia_qgis.engine.samples.split import NONE
from alquimia_qgis.protocol.features import NO_GEOMETRY, TEXT, AnswerField
from alquimia_qgis.protocol.features import OFF_IMAGE as REASON_OFF_IMAGE
from alquimia_qgis.protocol.jobs import SplitSamplesJob
from alquimia_qgis.protocol.sample_jobs import NO_CLASS, PART, PART_TITLE, SplitSamplesResult

REASONS = {UNUSABLE: NO_GEOMETRY, CLASSLESS: NO_CLASS, OFF_IMAGE: REASON_OFF_IMAGE}


def run(job: SplitSamplesJob, context: JobContext) -> SplitSamplesResult:
    """Do the job; see SplitSamplesJob."""
    check_writable(job.parts)
    context.progress(0.0, "Reading the samples")
    with open_image(job.image) as image:
        samples = read_samples(job.samples, image, context, 1)
        context.check_cancelled()
        context.progress(0.3, "Drawing the parts")
        options = job.part_options
        parts = share_out(samples, job.sampling, options.test_share, options.seed, image.pixel_size, context)
    context.check_cancelled()
    reasons, names = _by_feature(samples, parts)
    write_answers(job.parts, [AnswerField(PART, TEXT, PART_TITLE)], reasons, {PART: names})
    _tell_classes(samples, parts, context)
    context.progress(1.0, "Done")
    split = parts.split
    return SplitSamplesResult(
        parts=job.parts,
        training=len(split.training),
        validation=len(split.validation),
        test=len(parts.test),
        left_out=len(reasons) - len(samples),
        distance=split.distance if split.method != NONE and math.isfinite(split.distance) else None,
    )


def _by_feature(samples: Samples, parts: SampleParts) -> tuple[list[str], list[str | None]]:
    """Why each feature of the layer has no part ("" where it has one), and the part, in the order of the layer."""
    left_out = {reason: ids for reason, ids in samples.problems.items() if reason != MENDED}
    every = np.unique(np.concatenate([samples.feature_ids, *left_out.values()]))
    reasons, names = [""] * len(every), np.full(len(every), None, dtype=object)
    for problem, ids in left_out.items():
        for place in np.searchsorted(every, ids):
            reasons[place] = REASONS[problem]
    for name, chosen in ((TRAIN, parts.split.training), (VALIDATION, parts.split.validation), (TEST, parts.test)):
        names[np.searchsorted(every, samples.feature_ids[chosen])] = name
    return reasons, names.tolist()


def _tell_classes(samples: Samples, parts: SampleParts, context: JobContext) -> None:
    counts = [samples.class_counts(chosen) for chosen in (parts.split.training, parts.split.validation, parts.test)]
    for record, training, validation, test in zip(samples.classes, *counts, strict=True):
        context.log(f"{record.name}: {training} features to train, {validation} to validate, {test} to test.")
