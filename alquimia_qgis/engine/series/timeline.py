"""Which images make up which steps of a series, and at which days the network sees them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from alquimia_qgis.protocol.dates import DAYS_OF_YEAR, series_day, span_in_words
from alquimia_qgis.protocol.errors import ImageError
from alquimia_qgis.protocol.jobs import SeriesSource
from alquimia_qgis.protocol.model_records import HIGHEST_DATE_COUNT, SeriesRecord, undated
from alquimia_qgis.protocol.options import SeriesOptions

AS_GIVEN, REGULAR, MONTHLY, CALENDAR_MONTHS = "as_given", "regular", "monthly", "calendar_months"
MIDDLE_OF_MONTH = 15
# Observations this close to the dates of the model are taken for them; what grows in three days cannot be seen.
SAME_DAY = 3.0
# No date of the model may lie farther from an image than this, or than its dates usually lie apart.
LONGEST_GAP = 45.0


@dataclass(frozen=True)
class Step:
    """Images (their numbers) that together are one observation at ``day``, by their median where ``median`` is set.

    Without it the first image that shows a pixel wins, and the others fill its gaps.
    """

    day: float
    images: tuple[int, ...]
    median: bool = False


@dataclass(frozen=True)
class Timeline:
    """Observations in order of time, and the days at which the network sees the series; ``notes`` are for the log.

    Both count days in one calendar. Where they are the same days only gaps are filled.
    """

    steps: tuple[Step, ...]
    targets: tuple[float, ...]
    dated: bool
    first_year: int
    notes: tuple[str, ...] = ()

    @property
    def is_direct(self) -> bool:
        """Whether the network sees the observations themselves."""
        return len(self.steps) == len(self.targets) and all(
            abs(step.day - target) <= SAME_DAY for step, target in zip(self.steps, self.targets, strict=True)
        )

    def record(
        self, options: SeriesOptions, clouds: SeriesSource, differences: tuple[tuple[int, int], ...] = ()
    ) -> SeriesRecord:
        """What a model remembers of it, of what masked the clouds, and of differences of bands."""
        return SeriesRecord(
            self.targets, self.dated, self.first_year, options.resampling, options.step, options.gaps,
            clouds.mask_band, clouds.mask_values, bool(clouds.masks), differences,
        )  # fmt: skip


def training_timeline(dates: Sequence[date], count: int, options: SeriesOptions) -> Timeline:
    """The timeline of ``count`` images that a model is trained on; without ``dates`` only their order is known.

    Raises an ImageError where resampling needs dates that are not known, or gives more steps than any network takes.
    """
    if not dates:
        if options.resampling != AS_GIVEN:
            raise ImageError(
                "The images have no dates, so they cannot be resampled in time.",
                "Give DATES, set the layers' temporal range, or take the dates as given.",
            )
        steps = tuple(Step(day, (number,)) for number, day in enumerate(undated(count)))
        return Timeline(steps, undated(count), False, 1)
    first_year = min(dates).year
    steps, notes = _steps(dates, first_year, options.resampling)
    targets = _targets(steps, dates, first_year, options)
    if len(targets) > HIGHEST_DATE_COUNT:
        raise ImageError(
            f"Steps of {options.step} days from {span_in_words(dates)} are {len(targets)} dates; up to "
            f"{HIGHEST_DATE_COUNT} are possible.",
            "Choose longer steps.",
        )
    return Timeline(steps, targets, True, first_year, notes)


def matching_timeline(dates: Sequence[date], count: int, record: SeriesRecord) -> Timeline:
    """The timeline of images that a model is applied to, in the calendar and at the days of the model.

    Whole years lie between the seasons of training and map at will; ``notes`` say which. Dates that differ are
    resampled by interpolation, with a note; where too little lies near a date of the model, an ImageError names it.
    """
    if not record.dated or not dates:
        return _by_order(bool(dates), count, record)
    base = record.first_year if record.resampling == CALENDAR_MONTHS else _best_year(dates, record)
    steps, notes = _steps(dates, base, record.resampling)
    _check_cover(steps, dates, base, record)
    timeline = Timeline(steps, record.days, True, base)
    if base != record.first_year:
        notes = (*notes, f"The model was trained on the seasons from {record.first_year} on; those from {base} on are "
                 "mapped, matched by the day of the year.")  # fmt: skip
    if record.resampling == AS_GIVEN and not timeline.is_direct:
        notes = (*notes, f"The {len(steps)} dates ({span_in_words(dates)}) are not those of the training "
                 f"({len(record.days)}); they are resampled to them by interpolation in time.")  # fmt: skip
    return Timeline(steps, record.days, True, base, notes)


def _by_order(dated: bool, count: int, record: SeriesRecord) -> Timeline:
    if record.dated:
        raise ImageError(
            f"The model was trained on the dates {span_in_words(record.dates())}, and the images have none.",
            "Give DATES, set the layers' temporal range, or use images with dates in their names.",
        )
    if count != len(record.days):
        raise ImageError(
            f"The model was trained on {len(record.days)} images without dates; {count} are given.",
            f"Give {len(record.days)} images, in the order of the training.",
        )
    steps = tuple(Step(day, (number,)) for number, day in enumerate(record.days))
    notes = ("The model was trained without dates: the images are taken in the order given.",) if dated else ()
    return Timeline(steps, record.days, False, record.first_year, notes)


def _steps(dates: Sequence[date], first_year: int, resampling: str) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """Images by observation: those of one day, or of one month; and what to say about it."""
    monthly = resampling in (MONTHLY, CALENDAR_MONTHS)
    groups: dict[float, list[int]] = {}
    for number, value in enumerate(dates):
        place = value.replace(day=MIDDLE_OF_MONTH) if monthly else value
        if resampling == CALENDAR_MONTHS:
            place = place.replace(year=first_year)
        groups.setdefault(series_day(place, first_year), []).append(number)
    steps = tuple(Step(day, tuple(groups[day]), monthly) for day in sorted(groups))
    notes = []
    if not monthly:
        if len(steps) < len(dates):
            notes.append(f"{len(dates) - len(steps)} images are of the same day as another: they fill its gaps.")
        if list(dates) != sorted(dates):
            notes.append("The images were not in the order of their dates; they are sorted.")
    return steps, tuple(notes)


def _targets(
    steps: Sequence[Step], dates: Sequence[date], first_year: int, options: SeriesOptions
) -> tuple[float, ...]:
    days = [step.day for step in steps]
    if options.resampling == REGULAR:
        return tuple(float(day) for day in np.arange(days[0], days[-1] + 1e-6, options.step))
    if options.resampling == MONTHLY:
        first, last = min(dates), max(dates)
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        middles = [date(month // 12, month % 12 + 1, MIDDLE_OF_MONTH) for month in months]
        return tuple(series_day(middle, first_year) for middle in middles)
    return tuple(days)


def _best_year(dates: Sequence[date], record: SeriesRecord) -> int:
    """The year that stands for the first of the model's: the one that puts the images nearest to the model's days."""
    targets = np.array(record.days)
    years = int(max(targets) // DAYS_OF_YEAR) + 1
    candidates = range(min(dates).year - years, max(dates).year + years + 1)
    return min(candidates, key=lambda year: (float(_nearest(_days(dates, year), targets).sum()), year))


def _check_cover(steps: Sequence[Step], dates: Sequence[date], base: int, record: SeriesRecord) -> None:
    targets = np.array(record.days)
    distances = _nearest(np.array([step.day for step in steps]), targets)
    usual = float(np.median(np.diff(targets))) if len(targets) > 1 else 0.0
    limit = max(LONGEST_GAP, usual)
    worst = int(distances.argmax())
    if distances[worst] <= limit:
        return
    wanted = record.dates()[worst]
    raise ImageError(
        f"The model was trained on {len(targets)} dates ({span_in_words(record.dates())}), and no image lies within "
        f"{limit:.0f} days of {wanted:%d %B} (day {wanted.timetuple().tm_yday} of the year, in year "
        f"{1 + int(targets[worst] // DAYS_OF_YEAR)} of its series); the images are of {span_in_words(dates)}.",
        "Add images that cover the same season, or train a model on the season of these.",
    )


def _days(dates: Sequence[date], year: int) -> np.ndarray:
    return np.array([series_day(value, year) for value in dates])


def _nearest(days: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """The distance from each target to the nearest of the days."""
    ordered = np.sort(days)
    after = np.clip(np.searchsorted(ordered, targets), 0, len(ordered) - 1)
    before = np.clip(after - 1, 0, len(ordered) - 1)
    distances: np.ndarray = np.minimum(np.abs(ordered[after] - targets), np.abs(ordered[before] - targets))
    return distances if len(days) else np.full(len(targets), math.inf)
