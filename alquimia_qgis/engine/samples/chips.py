"""Cuts chips of image and labels around the samples, compactly stored, within a bound on memory."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.image import Image
from alquimia_qgis.engine.raster.scaling import BandStatistics, scale
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.labels import UNLABELLED, LabelPainter
from alquimia_qgis.engine.samples.ownership import PixelOwners
from alquimia_qgis.engine.samples.placement import classes_in_windows, place_windows, thinned
from alquimia_qgis.engine.samples.reading import Samples
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.options import SamplingOptions

# Chips are held in memory while a network trains; a computer of 8 GB must have room for the rest.
MEMORY_FOR_CHIPS = 2 * 2**30
TRAINING_JITTER = 1 / 8


@dataclass
class ChipSet:
    """N chips of S x S pixels, S = patch size + 2 x jitter.

    ``pixels`` (N, S, S, B) are unscaled, in the image's own integer type or float32; the value ``fill`` (NaN in floats)
    marks missing ones. ``valid`` bool and ``labels`` int16 (class index, -1 = unlabelled) are (N, S, S). ``windows``
    are the chips' places in the image. ``class_pixels`` int64 (C,) counts the distinct labelled pixels of each class.
    """

    pixels: np.ndarray
    valid: np.ndarray
    labels: np.ndarray
    windows: list[Window]
    patch_size: int
    jitter: int
    class_pixels: np.ndarray
    fill: float | None = None

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

    def statistics(self) -> BandStatistics:
        """Mean and standard deviation of each band over the valid pixels of all chips."""
        statistics = BandStatistics(self.pixels.shape[-1])
        for index in range(len(self)):
            statistics.update(self.values(slice(index, index + 1)), self.valid[index : index + 1])
        return statistics


def training_jitter(patch_size: int) -> int:
    """Pixels by which training chips are larger on each side, so that they can be shifted at random."""
    return int(patch_size * TRAINING_JITTER)


def cut_chips(
    image: Image,
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
    off each side: features are placed in what remains. With ``each_pixel_once`` (validation), a pixel that several
    chips show is labelled in one of them only. Progress runs over ``span`` of the job. Samples that lie on nodata
    only raise a SamplesError, an image without any valid pixel an ImageError.
    """
    if image.mask_band:
        context.log(
            f"Band {image.mask_band} is taken for transparency (alpha): it masks the image and is not learned from. "
            "If it shows something, such as near infrared, choose all bands in BANDS.",
            "warning",
        )
    painter = LabelPainter(image, samples, indices, options.sample_width, options.all_touched)
    windows = _planned_windows(image, samples, painter, options, context, options.patch_size - 2 * output_crop, jitter)
    cutter = _Cutter(image, painter, windows, output_crop + jitter, each_pixel_once, len(samples.classes))
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


def _planned_windows(
    image: Image,
    samples: Samples,
    painter: LabelPainter,
    options: SamplingOptions,
    context: JobContext,
    size: int,
    jitter: int,
) -> list[Window]:
    """The parts of the chips that hold labels which count, thinned to what options and memory allow."""
    edge = options.patch_size + 2 * jitter
    chip_bytes = edge * edge * (len(image.bands) * image.storage[0].itemsize + 3)
    most = max(1, min(options.maximum_chips, MEMORY_FOR_CHIPS // chip_bytes))
    placed = place_windows(image, painter.geometries, size, most)
    present = classes_in_windows(image, placed, painter.tree, painter.class_index, len(samples.classes))
    met = np.flatnonzero(present.any(axis=1))
    chosen = met[thinned(present[met], most)]
    if len(chosen) < len(met):
        limit = "the maximum number of chips" if most == options.maximum_chips else "the memory for chips"
        context.log(f"{len(chosen)} of {len(met)} chips are used: {limit} is reached.", "warning")
    return [placed[position] for position in chosen]


class _Cutter:
    """Fills the arrays of a ChipSet, one chip after another."""

    def __init__(
        self, image: Image, painter: LabelPainter, windows: list[Window], margin: int, once: bool, classes: int
    ) -> None:
        self._image, self._painter, self._windows = image, painter, windows
        self._margin, self._once = margin, once
        self._owners = PixelOwners(windows)
        self._kept: list[Window] = []
        edge = windows[0].height + 2 * margin if windows else 0
        shape = (len(windows), edge, edge)
        dtype, self._fill = image.storage
        self._pixels = np.empty((*shape, len(image.bands)), dtype=dtype)  # pages are taken from the system when filled
        self._valid = np.empty(shape, dtype=bool)
        self._labels = np.empty(shape, dtype=np.int16)
        self.class_pixels = np.zeros(classes, dtype=np.int64)
        self.contested = 0

    def cut(self, position: int) -> None:
        """Read and label one chip; it is dropped again when none of its labels counts."""
        window = self._windows[position].expanded(self._margin)
        painted = self._painter.paint(window)
        pixels, valid = self._image.read(window)
        labels = np.where(valid, painted.labels, np.int16(UNLABELLED))
        core = slice(self._margin, window.height - self._margin)
        owned = self._owners.owned(position)
        self.contested += int((painted.contested[core, core] & valid[core, core] & owned).sum())
        self.class_pixels += _counts(labels[core, core][owned], len(self.class_pixels))
        if self._once:
            labels[core, core][~owned] = UNLABELLED
        if (labels[core, core] != UNLABELLED).any():
            self._store(window, pixels, valid, labels)

    def _store(self, window: Window, pixels: np.ndarray, valid: np.ndarray, labels: np.ndarray) -> None:
        index = len(self._kept)
        if self._pixels.dtype != np.float32:
            pixels = np.where(np.isfinite(pixels), pixels, 0 if self._fill is None else self._fill)
        self._pixels[index], self._valid[index], self._labels[index] = pixels, valid, labels
        self._kept.append(window)

    def finish(self, patch_size: int, jitter: int) -> ChipSet:
        """The chips that were kept."""
        count = len(self._kept)
        arrays = self._pixels[:count], self._valid[:count], self._labels[:count]
        return ChipSet(*arrays, self._kept, patch_size, jitter, self.class_pixels, self._fill)


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
