"""Turns what a network answers for its anchors into objects with scores, before doubles are suppressed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alquimia_qgis.engine.detection.boxes import clipped
from alquimia_qgis.engine.detection.detections import Detections, concatenated
from alquimia_qgis.engine.detection.encoding import decoded

BOX_NUMBERS = 4


def detections_of(
    answer: np.ndarray,
    anchors: np.ndarray,
    variances: Sequence[float],
    size: tuple[int, int],
    least_score: float,
    most: int,
) -> Detections:
    """The objects of one image from its ``answer``, float32 (A, 4 + C) of box deltas and class logits.

    Of each class the ``most`` best with at least ``least_score``, clipped to the image's ``size`` (height, width).
    Class by class, the best first.
    """
    scores = 1.0 / (1.0 + np.exp(-np.clip(answer[:, BOX_NUMBERS:], -50, 50)))
    found = []
    for index in range(scores.shape[1]):
        chosen = _best(scores[:, index], least_score, most)
        boxes = clipped(decoded(answer[chosen, :BOX_NUMBERS], anchors[chosen], variances), size[1], size[0])
        found.append(
            Detections(boxes, scores[chosen, index].astype(np.float32), np.full(len(chosen), index, dtype=np.int32))
        )
    objects = concatenated(found)
    return objects.selected(np.flatnonzero((objects.boxes[:, 2:] > objects.boxes[:, :2]).all(axis=1)))


def _best(scores: np.ndarray, least: float, most: int) -> np.ndarray:
    """Indices of the ``most`` highest scores of at least ``least``, the highest first."""
    candidates = np.flatnonzero(scores >= least)
    order = np.argsort(-scores[candidates], kind="stable")[:most]
    return candidates[order]
