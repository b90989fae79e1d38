"""Numbers as a reader wants to see them: rounded, grouped, with units, and a dash where a figure is undefined."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

DASH = "–"
NARROW_SPACE = "\u202f"
MINUS = "−"
_LONGEST_NAME = 40


def is_known(value: Any) -> bool:
    """Whether ``value`` is a finite number; None and NaN are figures that are undefined."""
    return value is not None and math.isfinite(float(value))


def percent(value: float | None, digits: int = 1) -> str:
    """A share between 0 and 1 as percent; rounding never makes it 0 % or 100 % when it is not exactly that."""
    if value is None or not is_known(value):
        return DASH
    smallest = 0.5 * 10**-digits
    shown = 100.0 * float(value)
    if 0.0 < shown < smallest:
        return f"<{NARROW_SPACE}{10**-digits:g}{NARROW_SPACE}%"
    if 100.0 - smallest <= shown < 100.0:
        shown = 100.0 - 10**-digits
    return f"{shown:.{digits}f}{NARROW_SPACE}%"


def fraction(value: float | None, digits: int = 3) -> str:
    """A figure such as IoU, F1 or kappa with a fixed number of digits."""
    return f"{float(value):.{digits}f}" if value is not None and is_known(value) else DASH


def count(value: float | None) -> str:
    """A whole number with its thousands set apart."""
    return f"{round(float(value)):,}".replace(",", NARROW_SPACE) if value is not None and is_known(value) else DASH


def number(value: float | None, digits: int = 3) -> str:
    """A number in the user's units with so many significant digits; thousands are set apart."""
    if value is None or not is_known(value):
        return DASH
    if abs(value) >= 10.0**digits - 0.5:
        return f"{value:,.0f}".replace(",", NARROW_SPACE).replace("-", MINUS)
    return f"{float(value):#.{digits}g}".rstrip(".").replace("-", MINUS) if value else "0"


def round_number(value: float) -> str:
    """A number on an axis, without zeros at its end; thousands are set apart from 10,000 on."""
    if abs(value) >= 10_000:
        return f"{value:,.10g}".replace(",", NARROW_SPACE).replace("-", MINUS)
    return f"{value:.6g}".replace("-", MINUS)


def short_count(value: float) -> str:
    """A whole number in at most four characters, for the cells of large tables: 950, 1.2k, 12k, 3.4M."""
    scaled, unit = float(value), ""
    for larger in ("k", "M", "G"):
        if scaled < 999.5:
            break
        scaled, unit = scaled / 1000.0, larger
    return f"{scaled:.1f}{unit}" if unit and scaled < 9.95 else f"{scaled:.0f}{unit}"


def area_digits(largest: float) -> int:
    """Digits behind the point for a column of hectares whose largest number is ``largest``."""
    return 0 if largest >= 100_000 else 1 if largest >= 100 else 2 if largest >= 1 else 4


def area(hectares: float | None, digits: int) -> str:
    """Hectares, thousands set apart."""
    if hectares is None or not is_known(hectares):
        return DASH
    return f"{float(hectares):,.{digits}f}".replace(",", NARROW_SPACE)


def duration(seconds: float | None) -> str:
    """A running time in the two largest units."""
    if seconds is None or not is_known(seconds):
        return DASH
    whole = round(float(seconds))
    hours, minutes = whole // 3600, whole % 3600 // 60
    if hours:
        return f"{hours} h {minutes:02d} min"
    return f"{minutes} min {whole % 60:02d} s" if minutes else f"{whole} s"


def distance(value: float | None, unit: str) -> str:
    """A distance with its unit; three significant digits."""
    if value is None or not is_known(value):
        return DASH
    shown = f"{float(value):,.0f}" if abs(value) >= 100 else f"{float(value):.3g}"
    return f"{shown.replace(',', NARROW_SPACE)}{NARROW_SPACE}{unit}".strip()


def meter_width(value: float | None) -> float | None:
    """The length in percent of the bar beside a figure between 0 and 1; None when it is undefined."""
    return round(100.0 * float(value), 1) if value is not None and is_known(value) else None


def elided(name: str, longest: int = _LONGEST_NAME) -> str:
    """The name, its middle left out when it is too long for a table; the full name belongs in the title."""
    if len(name) <= longest:
        return name
    kept = longest - 1
    return f"{name[: kept - kept // 3].rstrip()}…{name[len(name) - kept // 3 :].strip()}"


def listed(names: Sequence[str]) -> str:
    """Names as a sentence has them: a, b and c."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def plural(number: int, noun: str) -> str:
    """The number and its noun: 1 feature, 2 features, 3 classes."""
    if number == 1:
        return f"1 {noun}"
    return f"{count(number)} {noun}{'es' if noun.endswith(('s', 'x')) else 's'}"


FILTERS = {
    "percent": percent,
    "fraction": fraction,
    "count": count,
    "number": number,
    "short_count": short_count,
    "area": area,
    "duration": duration,
    "elided": elided,
}
