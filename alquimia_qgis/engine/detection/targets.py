"""What each anchor of a chip is to answer: an object, nothing, or that it does not count."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.detection.anchors import anchor_boxes
from alquimia_qgis.engine.detection.boxes import areas, centres, intersection_over_union, intersections
from alquimia_qgis.engine.detection.encoding import encoded
from alquimia_qgis.engine.detection.objects import Objects
from alquimia_qgis.zoo.detection_family import DetectionFamily

BACKGROUND, NOT_COUNTED = -1, -2
TARGET_NUMBERS = 5
# An anchor that lies so much in an ignored object sees that object.
WITHIN_IGNORED = 0.5


@dataclass(frozen=True)
class Matching:
    """Which anchor answers for which object; see ``DetectionFamily`` for the thresholds."""

    positive: float
    negative: float
    match_best: bool
    variances: tuple[float, float, float, float]

    @classmethod
    def of(cls, family: DetectionFamily) -> Matching:
        """As the family wants it."""
        return cls(family.positive_overlap, family.negative_overlap, family.match_best, family.variances)

    def targets(self, anchors: np.ndarray, objects: Objects, known: np.ndarray) -> np.ndarray:
        """Deltas and class, float32 (A, 5), that each of ``anchors`` (A, 4) is to answer.

        The class is an index from 0, -1 for background and -2 where the anchor does not count: between the thresholds,
        in an ignored object, or where nobody has looked: ``known``, bool (H, W), says where all objects are digitised.
        """
        wanted, ignored = objects.selected(~objects.ignored), objects.selected(objects.ignored)
        targets = np.zeros((len(anchors), TARGET_NUMBERS), dtype=np.float32)
        targets[:, -1] = self._background(anchors, ignored, known)
        if len(wanted.boxes):
            self._match(anchors, wanted, targets)
        return targets

    def _background(self, anchors: np.ndarray, ignored: Objects, known: np.ndarray) -> np.ndarray:
        """-1 or -2 for each anchor, as if there were no objects."""
        height, width = known.shape
        x, y = centres(anchors).astype(int).T
        counted = known[np.clip(y, 0, height - 1), np.clip(x, 0, width - 1)]
        if len(ignored.boxes):
            within = intersections(anchors, ignored.boxes).max(axis=1) / areas(anchors)
            overlaps = intersection_over_union(anchors, ignored.boxes).max(axis=1)
            counted = counted & (within < WITHIN_IGNORED) & (overlaps < self.negative)
        return np.where(counted, BACKGROUND, NOT_COUNTED)

    def _match(self, anchors: np.ndarray, wanted: Objects, targets: np.ndarray) -> None:
        overlaps = intersection_over_union(anchors, wanted.boxes)
        best = overlaps.argmax(axis=1)
        highest = overlaps[np.arange(len(anchors)), best]
        positive = highest >= self.positive
        targets[(highest >= self.negative) & ~positive, -1] = NOT_COUNTED
        if self.match_best:
            closest = overlaps.argmax(axis=0)
            met = overlaps[closest, np.arange(len(wanted.boxes))] > 0
            positive[closest[met]] = True
            best[closest[met]] = np.flatnonzero(met)
        targets[positive, :4] = encoded(wanted.boxes[best[positive]], anchors[positive], self.variances)
        targets[positive, -1] = wanted.classes[best[positive]]


def matched_share(family: DetectionFamily, sizes: np.ndarray) -> float:
    """Share of objects of these sizes, (n, 2) in pixels, that some anchor overlaps enough wherever they lie, 0 to 1.

    Each is tried at four places of a cell of the finest level.
    """
    levels = family.anchor_levels()
    if not len(sizes):
        return 0.0
    edge = levels[-1].stride * 2
    anchors = anchor_boxes(levels, edge, edge)
    offsets = np.array([[x, y] for x in (0.25, 0.75) for y in (0.25, 0.75)]) * levels[0].stride
    middle = edge / 2 + offsets
    found = [
        intersection_over_union(
            anchors, np.concatenate([middle - size / 2, middle + size / 2], axis=-1).astype(np.float32)
        ).max(axis=0)
        for size in sizes
    ]
    return float((np.array(found) >= family.positive_overlap).mean())
