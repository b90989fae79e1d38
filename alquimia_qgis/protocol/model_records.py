"""Parts of a model's card that only some models have: the dates of a time series, and the number that is estimated."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from alquimia_qgis.protocol.dates import day_as_date
from alquimia_qgis.protocol.errors import ModelFileError
from alquimia_qgis.protocol.options import SeriesOptions

HINT = "Choose an .alquimia file written by one of the Alquimia training algorithms."
HIGHEST_DATE_COUNT = 2048
HIGHEST_CHANNEL_COUNT = 65_536
HIGHEST_MASK_VALUES = 1024
LARGEST_DAY = 200 * 366.0


@dataclass(frozen=True)
class SeriesRecord:
    """The steps in time that a network sees, and how images become them.

    ``days`` are those of ``protocol.dates.series_day`` counted from ``first_year``, ascending; where ``dated`` is false
    only the order of the images is known, and they count 0, 1, 2 …. ``resampling`` and ``gaps`` are choices of
    ``SeriesOptions``. ``mask_band`` (name or number from 1, empty: none) and ``mask_values`` say what masked the images
    of the training, ``masked_by_layers`` that rasters beside them did. ``differences`` are pairs of bands
    (from 0, of one date) whose normalised differences (first - second) / (first + second) are the last bands.
    """

    days: tuple[float, ...]
    dated: bool
    first_year: int
    resampling: str = "as_given"
    step: int = 10
    gaps: str = "linear"
    mask_band: str = ""
    mask_values: tuple[int, ...] = ()
    masked_by_layers: bool = False
    differences: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no training writes (ModelFileError)."""
        ascending = all(before < after for before, after in zip(self.days, self.days[1:]))
        fine = 1 <= len(self.days) <= HIGHEST_DATE_COUNT and ascending and 1 <= self.first_year <= 9000
        fine = fine and all(math.isfinite(day) and -LARGEST_DAY <= day <= LARGEST_DAY for day in self.days)
        fine = fine and len(self.mask_values) <= HIGHEST_MASK_VALUES
        fine = fine and all(len(pair) == 2 and min(pair) >= 0 for pair in self.differences)
        if not fine:
            raise ModelFileError("The model file's manifest has impossible dates.", HINT)
        SeriesOptions(resampling=self.resampling, step=self.step, gaps=self.gaps)

    @property
    def has_validity(self) -> bool:
        """Whether each date has one channel more, which tells where it was observed."""
        return self.gaps == "zero"

    def dates(self) -> tuple[date, ...]:
        """The steps as dates of the training; none where only their order is known."""
        return tuple(day_as_date(day, self.first_year) for day in self.days) if self.dated else ()

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> SeriesRecord:
        """The record from plain data."""
        values = {**record, "days": tuple(float(day) for day in record["days"])}
        values["mask_values"] = tuple(int(value) for value in record["mask_values"])
        values.update(dated=bool(record["dated"]), first_year=int(record["first_year"]))
        values["differences"] = tuple(tuple(int(band) for band in pair) for pair in record["differences"])
        values["masked_by_layers"] = bool(record["masked_by_layers"])
        return cls(**{**values, "mask_band": str(record["mask_band"])})

    def to_dict(self) -> dict[str, Any]:
        """The record as plain data."""
        return dataclasses.asdict(self)


@dataclass(frozen=True)
class TargetRecord:
    """The number that a regression estimates: name of the field, scaling of the training, and the range seen there.

    The network answers (value - mean) / standard_deviation.
    """

    name: str
    mean: float
    standard_deviation: float
    lowest: float
    highest: float

    def __post_init__(self) -> None:
        """Refuse what no training writes (ModelFileError)."""
        numbers = (self.mean, self.standard_deviation, self.lowest, self.highest)
        if not all(math.isfinite(number) for number in numbers) or self.standard_deviation <= 0:
            raise ModelFileError("The model file's manifest has an impossible range of values.", HINT)

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> TargetRecord:
        """The record from plain data."""
        numbers = (float(record[key]) for key in ("mean", "standard_deviation", "lowest", "highest"))
        return cls(str(record["name"]), *numbers)


def undated(count: int) -> tuple[float, ...]:
    """The days of images of which only the order is known."""
    return tuple(float(number) for number in range(count))


def check_channels(bands: Sequence[Any], series: SeriesRecord | None) -> None:
    """Raise a ModelFileError when bands and dates are more channels than any network has, or do not fit together."""
    if series is None:
        return
    if len(series.days) * (len(bands) + 1) > HIGHEST_CHANNEL_COUNT:
        raise ModelFileError("The model file states more bands and dates than a network can have.", HINT)
    measured = len(bands) - len(series.differences)
    if measured < 1 or any(band >= measured for pair in series.differences for band in pair):
        raise ModelFileError("The model file states differences of bands that it does not have.", HINT)
