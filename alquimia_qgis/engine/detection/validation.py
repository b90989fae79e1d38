"""How well a network finds the objects of validation chips, by the measures of the assessment of objects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.detection.anchors import anchor_boxes
from alquimia_qgis.engine.detection.decoding import detections_of
from alquimia_qgis.engine.detection.detections import Detections
from alquimia_qgis.engine.detection.object_batches import Example, ObjectExamples
from alquimia_qgis.engine.detection.suppression import Suppression
from alquimia_qgis.engine.metrics.objects.labelled_boxes import LabelledBoxes, candidates
from alquimia_qgis.engine.metrics.objects.matching import matched
from alquimia_qgis.engine.metrics.objects.precision import ScoreCurve, score_curve
from alquimia_qgis.engine.tasks.base import Answering
from alquimia_qgis.zoo.detection_family import DetectionFamily

AP50 = "ap50"
OVERLAP = 0.5
# What a map of objects keeps of a tile anyway; lower scores hardly change a precision and take long.
LEAST_SCORE, MOST_OBJECTS = 0.02, 300
SUPPRESSION = Suppression(overlap=OVERLAP)
# Chips lie so many of their edges apart, so that no box of one meets one of another.
APART = 4


@dataclass(frozen=True)
class FoundInChips:
    """What was found in chips and what is there, as boxes of one plane on which the chips lie far apart."""

    detected: LabelledBoxes
    reference: LabelledBoxes
    chips: int

    def curves(self, classes: int) -> list[ScoreCurve]:
        """Precision and recall of each class at an overlap of 0.5."""
        matches = matched(self.detected, self.reference, candidates(self.detected, self.reference), OVERLAP)
        return [score_curve(self.detected, self.reference, matches, number) for number in range(classes)]

    def curve(self) -> ScoreCurve:
        """Precision and recall of all objects alike."""
        matches = matched(self.detected, self.reference, candidates(self.detected, self.reference), OVERLAP)
        return score_curve(self.detected, self.reference, matches)


def mean_precision(curves: list[ScoreCurve]) -> float:
    """AP50: the mean over the classes that there is something of; NaN without any."""
    known = [curve.average_precision for curve in curves if curve.reference]
    return float(np.mean(known)) if known else float("nan")


def find_in_chips(
    network: Answering,
    examples: ObjectExamples,
    family: DetectionFamily,
    batch_size: int,
    go_on: Callable[[], bool] = lambda: True,
) -> FoundInChips:
    """Look at every chip, unchanged; ``go_on`` is asked before each batch and may end it early."""
    found, there, seen = [], [], 0
    for example, objects in detections_in(network, examples, family, batch_size, go_on=go_on):
        offset = seen * APART * len(example.pixels)
        found.append(_labelled_detections(objects.shifted(offset, 0), example, offset))
        there.append(_labelled_reference(example, offset))
        seen += 1
    return FoundInChips(_joined(found), _joined(there), seen)


def detections_in(
    network: Answering,
    examples: ObjectExamples,
    family: DetectionFamily,
    batch_size: int,
    chips: Sequence[int] | None = None,
    go_on: Callable[[], bool] = lambda: True,
) -> Iterator[tuple[Example, Detections]]:
    """Each chip, or those of these numbers, and what the network finds in it, without doubles."""
    numbers = range(len(examples.chips)) if chips is None else chips
    size = examples.chips.patch_size
    anchors = anchor_boxes(family.anchor_levels(), size, size)
    for start in range(0, len(numbers), batch_size):
        if not go_on():
            return
        batch = [examples.plain(chip) for chip in numbers[start : start + batch_size]]
        answers = np.asarray(network.predict_on_batch(np.stack([example.pixels for example in batch])))
        for example, answer in zip(batch, answers[:, :, 0], strict=True):
            objects = detections_of(answer, anchors, family.variances, (size, size), LEAST_SCORE, MOST_OBJECTS)
            yield example, SUPPRESSION.applied(objects)


def _labelled_detections(found: Detections, example: Example, offset: float) -> LabelledBoxes:
    """Those whose middle lies where nobody has looked do not count."""
    size = len(example.known)
    x = np.clip((found.boxes[:, 0] + found.boxes[:, 2]) / 2 - offset, 0, size - 1).astype(int)
    y = np.clip((found.boxes[:, 1] + found.boxes[:, 3]) / 2, 0, size - 1).astype(int)
    return LabelledBoxes(
        found.boxes.astype(np.float64), found.classes.astype(np.int64), found.scores.astype(np.float64),
        example.known[y, x],
    )  # fmt: skip


def _labelled_reference(example: Example, offset: float) -> LabelledBoxes:
    objects = example.objects
    boxes = objects.boxes.astype(np.float64) + np.array([offset, 0, offset, 0])
    return LabelledBoxes(boxes, objects.classes.astype(np.int64), np.ones(len(boxes)), ~objects.ignored)


def _joined(parts: list[LabelledBoxes]) -> LabelledBoxes:
    none = LabelledBoxes(np.zeros((0, 4)), np.zeros(0, np.int64), np.zeros(0), np.zeros(0, bool))
    every = [none, *parts]
    return LabelledBoxes(
        np.concatenate([part.boxes for part in every]),
        np.concatenate([part.classes for part in every]),
        np.concatenate([part.scores for part in every]),
        np.concatenate([part.counted for part in every]),
    )
