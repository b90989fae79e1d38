"""Pairs of boxes that overlap, found by a spatial index: memory and time follow the pairs, not all combinations."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import shapely

# Boxes that are looked up in the index at a time: in a crowd, each of them has hundreds of neighbours.
LOOKED_UP = 2048


class Overlaps(NamedTuple):
    """Pairs of boxes that share some area.

    ``first`` and ``second`` int64 (p,) are positions in the two lists, ``shared`` float64 (p,) the common area and
    ``union`` float64 (p,) the joint one.
    """

    first: np.ndarray
    second: np.ndarray
    shared: np.ndarray
    union: np.ndarray

    @property
    def intersection_over_union(self) -> np.ndarray:
        """Shared area over joint area, float64 (p,), above 0 and up to 1."""
        return self.shared / self.union

    def where(self, chosen: np.ndarray) -> Overlaps:
        """The pairs that the mask (p,) names."""
        return Overlaps(*(part[chosen] for part in self))


def overlaps_between(a: np.ndarray, b: np.ndarray) -> Overlaps:
    """All pairs of a box of ``a`` (n, 4) and a box of ``b`` (m, 4) that overlap, in any order.

    Areas are computed in float64, as pycocotools does.
    """
    first, second = shapely.STRtree(_shapes(b)).query(_shapes(a))
    return _measured(np.asarray(a, np.float64), np.asarray(b, np.float64), first, second)


def overlaps_within(boxes: np.ndarray, least: float = 0.0, groups: np.ndarray | None = None) -> Overlaps:
    """All pairs among ``boxes`` (n, 4) that overlap by more than ``least``, each once, the lower position first.

    With ``groups`` (n,), only pairs of the same group.
    """
    boxes = np.asarray(boxes, np.float64).reshape(-1, 4)
    shapes = _shapes(boxes)
    tree = shapely.STRtree(shapes)
    areas = np.prod(boxes[:, 2:] - boxes[:, :2], axis=1)
    found = [_measured(boxes, boxes, np.zeros(0, np.int64), np.zeros(0, np.int64))]
    for start in range(0, len(boxes), LOOKED_UP):
        first, second = tree.query(shapes[start : start + LOOKED_UP])
        first = first + start
        # Cheap tests before areas are measured: the smaller area bounds what two boxes share.
        likely = first < second
        likely &= np.minimum(areas[first], areas[second]) > least * np.maximum(areas[first], areas[second])
        if groups is not None:
            likely &= groups[first] == groups[second]
        pairs = _measured(boxes, boxes, first[likely], second[likely])
        found.append(pairs.where(pairs.intersection_over_union > least))
    return Overlaps(*(np.concatenate(parts) for parts in zip(*found, strict=True)))


def _measured(a: np.ndarray, b: np.ndarray, first: np.ndarray, second: np.ndarray) -> Overlaps:
    one, other = a[first], b[second]
    sides = np.minimum(one[:, 2:], other[:, 2:]) - np.maximum(one[:, :2], other[:, :2])
    shared = np.prod(np.maximum(sides, 0), axis=1)
    union = np.prod(one[:, 2:] - one[:, :2], axis=1) + np.prod(other[:, 2:] - other[:, :2], axis=1) - shared
    return Overlaps(first, second, shared, union).where(shared > 0)


def _shapes(boxes: np.ndarray) -> np.ndarray:
    return shapely.box(*np.asarray(boxes, np.float64).reshape(-1, 4).T)
