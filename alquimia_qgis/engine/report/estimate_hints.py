"""Advice on estimated numbers: how far they can be trusted, and over which range of values."""

from __future__ import annotations

import numpy as np

from alquimia_qgis.engine.metrics.estimates import EstimateFigures
from alquimia_qgis.engine.report.contents import TRAINING, VALIDATION, Estimates, TrainingReport
from alquimia_qgis.engine.report.estimate_section import group_rows
from alquimia_qgis.engine.report.hint import Hint, has, named
from alquimia_qgis.engine.report.wording import number, percent, plural

FEW_FEATURES = 5
FEW_PIXELS = 30
WEAK = 0.3
MANY_BEYOND = 0.01
# Bias of the lowest and the highest values against the usual error.
DRAWN_IN = 0.5
FEWEST_IN_GROUP = 10


def estimate_hints(report: TrainingReport, estimates: Estimates) -> list[Hint]:
    """Advice on the samples and the errors; most important first, possibly none."""
    figures = EstimateFigures.of(estimates.reference, estimates.estimate)
    return [
        *_few_samples(report),
        *_unvalidated(report, figures),
        *_weak(figures),
        *_drawn_to_the_mean(report, estimates, figures),
        *_beyond_the_range(estimates),
    ]


def _few_samples(report: TrainingReport) -> list[Hint]:
    counts = report.class_counts.get(TRAINING)
    if counts is None:
        return []
    rare = [record for record, features in zip(report.classes, counts.features, strict=True) if features < FEW_FEATURES]
    if not rare:
        return []
    return [
        Hint(
            f"{named(rare)} {has(rare)} fewer than {FEW_FEATURES} training samples.",
            "Add samples of these values, spread over the whole image; what is rarely shown is hardly learned.",
        )
    ]


def _unvalidated(report: TrainingReport, figures: EstimateFigures) -> list[Hint]:
    validation = report.class_counts.get(VALIDATION)
    if validation is None or not figures.count:
        return [
            Hint(
                "No samples were set aside for validation, so nothing here says how good the model is.",
                "Add samples over the whole range of values, or compare the map with measurements of your own.",
            )
        ]
    if figures.count >= FEW_PIXELS:
        return []
    return [
        Hint(
            f"The figures rest on {plural(figures.count, f'validation {report.unit}')} only.",
            "With so few, they are a rough indication: add samples.",
        )
    ]


def _weak(figures: EstimateFigures) -> list[Hint]:
    if not figures.r_squared < WEAK:
        return []
    seen = (
        f"The model explains {percent(figures.r_squared, 0)} of the differences between the validation samples."
        if figures.r_squared > 0
        else "On the validation samples the estimates are no better than the mean of all values (R² is not above 0)."
    )
    return [
        Hint(
            seen,
            "Do not use the map for single places. Check that the samples lie where they belong and are of the time of "
            "the images; then add samples over the whole range, or bands and dates that have to do with the value.",
        )
    ]


def _drawn_to_the_mean(report: TrainingReport, estimates: Estimates, figures: EstimateFigures) -> list[Hint]:
    rows = [row for row in group_rows(report, estimates) if row.figures.count >= FEWEST_IN_GROUP]
    if len(rows) < 2 or not figures.rmse > 0:
        return []
    low, high = rows[0].figures.bias, rows[-1].figures.bias
    if low < DRAWN_IN * figures.rmse or high > -DRAWN_IN * figures.rmse:
        return []
    return [
        Hint(
            f"Low values are estimated too high (by {number(low)}) and high values too low (by {number(-high)}).",
            "All methods do so where the images do not tell values apart. More samples at both ends help; do not read "
            "the extremes off the map.",
        )
    ]


def _beyond_the_range(estimates: Estimates) -> list[Hint]:
    low, high = estimates.lowest, estimates.highest
    share = float(np.mean((estimates.estimate < low) | (estimates.estimate > high))) if estimates.estimate.size else 0.0
    if share < MANY_BEYOND:
        return []
    return [
        Hint(
            f"{percent(share, 0)} of the estimates lie beyond the values that the training has seen "
            f"({number(low)} to {number(high)}).",
            "Nothing supports such numbers. Limit the map to the possible range, or add samples of lower and higher "
            "values.",
        )
    ]
