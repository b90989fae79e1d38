"""The part of the training report about the pictures that were kept back for a test."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from alquimia_qgis.engine.metrics.confusion import ConfusionMatrix
from alquimia_qgis.engine.report.confusion_table import confusion_table
from alquimia_qgis.engine.report.contents import TrainingReport
from alquimia_qgis.engine.report.wording import fraction, meter_width, percent, plural
from alquimia_qgis.protocol.classes import ClassRecord


class HeldBackRow(NamedTuple):
    """The figures of one class; ``meter`` is the length of a bar in percent, None when there is nothing to show."""

    record: ClassRecord
    pictures: int
    producers: float
    users: float
    f1: float
    iou: float
    meter: float | None


def held_back_section(report: TrainingReport) -> dict[str, Any] | None:
    """What the template shows of the test part; None where there is none."""
    if report.test is None:
        return None
    matrix = ConfusionMatrix.of_counts(report.test)
    rows = [
        HeldBackRow(
            record,
            int(np.asarray(report.test)[index].sum()),
            float(matrix.producers_accuracy[index]),
            float(matrix.users_accuracy[index]),
            float(matrix.f1[index]),
            float(matrix.iou[index]),
            meter_width(matrix.iou[index]),
        )
        for index, record in enumerate(report.classes)
    ]
    return {"rows": rows, "matrix": confusion_table(report.test), "sentence": _sentence(matrix)}


def _sentence(matrix: ConfusionMatrix) -> str:
    return (
        f"Of {plural(matrix.total, 'picture')} that took no part in the training nor in the choice of the epoch, "
        f"{percent(matrix.overall_accuracy)} are recognised (kappa {fraction(matrix.kappa)}, macro F1 "
        f"{fraction(matrix.macro_f1)}, mean IoU {fraction(matrix.mean_iou)}). These are the figures to state."
    )
