"""The strip of dates: how much of each could be used around the samples, and which dates the network sees."""

from __future__ import annotations

import math

from alquimia_qgis.engine.report.contents import SeriesFacts
from alquimia_qgis.engine.report.time_bars import Span, TimeBars, time_bars
from alquimia_qgis.engine.report.wording import percent

_LEVELS = ((0.0, "0 %"), (0.5, "50 %"), (1.0, "100 %"))
# Dates taken as they are differ from the images' by nothing.
_SAME = 0.5


def date_strip(series: SeriesFacts) -> TimeBars:
    """One bar for each observed date, as high as the share of values that could be used.

    Where the network sees other dates than those observed, they are marked below.
    """
    spans = [
        Span(step.day, step.day, 0.0 if math.isnan(step.valid_share) else step.valid_share,
             f"{step.label}: {percent(step.valid_share, 0)} usable")
        for step in series.figures.observed
    ]  # fmt: skip
    seen = () if sees_what_was_observed(series) else series.record.days
    return time_bars(spans, _LEVELS, series.record, marked=seen)


def sees_what_was_observed(series: SeriesFacts) -> bool:
    """Whether the network's dates are those of the images, so that only gaps were filled."""
    observed, days = series.figures.observed, series.record.days
    return len(observed) == len(days) and all(
        abs(step.day - day) < _SAME for step, day in zip(observed, days, strict=True)
    )
