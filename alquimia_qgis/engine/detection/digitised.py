"""Digitised objects as boxes on the image: polygons and lines by their bounds, points by their size."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.samples.geometry import POLYGON_DIMENSION
from alquimia_qgis.engine.samples.reading import Samples, read_objects
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.jobs import TrainJob

SMALLEST_SIDE = 1.0  # pixels


def digitised_objects(job: TrainJob, image: PixelSource, context: JobContext) -> Samples:
    """The samples of a job with an upright rectangle in the image's CRS for each object.

    A feature of several parts is as many objects. Points become squares of the size field, or of the width of points
    where that is empty; a SamplesError when neither is given. Objects narrower than a pixel are left out with a
    warning.
    """
    samples = _single_parts(read_objects(job.samples, job.objects.size_field, image, context))
    bounds = _with_sizes(samples, job.sampling.sample_width)
    sides = np.minimum(*((bounds[:, 2:] - bounds[:, :2]) / image.pixel_size).T)
    large = sides >= SMALLEST_SIDE
    if not large.any():
        raise SamplesError(
            "All objects are narrower than a pixel of the image.", "Check the CRS of the samples, or their sizes."
        )
    if not large.all():
        context.log(f"{int((~large).sum())} objects are narrower than a pixel and left out.", "warning")
    boxes = shapely.box(*bounds.T)
    return _selected(replace(samples, geometries=boxes), np.flatnonzero(large))


def pixel_boxes(samples: Samples, image: PixelSource) -> np.ndarray:
    """The rectangles of the samples in pixels of the image, float32 (n, 4)."""
    left, bottom, right, top = shapely.bounds(samples.geometries).T
    x, y = ~image.transform @ np.array([np.stack([left, right]), np.stack([bottom, top])])
    return np.stack([x.min(axis=0), y.min(axis=0), x.max(axis=0), y.max(axis=0)], axis=-1).astype(np.float32)


def _single_parts(samples: Samples) -> Samples:
    parts, owners = shapely.get_parts(samples.geometries, return_index=True)
    return replace(_selected(samples, owners), geometries=parts)


def _selected(samples: Samples, chosen: np.ndarray) -> Samples:
    return replace(
        samples,
        geometries=samples.geometries[chosen],
        class_index=samples.class_index[chosen],
        split=samples.split[chosen],
        feature_ids=samples.feature_ids[chosen],
        object_sizes=None if samples.object_sizes is None else samples.object_sizes[chosen],
    )


def _with_sizes(samples: Samples, width: float) -> np.ndarray:
    """(n, 4): the bounds of each object in units of the CRS, those of points and lines widened."""
    bounds = shapely.bounds(samples.geometries)
    thin = shapely.get_dimensions(samples.geometries) < POLYGON_DIMENSION
    sizes = np.full(len(samples), width)
    if samples.object_sizes is not None:
        sizes = np.where(np.isfinite(samples.object_sizes), samples.object_sizes, width)
    flat = thin & (bounds[:, 2:] - bounds[:, :2] <= 0).any(axis=1)
    if (flat & (sizes <= 0)).any():
        raise SamplesError(
            f"{int((flat & (sizes <= 0)).sum())} objects are points without a size.",
            "Give the field of their sizes (SIZE_FIELD) or one width for all (SAMPLE_WIDTH), in units of the image's "
            "CRS, or digitise boxes.",
        )
    half = np.where(thin, sizes / 2, 0.0)[:, np.newaxis]
    return np.concatenate([bounds[:, :2] - half, bounds[:, 2:] + half], axis=1)
