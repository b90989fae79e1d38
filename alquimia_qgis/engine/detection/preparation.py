"""Turns digitised objects and an image into checked chips, and fits the anchors to them; nothing is trained here."""

from __future__ import annotations

import math

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.detection.anchors import reach_of, with_proposed_anchors
from alquimia_qgis.engine.detection.digitised import digitised_objects, pixel_boxes
from alquimia_qgis.engine.detection.object_chips import ObjectChips, PartOfObjects, cut_object_chips
from alquimia_qgis.engine.detection.object_folds import marked_for, without_drawing
from alquimia_qgis.engine.detection.object_split import split_objects, validates
from alquimia_qgis.engine.detection.picture_preparation import prepare_object_pictures
from alquimia_qgis.engine.detection.targets import matched_share
from alquimia_qgis.engine.samples.chips import training_jitter
from alquimia_qgis.engine.samples.folds import Fold
from alquimia_qgis.engine.samples.reading import read_areas
from alquimia_qgis.engine.training.examples import scaled_bands
from alquimia_qgis.engine.training.pictures import overview, sample_outlines
from alquimia_qgis.engine.training.preparation import PreparedData, image_facts, open_source
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.protocol.bundle_manifest import HIGHEST_CLASS_COUNT
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.zoo.detection_family import DetectionFamily

FEW_OBJECTS = 20
# With cells of 8 pixels, anchors lie too far apart for objects below this.
SMALL_OBJECT = 16.0
MOST_SAMPLES_OF_SIZES = 500
NO_AREAS = (
    "No annotated areas (AREA) are given: everything that is not digitised in the chips around the objects counts as "
    "background, so all objects there must be digitised."
)


def prepare_objects(
    job: TrainJob, family: DetectionFamily, context: JobContext, fold: Fold | None = None
) -> PreparedData:
    """Open the image, read and split the objects, cut chips; every kind of bad input has its own error.

    With a ``fold`` that part of the objects validates, whatever the options and the split field say.
    """
    if job.folder is not None:
        data = prepare_object_pictures(job, job.folder, context, fold)
    else:
        data = _digitised(job, family, context, fold)
    _report(data, context)
    return data


def _digitised(job: TrainJob, family: DetectionFamily, context: JobContext, fold: Fold | None) -> PreparedData:
    context.progress(0.0, "Reading the objects")
    with open_source(job, family, context) as image:
        samples = digitised_objects(job, image, context)
        if len(samples.classes) > HIGHEST_CLASS_COUNT:
            raise SamplesError(f"The objects have {len(samples.classes)} classes; up to {HIGHEST_CLASS_COUNT} can be.")
        areas = None
        if job.objects.area_path:
            areas = read_areas(job.objects.area_path, job.objects.area_layer, image, context)
        else:
            context.log(NO_AREAS, "warning")
        if fold is not None:
            samples, job = marked_for(fold, samples, areas, job, image), without_drawing(job)
        parts = split_objects(samples, areas, job, image, context)
        split = parts.split
        training = cut_object_chips(
            image, PartOfObjects(samples, split.training, parts.training_areas), job, StepContext(context, 0.1, 0.7),
            jitter=training_jitter(job.sampling.patch_size),
        )  # fmt: skip
        validation = None
        if validates(split):
            validation = cut_object_chips(
                image, PartOfObjects(samples, split.validation, parts.validation_areas), job,
                StepContext(context, 0.7, 0.9), training=False,
            )  # fmt: skip
        boxes = pixel_boxes(samples, image)[split.training]
        return PreparedData(
            image=image_facts(image, job.images),
            samples=samples,
            split=split,
            training=training,
            validation=validation,
            bands=scaled_bands(training, image, context),
            overview=overview(image),
            outlines=sample_outlines(samples, split, image),
            object_sizes=boxes[:, 2:] - boxes[:, :2],
        )


def fitted_family(family: DetectionFamily, data: PreparedData, context: JobContext) -> DetectionFamily:
    """The family with anchors for the objects of the training, and a word on how well they fit."""
    if data.object_sizes is None:
        return family
    fitted = with_proposed_anchors(family, data.object_sizes)
    levels = fitted.anchor_levels()
    sides = [math.sqrt(width * height) for level in levels for width, height in level.shapes]
    proposed = " (proposed from the samples)" if family.anchor_size is None else ""
    context.log(
        f"Anchors from {min(sides):.0f} to {max(sides):.0f} pixels{proposed}, squares and boxes "
        f"{fitted.anchor_ratio:g} times as long as wide, {fitted.anchor_growth:g} times as large on each level; "
        f"{anchor_fit(fitted, data):.0%} of the training objects have one that overlaps them by "
        f"{fitted.positive_overlap:g} or more wherever they lie."
    )
    beyond = int((np.sqrt(data.object_sizes.prod(axis=1)) > reach_of(fitted)).sum())
    if beyond:
        context.log(f"{beyond} objects are larger than the anchors reach, {reach_of(fitted):.0f} pixels.", "warning")
    small = float(np.mean(np.sqrt(data.object_sizes.prod(axis=1)) < SMALL_OBJECT))
    if small > 0.1 and family.finest_level > 2:
        context.log(
            f"{small:.0%} of the objects are smaller than {SMALL_OBJECT:.0f} pixels; the finest level 2 (FINEST_LEVEL) "
            "finds more of them."
        )
    return fitted


def anchor_fit(family: DetectionFamily, data: PreparedData) -> float:
    """Share of the training objects, or of some of them taken evenly, that an anchor overlaps enough, 0 to 1."""
    sizes = data.object_sizes
    if sizes is None:
        return 0.0
    places = np.unique(np.linspace(0, len(sizes) - 1, min(len(sizes), MOST_SAMPLES_OF_SIZES)).astype(int))
    return matched_share(family, sizes[places])


def _report(data: PreparedData, context: JobContext) -> None:
    """Say what each class has to offer, and what chips there are."""
    training = data.training
    if not isinstance(training, ObjectChips):
        raise TypeError("A detector learns from chips of objects.")
    validating = np.zeros(data.class_count, int) if data.validation is None else data.validation.class_pixels
    rare = []
    for record, learned, checked in zip(data.samples.classes, training.class_pixels, validating, strict=True):
        context.log(f"{record.name}: {learned} objects to train, {checked} to validate.")
        if learned < FEW_OBJECTS:
            rare.append(f"{record.name!r} ({learned})")
    if rare:
        context.log(
            f"Few objects to train: {', '.join(rare)}; a class is hardly learned from fewer than {FEW_OBJECTS}.",
            "warning",
        )
    empty = int((~training.classes_shown.any(axis=1)).sum())
    context.log(f"{empty} of {len(training)} training chips show no object.")
    sides = np.zeros(1) if data.object_sizes is None else data.object_sizes.max(axis=1)
    context.log(f"Objects have sides from {sides.min():.0f} to {sides.max():.0f} pixels, half of them up to "
                f"{np.median(sides):.0f}.")  # fmt: skip
    large = int((sides > training.patch_size).sum())
    if large:
        context.log(
            f"{large} objects are larger than a chip of {training.patch_size} pixels and never seen whole, so such "
            "objects may be found in parts. Make the chips larger (PATCH_SIZE), or the pixels of the image.",
            "warning",
        )
