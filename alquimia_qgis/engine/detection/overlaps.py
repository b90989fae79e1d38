"""Pairs of boxes that overlap, found by a spatial index: memory and time follow the pairs, not all combinations."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import shapely


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
    """All pairs of a box of ``a`` (n, 4) and a box of ``b`` (m, 4) that overlap, in the order of ``a``, then of ``b``.

    Areas are computed in float64, as pycocotools does.
    """
    first, second = shapely.STRtree(_shapes(b)).query(_shapes(a))
    order = np.lexsort((second, first))
    return _measured(np.asarray(a, np.float64), np.asarray(b, np.float64), first[order], second[order])


def overlaps_within(boxes: np.ndarray) -> Overlaps:
    """All pairs among ``boxes`` (n, 4) that overlap, each once, the first position being the lower one."""
    pairs = overlaps_between(boxes, boxes)
    return pairs.where(pairs.first < pairs.second)


def _measured(a: np.ndarray, b: np.ndarray, first: np.ndarray, second: np.ndarray) -> Overlaps:
    one, other = a[first], b[second]
    sides = np.minimum(one[:, 2:], other[:, 2:]) - np.maximum(one[:, :2], other[:, :2])
    shared = np.prod(np.maximum(sides, 0), axis=1)
    union = np.prod(one[:, 2:] - one[:, :2], axis=1) + np.prod(other[:, 2:] - other[:, :2], axis=1) - shared
    return Overlaps(first, second, shared, union).where(shared > 0)


def _shapes(boxes: np.ndarray) -> np.ndarray:
    return shapely.box(*np.asarray(boxes, np.float64).reshape(-1, 4).T)
