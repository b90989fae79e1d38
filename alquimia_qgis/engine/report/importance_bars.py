"""The bars of the dates that matter: how much a figure falls when the values of a date are exchanged among pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.ticker import MaxNLocator

from alquimia_qgis.engine.report.contents import SeriesFacts
from alquimia_qgis.engine.report.time_bars import Span, TimeBars, time_bars
from alquimia_qgis.engine.report.wording import MINUS

MOST_LISTED = 5
_POINTS = 100.0
# Bars of dates that hardly matter must not fill the chart.
_SMALLEST_SCALE = 0.01


@dataclass(frozen=True)
class DateLoss:
    """One date, or several that were exchanged together: ``words`` name them, ``loss`` says what is lost without."""

    words: str
    loss: str
    value: float


def importance_bars(series: SeriesFacts) -> TimeBars | None:
    """One bar for each date or group of dates; None where it is not known which dates matter."""
    importance = series.importance
    if importance is None or not np.isfinite(importance.losses).any():
        return None
    days = series.record.days
    spans = [
        Span(days[group[0]], days[group[-1]], float(np.nan_to_num(loss.value)), f"{loss.words}: {loss.loss}")
        for group, loss in zip(importance.groups, _losses(series), strict=True)
    ]
    low = min(0.0, *(span.value for span in spans))
    high = max(_SMALLEST_SCALE, *(span.value for span in spans))
    return time_bars(spans, _levels(low, high, importance.figure), series.record, low=low)


def largest_losses(series: SeriesFacts) -> list[DateLoss]:
    """The dates that matter most, the first of all first; none that make no difference."""
    losses = [loss for loss in _losses(series) if loss.value > 0]
    return sorted(losses, key=lambda loss: -loss.value)[:MOST_LISTED]


def loss_in_words(value: float, figure: str) -> str:
    """A loss of overall accuracy in percentage points, of R² as it is; losses by chance may be below 0."""
    if figure == "overall_accuracy":
        return f"{_POINTS * value:.1f} points".replace("-", MINUS)
    return f"{value:.3f}".replace("-", MINUS)


def _losses(series: SeriesFacts) -> list[DateLoss]:
    importance, labels = series.importance, series.figures.labels
    if importance is None:
        return []
    return [
        DateLoss(_span_in_words(labels, group), loss_in_words(float(loss), importance.figure), float(loss))
        for group, loss in zip(importance.groups, importance.losses, strict=True)
    ]


def _span_in_words(labels: tuple[str, ...], group: tuple[int, ...]) -> str:
    if len(group) == 1:
        return labels[group[0]]
    return f"{labels[group[0]]} to {labels[group[-1]]} ({len(group)} dates)"


def _levels(low: float, high: float, figure: str) -> list[tuple[float, str]]:
    ticks = [float(tick) for tick in MaxNLocator(nbins=4).tick_values(low, high)]
    return [(tick, _level(tick, figure)) for tick in ticks if tick >= low]


def _level(value: float, figure: str) -> str:
    shown = _POINTS * value if figure == "overall_accuracy" else value
    return f"{round(shown, 6):g}".replace("-", MINUS)
