"""Boxes as a network answers them, relative to its anchors, and back.

The formulas are those of ``keras.utils.bounding_boxes`` (encode_box_to_deltas, decode_deltas_to_boxes), to which a test
compares them; in NumPy, because objects are also found where Keras is not loaded.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

# Far beyond any sensible answer; keeps the exponential of a broken one from overflowing.
LARGEST_LOGARITHM = 10.0


def encoded(boxes: np.ndarray, anchors: np.ndarray, variances: Sequence[float]) -> np.ndarray:
    """Deltas, float32 (n, 4), of ``boxes`` (n, 4) against ``anchors`` (n, 4), of which none is empty."""
    centres, sizes = _centres_and_sizes(boxes)
    anchor_centres, anchor_sizes = _centres_and_sizes(anchors)
    deltas = np.concatenate([(centres - anchor_centres) / anchor_sizes, np.log(sizes / anchor_sizes)], axis=-1)
    return (deltas / np.array(variances)).astype(np.float32)


def decoded(deltas: np.ndarray, anchors: np.ndarray, variances: Sequence[float]) -> np.ndarray:
    """Boxes, float32 (n, 4), of ``deltas`` (n, 4) against ``anchors`` (n, 4)."""
    scaled = deltas * np.array(variances, dtype=np.float32)
    anchor_centres, anchor_sizes = _centres_and_sizes(anchors)
    centres = scaled[:, :2] * anchor_sizes + anchor_centres
    half = np.exp(np.minimum(scaled[:, 2:], LARGEST_LOGARITHM)) * anchor_sizes / 2
    return np.concatenate([centres - half, centres + half], axis=-1).astype(np.float32)


def _centres_and_sizes(boxes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return (boxes[:, :2] + boxes[:, 2:]) / 2, boxes[:, 2:] - boxes[:, :2]
