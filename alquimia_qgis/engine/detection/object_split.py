"""Sets objects aside for validation: whole annotated areas where there are several, else by place as all samples."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import shapely

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.samples.assignment import choose_groups
from alquimia_qgis.engine.samples.reading import TEST, TRAIN, VALIDATION, Samples
from alquimia_qgis.engine.samples.split import FIELD, NONE, SampleSplit, smallest_distance, split_samples
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.jobs import TrainJob

AREAS = "areas"
NOWHERE = -1


@dataclass(frozen=True)
class ObjectSplit:
    """Which objects train and validate, and in which areas (shapely polygons; None: all is known around the objects).

    ``split`` has indices into the samples. Areas of one part hold none of the other's, unless there is only one area.
    """

    split: SampleSplit
    training_areas: np.ndarray | None = None
    validation_areas: np.ndarray | None = None


def split_objects(
    samples: Samples, areas: np.ndarray | None, job: TrainJob, image: PixelSource, context: JobContext
) -> ObjectSplit:
    """Split the objects of a job; those outside the ``areas`` take no part.

    Where the split field names none to validate and there are several areas with objects, whole areas are set aside,
    nearest to the wanted share of each class; else the samples are split as those of all families.
    """
    if areas is None:
        return ObjectSplit(_by_place(samples, np.arange(len(samples)), job, image, context))
    homes = homes_of(samples, areas)
    inside = np.flatnonzero(homes != NOWHERE)
    if len(inside) < len(samples):
        context.log(f"{len(samples) - len(inside)} objects outside the annotated areas (AREA) take no part.")
    if not len(inside):
        raise SamplesError("No object lies in the annotated areas (AREA).", "Check the CRS of both layers.")
    parts = _parts_of_areas(samples, homes, len(areas), job)
    if parts is None:
        split = _by_place(samples, inside, job, image, context)
        return ObjectSplit(split, areas, areas)
    return _by_areas(samples, areas, homes, parts, context)


def homes_of(samples: Samples, areas: np.ndarray) -> np.ndarray:
    """The area in which the centre of each object lies, int64 (n,), -1 for none."""
    objects, found = shapely.STRtree(areas).query(shapely.centroid(samples.geometries), predicate="intersects")
    homes = np.full(len(samples), NOWHERE, dtype=np.int64)
    homes[objects] = found
    return homes


def _parts_of_areas(samples: Samples, homes: np.ndarray, count: int, job: TrainJob) -> np.ndarray | None:
    """ "", validation or test for each area; None where the areas cannot be shared out."""
    parts = np.full(count, "", dtype="U10")
    for part in (VALIDATION, TEST):
        marked = np.bincount(homes[(homes != NOWHERE) & (samples.split == part)], minlength=count)
        parts[marked * 2 > np.bincount(homes[homes != NOWHERE], minlength=count)] = part
    if (samples.split == VALIDATION).any():
        return parts if (parts == VALIDATION).any() else None
    counted = np.zeros((count, len(samples.classes)))
    training = (homes != NOWHERE) & (samples.split != TEST)
    np.add.at(counted, (homes[training], samples.class_index[training]), 1)
    counted[parts == TEST] = 0
    occupied = np.flatnonzero(counted.sum(axis=1))
    if job.sampling.validation_share == 0 or len(occupied) < 2:
        return None
    chosen = choose_groups(counted[occupied], job.sampling.validation_share, job.training.seed)
    parts[occupied[chosen]] = VALIDATION
    return parts if chosen.any() else None


def _by_areas(
    samples: Samples, areas: np.ndarray, homes: np.ndarray, parts: np.ndarray, context: JobContext
) -> ObjectSplit:
    part_of = np.where(homes == NOWHERE, TEST, parts[homes])
    training = np.flatnonzero((part_of == "") & np.isin(samples.split, ("", TRAIN)))
    validation = np.flatnonzero((part_of == VALIDATION) & (samples.split != TEST))
    if not len(training) or not len(validation):
        raise SamplesError("The split field leaves no object to train with.", "Mark at least one area as train.")
    distance = smallest_distance(samples, training, validation)
    method = FIELD if (samples.split == VALIDATION).any() else AREAS
    context.log(
        f"{len(training)} objects in {int((parts == '').sum())} areas train, {len(validation)} in "
        f"{int((parts == VALIDATION).sum())} validate; the nearest two are {distance:.4g} m apart."
    )
    split = SampleSplit(training, validation, method, distance, ())
    return ObjectSplit(split, areas[parts == ""], areas[parts == VALIDATION])


def _by_place(
    samples: Samples, chosen: np.ndarray, job: TrainJob, image: PixelSource, context: JobContext
) -> SampleSplit:
    part = replace(
        samples,
        geometries=samples.geometries[chosen],
        class_index=samples.class_index[chosen],
        split=samples.split[chosen],
        feature_ids=samples.feature_ids[chosen],
    )
    split = split_samples(part, job.sampling, job.training.seed, image.pixel_size, context)
    return replace(split, training=chosen[split.training], validation=chosen[split.validation])


def validates(split: SampleSplit) -> bool:
    """Whether anything was set aside."""
    return split.method != NONE and len(split.validation) > 0
