"""The part of the training report about estimated numbers: headline, scatter, and errors by groups of values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from alquimia_qgis.engine.metrics.estimates import EstimateFigures
from alquimia_qgis.engine.report.contents import PICTURE, TRAINING, VALIDATION, Estimates, TrainingReport
from alquimia_qgis.engine.report.estimate_scatter import estimate_scatter
from alquimia_qgis.engine.report.headline import chosen_on_these, kept_state, measured_with, tile
from alquimia_qgis.engine.report.wording import elided, fraction, number, plural
from alquimia_qgis.protocol.classes import ClassRecord

_LONGEST_NAME = 24


@dataclass(frozen=True)
class GroupRow:
    """One line of the table of groups of values; counts of samples are None when unknown, figures NaN without any."""

    record: ClassRecord
    training_features: int | None
    training_pixels: int | None
    reference: float
    estimate: float
    figures: EstimateFigures


def estimate_section(report: TrainingReport, estimates: Estimates) -> dict[str, Any]:
    """What the template shows of a regression."""
    figures = EstimateFigures.of(estimates.reference, estimates.estimate)
    scatter = estimate_scatter(estimates)
    return {
        "headline": _headline(report, estimates, figures),
        "measured_on": _measured_on(report, figures),
        "rows": group_rows(report, estimates),
        "figures": figures,
        "scatter": scatter,
        "scatter_note": _scatter_note(scatter.shown, figures.count, report.unit) if scatter else "",
        "no_reference": "No validation samples of these values",
        "test_sentence": _test_sentence(report, estimates),
    }


def group_rows(report: TrainingReport, estimates: Estimates) -> list[GroupRow]:
    """The errors of the estimates for each group of reference values, from low to high."""
    training = report.class_counts.get(TRAINING)
    groups = np.searchsorted(estimates.edges, estimates.reference, side="right")
    return [
        GroupRow(
            record,
            training.features[index] if training else None,
            training.pixels[index] if training else None,
            _mean(estimates.reference[groups == index]),
            _mean(estimates.estimate[groups == index]),
            EstimateFigures.of(estimates.reference[groups == index], estimates.estimate[groups == index]),
        )
        for index, record in enumerate(report.classes)
    ]


def _headline(report: TrainingReport, estimates: Estimates, figures: EstimateFigures) -> list[dict[str, str]]:
    unit = f"In units of {elided(estimates.name, _LONGEST_NAME)}"
    return [
        tile(
            "R²",
            fraction(figures.r_squared).replace("-", "−"),
            "Share of the differences between samples that is explained: 1 is perfect, 0 no better than the mean.",
        ),
        tile("RMSE", number(figures.rmse), f"{unit}: the usual error, large errors counting more."),
        tile("Mean absolute error", number(figures.mean_absolute_error), f"{unit}: the mean size of the errors."),
        kept_state(report),
    ]


def _measured_on(report: TrainingReport, figures: EstimateFigures) -> str:
    if not figures.count:
        return f"No validation {report.unit}s: the accuracy of this model is unknown."
    validation = report.class_counts.get(VALIDATION)
    inside = f" in {plural(int(sum(validation.features)), 'feature')}" if validation else ""
    counted = f"{plural(figures.count, report.unit)}{'' if report.unit == PICTURE else inside}"
    return f"Measured on {counted} that took no part in the training, {measured_with(report)}." + chosen_on_these(
        report, "give slightly larger errors"
    )


def _test_sentence(report: TrainingReport, estimates: Estimates) -> str:
    figures = report.test_estimates
    if figures is None:
        return ""
    return (
        f"For {plural(figures.count, PICTURE)} that took no part in the training nor in the choice of the epoch, R² is "
        f"{fraction(figures.r_squared).replace('-', '−')}, the RMSE {number(figures.rmse)} and the bias "
        f"{number(figures.bias)} in units of {elided(estimates.name, _LONGEST_NAME)}. These are the figures to state."
    )


def _scatter_note(shown: int, known: int, unit: str) -> str:
    which = f"{plural(shown, unit)} of {plural(known, unit)}, taken evenly" if shown < known else f"every {unit}"
    return f"Blue: {which} of the validation samples. Orange: the means of the groups of values in the table below."


def _mean(values: np.ndarray) -> float:
    return float(np.mean(values)) if values.size else float("nan")
