"""Advice on the dates of a series: those that show little, and gaps in time."""

from __future__ import annotations

import numpy as np

from alquimia_qgis.engine.report.contents import SeriesFacts
from alquimia_qgis.engine.report.hint import MOST_NAMED, Hint
from alquimia_qgis.engine.report.wording import listed, percent, plural

HARDLY_USABLE = 0.1
FEW_DATES = 4
# Days between neighbouring dates, within which a crop can be sown or a forest burnt unseen; and how much longer than
# usual that must be.
LONG_GAP, UNUSUAL = 60.0, 3.0


def date_hints(series: SeriesFacts) -> list[Hint]:
    """Advice on the dates; most important first, possibly none."""
    return [*_few_dates(series), *_hardly_usable(series), *_long_gap(series)]


def _few_dates(series: SeriesFacts) -> list[Hint]:
    dates = len(series.figures.observed)
    if dates >= FEW_DATES:
        return []
    return [
        Hint(
            f"The series has {plural(dates, 'date')} only.",
            "A course through the year needs more: add images of the weeks in which what you map differs.",
        )
    ]


def _hardly_usable(series: SeriesFacts) -> list[Hint]:
    poor = [step for step in series.figures.observed if step.valid_share < HARDLY_USABLE]
    if not poor:
        return []
    names = [step.label for step in poor[:MOST_NAMED]]
    left = len(poor) - len(names)
    which = listed([*names, f"{left} more"] if left else names)
    return [
        Hint(
            f"Around the samples less than {percent(HARDLY_USABLE, 0)} could be used of {which}.",
            "Such dates are nearly all filled in. Leave them out, or choose regular steps or monthly medians; if they "
            "are not cloudy, check the mask and its values.",
        )
    ]


def _long_gap(series: SeriesFacts) -> list[Hint]:
    usable = [step for step in series.figures.observed if not step.valid_share < HARDLY_USABLE]
    if not series.record.dated or len(usable) < FEW_DATES:
        return []
    distances = np.diff([step.day for step in usable])
    place = int(distances.argmax())
    if distances[place] < max(LONG_GAP, UNUSUAL * float(np.median(distances))):
        return []
    return [
        Hint(
            f"Nothing is known from {usable[place].label} to {usable[place + 1].label}, "
            f"for {round(float(distances[place]))} days.",
            "If what you map changes in that time, add images of it.",
        )
    ]
