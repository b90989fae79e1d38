"""Draws the features that validate: by spatial blocks, as coarse as the samples allow, or one by one at random."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.samples.assignment import choose_groups
from alquimia_qgis.engine.samples.grouping import block_groups, block_sizes, overlapping, touching

# Blocks are coarse enough as soon as the validated shares miss the wanted one by no more than this, root mean square.
GOOD_FIT = 0.1
# ... and fine enough as soon as about this many of them validate: one corner of the image is no fair picture of it.
VALIDATING_BLOCKS = 2
RANDOM_WARNING = (
    "The split is random, not by place: validation features may lie beside training features, "
    "so expect the figures to be better than the map."
)
TOUCHING_WARNING = (
    "Most features touch each other, so that neighbours had to be separated into training and validation."
)


@dataclass(frozen=True)
class Candidates:
    """Features to draw from: shapely ``geometries``, ``class_index`` below ``classes``, and ``sizes`` in pixels."""

    geometries: np.ndarray
    class_index: np.ndarray
    sizes: np.ndarray
    classes: int


@dataclass(frozen=True)
class Draw:
    """Which candidates validate, bool (N,); how many classes that validates, and how far the shares are off."""

    validating: np.ndarray
    validated_classes: int
    misfit: float
    block_size: float = 0.0
    warnings: tuple[str, ...] = ()

    @property
    def merit(self) -> tuple[int, float]:
        """The greater the better."""
        return self.validated_classes, -self.misfit


def draw_at_random(candidates: Candidates, share: float, seed: int) -> Draw:
    """Single features, about ``share`` of each class's area."""
    draw = _draw(candidates, np.arange(len(candidates.sizes)), share, seed)
    return Draw(draw.validating, draw.validated_classes, draw.misfit, warnings=(RANDOM_WARNING,))


def draw_by_blocks(
    candidates: Candidates, share: float, seed: int, pixel: float, block_size: float | None = None
) -> Draw:
    """Whole blocks, about ``share`` of each class's area; features that touch stay together.

    Without ``block_size``, the largest blocks are taken that validate as many classes as smaller ones would, give
    each about its share and leave a few blocks to choose from. Where features touch nearly everywhere (a map without
    gaps), only those that overlap by more than half a ``pixel`` (units of the CRS) stay together, with a warning.
    """
    draw = _coarsest(candidates, touching(candidates.geometries), share, seed, block_size)
    counts = np.bincount(candidates.class_index, minlength=candidates.classes)
    if draw.validated_classes * 2 >= (counts > 1).sum():
        return draw
    apart = overlapping(candidates.geometries, pixel / 2)
    finer = _coarsest(candidates, apart, share, seed, block_size)
    if finer.validated_classes <= draw.validated_classes:
        return draw
    return Draw(finer.validating, finer.validated_classes, finer.misfit, finer.block_size, (TOUCHING_WARNING,))


def _coarsest(candidates: Candidates, linked: np.ndarray, share: float, seed: int, block_size: float | None) -> Draw:
    sizes = [block_size] if block_size else block_sizes(candidates.geometries)
    unblocked = _draw(candidates, linked, share, seed)
    best: Draw | None = None
    for size in sizes:
        groups = block_groups(candidates.geometries, linked, size)
        draw = _draw(candidates, groups, share, seed, size)
        if best is None or draw.merit > best.merit:
            best = draw
        enough = groups.max() + 1 >= VALIDATING_BLOCKS / share
        if enough and draw.validated_classes == unblocked.validated_classes and draw.misfit <= GOOD_FIT:
            return draw
    return unblocked if best is None or (not block_size and unblocked.merit > best.merit) else best


def _draw(candidates: Candidates, groups: np.ndarray, share: float, seed: int, block_size: float = 0.0) -> Draw:
    areas = np.zeros((groups.max() + 1, candidates.classes))
    np.add.at(areas, (groups, candidates.class_index), candidates.sizes)
    chosen = choose_groups(areas, share, seed)
    validated = areas[chosen].sum(axis=0) / np.maximum(areas.sum(axis=0), 1.0)
    counted = validated[validated > 0]
    misfit = float(np.sqrt(np.mean((counted - share) ** 2))) if len(counted) else np.inf
    return Draw(chosen[groups], len(counted), misfit, block_size)
