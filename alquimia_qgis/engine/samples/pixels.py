"""Collects the labelled pixels of the samples, for networks that look at single pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.scaling import BandStatistics
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.chip_store import room_for_chips
from alquimia_qgis.engine.samples.labels import LabelPainter
from alquimia_qgis.engine.samples.number_labels import labelled, painter_of, strata
from alquimia_qgis.engine.samples.reading import Samples
from alquimia_qgis.engine.samples.shares import fair_shares
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.options import SamplingOptions

BLOCK = 256
MOST_PIXELS = 500_000
SEED = 0


@dataclass(frozen=True)
class PixelSet:
    """N labelled pixels: ``pixels`` float32 (N, channels), NaN where missing; ``labels`` (N,).

    Labels are class indices (int32) or numbers (float32). ``class_pixels`` int64 (C,) counts the pixels of each class,
    or group of numbers.
    """

    pixels: np.ndarray
    labels: np.ndarray
    class_pixels: np.ndarray

    def __len__(self) -> int:
        return len(self.labels)

    def statistics(self, bands: int) -> BandStatistics:
        """Mean and standard deviation of each of the ``bands`` over all dates; channels come date after date."""
        statistics = BandStatistics(bands)
        rows = self.pixels.reshape(-1, bands)
        statistics.update(rows, np.ones(len(rows), dtype=bool))
        return statistics


def collect_pixels(
    source: PixelSource, samples: Samples, indices: np.ndarray, options: SamplingOptions, context: JobContext
) -> PixelSet:
    """The pixels that the features ``indices`` label, read block by block.

    Where there are more than fit in an eighth of the memory, or 500,000, each class gives a part, rare ones all of
    theirs, and the log says so. Samples that lie on nodata only raise a SamplesError.
    """
    painter = painter_of(source, samples, indices, options)
    collector = _Collector(source, painter, samples, context)
    collector.plan(min(MOST_PIXELS, room_for_chips().memory // (4 * source.channel_count)))
    return collector.collect()


class _Collector:
    def __init__(self, source: PixelSource, painter: LabelPainter, samples: Samples, context: JobContext) -> None:
        self._source = source
        self._painter = painter
        self._classes = len(samples.classes)
        self._edges = samples.edges
        self._context = context
        self._blocks: list[Window] = []
        self._shares = np.ones(self._classes)
        self._counts = np.zeros(self._classes, dtype=np.int64)
        self._contested = 0

    def plan(self, most: int) -> None:
        """Count the labelled pixels, and how large a share of each class may be read."""
        for block in blocks_with_samples(self._source, self._painter):
            self._context.check_cancelled()
            painted = self._painter.paint(block)
            counts = np.bincount(strata(painted.labels, self._edges), minlength=self._classes)
            self._contested += int(painted.contested.sum())
            if counts.sum():
                self._blocks.append(block)
                self._counts += counts
        total = int(self._counts.sum())
        if total > most:
            self._shares = fair_shares(self._counts, most)
            self._context.log(f"The samples label {total:,} pixels; {most:,} of them are used, rare classes first.")
        if self._contested:
            self._context.log(
                f"{self._contested} pixels lie in samples of different classes and stay unlabelled.", "warning"
            )

    def collect(self) -> PixelSet:
        """Read the pixels that the plan keeps."""
        pixels, labels = [], []
        generator = np.random.default_rng(SEED)
        for number, block in enumerate(self._blocks):
            self._context.check_cancelled()
            found = self._read(block, generator)
            pixels.append(found[0])
            labels.append(found[1])
            self._context.progress(
                (number + 1) / len(self._blocks), f"Reading samples: block {number + 1} of {len(self._blocks)}"
            )
        if not sum(map(len, labels)):
            raise SamplesError("No sample lies on a pixel with data.", "Check the nodata and the masks of the images.")
        every = np.concatenate(labels)
        counts = np.bincount(strata(every, self._edges), minlength=self._classes)
        return PixelSet(np.concatenate(pixels), every, counts)

    def _read(self, block: Window, generator: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        labels = self._painter.paint(block).labels
        wanted = labelled(labels)
        wanted[wanted] = generator.random(int(wanted.sum())) < self._shares[strata(labels, self._edges)]
        if not wanted.any():
            return np.empty((0, self._source.channel_count), np.float32), np.empty(0, _label_type(labels))
        rows, columns = (np.flatnonzero(wanted.any(axis=axis)) for axis in (1, 0))
        part = Window(
            block.row + rows[0], block.column + columns[0], int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1
        )  # fmt: skip
        inside = part.relative_to(block).slices
        values, valid = self._source.read(part)
        chosen = wanted[inside] & valid
        return values[chosen], labels[inside][chosen].astype(_label_type(labels))


def _label_type(labels: np.ndarray) -> type:
    return np.float32 if labels.dtype.kind == "f" else np.int32


def blocks_with_samples(source: PixelSource, painter: LabelPainter) -> Iterator[Window]:
    """Blocks of the image that features meet, row by row."""
    for row in range(0, source.height, BLOCK):
        for column in range(0, source.width, BLOCK):
            block = Window(row, column, min(BLOCK, source.height - row), min(BLOCK, source.width - column))
            if len(painter.tree.query(shapely.box(*source.bounds_of_window(block)))):
                yield block
