"""What to do next, derived from the figures: the advice an experienced colleague would give on seeing the report."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alquimia_qgis.engine.report.confusion_table import largest_confusions
from alquimia_qgis.engine.report.contents import PICTURE, TRAINING, VALIDATION, AdjustedArea, TrainingReport
from alquimia_qgis.engine.report.curves import series
from alquimia_qgis.engine.report.date_hints import date_hints
from alquimia_qgis.engine.report.detection_hints import detection_hints
from alquimia_qgis.engine.report.estimate_hints import estimate_hints
from alquimia_qgis.engine.report.headline import keeps_last
from alquimia_qgis.engine.report.hint import MOST_NAMED, Hint, has, named, quoted
from alquimia_qgis.engine.report.picture_hints import picture_hints
from alquimia_qgis.engine.report.wording import distance, is_known, listed, percent
from alquimia_qgis.protocol.classes import ClassRecord

FEW_FEATURES = 5
FEW_VALIDATION_PIXELS = 100
MUCH_CONFUSION = 0.10
FEWEST_IN_ROW = 20
WIDE_INTERVAL = 0.5
_OVER_FITTING = 1.25  # last validation loss against its lowest
_LATE = 0.9  # a best epoch in the last tenth of all epochs: the model was still improving


def training_hints(report: TrainingReport) -> list[Hint]:
    """Advice on samples, errors and the course of the training; most important first, possibly none."""
    of_task = _class_hints(report) if report.estimates is None else estimate_hints(report, report.estimates)
    if report.labels is not None or (report.unit == PICTURE and report.estimates is None):
        of_task = picture_hints(report)
    if report.objects is not None:
        of_task = detection_hints(report, report.objects)
    return [
        *of_task,
        *_over_fitting(report),
        *_still_improving(report),
        *(date_hints(report.series) if report.series else []),
        *_close_validation(report),
    ]


def assessment_hints(
    confusion: np.ndarray, classes: tuple[ClassRecord, ...], areas: Sequence[AdjustedArea], references: Sequence[int]
) -> list[Hint]:
    """Advice on the reference data and the map; ``references`` are the reference pixels per class."""
    return [
        *_few_references(classes, references),
        *_confused_pairs(confusion, classes, rows="map"),
        *_wide_intervals(classes, areas),
    ]


def _class_hints(report: TrainingReport) -> list[Hint]:
    return [
        *_rare_classes(report),
        *_unvalidated_classes(report),
        *_confused_pairs(report.confusion, report.classes, rows="reference"),
    ]


def _rare_classes(report: TrainingReport) -> list[Hint]:
    counts = report.class_counts.get(TRAINING)
    if counts is None:
        return []
    rare = [record for record, features in zip(report.classes, counts.features, strict=True) if features < FEW_FEATURES]
    if not rare:
        return []
    return [
        Hint(
            f"{named(rare)} {has(rare)} fewer than {FEW_FEATURES} training features.",
            "Digitise more, spread over the whole image and over light and shadow; ten small features in ten places "
            "teach more than one large one.",
        )
    ]


def _unvalidated_classes(report: TrainingReport) -> list[Hint]:
    counts = report.class_counts.get(VALIDATION)
    if counts is None or not sum(counts.pixels):
        return [
            Hint(
                "No samples were set aside for validation, so nothing here says how good the model is.",
                "Digitise more features per class, or check the map with independent reference data (Assess map).",
            )
        ]
    few = [
        record for record, pixels in zip(report.classes, counts.pixels, strict=True) if pixels < FEW_VALIDATION_PIXELS
    ]
    if not few:
        return []
    return [
        Hint(
            f"{named(few)} {has(few)} fewer than {FEW_VALIDATION_PIXELS} validation pixels.",
            "With so few, accuracy is a rough indication only: digitise more.",
        )
    ]


def _confused_pairs(confusion: np.ndarray, classes: tuple[ClassRecord, ...], rows: str) -> list[Hint]:
    pairs = largest_confusions(confusion, classes, MUCH_CONFUSION, FEWEST_IN_ROW)[:MOST_NAMED]
    if not pairs:
        return []
    opening, verb = ("The model takes", "as") if rows == "reference" else ("Of what the map shows,", "is really")
    shares = [f"{percent(pair.share, 0)} of {quoted(pair.row)} {verb} {quoted(pair.column)}" for pair in pairs]
    return [
        Hint(
            f"{opening} {listed(shares)}.",
            "Digitise more of both where they look alike or meet, check the samples for mistakes, or merge two classes "
            "that the imagery cannot tell apart.",
        )
    ]


def _over_fitting(report: TrainingReport) -> list[Hint]:
    validation, training = series(report.history, "val_loss"), series(report.history, "loss")
    if np.isfinite(validation).sum() < 5 or not np.isfinite(training).any():
        return []
    lowest = float(np.nanmin(validation))
    last = float(np.nanmedian(validation[-3:]))  # one bad epoch is no trend
    still_learning = float(np.nanmedian(training[-3:])) <= float(np.nanmedian(training[: len(training) // 2 + 1]))
    falling = int(np.nanargmin(validation)) >= len(validation) - 3
    if falling or lowest <= 0 or last < lowest * _OVER_FITTING or not still_learning:
        return []
    return [
        Hint(
            "The training loss keeps falling while the validation loss rises again: the model starts to learn the "
            f"training samples by heart (over-fitting). The weights of epoch {report.kept_epoch} were kept.",
            "More samples from more places help most; then dropout, more augmentation, or fewer filters.",
        )
    ]


def _still_improving(report: TrainingReport) -> list[Hint]:
    epochs = report.training.get("epochs")
    if report.cancelled:
        return [
            Hint("The training was cancelled.", "The model is that of the epoch that was kept; train again for more.")
        ]
    if keeps_last(report) or not epochs or len(report.history) < epochs or report.kept_epoch < _LATE * epochs:
        return []
    return [
        Hint(
            f"The best epoch is {report.kept_epoch} of {epochs}: the model still improved when the training ended.",
            "Train again with more epochs; early stopping ends the training when nothing more is gained.",
        )
    ]


def _close_validation(report: TrainingReport) -> list[Hint]:
    chip, resolution = report.sampling.get("patch_size"), report.ground_resolution
    if report.distance_unit != "m" or report.split_distance is None or not is_known(report.split_distance):
        return []
    if not chip or resolution is None or report.split_distance >= chip * max(resolution):
        return []
    width = distance(chip * max(resolution), "m")
    return [
        Hint(
            f"Some validation features lie within one chip ({width}) of a training feature, so the model may have seen "
            "their surroundings.",
            "The figures may be somewhat better than in new places. Larger spatial blocks, or samples from a separate "
            "area, give a stricter test.",
        )
    ]


def _few_references(classes: tuple[ClassRecord, ...], references: Sequence[int]) -> list[Hint]:
    few = [record for record, pixels in zip(classes, references, strict=True) if pixels < FEW_VALIDATION_PIXELS]
    if not few:
        return []
    return [
        Hint(
            f"{named(few)} {has(few)} fewer than {FEW_VALIDATION_PIXELS} reference pixels.",
            "With so few, accuracy is a rough indication only: add reference samples.",
        )
    ]


def _wide_intervals(classes: tuple[ClassRecord, ...], areas: Sequence[AdjustedArea]) -> list[Hint]:
    wide = [
        record
        for record, area in zip(classes, areas, strict=False)
        if is_known(area.half_width) and area.adjusted > 0 and area.half_width > WIDE_INTERVAL * area.adjusted
    ]
    if not wide:
        return []
    return [
        Hint(
            f"The area of {named(wide)} is uncertain by more than half of its value.",
            "More reference samples narrow the interval, above all in the map classes where the class is missed.",
        )
    ]
