"""Anchors: the boxes that a detector compares objects with, where they lie, and which sizes suit the samples."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from alquimia_qgis.zoo.detection_family import AnchorLevel, DetectionFamily

Family = TypeVar("Family", bound=DetectionFamily)
# The smallest anchors are as large as this share of the objects is at most; some odd slivers must not decide.
SMALLEST_SHARE = 0.05
# The elongation of this share of the objects is at most that of the anchors.
USUAL_ELONGATION = 0.75
LEAST_RATIO, MOST_RATIO = 1.2, 5.0
# The largest anchors find all but this share of the largest objects: those up to so many times their own side.
LARGEST_SHARE, REACH = 0.01, 1.2
LEAST_GROWTH, MOST_GROWTH = 2.0, 3.0
SMALLEST_ANCHOR, LARGEST_ANCHOR = 4.0, 1024.0


def anchor_boxes(levels: Sequence[AnchorLevel], height: int, width: int) -> np.ndarray:
    """The anchors of an image of this size, float32 (A, 4), in the order of the network's answers."""
    return np.concatenate([_of_level(level, height, width) for level in levels])


def with_proposed_anchors(family: Family, sizes: np.ndarray) -> Family:
    """The family with anchors that suit objects of these ``sizes``, float (n, 2) of width and height in pixels.

    What the user has set stays. The smallest anchors are as large as the smallest objects but for a twentieth of them;
    three quarters of the objects are no more elongated than the anchors; and where anchors that double from level to
    level do not reach the largest objects, they grow faster.
    """
    sides = np.sqrt(sizes.prod(axis=1))
    elongations = sizes.max(axis=1) / sizes.min(axis=1)
    size = float(np.clip(np.quantile(sides, SMALLEST_SHARE), SMALLEST_ANCHOR, LARGEST_ANCHOR))
    ratio = float(np.clip(np.quantile(elongations, USUAL_ELONGATION), LEAST_RATIO, MOST_RATIO))
    fitted = replace(
        family,
        anchor_size=family.anchor_size or round(size, 1),
        anchor_ratio=family.anchor_ratio or round(ratio, 2),
    )
    largest = float(np.quantile(sides, 1 - LARGEST_SHARE))
    return replace(fitted, anchor_growth=fitted.anchor_growth or _growth_to(fitted, largest))


def reach_of(family: DetectionFamily) -> float:
    """The side of the largest square objects that an anchor surely finds, in pixels."""
    return REACH * max(math.sqrt(width * height) for level in family.anchor_levels() for width, height in level.shapes)


def _growth_to(family: DetectionFamily, largest: float) -> float:
    """By how much anchors must grow from level to level to reach objects of this side."""
    steps = family.coarsest_level - family.finest_level + 1 - 1 / family.anchor_scales
    growth = (largest / reach_of(replace(family, anchor_growth=1.5)) * 1.5**steps) ** (1 / steps)
    return round(float(np.clip(growth, LEAST_GROWTH, MOST_GROWTH)), 2)


def _of_level(level: AnchorLevel, height: int, width: int) -> np.ndarray:
    half = np.array(level.shapes, dtype=np.float32) / 2
    rows = (np.arange(math.ceil(height / level.stride), dtype=np.float32) + 0.5) * level.stride
    columns = (np.arange(math.ceil(width / level.stride), dtype=np.float32) + 0.5) * level.stride
    y, x = np.meshgrid(rows, columns, indexing="ij")
    centres = np.stack([x, y], axis=-1)[:, :, np.newaxis]
    return np.concatenate([centres - half, centres + half], axis=-1).reshape(-1, 4)
