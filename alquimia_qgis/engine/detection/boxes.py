"""Axis-aligned boxes: float32 (n, 4), ``[x_min, y_min, x_max, y_max]`` in pixels, where pixel 0 reaches from 0 to 1."""

from __future__ import annotations

import numpy as np

# Pairs of boxes that are compared at a time: bounds the memory of a comparison, not its result.
PAIRS_AT_ONCE = 4_000_000


def areas(boxes: np.ndarray) -> np.ndarray:
    """Areas of ``boxes`` (n, 4), float32 (n,) in square pixels; 0 where a box is empty or inverted."""
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    return (np.maximum(width, 0) * np.maximum(height, 0)).astype(np.float32)


def centres(boxes: np.ndarray) -> np.ndarray:
    """Centres of ``boxes`` (n, 4), float32 (n, 2) as x and y."""
    return ((boxes[:, :2] + boxes[:, 2:]) / 2).astype(np.float32)


def intersections(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Areas that the boxes ``a`` (n, 4) and ``b`` (m, 4) share, float32 (n, m) in square pixels."""
    left = np.maximum(a[:, np.newaxis, :2], b[np.newaxis, :, :2])
    right = np.minimum(a[:, np.newaxis, 2:], b[np.newaxis, :, 2:])
    sides = np.maximum(right - left, 0)
    return (sides[..., 0] * sides[..., 1]).astype(np.float32)


def intersection_over_union(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Shared area over joint area of the boxes ``a`` (n, 4) and ``b`` (m, 4), float32 (n, m), 0 for empty boxes."""
    result = np.zeros((len(a), len(b)), np.float32)
    rows = max(1, PAIRS_AT_ONCE // max(1, len(b)))
    for start in range(0, len(a), rows):
        part = a[start : start + rows]
        shared = intersections(part, b)
        joint = areas(part)[:, np.newaxis] + areas(b)[np.newaxis, :] - shared
        np.divide(shared, joint, out=result[start : start + rows], where=joint > 0)
    return result


def clipped(boxes: np.ndarray, width: float, height: float) -> np.ndarray:
    """The parts of ``boxes`` (n, 4) within an image of ``width`` by ``height`` pixels, float32 (n, 4)."""
    limits = np.array([width, height, width, height], np.float32)
    return np.clip(boxes, 0, limits).astype(np.float32)


def visible_share(boxes: np.ndarray, width: float, height: float) -> np.ndarray:
    """How much of each of ``boxes`` (n, 4) lies within an image of that size, float32 (n,) from 0 to 1.

    An empty box is not visible.
    """
    whole = areas(boxes)
    return np.divide(areas(clipped(boxes, width, height)), whole, out=np.zeros_like(whole), where=whole > 0)
