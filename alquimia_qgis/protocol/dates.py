"""Dates of images: found in file names, read from text, and counted so that seasons of different years compare."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from alquimia_qgis.protocol.errors import ParameterError

DAYS_OF_YEAR = 365.25
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
HINT = "Write dates as 2018-04-12, separated by commas."
# No digit before or after: neither the tile T34TFN nor an orbit or a time of day may be taken for a part of a date.
_FORMS = (
    re.compile(r"(?<!\d)(?P<year>\d{4})[-_.](?P<month>\d{2})[-_.](?P<day>\d{2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?=(?:\d{6})?(?!\d))"),  # or with a time
    re.compile(r"(?<!\d)(?P<year>\d{4})(?P<ordinal>\d{3})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>\d{4})[-_.](?P<month>\d{2})(?![-_.]?\d)"),
)


def date_in_text(text: str) -> date | None:
    """The first date in a text such as a file name; None where there is none.

    Understood are 2018-04-12 (also with _ or .), 20180412, the day of the year as in 2018102, and 2018-04, which stands
    for the middle of the month. Of products with several dates, such as those of Sentinel-2, the first is that of the
    image.
    """
    for form in _FORMS:
        for match in form.finditer(text):
            found = _date_of(match.groupdict())
            if found is not None:
                return found
    return None


def parse_dates(text: str) -> tuple[date, ...]:
    """Dates from a text with commas, semicolons, blanks or line ends between them; a ParameterError names a bad one."""
    words = [word for word in re.split(r"[,;\s]+", text.strip()) if word]
    found = [date_in_text(word) for word in words]
    for word, value in zip(words, found):
        if value is None:
            raise ParameterError(f"{word!r} is not a date.", HINT)
    return tuple(value for value in found if value is not None)


def iso_date(text: str) -> date:
    """The date of a text like 2018-04-12, as jobs and model files write it; anything else raises a ParameterError."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ParameterError(f"{text!r} is not a date.", HINT) from error


def series_day(value: date, first_year: int) -> float:
    """Days from 1 January of ``first_year``, in years of 365.25 days.

    The same day of the year in another year lies a whole number of such years apart, leap years or not; so whole years
    can be added to compare seasons.
    """
    return (value.year - first_year) * DAYS_OF_YEAR + value.timetuple().tm_yday - 1


def day_as_date(day: float, first_year: int) -> date:
    """The date of a ``series_day``."""
    years = int(day // DAYS_OF_YEAR)
    return date(first_year + years, 1, 1) + timedelta(days=round(day - years * DAYS_OF_YEAR))


def span_in_words(dates: Sequence[date]) -> str:
    """The first and the last of some dates: ``2018-04-12 to 2018-10-30``."""
    first, last = min(dates).isoformat(), max(dates).isoformat()
    return first if first == last else f"{first} to {last}"


def _date_of(parts: dict[str, str]) -> date | None:
    year = int(parts["year"])
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        if "ordinal" in parts:
            ordinal = int(parts["ordinal"])
            found = date(year, 1, 1) + timedelta(days=ordinal - 1)
            return found if ordinal and found.year == year else None
        return date(year, int(parts["month"]), int(parts.get("day", 15)))
    except ValueError:
        return None
