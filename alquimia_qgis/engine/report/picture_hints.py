"""What to do next where a model learned from pictures, or from chips that may show several classes each."""

from __future__ import annotations

from alquimia_qgis.engine.report.confusion_table import largest_confusions
from alquimia_qgis.engine.report.contents import PICTURE, TRAINING, VALIDATION, TrainingReport
from alquimia_qgis.engine.report.hint import MOST_NAMED, Hint, has, named, quoted
from alquimia_qgis.engine.report.wording import listed, percent

FEW_TRAINING_PICTURES, FEW_VALIDATION_PICTURES = 20, 10
MUCH_CONFUSION, FEWEST_IN_ROW = 0.10, 10


def picture_hints(report: TrainingReport) -> list[Hint]:
    """Advice on pictures or chips and on the errors; most important first, possibly none."""
    confused = [] if report.labels is not None else _confused(report)
    return [*_few(report, TRAINING, FEW_TRAINING_PICTURES), *_validation(report), *confused]


def _few(report: TrainingReport, part: str, least: int) -> list[Hint]:
    counts = report.class_counts.get(part)
    if counts is None:
        return []
    of_pictures = report.unit == PICTURE
    numbers = counts.features if of_pictures else counts.pixels
    rare = [record for record, number in zip(report.classes, numbers, strict=True) if number < least]
    if not rare:
        return []
    return [
        Hint(
            f"{named(rare)} {has(rare)} fewer than {least} {part} {report.noun}s.",
            "Add more, of other places, dates and light; pictures cut side by side from one scene add little."
            if of_pictures
            else "Digitise more, spread over the whole image and over light and shadow.",
        )
    ]


def _validation(report: TrainingReport) -> list[Hint]:
    if VALIDATION in report.class_counts:
        return _few(report, VALIDATION, FEW_VALIDATION_PICTURES)
    return [
        Hint(
            f"No {report.noun}s were set aside for validation, so the best epoch could not be chosen by its accuracy.",
            "Raise the share for validation, or put pictures into a folder called validation."
            if report.unit == PICTURE
            else "Raise the share for validation, and digitise several separate features of each class.",
        )
    ]


def _confused(report: TrainingReport) -> list[Hint]:
    pairs = largest_confusions(report.confusion, report.classes, MUCH_CONFUSION, FEWEST_IN_ROW)[:MOST_NAMED]
    if not pairs:
        return []
    shares = [f"{percent(pair.share, 0)} of {quoted(pair.row)} as {quoted(pair.column)}" for pair in pairs]
    return [
        Hint(
            f"The model takes {listed(shares)}.",
            "Look for pictures in the wrong folder, add more of both classes, or merge two that look the same.",
        )
    ]
