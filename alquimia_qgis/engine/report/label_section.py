"""The part of the training report where several classes may be shown at once: headline, and figures of each class."""

from __future__ import annotations

from typing import Any, NamedTuple

from alquimia_qgis.engine.metrics.label_figures import LabelFigures
from alquimia_qgis.engine.report.contents import TRAINING, LabelAnswers, TrainingReport
from alquimia_qgis.engine.report.headline import chosen_on_these, kept_state, tile
from alquimia_qgis.engine.report.wording import fraction, is_known, meter_width, percent, plural
from alquimia_qgis.protocol.classes import ClassRecord


class LabelRow(NamedTuple):
    """One line of a table of classes; ``training`` is None where it is unknown, ``meter`` without a figure."""

    record: ClassRecord
    training: int | None
    positives: int
    precision: float
    recall: float
    f1: float
    average_precision: float
    meter: float | None


def label_section(report: TrainingReport, labels: LabelAnswers) -> dict[str, Any]:
    """What the template shows where several classes may be shown at once."""
    figures = LabelFigures.of(labels.truth, labels.shares)
    test = None
    if labels.test_truth is not None and labels.test_shares is not None:
        test = LabelFigures.of(labels.test_truth, labels.test_shares)
    rows = _rows(report, figures)
    return {
        "noun": report.noun,
        "headline": _headline(report, figures),
        "measured_on": _measured_on(report, figures),
        "rows": rows,
        "test_rows": None if test is None else _rows(report, test),
        "test_sentence": "" if test is None else _test_sentence(test),
        "undefined": any(not is_known(value) for row in rows for value in (row.precision, row.recall)),
    }


def _rows(report: TrainingReport, figures: LabelFigures) -> list[LabelRow]:
    training = report.class_counts.get(TRAINING)
    return [
        LabelRow(
            record,
            training.pixels[index] if training else None,
            int(figures.positives[index]),
            float(figures.precision[index]),
            float(figures.recall[index]),
            float(figures.f1[index]),
            float(figures.average_precision[index]),
            meter_width(figures.average_precision[index]),
        )
        for index, record in enumerate(report.classes)
    ]


def _headline(report: TrainingReport, figures: LabelFigures) -> list[dict[str, str]]:
    return [
        tile(
            "Mean average precision",
            fraction(figures.mean_average_precision),
            f"How well {report.noun}s with a class are ranked before those without, averaged over the classes: 1 is "
            "perfect.",
        ),
        tile(
            "Macro F1",
            fraction(figures.macro_f1),
            "Balance of missed and invented classes at a probability of a half, averaged over the classes.",
        ),
        tile(
            "All classes right", percent(figures.exact), f"Share of {report.noun}s of which every class is told right."
        ),
        kept_state(report),
    ]


def _measured_on(report: TrainingReport, figures: LabelFigures) -> str:
    if not figures.count:
        return f"No validation {report.noun}s: the accuracy of this model is unknown."
    return (
        f"Measured on {plural(figures.count, report.noun)} that took no part in the training, with the weights "
        f"of epoch {report.kept_epoch}." + chosen_on_these(report, "give slightly lower figures")
    )


def _test_sentence(figures: LabelFigures) -> str:
    return (
        f"Of {plural(figures.count, 'picture')} that took no part in the training nor in the choice of the epoch, "
        f"{percent(figures.exact)} have every class told right (mean average precision "
        f"{fraction(figures.mean_average_precision)}, macro F1 {fraction(figures.macro_f1)}). These are the figures to "
        "state."
    )
