"""Sets samples aside for validation: whole features, by place, so that the figures hold where nothing was learned."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.ground import Ground
from alquimia_qgis.engine.samples.drawing import Candidates, Draw, draw_at_random, draw_by_blocks
from alquimia_qgis.engine.samples.geometry import sizes_in_pixels, widened
from alquimia_qgis.engine.samples.reading import TEST, VALIDATION, Samples
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.options import SamplingOptions

MOST_NAMED = 10
BLOCKS, RANDOM, FIELD, NONE = "blocks", "random", "field", "none"
NOTHING_SET_ASIDE = (
    "No feature could be set aside for validation, so nothing is known of the model's accuracy; "
    "digitise several separate features of each class."
)
NONE_WANTED = (
    "All samples train, as the share for validation is 0, so nothing is known of the model's accuracy; "
    "assess its map with samples that took no part."
)


@dataclass(frozen=True)
class SampleSplit:
    """Indices into the samples (sorted int64), and how they came about.

    ``method`` is blocks, random, field (validation features named by the split field) or none (nothing could be set
    aside, or nothing should: ``validation`` is empty). ``distance`` is the smallest distance in metres between a
    training and a validation feature, NaN without validation; ``block_size`` the edge of the blocks in map units, 0
    where none were used. ``warnings`` are sentences for log and report.
    """

    training: np.ndarray
    validation: np.ndarray
    method: str
    distance: float
    warnings: tuple[str, ...]
    block_size: float = 0.0


def split_samples(
    samples: Samples, options: SamplingOptions, seed: int, pixel_size: tuple[float, float], context: JobContext
) -> SampleSplit:
    """Split ``samples`` into training and validation; ``pixel_size`` (width, height) is in units of their CRS.

    A split field wins: its test features are left out, its validation features validate. Where it names none, or there
    is none, part of the rest is drawn by ``options.split``, nearest to ``options.validation_share`` of each class's
    area (0: none); the same ``seed`` draws the same. Every class keeps a training feature, else a SamplesError is
    raised. Warnings are logged, too.
    """
    candidates = np.flatnonzero((samples.split != TEST) & (samples.split != VALIDATION))
    _log_field(samples, context)
    _check_training(samples, candidates)
    named = np.flatnonzero(samples.split == VALIDATION)
    if len(named):
        split = _described(samples, candidates, named, FIELD, 0.0, ())
    elif options.validation_share == 0:
        split = SampleSplit(candidates, named, NONE, math.nan, (NONE_WANTED,))
    else:
        draw = draw_features(samples, candidates, options, seed, pixel_size)
        training, validation = candidates[~draw.validating], candidates[draw.validating]
        method = BLOCKS if samples.raster is not None else options.split
        split = _described(samples, training, validation, method, draw.block_size, draw.warnings)
    for warning in split.warnings:
        context.log(warning, "warning")
    if split.method != NONE:
        context.log(
            f"{len(split.training)} features train, {len(split.validation)} validate; "
            f"the nearest two are {split.distance:.4g} m apart."
        )
    return split


def draw_features(
    samples: Samples, indices: np.ndarray, options: SamplingOptions, seed: int, pixel_size: tuple[float, float]
) -> Draw:
    """Which of the features ``indices`` validate, as the options say; for the other arguments see ``split_samples``."""
    geometries = widened(samples.geometries[indices], options.sample_width)
    sizes = sizes_in_pixels(geometries, pixel_size) if samples.sizes is None else samples.sizes[indices]
    strata, count = samples.strata
    candidates = Candidates(geometries, strata[indices], sizes, count)
    if options.split == RANDOM and samples.raster is None:  # what one block shows must not be torn apart
        return draw_at_random(candidates, options.validation_share, seed)
    return draw_by_blocks(candidates, options.validation_share, seed, min(pixel_size), options.block_size)


def smallest_distance(samples: Samples, first: np.ndarray, second: np.ndarray) -> float:
    """Smallest distance in metres between the features ``first`` and ``second``; 0 where they touch."""
    if samples.crs is None:
        raise ValueError("Samples without a CRS have no distances in metres.")
    ground = Ground(samples.crs)
    ours, theirs = samples.geometries[first], samples.geometries[second]
    # The search is planar: narrow the degrees of longitude so that it finds what is nearest on the ground.
    narrowing = _narrowing(ours) if ground.is_geographic else 1.0
    tree = shapely.STRtree(_stretched(ours, narrowing))
    probes = _stretched(theirs, narrowing)
    probe, nearest = tree.query_nearest(probes, all_matches=False)
    lines = shapely.shortest_line(tree.geometries[nearest], probes[probe])
    x0, y0, x1, y1 = shapely.get_coordinates(lines).reshape(-1, 4).T
    return float(ground.distance(x0 / narrowing, y0, x1 / narrowing, y1).min())


def _described(
    samples: Samples,
    training: np.ndarray,
    validation: np.ndarray,
    method: str,
    block_size: float,
    warnings: tuple[str, ...],
) -> SampleSplit:
    if not len(validation):
        return SampleSplit(training, validation, NONE, math.nan, (NOTHING_SET_ASIDE,))
    warnings += tuple(_unvalidated(samples, training, validation))
    return SampleSplit(
        training, validation, method, smallest_distance(samples, training, validation), warnings, block_size
    )


def _unvalidated(samples: Samples, training: np.ndarray, validation: np.ndarray) -> list[str]:
    counts = samples.class_counts(training)
    names = [
        f"{samples.classes[index].name!r}" + (" (a single feature)" if counts[index] == 1 else "")
        for index in np.flatnonzero(samples.class_counts(validation) == 0)
    ]
    if not names:
        return []
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return [
        f"Not validated, because no feature could be set aside: {', '.join(names[:MOST_NAMED])}{more}; "
        "digitise more of these classes, further apart."
    ]


def _log_field(samples: Samples, context: JobContext) -> None:
    tests, empty = int((samples.split == TEST).sum()), int((samples.split == "").sum())
    if tests:
        context.log(f"{tests} features marked as test take no part in training or validation.")
    if empty and empty < len(samples):
        context.log(f"{empty} features without a value in the split field count as training.")


def _check_training(samples: Samples, candidates: np.ndarray) -> None:
    missing = np.flatnonzero(samples.class_counts(candidates) == 0)
    if len(missing):
        names = ", ".join(repr(samples.classes[index].name) for index in missing)
        raise SamplesError(
            f"The split field leaves no training feature of {names}.",
            "Mark at least one feature of each class as train.",
        )


def _narrowing(geometries: np.ndarray) -> float:
    """How much shorter a degree of longitude is than one of latitude where the features lie."""
    _, ymin, _, ymax = shapely.total_bounds(geometries)
    return max(0.01, float(np.cos(np.radians((ymin + ymax) / 2))))


def _stretched(geometries: np.ndarray, factor: float) -> np.ndarray:
    return geometries if factor == 1.0 else shapely.transform(geometries, lambda xy: xy * (factor, 1.0))
