"""Proposes how large the training chips of a detector should be, from the sizes of the objects."""

from __future__ import annotations

import math

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.detection.boxes import areas
from alquimia_qgis.engine.detection.digitised import digitised_objects, pixel_boxes
from alquimia_qgis.engine.detection.picture_preparation import read_annotations
from alquimia_qgis.engine.samples.reading import TEST
from alquimia_qgis.engine.training.preparation import open_source
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.zoo.detection_family import DetectionFamily

# Chips are so many times as wide as all but a tenth of the objects of any class that is not rare.
TIMES_THE_OBJECTS, MOST_OF_A_CLASS, RARE = 2.0, 0.9, 20
# Larger chips than this are the user's decision: they take long, and few of them fit in memory at once.
SMALLEST_CHIP, LARGEST_CHIP = 128, 512
# A chip of this size is as much to learn from as usual; of larger ones, fewer make a batch.
USUAL_CHIP, USUAL_BATCH, FEWEST_IN_BATCH = 256, 8, 2


def chip_size_for(job: TrainJob, family: DetectionFamily) -> int:
    """Edge (pixels) of chips that show most objects of the job whole, with surroundings; see ``proposed_size``.

    Reads the objects without a word; whatever is wrong with them is an AlquimiaError.
    """
    if job.folder is not None:
        pictures = [picture for picture in read_annotations(job.folder) if picture.part != TEST]
        boxes = np.concatenate([picture.boxes for picture in pictures] or [np.zeros((0, 4), np.float32)])
        names = np.array([name for picture in pictures for name in picture.names], dtype=object)
    else:
        with open_source(job, family, JobContext.silent()) as image:
            samples = digitised_objects(job, image, JobContext.silent())
            learned = samples.split != TEST
            boxes, names = pixel_boxes(samples, image)[learned], samples.class_index[learned]
    usable = areas(boxes) > 0
    if not usable.any():
        raise SamplesError("There is no object to train with.", "Digitise some, or check the split field.")
    sides = (boxes[usable, 2:] - boxes[usable, :2]).max(axis=1)
    return proposed_size(sides, names[usable], family.patch_multiple())


def proposed_size(sides: np.ndarray, classes: np.ndarray, multiple: int) -> int:
    """Edge (pixels) of chips for objects whose longer sides are ``sides`` (n,) pixels, a multiple of ``multiple``.

    A class of large objects counts even where another one has many more; a rare class does not. From 128 to 512.
    """
    _, index, counts = np.unique(classes.astype(str), return_inverse=True, return_counts=True)
    common = np.flatnonzero(counts >= min(RARE, counts.max()))
    wanted = TIMES_THE_OBJECTS * max(float(np.quantile(sides[index == number], MOST_OF_A_CLASS)) for number in common)
    return math.ceil(min(max(wanted, SMALLEST_CHIP), LARGEST_CHIP) / multiple) * multiple


def usual_batch(size: int) -> int:
    """How many chips of ``size`` pixels make a batch: those of 256 pixels eight, larger ones as many pixels."""
    return max(FEWEST_IN_BATCH, min(USUAL_BATCH, round(USUAL_BATCH * (USUAL_CHIP / size) ** 2)))
