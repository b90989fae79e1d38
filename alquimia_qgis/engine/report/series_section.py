"""The part of reports about dates: what was understood of them, profiles, and which of them matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alquimia_qgis.engine.report.contents import SeriesFacts
from alquimia_qgis.engine.report.date_strip import date_strip, sees_what_was_observed
from alquimia_qgis.engine.report.importance_bars import DateLoss, importance_bars, largest_losses
from alquimia_qgis.engine.report.parameter_table import Rows, declared_rows
from alquimia_qgis.engine.report.profile_charts import (
    MOST_BANDS,
    MOST_CLASSES,
    MOST_SPREADS,
    ProfileChart,
    profile_charts,
    shown_classes,
)
from alquimia_qgis.engine.report.time_bars import TimeBars
from alquimia_qgis.engine.report.wording import count, fraction, listed, percent, plural
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.options import SeriesOptions

MOST_LISTED = 60
_IN_ONE_COLUMN = 10
_MOST_NAMED = 3
_REGULAR = "regular"


@dataclass(frozen=True)
class DateRow:
    """One observed date in the table; ``more`` is the number of files beside the one that is named."""

    position: int
    label: str
    file: str
    more: int
    share: float
    meter: float


@dataclass(frozen=True)
class SeriesSection:
    """What the template shows of a series; ``columns`` are the rows of the table of dates, side by side."""

    strip: TimeBars
    facts: Rows
    columns: list[list[DateRow]]
    left_out: int
    resampled: bool
    charts: list[ProfileChart]
    classes: list[ClassRecord]
    profile_note: str
    bars: TimeBars | None
    losses: list[DateLoss]
    measured: str
    loss_unit: str
    of_numbers: bool
    grouped: bool


def series_section(
    series: SeriesFacts | None, classes: Sequence[ClassRecord], bands: Sequence[BandRecord], of_numbers: bool
) -> SeriesSection | None:
    """The section of a report; None where it is not about dated images.

    Where samples have numbers (``of_numbers``), ``classes`` are groups of them. ``bands`` are those of one date.
    """
    if series is None:
        return None
    rows = _rows(series)[:MOST_LISTED]
    half = len(rows) if len(rows) <= _IN_ONE_COLUMN else -(-len(rows) // 2)
    importance = series.importance
    return SeriesSection(
        strip=date_strip(series),
        facts=_facts(series),
        columns=[part for part in (rows[:half], rows[half:]) if part],
        left_out=len(series.figures.observed) - len(rows),
        resampled=not sees_what_was_observed(series),
        charts=profile_charts(series, classes, bands),
        classes=[classes[index] for index in shown_classes(series, classes)],
        profile_note=_profile_note(series, classes, of_numbers),
        bars=importance_bars(series),
        losses=largest_losses(series),
        measured=_measured(series, of_numbers),
        loss_unit="Loss of R²" if of_numbers else "Loss of overall accuracy",
        of_numbers=of_numbers,
        grouped=importance is not None and any(len(group) > 1 for group in importance.groups),
    )


def dates_in_words(series: SeriesFacts) -> str:
    """How many dates the network sees, and from when to when."""
    labels = series.figures.labels
    if not series.record.dated:
        return f"{plural(len(labels), 'image')}, of which only the order is known"
    span = labels[0] if len(labels) == 1 else f"{labels[0]} to {labels[-1]}"
    return f"{plural(len(labels), 'date')}, {span}"


def _facts(series: SeriesFacts) -> Rows:
    record, observed = series.record, series.figures.observed
    files = {name for step in observed for name in step.files}
    step = {"step": record.step} if record.resampling == _REGULAR else {}
    return [
        ("What the model sees", dates_in_words(series)),
        ("Made from", f"{plural(len(observed), 'observation')} in {plural(len(files), 'file')}"),
        *([("Where the dates come from", series.origin)] if series.origin else []),
        *declared_rows(SeriesOptions, {"resampling": record.resampling, **step, "gaps": record.gaps}),
        ("Clouds masked by", _masks(series)),
    ]


def _masks(series: SeriesFacts) -> str:
    record = series.record
    if record.masked_by_layers:
        named = [*series.masks[:_MOST_NAMED]]
        left = len(series.masks) - len(named)
        return f"{listed([*named, f'{left} more'] if left else named) or 'layers'}{_codes(record.mask_values)}"
    if record.mask_band:
        return f"band {record.mask_band} of the images{_codes(record.mask_values)}"
    return "nothing but the images' own nodata"


def _codes(values: Sequence[int]) -> str:
    return f", values {', '.join(map(str, values))}" if values else ", all values but 0"


def _rows(series: SeriesFacts) -> list[DateRow]:
    return [
        DateRow(
            position, step.label, step.files[0] if step.files else "", max(0, len(step.files) - 1), step.valid_share,
            0.0 if step.valid_share != step.valid_share else round(100.0 * step.valid_share, 1),
        )
        for position, step in enumerate(series.figures.observed, start=1)
    ]  # fmt: skip


def _profile_note(series: SeriesFacts, classes: Sequence[ClassRecord], of_numbers: bool) -> str:
    shown, known = len(shown_classes(series, classes)), int((series.figures.counts > 0).sum())
    what = "groups of values" if of_numbers else "classes"
    sentences = [f"Measured on {count(float(series.figures.counts.sum()))} pixels of the samples."]
    if known > shown:
        sentences.append(f"Shown are the {MOST_CLASSES} {what} with most of them.")
    if shown > MOST_SPREADS:
        sentences.append(f"Spreads are left out, because those of so many {what} would hide the lines.")
    bands = series.figures.means.shape[-1]
    if bands > MOST_BANDS:
        sentences.append(f"Shown are the first {MOST_BANDS} of {bands} bands.")
    return " ".join(sentences)


def _measured(series: SeriesFacts, of_numbers: bool) -> str:
    importance = series.importance
    if importance is None:
        return ""
    whole = fraction(importance.whole) if of_numbers else percent(importance.whole)
    falls = "how much R²" if of_numbers else "by how many percentage points the overall accuracy"
    repeats = f", mean of {importance.shuffles} shuffles" if importance.shuffles > 1 else ""
    return (
        f"Bars show {falls} ({whole}) falls when the values of a date are exchanged at random among "
        f"{plural(importance.examples, f'validation {importance.unit}')}{repeats}."
    )
