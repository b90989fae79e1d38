"""The part of the training report about classes: figures of each class, the headline, and which are mixed up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from alquimia_qgis.engine.metrics.confusion import ConfusionMatrix
from alquimia_qgis.engine.report.confusion_table import confusion_table
from alquimia_qgis.engine.report.contents import PICTURE, TRAINING, VALIDATION, TrainingReport
from alquimia_qgis.engine.report.headline import chosen_on_these, kept_state, measured_with, tile
from alquimia_qgis.engine.report.wording import fraction, is_known, meter_width, percent, plural
from alquimia_qgis.protocol.classes import ClassRecord


@dataclass(frozen=True)
class ClassRow:
    """One line of the table of classes; counts are None when unknown."""

    record: ClassRecord
    training_features: int | None
    training_pixels: int | None
    validation_features: int | None
    validation_pixels: int | None
    producers: float
    users: float
    f1: float
    iou: float
    meter: float | None


def class_section(report: TrainingReport) -> dict[str, Any]:
    """What the template shows of a classification."""
    accuracy = ConfusionMatrix.of_counts(report.confusion)
    rows = _class_rows(report, accuracy)
    return {
        "headline": _headline(report, accuracy),
        "measured_on": _measured_on(report),
        "rows": rows,
        "undefined": any(not is_known(value) for row in rows for value in (row.producers, row.users, row.iou)),
        "no_reference": "No validation samples of this class",
        "no_prediction": f"No validation {report.unit} was predicted as this class",
        "no_pixels": f"No validation {report.unit} is or was predicted as this class",
        "matrix": confusion_table(report.confusion),
    }


def _class_rows(report: TrainingReport, accuracy: ConfusionMatrix) -> list[ClassRow]:
    training, validation = report.class_counts.get(TRAINING), report.class_counts.get(VALIDATION)
    return [
        ClassRow(
            record=record,
            training_features=training.features[index] if training else None,
            training_pixels=training.pixels[index] if training else None,
            validation_features=validation.features[index] if validation else None,
            validation_pixels=validation.pixels[index] if validation else None,
            producers=float(accuracy.producers_accuracy[index]),
            users=float(accuracy.users_accuracy[index]),
            f1=float(accuracy.f1[index]),
            iou=float(accuracy.iou[index]),
            meter=meter_width(accuracy.iou[index]),
        )
        for index, record in enumerate(report.classes)
    ]


def _headline(report: TrainingReport, accuracy: ConfusionMatrix) -> list[dict[str, str]]:
    averaged = _averaged_classes(report, accuracy)
    return [
        tile(
            "Mean IoU",
            fraction(accuracy.mean_iou),
            f"Overlap of prediction and samples, averaged over {averaged}: 0 is none, 1 is perfect.",
        ),
        tile(
            "Overall accuracy",
            percent(accuracy.overall_accuracy),
            f"Share of validation {report.unit}s predicted right. Common classes weigh most.",
        ),
        tile(
            "Macro F1",
            fraction(accuracy.macro_f1),
            f"Balance of missed and invented {report.unit}s, averaged over {averaged}.",
        ),
        kept_state(report),
    ]


def _averaged_classes(report: TrainingReport, accuracy: ConfusionMatrix) -> str:
    """Over what the means are taken, so that figures of two classes are not read as those of ten."""
    known = int(np.isfinite(accuracy.iou).sum())
    return "the classes" if known in (0, len(report.classes)) else f"{known} of the {len(report.classes)} classes only"


def _measured_on(report: TrainingReport) -> str:
    pixels = int(np.asarray(report.confusion).sum())
    if not pixels:
        return f"No validation {report.unit}s: the accuracy of this model is unknown."
    validation = report.class_counts.get(VALIDATION)
    inside = f" in {plural(int(sum(validation.features)), 'feature')}" if validation else ""
    if report.unit == PICTURE:
        counted = plural(pixels, PICTURE)
    else:
        counted = f"{plural(pixels, 'labelled pixel')}{inside}"
    return f"Measured on {counted} that took no part in the training, {measured_with(report)}." + chosen_on_these(
        report, "give slightly lower figures"
    )
