"""Advice on objects: whether there are enough of them, whether the anchors fit, and how well they are found."""

from __future__ import annotations

from alquimia_qgis.engine.report.contents import TRAINING, TrainingReport
from alquimia_qgis.engine.report.hint import Hint, has, named
from alquimia_qgis.engine.report.object_contents import FoundObjects
from alquimia_qgis.engine.report.wording import is_known, percent

FEW_OBJECTS, FEW_TO_VALIDATE = 50, 20
POOR_FIT = 0.8
WEAK = 0.3


def detection_hints(report: TrainingReport, objects: FoundObjects) -> list[Hint]:
    """Advice on samples, anchors and errors; most important first, possibly none."""
    return [*_rare(report), *_unvalidated(report, objects), *_poor_anchors(objects), *_weak(objects)]


def _rare(report: TrainingReport) -> list[Hint]:
    counts = report.class_counts.get(TRAINING)
    if counts is None:
        return []
    rare = [record for record, count in zip(report.classes, counts.pixels, strict=True) if count < FEW_OBJECTS]
    if not rare:
        return []
    return [
        Hint(
            f"{named(rare)} {has(rare)} fewer than {FEW_OBJECTS} training objects.",
            "Digitise more, in different places and light, or merge classes that look alike; some hundred objects "
            "teach a network from scratch.",
        )
    ]


def _unvalidated(report: TrainingReport, objects: FoundObjects) -> list[Hint]:
    if not objects.per_class:
        return [
            Hint(
                "No objects were set aside for validation, so nothing here says how good the model is.",
                "Digitise a second area, or assess the objects it finds with boxes that took no part (Assess objects).",
            )
        ]
    pairs = zip(report.classes, objects.per_class, strict=True)
    few = [record for record, figures in pairs if figures.reference < FEW_TO_VALIDATE]
    if not few:
        return []
    return [
        Hint(
            f"{named(few)} {has(few)} fewer than {FEW_TO_VALIDATE} validation objects.",
            "With so few, figures are a rough indication only: digitise more.",
        )
    ]


def _poor_anchors(objects: FoundObjects) -> list[Hint]:
    if objects.anchor_fit >= POOR_FIT:
        return []
    return [
        Hint(
            f"Only {percent(objects.anchor_fit, 0)} of the training objects have an anchor that overlaps them enough "
            "wherever they lie.",
            "Small objects need a finer level (FINEST_LEVEL 2) or an image of higher resolution; otherwise leave size "
            "and elongation of the anchors empty, so that they are proposed from the samples.",
        )
    ]


def _weak(objects: FoundObjects) -> list[Hint]:
    if not is_known(objects.ap50) or objects.ap50 >= WEAK:
        return []
    return [
        Hint(
            f"AP50 is {objects.ap50:.2f}: many objects are missed, or found where there are none.",
            "Train longer, with more objects, or with pretrained weights; check that all objects in the annotated "
            "areas are digitised, and that the chips are larger than the objects.",
        )
    ]
