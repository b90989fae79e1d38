"""What a detector finds in an image: boxes with a score and a class each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np


class Detections(NamedTuple):
    """Found objects, in any order.

    ``boxes`` float32 (k, 4) in pixels as ``detection.boxes`` has them, ``scores`` float32 (k,) from 0 to 1, ``classes``
    int32 (k,), indices into the classes of the model.
    """

    boxes: np.ndarray
    scores: np.ndarray
    classes: np.ndarray

    @property
    def number(self) -> int:
        """How many objects there are; ``len`` would say that a tuple has three parts."""
        return len(self.scores)

    def selected(self, chosen: np.ndarray) -> Detections:
        """Those that ``chosen`` names: indices, whose order is kept, or a mask (k,)."""
        return Detections(self.boxes[chosen], self.scores[chosen], self.classes[chosen])

    def shifted(self, x: float, y: float) -> Detections:
        """The same objects with ``x`` and ``y`` pixels added, as seen from another origin."""
        return self._replace(boxes=(self.boxes + np.array([x, y, x, y])).astype(np.float32))


def no_detections() -> Detections:
    """Nothing found."""
    return Detections(np.zeros((0, 4), np.float32), np.zeros(0, np.float32), np.zeros(0, np.int32))


def concatenated(parts: Sequence[Detections]) -> Detections:
    """All objects of ``parts``, in their order."""
    given = [no_detections(), *parts]
    return Detections(
        np.concatenate([part.boxes for part in given]).astype(np.float32),
        np.concatenate([part.scores for part in given]).astype(np.float32),
        np.concatenate([part.classes for part in given]).astype(np.int32),
    )
