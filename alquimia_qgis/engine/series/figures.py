"""What a report tells of the dates of a series: how much of each could be used, and how each class looks in time."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from alquimia_qgis.engine.raster.image import Image
from alquimia_qgis.engine.raster.scaling import BandStatistics
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.labels import UNLABELLED
from alquimia_qgis.engine.samples.pixels import PixelSet
from alquimia_qgis.engine.series.stack import DatedImage, ImageSeries
from alquimia_qgis.engine.series.stacked import StackedDate
from alquimia_qgis.protocol.dates import day_as_date

# A mean and its spread are known well enough from so many pixels, or chips, of a class.
PIXELS_OF_A_CLASS = 20_000
CHIPS_OF_A_CLASS = 200
PIXELS_AT_ONCE = 4096
# Dates of which nearly as much is there as of the best one are as good to look at.
ABOUT_THE_SAME = 0.01


@dataclass(frozen=True)
class ObservedDate:
    """One step of a series as it was observed.

    ``day`` counts as in ``SeriesRecord``; ``files`` are names without folders; ``valid_share`` (0 to 1, NaN where
    nothing was read) is the share of the values read around the samples that could be used.
    """

    label: str
    day: float
    files: tuple[str, ...]
    valid_share: float


@dataclass(frozen=True)
class DateFigures:
    """The dates of a training and how each class, or group of numbers, looks at them.

    ``labels`` name the T dates that the network sees: 2018-04-12, or "image 1" where only the order is known.
    ``observed`` are the S steps that they were made from. ``means`` and ``deviations``, float64 (C, T, B), are those of
    the training samples in the units of the images, NaN where there is nothing; ``counts``, int64 (C,), says of how
    many pixels.
    """

    labels: tuple[str, ...]
    observed: tuple[ObservedDate, ...]
    means: np.ndarray
    deviations: np.ndarray
    counts: np.ndarray


def date_figures(
    series: ImageSeries, examples: ChipSet | PixelSet, classes: int, edges: np.ndarray | None = None
) -> DateFigures:
    """The figures of a series that the training ``examples`` have been read from.

    Labels of examples are indices of ``classes``, or numbers, which ``edges``, ascending, float (C - 1,), put into
    groups.
    """
    per_date = series.channel_count // series.dates
    shape = (classes, series.dates, per_date)
    statistics = [BandStatistics(series.channel_count) for _ in range(classes)]
    parts = _labelled_pixels(examples, edges) if isinstance(examples, PixelSet) else _labelled_in_chips(examples)
    counts = np.zeros(classes, dtype=np.int64)
    for index, pixels in parts:
        statistics[index].update(pixels, np.ones(len(pixels), dtype=bool))
        counts[index] += len(pixels)
    means = np.stack([_known(part.mean, part) for part in statistics]).reshape(shape)
    deviations = np.stack([_known(_deviation(part), part) for part in statistics]).reshape(shape)
    timeline, bands = series.timeline, len(series.bands)
    labels = date_labels(timeline.targets, timeline.dated, timeline.first_year)
    return DateFigures(labels, observed_dates(series), means[..., :bands], deviations[..., :bands], counts)


def date_labels(days: Sequence[float], dated: bool, first_year: int) -> tuple[str, ...]:
    """ISO dates of days counted as in ``SeriesRecord``, or "image 1", "image 2" … where only their order is known."""
    if not dated:
        return tuple(f"image {number}" for number in range(1, len(days) + 1))
    return tuple(day_as_date(day, first_year).isoformat() for day in days)


def clearest(shares: Sequence[float] | np.ndarray) -> int:
    """The position of about the highest share, the middle one of several, as the middle of a season shows most."""
    known = np.nan_to_num(np.asarray(shares, dtype=float), nan=-math.inf)
    best = np.flatnonzero(known >= known.max() - ABOUT_THE_SAME) if np.isfinite(known.max()) else np.arange(len(known))
    return int(best[len(best) // 2])


def clearest_image(series: ImageSeries) -> tuple[Image, tuple[int, ...]]:
    """An image of the step with most valid pixels, open, and where in its file (from 1) the bands of a date are."""
    dated = series.step_images[clearest(series.valid_shares)][0]
    if isinstance(dated, StackedDate):
        image = dated.reader.image
        return image, tuple(image.bands[place] for place in dated.reader.layout.places[dated.number])
    image = cast(DatedImage, dated).image
    return image, tuple(image.bands)


def shown_date(figures: DateFigures, days: Sequence[float]) -> int:
    """The position of the network's date, of ``days``, that is nearest to the clearest of the observed ones."""
    day = figures.observed[clearest([step.valid_share for step in figures.observed])].day
    return int(np.abs(np.asarray(days) - day).argmin())


def observed_dates(series: ImageSeries) -> tuple[ObservedDate, ...]:
    """The steps as they were observed, with what could be used of all that was read so far."""
    days = [step.day for step in series.timeline.steps]
    labels = date_labels(days, series.timeline.dated, series.timeline.first_year)
    files = [tuple(os.path.basename(image.opened[0].path) for image in images) for images in series.step_images]
    return tuple(
        ObservedDate(label, float(day), names, float(share))
        for label, day, names, share in zip(labels, days, files, series.valid_shares, strict=True)
    )


def _labelled_pixels(examples: PixelSet, edges: np.ndarray | None) -> Iterator[tuple[int, np.ndarray]]:
    groups = examples.labels if edges is None else np.searchsorted(edges, examples.labels, side="right")
    for index in range(len(examples.class_pixels)):
        chosen = _thinned(np.flatnonzero(groups == index), PIXELS_OF_A_CLASS)
        for first in range(0, len(chosen), PIXELS_AT_ONCE):
            yield index, examples.pixels[chosen[first : first + PIXELS_AT_ONCE]]


def _labelled_in_chips(chips: ChipSet) -> Iterator[tuple[int, np.ndarray]]:
    """Pixels of each class, straight from the chips, because chips of series are floats with NaN where missing."""
    shown = [_thinned(np.flatnonzero(chips.classes_shown[:, index]), CHIPS_OF_A_CLASS)
             for index in range(len(chips.class_pixels))]  # fmt: skip
    for chip in np.unique(np.concatenate(shown)).astype(int):
        labels, pixels = chips.labels[chip], chips.pixels[chip]
        for index in np.unique(labels[labels != UNLABELLED]):
            yield int(index), pixels[labels == index]


def _thinned(places: np.ndarray, most: int) -> np.ndarray:
    if len(places) <= most:
        return places
    return places[np.linspace(0, len(places) - 1, most).astype(int)]


def _known(values: np.ndarray, statistics: BandStatistics) -> np.ndarray:
    return np.where(statistics.count > 0, values, np.nan)


def _deviation(statistics: BandStatistics) -> np.ndarray:
    """That of a constant band is 0 here: the 1 that scaling takes for it would show a spread that is not there."""
    return np.where(statistics.constant, 0.0, statistics.standard_deviation)
