"""Cuts chips of image and labels around the samples, compactly stored, within bounds on memory and disk."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.scaling import BandStatistics, scale
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.chip_store import ChipStore, Room, room_for_chips
from alquimia_qgis.engine.samples.geometry import centre_points
from alquimia_qgis.engine.samples.labels import UNLABELLED, LabelPainter
from alquimia_qgis.engine.samples.number_labels import in_groups, painter_of
from alquimia_qgis.engine.samples.ownership import PixelOwners
from alquimia_qgis.engine.samples.placement import thinned
from alquimia_qgis.engine.samples.reading import Samples
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.errors import ParameterError, SamplesError
from alquimia_qgis.protocol.options import SamplingOptions

TRAINING_JITTER = 1 / 8
# More say nothing new about the mean of a band, and reading them all would take minutes.
CHIPS_FOR_STATISTICS = 4000


@dataclass
class ChipSet:
    """N chips of S x S pixels, S = patch size + 2 x jitter.

    ``pixels`` (N, S, S, B) are unscaled, in the image's own integer type or float32; the value ``fill`` (NaN in floats)
    marks missing ones. ``valid`` bool and ``labels`` int16 (class index, -1 = unlabelled) are (N, S, S). ``windows``
    are the chips' places in the image. ``class_pixels`` int64 (C,) counts the distinct labelled pixels of each class.
    Where a number is learned, labels are groups of numbers, and ``numbers`` float32 (N,) are those of the chips' middle
    pixels (index S // 2). ``paths`` (N) are the files of chips that are pictures of a folder, else empty.
    Where a chip may show several classes, ``shown``, bool (N, C), tells which, and labels say nothing.
    Where chips do not fit in memory, the arrays lie in a temporary file and cannot be written to.
    """

    pixels: np.ndarray
    valid: np.ndarray
    labels: np.ndarray
    windows: list[Window]
    patch_size: int
    jitter: int
    class_pixels: np.ndarray
    fill: float | None = None
    numbers: np.ndarray | None = None
    paths: Sequence[str] = ()
    shown: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.windows)

    def values(self, chosen: np.ndarray | slice) -> np.ndarray:
        """Unscaled pixels of the chips ``chosen`` as float32, missing values NaN."""
        stored = self.pixels[chosen]
        values = stored.astype(np.float32)
        if self.fill is not None:
            values[stored == self.fill] = np.nan
        return values

    def scaled(self, chosen: np.ndarray | slice, bands: tuple[BandRecord, ...]) -> np.ndarray:
        """Pixels of the chips ``chosen`` as the network sees them: scaled float32, 0 where missing or invalid."""
        return scale(self.values(chosen), self.valid[chosen], bands)

    @functools.cached_property
    def classes_shown(self) -> np.ndarray:
        """Which classes each chip has labels of, bool (N, C)."""
        if self.shown is not None:
            return self.shown
        shown = np.zeros((len(self), len(self.class_pixels)), dtype=bool)
        for index in range(len(self)):
            labels = self.labels[index]
            shown[index] = _counts(labels, shown.shape[1]) > 0
        return shown

    def valid_pixels(self, most: int) -> np.ndarray:
        """Unscaled valid pixels of the chips, float32 (n, channels), missing values NaN; about ``most`` of them.

        Where there are more, every so many pixels of each chip are taken.
        """
        step = math.ceil(self.valid.size / most) or 1
        parts = [self.values(slice(i, i + 1))[self.valid[i : i + 1]][i % step :: step] for i in range(len(self))]
        return np.concatenate(parts)

    def statistics(self, bands: int | None = None) -> BandStatistics:
        """Mean and standard deviation of each of the ``bands`` over the valid pixels of the chips, or of 4000 of them.

        Where there are more channels than bands they are those of several dates, one date after the other.
        """
        bands = bands or self.pixels.shape[-1]
        statistics = BandStatistics(bands)
        for index in np.unique(np.linspace(0, len(self) - 1, min(len(self), CHIPS_FOR_STATISTICS)).astype(int)):
            values, valid = self.values(slice(index, index + 1)), self.valid[index : index + 1]
            dates = values.shape[-1] // bands
            apart = values.reshape(*values.shape[:-1], dates, bands)
            statistics.update(apart, np.broadcast_to(valid[..., np.newaxis], apart.shape[:-1]))
        return statistics


def training_jitter(patch_size: int) -> int:
    """Pixels by which training chips are larger on each side, so that they can be shifted at random."""
    return int(patch_size * TRAINING_JITTER)


def cut_chips(
    image: PixelSource,
    samples: Samples,
    indices: np.ndarray,
    options: SamplingOptions,
    context: JobContext,
    *,
    jitter: int = 0,
    output_crop: int = 0,
    each_pixel_once: bool = False,
    span: tuple[float, float] = (0.0, 1.0),
) -> ChipSet:
    """Cut chips around the features ``indices``; only these label pixels.

    Chips have a border of ``jitter`` pixels for random shifts (training). ``output_crop`` is what the network leaves
    off each side: features are placed in what remains, the middle pixel at least. With ``each_pixel_once``
    (validation), a pixel that several chips show is labelled in one of them only. Progress runs over ``span`` of the
    job. Samples that lie on nodata only raise a SamplesError, an image without any valid pixel an ImageError.
    """
    warn_about_mask(image, context)
    size = max(1, options.patch_size - 2 * output_crop)
    samples, options = _placed(samples, options, size)
    painter = painter_of(image, samples, indices, options)
    room, needed = room_for_chips(), chip_bytes(image, options.patch_size + 2 * jitter)
    most = max(1, min(options.maximum_chips, room.bytes // needed))
    windows = _planned_windows(image, painter, options, context, size, most)
    folder = folder_for(len(windows) * needed, room, context)
    frame = _Frame(options.patch_size + 2 * jitter, output_crop + jitter)
    cutter = _Cutter(image, painter, windows, frame, each_pixel_once, samples, folder)
    for position in range(len(windows)):
        context.check_cancelled()
        cutter.cut(position)
        fraction = span[0] + (span[1] - span[0]) * (position + 1) / len(windows)
        context.progress(fraction, f"Cutting chips: {position + 1} of {len(windows)}")
    chips = cutter.finish(options.patch_size, jitter)
    if len(indices) and not len(chips):
        image.check_not_empty(context.check_cancelled)
        if cutter.contested:
            raise SamplesError(
                "Every pixel with a sample lies in samples of several classes at once.",
                "Digitise the classes so that they do not overlap.",
            )
        raise SamplesError("No sample covers a valid pixel of the image.", "Check the image's nodata and the overlaps.")
    _report(cutter, chips, painter, samples, context)
    return chips


def _placed(samples: Samples, options: SamplingOptions, size: int) -> tuple[Samples, SamplingOptions]:
    """Where each feature is one example of a network that answers once, features are the points in their middle."""
    if not options.one_per_feature:
        return samples, options
    if samples.raster is not None:
        raise ParameterError(
            "A raster of classes has no features that could have one example each.", "Set PLACEMENT to cover."
        )
    if size > 1:
        return samples, options
    return replace(samples, geometries=centre_points(samples.geometries)), replace(options, sample_width=0.0)


def warn_about_mask(image: PixelSource, context: JobContext) -> None:
    """Say that a band is taken for transparency, where one is."""
    if image.mask_band:
        context.log(
            f"Band {image.mask_band} is taken for transparency (alpha): it masks the image and is not learned from. "
            "If it shows something, such as near infrared, choose all bands in BANDS.",
            "warning",
        )


def _planned_windows(
    image: PixelSource,
    painter: LabelPainter,
    options: SamplingOptions,
    context: JobContext,
    size: int,
    most: int,
) -> list[Window]:
    """The parts of the chips that hold labels which count, thinned to the ``most`` that options and room allow."""
    placed, present = painter.place(size, most, options.one_per_feature)
    met = np.flatnonzero(present.any(axis=1))
    chosen = met[thinned(present[met], most)]
    if len(chosen) < len(met):
        limit = "the maximum number of chips" if most == options.maximum_chips else "the room for chips"
        context.log(f"{len(chosen)} of {len(met)} chips are used: {limit} is reached.", "warning")
    return [placed[position] for position in chosen]


def chip_bytes(image: PixelSource, edge: int) -> int:
    """Pixels, validity and labels of one chip."""
    return edge * edge * (image.channel_count * image.storage[0].itemsize + 3)


def folder_for(size: int, room: Room, context: JobContext) -> str | None:
    """Where chips of ``size`` bytes in all are kept: None for the memory."""
    if size <= room.memory or room.disk < room.memory:
        return None
    context.log(f"The chips take up to {size / 2**30:.1f} GB and are kept in a temporary file in {room.folder}.")
    return room.folder


@dataclass(frozen=True)
class _Frame:
    """How a chip of ``edge`` pixels lies around the labels that count: they begin ``margin`` pixels from its corner."""

    edge: int
    margin: int

    def around(self, core: Window) -> Window:
        """The chip."""
        return Window(core.row - self.margin, core.column - self.margin, self.edge, self.edge)


class _Cutter:
    """Fills the arrays of a ChipSet, one chip after another."""

    def __init__(
        self,
        image: PixelSource,
        painter: LabelPainter,
        windows: list[Window],
        frame: _Frame,
        once: bool,
        samples: Samples,
        folder: str | None,
    ) -> None:
        self._image, self._painter, self._windows = image, painter, windows
        self._frame, self._once, self._edges = frame, once, samples.edges
        self._owners = PixelOwners(windows)
        self._kept: list[Window] = []
        edge = frame.edge
        self._dtype, self._fill = image.storage
        self._pixels = ChipStore(len(windows), (edge, edge, image.channel_count), self._dtype, folder)
        self._valid = ChipStore(len(windows), (edge, edge), bool, folder)
        self._labels = ChipStore(len(windows), (edge, edge), np.int16, folder)
        self._numbers: list[float] = []
        self.class_pixels = np.zeros(len(samples.classes), dtype=np.int64)
        self.contested = 0

    def cut(self, position: int) -> None:
        """Read and label one chip; it is dropped again when none of its labels counts."""
        window = self._frame.around(self._windows[position])
        painted = self._painter.paint(window)
        pixels, valid = self._image.read(window)
        labels = np.where(valid, in_groups(painted.labels, self._edges), np.int16(UNLABELLED))
        core = slice(self._frame.margin, self._frame.margin + self._windows[position].height)
        owned = self._owners.owned(position)
        self.contested += int((painted.contested[core, core] & valid[core, core] & owned).sum())
        self.class_pixels += _counts(labels[core, core][owned], len(self.class_pixels))
        if self._once:
            labels[core, core][~owned] = UNLABELLED
        if (labels[core, core] != UNLABELLED).any():
            self._store(window, pixels, valid, labels)
            self._numbers.append(float(painted.labels[window.height // 2, window.width // 2]))

    def _store(self, window: Window, pixels: np.ndarray, valid: np.ndarray, labels: np.ndarray) -> None:
        if self._dtype != np.float32:
            pixels = np.where(np.isfinite(pixels), pixels, 0 if self._fill is None else self._fill)
        self._pixels.add(pixels)
        self._valid.add(valid)
        self._labels.add(labels)
        self._kept.append(window)

    def finish(self, patch_size: int, jitter: int) -> ChipSet:
        """The chips that were kept."""
        arrays = self._pixels.finish(), self._valid.finish(), self._labels.finish()
        numbers = None if self._edges is None else np.array(self._numbers, dtype=np.float32)
        return ChipSet(*arrays, self._kept, patch_size, jitter, self.class_pixels, self._fill, numbers)


def _counts(labels: np.ndarray, classes: int) -> np.ndarray:
    return np.bincount(labels[labels != UNLABELLED], minlength=classes)


def _report(cutter: _Cutter, chips: ChipSet, painter: LabelPainter, samples: Samples, context: JobContext) -> None:
    if cutter.contested:
        context.log(f"{cutter.contested} pixels lie in samples of different classes and stay unlabelled.", "warning")
    if painter.enlarged:
        context.log(f"{painter.enlarged} samples cover no pixel's centre; each labels its nearest pixel.")
    for index in np.unique(painter.class_index):
        if not chips.class_pixels[index]:
            name = samples.classes[index].name
            context.log(f"The class {name!r} has features here but none of their pixels can be used.", "warning")
