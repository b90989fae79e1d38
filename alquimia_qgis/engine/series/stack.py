"""A series of dated images as one source of pixels: every date a network sees, all its bands, gaps filled."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from alquimia_qgis.engine.raster.image import Image
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.series.alignment import Grid
from alquimia_qgis.engine.series.differences import Pairs, difference_name, with_differences
from alquimia_qgis.engine.series.gap_filling import ZERO, filled_series, observed
from alquimia_qgis.engine.series.masks import CloudMask
from alquimia_qgis.engine.series.timeline import Step, Timeline
from alquimia_qgis.protocol.jobs import SeriesSource


class Dated(Protocol):
    """One date of a series on the common grid."""

    @property
    def opened(self) -> tuple[Image, ...]:
        """The open files that it is read from."""

    def read(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Values (B, H, W) of a window inside, and which of them can be used, bool (B, H, W)."""

    def close(self) -> None:
        """Release the files."""


@dataclass(frozen=True)
class DatedImage:
    """One image of a series, on the common grid, with what masks its clouds."""

    image: Image
    masks: tuple[CloudMask, ...] = ()

    @property
    def opened(self) -> tuple[Image, ...]:
        """See ``Dated``."""
        return (self.image, *(mask.image for mask in self.masks))

    def read(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Values (B, H, W) of a window inside, and which of them can be used, bool (B, H, W)."""
        values, present, valid = self.image._read_inside(window)
        for mask in self.masks:
            valid = valid & mask.usable(window)
        return values, np.broadcast_to(valid, values.shape) if present is None else present & valid

    def close(self) -> None:
        """Release the files."""
        for image in self.opened:
            image.close()


class ImageSeries(PixelSource):
    """Open images of one place at many dates; made by ``open_series``, closed by ``with`` or ``close``.

    Its channels are float32: all ``bands`` of the first date, then those of the second …; with gaps left as zero each
    date has one more, which tells where it was observed. A pixel is valid where any band was ever observed.
    ``band_names`` are those of one date; ``clouds`` says what masks them, so ``mask_band``, which images
    have for transparency, is None.
    """

    mask_band: int | None = None

    def __init__(
        self,
        images: Sequence[Dated],
        grid: Grid,
        band_names: Sequence[str],
        timeline: Timeline,
        gaps: str,
        clouds: SeriesSource,
    ) -> None:
        super().__init__(grid.width, grid.height, grid.crs, grid.transform)
        self.files = tuple(dict.fromkeys(opened.path for image in images for opened in image.opened))
        self.path = self.files[0]
        self.timeline = timeline
        self.clouds = clouds
        self.dtype = np.dtype(np.float32)
        self.storage = (self.dtype, None)
        self.dates = len(timeline.targets)
        self._has_validity = gaps == ZERO
        self.measured_bands = len(band_names)
        self._images = images
        self._gaps = gaps
        self._usable = np.zeros(len(timeline.steps), dtype=np.int64)
        self._read = 0
        self._counting = threading.Lock()
        self._name_bands(tuple(band_names), ())

    def add_differences(self, pairs: Pairs) -> None:
        """Give each date the normalised differences of these pairs of its bands as further bands."""
        names = self.band_names[: self.measured_bands]
        self._name_bands((*names, *(difference_name(pair, names) for pair in pairs)), pairs)

    def _name_bands(self, names: tuple[str, ...], differences: Pairs) -> None:
        self.band_names, self.differences = names, differences
        self.bands = tuple(range(1, len(names) + 1))
        self.channel_count = self.dates * (len(names) + self._has_validity)

    @property
    def valid_shares(self) -> np.ndarray:
        """The share of the values read so far that could be used at each step, float64 (S,); NaN before any was."""
        return self._usable / self._read if self._read else np.full(len(self._usable), np.nan)

    @property
    def has_validity(self) -> bool:
        """Whether each date has one channel more, the last, which tells where it was observed."""
        return self._has_validity

    @property
    def step_images(self) -> tuple[tuple[Dated, ...], ...]:
        """The images of each step."""
        return tuple(tuple(self._images[number] for number in step.images) for step in self.timeline.steps)

    @property
    def file_images(self) -> tuple[Image, ...]:
        """See ``PixelSource``."""
        return tuple(dict.fromkeys(opened for image in self._images for opened in image.opened))

    @property
    def bytes_per_value(self) -> int:
        """Observations with their masks, and the series made of them."""
        observed = len(self.timeline.steps) / self.dates
        return int(self.dtype.itemsize + np.ceil((self.dtype.itemsize + 1) * observed))

    def __enter__(self) -> ImageSeries:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Release the files."""
        for image in self._images:
            image.close()

    def observations(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """What was observed in a window inside: float32 (S, B, H, W) for each step, and which of it can be used."""
        shape = (len(self.timeline.steps), self.measured_bands, window.height, window.width)
        values, present = np.empty(shape, dtype=np.float32), np.empty(shape, dtype=bool)
        for place, step in enumerate(self.timeline.steps):
            self._read_step(step, window, values[place], present[place])
        self._count(present)
        return values, present

    def _count(self, present: np.ndarray) -> None:
        usable = [np.count_nonzero(step) for step in present]
        with self._counting:
            self._usable += usable
            self._read += present[0].size

    def _read_step(self, step: Step, window: Window, values: np.ndarray, present: np.ndarray) -> None:
        if len(step.images) == 1:
            values[...], present[...] = self._images[step.images[0]].read(window)
            return
        parts = [self._images[number].read(window) for number in step.images]
        if step.median:
            _median(parts, values, present)
            return
        values[...], present[...] = parts[0]
        for more, usable in parts[1:]:
            np.copyto(values, more, where=usable & ~present)
            present |= usable

    def _read_inside(self, window: Window) -> tuple[np.ndarray, np.ndarray | None, np.ndarray]:
        """See ``PixelSource``; what is missing of a valid pixel is NaN, which scaling turns into 0."""
        values, present = self.observations(window)
        valid = np.asarray(present.any(axis=(0, 1)))
        series = self._filled(values, present)
        return series.reshape(self.channel_count, window.height, window.width), None, valid

    def _filled(self, values: np.ndarray, present: np.ndarray) -> np.ndarray:
        """Observations (S, B, H, W) as the network sees them, (T, B, H, W) or one band more."""
        timeline = self.timeline
        if timeline.is_direct and self._gaps != ZERO and present.all():
            return with_differences(values, self.differences)
        flat = (*values.shape[:2], -1)
        times = timeline.targets if timeline.is_direct else tuple(step.day for step in timeline.steps)
        series = filled_series(values.reshape(flat), present.reshape(flat), times, timeline.targets, self._gaps)
        seen = [observed(series)] if self._has_validity else []
        return np.concatenate([with_differences(series, self.differences), *seen], axis=1)


def _median(parts: Sequence[tuple[np.ndarray, np.ndarray]], values: np.ndarray, present: np.ndarray) -> None:
    """The median of what can be used, value by value."""
    usable = np.stack([mask for _, mask in parts])
    np.any(usable, axis=0, out=present)
    stacked = np.where(usable, np.stack([part for part, _ in parts]).astype(np.float32), np.inf)
    stacked.sort(axis=0)
    count = usable.sum(axis=0)
    lower, upper = np.maximum(count - 1, 0) // 2, count // 2
    pair = [
        np.take_along_axis(stacked, place[np.newaxis], axis=0)[0]
        for place in (lower, np.minimum(upper, len(parts) - 1))
    ]
    values[...] = np.where(present, (pair[0] + pair[1]) / 2, 0.0)
