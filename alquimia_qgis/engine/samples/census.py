"""Counts all pixels that samples label, and keeps some of each class to look at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.chip_store import room_for_chips
from alquimia_qgis.engine.samples.labels import UNLABELLED, LabelPainter
from alquimia_qgis.engine.samples.number_labels import in_groups, painter_of
from alquimia_qgis.engine.samples.pixels import blocks_with_samples
from alquimia_qgis.engine.samples.reading import Samples
from alquimia_qgis.protocol.options import SamplingOptions

# A histogram and a covariance are known well enough from so many.
PIXELS_OF_A_CLASS = 5000
SEED = 0
BYTES_PER_VALUE = 4
SQUARE_METRES_PER_HECTARE = 10_000.0


@dataclass(frozen=True)
class Census:
    """What samples label on an image; all arrays are in the order of the classes.

    ``labelled`` int64 (C,) are the pixels under samples, ``usable`` those of them with data, ``hectares`` float64 the
    ground that they cover. ``contested`` pixels lie in samples of several classes and count for none. ``pixels`` holds
    for each class float32 (n, B), at most 5000 of its usable pixels drawn at random, NaN where a band is missing.
    Where samples have numbers, classes are groups of them, and ``numbers`` are those of these pixels, float32 (n,).
    """

    labelled: np.ndarray
    usable: np.ndarray
    hectares: np.ndarray
    contested: int
    pixels: tuple[np.ndarray, ...]
    numbers: tuple[np.ndarray, ...] | None = None

    @property
    def shares(self) -> np.ndarray:
        """The share (0 to 1) of each class in the usable pixels, float64 (C,)."""
        return self.usable / max(1, int(self.usable.sum()))


def take_census(source: PixelSource, samples: Samples, options: SamplingOptions, context: JobContext) -> Census:
    """Read every block that samples meet, one after the other."""
    painter = painter_of(source, samples, np.arange(len(samples)), options)
    blocks = list(blocks_with_samples(source, painter))
    taker = _Taker(source, painter, samples)
    for number, block in enumerate(blocks):
        context.check_cancelled()
        taker.count(block)
        context.progress((number + 1) / len(blocks), f"Reading samples: block {number + 1} of {len(blocks)}")
    return taker.finish()


class _Taker:
    def __init__(self, source: PixelSource, painter: LabelPainter, samples: Samples) -> None:
        classes = len(samples.classes)
        self._source, self._painter, self._edges = source, painter, samples.edges
        self._labelled = np.zeros(classes, dtype=np.int64)
        self._usable = np.zeros(classes, dtype=np.int64)
        self._area = np.zeros(classes)
        self._contested = 0
        room = room_for_chips().memory // max(1, 2 * classes * source.channel_count * BYTES_PER_VALUE)
        most = max(1, min(PIXELS_OF_A_CLASS, room))
        self._draws = [_Draw(most, np.random.default_rng((SEED, index))) for index in range(classes)]

    def count(self, block: Window) -> None:
        """Count and draw the pixels of one block."""
        painted = self._painter.paint(block)
        self._contested += int(painted.contested.sum())
        labels = in_groups(painted.labels, self._edges)
        wanted = labels != UNLABELLED
        if not wanted.any():
            return
        rows, columns = (np.flatnonzero(wanted.any(axis=axis)) for axis in (1, 0))
        part = Window(
            block.row + rows[0], block.column + columns[0], int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1
        )  # fmt: skip
        place = part.relative_to(block).slices
        labels, numbers = labels[place], painted.labels[place]
        values, valid = self._source.read(part)
        areas = self._source.pixel_area_by_row(part.row + np.arange(part.height))
        for index in np.unique(labels[labels != UNLABELLED]):
            chosen = labels == index
            self._labelled[index] += int(chosen.sum())
            chosen &= valid
            self._usable[index] += int(chosen.sum())
            self._area[index] += float(chosen.sum(axis=1) @ areas)
            self._draws[index].offer(np.column_stack([values[chosen], numbers[chosen]]))

    def finish(self) -> Census:
        """All that was counted."""
        drawn = [draw.finish(self._source.channel_count + 1) for draw in self._draws]
        return Census(
            self._labelled,
            self._usable,
            self._area / SQUARE_METRES_PER_HECTARE,
            self._contested,
            tuple(rows[:, :-1] for rows in drawn),
            None if self._edges is None else tuple(rows[:, -1] for rows in drawn),
        )


class _Draw:
    """Keeps so many of all rows that are offered, each with the same chance."""

    def __init__(self, most: int, generator: np.random.Generator) -> None:
        self._most, self._generator = most, generator
        self._rows: list[np.ndarray] = []
        self._lots: list[np.ndarray] = []

    def offer(self, rows: np.ndarray) -> None:
        """More rows (n, B)."""
        self._rows.append(rows)
        self._lots.append(self._generator.random(len(rows)))
        if sum(map(len, self._lots)) > 2 * self._most:
            self._thin()

    def finish(self, bands: int) -> np.ndarray:
        """The rows that were drawn, (n, bands)."""
        if not self._rows:
            return np.empty((0, bands), dtype=np.float32)
        self._thin()
        return self._rows[0]

    def _thin(self) -> None:
        rows, lots = np.concatenate(self._rows), np.concatenate(self._lots)
        if len(lots) > self._most:
            kept = np.argpartition(lots, self._most)[: self._most]
            rows, lots = rows[kept], lots[kept]
        self._rows, self._lots = [rows], [lots]
