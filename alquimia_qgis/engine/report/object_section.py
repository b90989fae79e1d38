"""The part of the training report about objects: figures of each class, the headline, anchors, and examples."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from alquimia_qgis.engine.report.contents import TRAINING, TrainingReport
from alquimia_qgis.engine.report.headline import chosen_on_these, kept_state, tile
from alquimia_qgis.engine.report.object_contents import FoundObjects, ObjectFigures
from alquimia_qgis.engine.report.pictures import array_as_png
from alquimia_qgis.engine.report.wording import fraction, is_known, meter_width, percent, plural
from alquimia_qgis.protocol.classes import ClassRecord


@dataclass(frozen=True)
class ObjectRow:
    """One line of the table of classes."""

    record: ClassRecord
    training: int
    figures: ObjectFigures
    meter: float | None


def object_section(report: TrainingReport, objects: FoundObjects) -> dict[str, Any]:
    """What the template shows of a detection."""
    rows = _rows(report, objects)
    return {
        "headline": _headline(report, objects),
        "measured_on": _measured_on(report, objects),
        "object_rows": rows,
        "anchor_rows": _anchor_rows(objects),
        "anchor_sentence": _anchor_sentence(objects),
        "object_examples": [
            {
                "reference": array_as_png(example.reference),
                "found": array_as_png(example.found),
                "words": f"{plural(example.there, 'object')} digitised, {example.detected} found",
            }
            for example in objects.examples
        ],
    }


def _rows(report: TrainingReport, objects: FoundObjects) -> list[ObjectRow]:
    counts = report.class_counts[TRAINING].pixels
    unknown = float("nan")
    nothing = ObjectFigures(0, unknown, unknown, unknown, unknown, unknown)
    figures = list(objects.per_class) or [nothing] * len(report.classes)
    return [
        ObjectRow(record, int(count), own, meter_width(own.ap50))
        for record, count, own in zip(report.classes, counts, figures, strict=True)
    ]


def _headline(report: TrainingReport, objects: FoundObjects) -> list[dict[str, str]]:
    known = [figures for figures in objects.per_class if is_known(figures.best_f1)]
    f1 = float(np.mean([figures.best_f1 for figures in known])) if known else float("nan")
    return [
        tile(
            "AP50",
            fraction(objects.ap50),
            "Average precision: 1 when all objects are found, none is invented, and boxes overlap by half or more.",
        ),
        tile("Best F1", fraction(f1), "Balance of missed and invented objects at the best score, mean of the classes."),
        tile(
            "Best score",
            fraction(objects.best_score),
            "Objects with this score or a higher one give the highest F1: a good threshold for finding objects.",
        ),
        kept_state(report),
    ]


def _measured_on(report: TrainingReport, objects: FoundObjects) -> str:
    there = sum(figures.reference for figures in objects.per_class)
    if not there:
        return "No validation objects: nothing is known of how well the model finds objects."
    return (
        f"Measured on {plural(there, 'object')} in {plural(objects.chips, 'chip')} that took no part in the training, "
        f"with the weights of epoch {report.kept_epoch}." + chosen_on_these(report, "give slightly lower figures")
    )


def _anchor_rows(objects: FoundObjects) -> list[tuple[str, str]]:
    """Cells and sides of the anchors of each level."""
    rows = []
    for level in objects.levels:
        sides = sorted({round(math.sqrt(width * height)) for width, height in level.shapes})
        rows.append((f"Cells of {level.stride} pixels", f"{', '.join(map(str, sides))} pixels"))
    return rows


def _anchor_sentence(objects: FoundObjects) -> str:
    if not len(objects.sides):
        return ""
    low, middle, high = np.quantile(objects.sides, [0.05, 0.5, 0.95])
    return (
        f"Half of the training objects are up to {middle:.0f} pixels wide (root of their area), nine of ten from "
        f"{low:.0f} to {high:.0f}. {percent(objects.anchor_fit, 0)} of them have an anchor that overlaps them enough "
        "wherever they lie."
    )
