"""What the training report tells of objects: plain values, made by the engine and read by the sections of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from alquimia_qgis.zoo.detection_family import AnchorLevel


class ObjectFigures(NamedTuple):
    """How well one class of objects is found in the validation chips; fractions, NaN where undefined.

    ``reference`` counts the digitised objects. Precision, recall and F1 are those at ``best_score``, where F1 is
    highest.
    """

    reference: int
    ap50: float
    best_score: float
    precision: float
    recall: float
    best_f1: float


class ObjectExample(NamedTuple):
    """A validation chip twice, uint8 (H, W, 3): with the boxes digitised and with those found; how many of each."""

    reference: np.ndarray
    found: np.ndarray
    there: int
    detected: int


@dataclass(frozen=True)
class FoundObjects:
    """What a detector found in the validation chips, and the anchors it compares objects with.

    ``per_class`` is in the order of the classes; empty without validation. ``anchor_fit`` is the share of the training
    objects that an anchor overlaps enough; ``sides`` float (n,) are the square roots of their areas, in pixels.
    """

    ap50: float
    best_score: float
    per_class: Sequence[ObjectFigures]
    chips: int
    levels: Sequence[AnchorLevel]
    anchor_fit: float
    sides: np.ndarray
    largest_side: float
    examples: Sequence[ObjectExample] = ()
