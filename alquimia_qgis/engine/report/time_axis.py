"""The axis of time of a chart: dates in their real distance, ticks at beginnings of months or years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from alquimia_qgis.protocol.dates import day_as_date, series_day
from alquimia_qgis.protocol.model_records import SeriesRecord

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS_APART = (1, 2, 3, 6, 12, 24, 60, 120)
_NUMBERS_APART = (1, 2, 5, 10, 20, 50, 100, 200, 500)
# Of shorter series months say too little, so days are named.
_FEW_DAYS = 70.0
_LABEL_WIDTH = 58.0
_ROOM_AT_ENDS = 12.0

Ticks = tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class TimeAxis:
    """Where days lie between ``left`` and ``right`` (pixels); ``ticks`` are positions and labels."""

    first: float
    last: float
    left: float
    right: float
    ticks: Ticks = ()

    def place(self, day: float) -> float:
        """The position of a day, in pixels; the only day there is lies in the middle."""
        start, end = self.left + _ROOM_AT_ENDS, self.right - _ROOM_AT_ENDS
        if self.last <= self.first:
            return round((start + end) / 2, 1)
        return round(start + (day - self.first) / (self.last - self.first) * (end - start), 1)


def time_axis(days: Sequence[float], record: SeriesRecord, left: float, right: float) -> TimeAxis:
    """The axis of all ``days``, counted as those of ``record``; images without dates are numbered from 1."""
    bare = TimeAxis(min(days), max(days), left, right)
    most = max(2, int((right - left) / _LABEL_WIDTH))
    found = _dates(bare, record.first_year, most) if record.dated else _numbers(bare, most)
    ticks = tuple((bare.place(day), label) for day, label in found)
    return TimeAxis(bare.first, bare.last, left, right, ticks)


def _numbers(axis: TimeAxis, most: int) -> Iterator[tuple[float, str]]:
    count = int(axis.last) + 1
    step = next((step for step in _NUMBERS_APART if count / step <= most), _NUMBERS_APART[-1])
    for number in range(1, count + 1):
        if number == 1 or number % step == 0:
            yield float(number - 1), str(number)


def _dates(axis: TimeAxis, first_year: int, most: int) -> Iterator[tuple[float, str]]:
    first, last = day_as_date(axis.first, first_year), day_as_date(axis.last, first_year)
    if axis.last - axis.first < _FEW_DAYS:
        yield from _single_days(first, last, first_year, most)
        return
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    apart = next((apart for apart in _MONTHS_APART if months / apart <= most), _MONTHS_APART[-1])
    started = False
    for month in range(first.year * 12, last.year * 12 + last.month, apart):
        day = date(month // 12, month % 12 + 1, 1)
        if first <= day <= last:
            yield series_day(day, first_year), _month_label(day, apart, named=not started)
            started = True


def _month_label(day: date, apart: int, named: bool) -> str:
    if apart >= len(MONTHS):
        return str(day.year)
    return f"{MONTHS[day.month - 1]} {day.year}" if named or day.month == 1 else MONTHS[day.month - 1]


def _single_days(first: date, last: date, first_year: int, most: int) -> Iterator[tuple[float, str]]:
    apart = max(1, -(-((last - first).days + 1) // most))
    for number in range(0, (last - first).days + 1, apart):
        day = first + timedelta(days=number)
        year = f" {day.year}" if number == 0 else ""
        yield series_day(day, first_year), f"{day.day} {MONTHS[day.month - 1]}{year}"
