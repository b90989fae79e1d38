"""Made-up figures of series and of estimates, for the tests of the reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from alquimia_qgis.engine.report.contents import Estimates, SeriesFacts
from alquimia_qgis.engine.series.figures import DateFigures, ObservedDate
from alquimia_qgis.engine.series.importance import DateImportance
from alquimia_qgis.protocol.dates import series_day
from alquimia_qgis.protocol.model_records import SeriesRecord
from alquimia_qgis.protocol.options import SeriesOptions

FIRST = date(2018, 4, 12)
EDGES = np.array([25.0, 50.0, 75.0])


def season(dates: int = 12, apart: int = 16) -> list[date]:
    """Dates of one season, equally far apart."""
    return [FIRST + timedelta(days=apart * number) for number in range(dates)]


def observed(days: Sequence[date], shares: Sequence[float] | None = None) -> tuple[ObservedDate, ...]:
    """Each date in a file of its own."""
    known = [1.0] * len(days) if shares is None else shares
    return tuple(
        ObservedDate(day.isoformat(), series_day(day, FIRST.year), (f"S2A_{day:%Y%m%d}.tif",), share)
        for day, share in zip(days, known, strict=True)
    )


def profiles(days: Sequence[float], classes: int, bands: int) -> tuple[np.ndarray, np.ndarray]:
    """Means and deviations (C, T, B) like those of crops."""
    time = (np.asarray(days) - days[0]) / max(days[-1] - days[0], 1.0)
    peaks = np.linspace(0.25, 0.75, classes)[:, np.newaxis, np.newaxis]
    course = np.exp(-(((time[np.newaxis, :, np.newaxis] - peaks) / 0.2) ** 2))
    heights = np.linspace(800, 3000, bands)
    return 400 + course * heights, np.full((classes, len(days), bands), 120.0) + 80 * course


def series_facts(
    dates: int = 12, classes: int = 2, bands: int = 1, *, shares: Sequence[float] | None = None, **changes: object
) -> SeriesFacts:
    """A season that the network sees as it was observed, and the importance of its dates: the middle matters most."""
    days = season(dates)
    record = SeriesRecord(tuple(series_day(day, FIRST.year) for day in days), True, FIRST.year)
    means, deviations = profiles(record.days, classes, bands)
    figures = DateFigures(
        tuple(day.isoformat() for day in days), observed(days, shares), means, deviations, np.full(classes, 2000)
    )
    losses = 0.2 * np.exp(-(((np.arange(dates) - dates // 2) / 1.5) ** 2)) - 0.002
    importance = DateImportance(
        tuple((number,) for number in range(dates)), losses, "overall_accuracy", 0.95, 1500, 3
    )  # fmt: skip
    content: dict[str, object] = {
        "record": record,
        "figures": figures,
        "origin": "from the file names",
        "options": SeriesOptions().to_dict(),
        "importance": importance,
    }
    return SeriesFacts(**{**content, **changes})


def estimates(count: int = 400, noise: float = 8.0, slope: float = 0.95, **changes: object) -> Estimates:
    """Tree cover in percent, with errors of ``noise``; a ``slope`` below 1 draws the estimates to the mean."""
    generator = np.random.default_rng(0)
    reference = generator.uniform(0, 100, count)
    estimate = 50 + slope * (reference - 50) + generator.normal(0, noise, count)
    content: dict[str, object] = {
        "name": "cover",
        "reference": reference,
        "estimate": estimate,
        "edges": EDGES,
        "lowest": -40.0,
        "highest": 140.0,
    }
    return Estimates(**{**content, **changes})
