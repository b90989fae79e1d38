"""The profiles: for each band how each class, or group of values, goes through the dates, with its spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.ticker import MaxNLocator

from alquimia_qgis.engine.report.contents import SeriesFacts
from alquimia_qgis.engine.report.time_axis import Ticks, TimeAxis, time_axis
from alquimia_qgis.engine.report.wording import round_number
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.classes import ClassRecord

WIDTH, HEIGHT = 460, 200
MOST_BANDS = 24
MOST_CLASSES = 12
# With more of them the spreads lie over one another and hide the lines.
MOST_SPREADS = 6
_MOST_DATES = 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 56.0, 452.0, 10.0, 172.0


@dataclass(frozen=True)
class Profile:
    """A class in one chart: ``line`` and ``spread`` are paths, ``dots`` dates without neighbours; in pixels."""

    record: ClassRecord
    line: str
    spread: str
    dots: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class ProfileChart:
    """One band, by its ``number`` from 1; ``levels`` and ``ticks`` are positions and labels of the two axes."""

    number: int
    title: str
    profiles: tuple[Profile, ...]
    levels: Ticks
    ticks: Ticks
    left: float = _LEFT
    right: float = _RIGHT
    bottom: float = _BOTTOM
    width: int = WIDTH
    height: int = HEIGHT


def shown_classes(series: SeriesFacts, classes: Sequence[ClassRecord]) -> list[int]:
    """Positions of the classes that have profiles: those of most samples, in the order of the classes."""
    counts = np.asarray(series.figures.counts)
    known = [index for index in np.argsort(-counts, kind="stable") if counts[index]]
    return sorted(int(index) for index in known[:MOST_CLASSES] if index < len(classes))


def profile_charts(
    series: SeriesFacts, classes: Sequence[ClassRecord], bands: Sequence[BandRecord]
) -> list[ProfileChart]:
    """One chart for each of the first bands, the same classes and dates in all of them."""
    shown = shown_classes(series, classes)
    days = np.asarray(series.record.days)
    dates = np.unique(np.linspace(0, len(days) - 1, min(len(days), _MOST_DATES)).round().astype(int))
    axis = time_axis(series.record.days, series.record, _LEFT, _RIGHT)
    means, deviations = series.figures.means[:, dates], series.figures.deviations[:, dates]
    count = min(means.shape[-1], MOST_BANDS)
    titles = [bands[band].name if band < len(bands) else "" for band in range(count)]
    places = [axis.place(float(day)) for day in days[dates]]
    return [
        _chart(band + 1, title or f"Band {band + 1}", [classes[index] for index in shown],
               means[shown, :, band], deviations[shown, :, band], places, axis)
        for band, title in enumerate(titles)
    ] if shown else []  # fmt: skip


def _chart(
    band: int,
    title: str,
    classes: Sequence[ClassRecord],
    means: np.ndarray,
    deviations: np.ndarray,
    places: Sequence[float],
    axis: TimeAxis,
) -> ProfileChart:
    """The chart of one band; ``means`` and ``deviations`` are float (classes, dates)."""
    with_spread = len(classes) <= MOST_SPREADS
    spread = deviations if with_spread else np.zeros_like(deviations)
    ticks = _values(np.concatenate([means - spread, means + spread]))
    low, high = ticks[0], ticks[-1]
    scale = (_BOTTOM - _TOP) / (high - low)
    profiles = tuple(
        Profile(
            record,
            _line(places, _heights(mean, low, scale)),
            _band(places, _heights(mean - around, low, scale), _heights(mean + around, low, scale)) * with_spread,
            _dots(places, _heights(mean, low, scale)),
        )
        for record, mean, around in zip(classes, means, spread, strict=True)
    )
    levels = tuple((round(_BOTTOM - (tick - low) * scale, 1), round_number(tick)) for tick in ticks)
    return ProfileChart(band, title, profiles, levels, axis.ticks)


def _values(values: np.ndarray) -> list[float]:
    known = values[np.isfinite(values)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
    if high <= low:
        high = low + max(abs(low) * 0.1, 1e-6)
    return [float(tick) for tick in MaxNLocator(nbins=4).tick_values(low, high)]


def _heights(values: np.ndarray, low: float, scale: float) -> np.ndarray:
    return _BOTTOM - (values - low) * scale


def _runs(heights: np.ndarray) -> list[np.ndarray]:
    """The positions of known heights, in runs without a gap."""
    known = np.flatnonzero(np.isfinite(heights))
    return [run for run in np.split(known, np.flatnonzero(np.diff(known) > 1) + 1) if len(run)]


def _line(places: Sequence[float], heights: np.ndarray) -> str:
    return "".join(_path(places, heights, run) for run in _runs(heights) if len(run) > 1)


def _band(places: Sequence[float], low: np.ndarray, high: np.ndarray) -> str:
    """Closed shapes between two lines."""
    shapes = [
        f"{_path(places, high, run)}L{_path(places, low, run[::-1])[1:]}Z" for run in _runs(low + high) if len(run) > 1
    ]
    return "".join(shapes)


def _dots(places: Sequence[float], heights: np.ndarray) -> tuple[tuple[float, float], ...]:
    return tuple((places[run[0]], round(float(heights[run[0]]), 1)) for run in _runs(heights) if len(run) == 1)


def _path(places: Sequence[float], heights: np.ndarray, run: np.ndarray) -> str:
    return "M" + "L".join(f"{places[position]:g} {heights[position]:.1f}" for position in run)
