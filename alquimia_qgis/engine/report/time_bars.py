"""Bars along an axis of time: one for each date, or for a span of dates, from a common baseline."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from alquimia_qgis.engine.report.time_axis import Ticks, time_axis
from alquimia_qgis.protocol.model_records import SeriesRecord

WIDTH = 976
_LEFT, _RIGHT, _TOP, _BOTTOM = 52.0, 968.0, 14.0, 150.0
_BELOW, _BELOW_WITH_MARKS = 24.0, 38.0
_WIDEST, _NARROWEST = 16.0, 1.5
_SHARE_OF_DISTANCE = 0.7


@dataclass(frozen=True)
class Span:
    """What one bar shows: the value of the days ``first`` to ``last``, and the words that explain it."""

    first: float
    last: float
    value: float
    words: str


@dataclass(frozen=True)
class Bar:
    """One bar in pixels; ``words`` are read by pointing at it."""

    x: float
    y: float
    width: float
    height: float
    words: str


@dataclass(frozen=True)
class TimeBars:
    """The marks of the chart in pixels.

    ``levels`` and ``ticks`` are positions and labels of the two axes, ``baseline`` is where bars begin. ``marks`` are
    positions of further dates, drawn below the bars.
    """

    bars: tuple[Bar, ...]
    levels: Ticks
    ticks: Ticks
    baseline: float
    marks: tuple[float, ...] = ()
    left: float = _LEFT
    right: float = _RIGHT
    bottom: float = _BOTTOM
    width: int = WIDTH

    @property
    def height(self) -> float:
        """Of the whole chart, in pixels."""
        return self.bottom + (_BELOW_WITH_MARKS if self.marks else _BELOW)


def time_bars(
    spans: Sequence[Span],
    levels: Sequence[tuple[float, str]],
    record: SeriesRecord,
    *,
    low: float = 0.0,
    marked: Sequence[float] = (),
) -> TimeBars:
    """The chart of ``spans``; heights reach from ``low`` (0 or less) to the last of ``levels`` (value and label).

    ``marked`` are days to be marked below the bars; days count as those of ``record``.
    """
    days = [*(span.first for span in spans), *(span.last for span in spans), *marked]
    axis = time_axis(days, record, _LEFT, _RIGHT)
    high = levels[-1][0]

    def place(value: float) -> float:
        return round(_BOTTOM - (min(max(value, low), high) - low) / (high - low) * (_BOTTOM - _TOP), 1)

    baseline = place(0.0)
    width = _bar_width(sorted(axis.place((span.first + span.last) / 2) for span in spans))
    bars = []
    for span in spans:
        left, right = axis.place(span.first) - width / 2, axis.place(span.last) + width / 2
        end = place(span.value)
        height = round(abs(baseline - end), 1)
        bars.append(Bar(round(left, 1), min(baseline, end), round(right - left, 1), height, span.words))
    return TimeBars(
        tuple(bars),
        tuple((place(value), label) for value, label in levels),
        axis.ticks,
        baseline,
        tuple(axis.place(day) for day in marked),
    )


def _bar_width(places: Sequence[float]) -> float:
    """As wide as the closest dates allow."""
    distances = [after - before for before, after in itertools.pairwise(places) if after > before]
    return max(_NARROWEST, min([_WIDEST, *(distance * _SHARE_OF_DISTANCE for distance in distances)]))
