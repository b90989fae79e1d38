"""Assembles the finished rasters from the work file: each block unpacked once, and written once and in order."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.prediction.finished_map import KNOWN_PIXELS, PIXELS_TAG
from alquimia_qgis.engine.prediction.mapping import MAPPED
from alquimia_qgis.engine.prediction.run_figures import RunFigures
from alquimia_qgis.engine.prediction.stored_parts import STRIP, WIDEST
from alquimia_qgis.engine.prediction.work_file import WorkFile
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.raster.writer import RasterGrid, RasterOutput, RasterWriter, create_rasters

# Progress of the whole job when the results are written but not finished, and at its end.
WRITTEN, FINISHED = 0.985, 1.0
BYTES_AT_ONCE = 8 * 2**20
COUNTED_AT_ONCE = 2**16  # pixels that stay in the processor's cache while class after class is counted
FEW_CLASSES = 20

Piece = tuple[Window, np.ndarray]


def write_results(
    work: WorkFile,
    outputs: Mapping[str, RasterOutput],
    grid: RasterGrid,
    context: JobContext,
    figures: Callable[[], RunFigures] | None = None,
    check: Callable[[dict[str, int]], None] = lambda pixels: None,
) -> dict[str, int]:
    """Write the rasters by role, the map first, and return how many pixels each class has, by its value as text.

    ``figures`` is asked when all is written and becomes tags of the rasters. ``check`` gets the pixels before any file
    is in place; what it raises is the last word on this mapping, whose work is not kept then.
    """
    work.flush()
    main = next(iter(outputs))
    counts = PixelCounts([record.value for record in outputs[main].classes], outputs[main].nodata)
    finishing = _Finishing(context)
    with create_rasters(list(outputs.values()), grid, context.check_cancelled, finishing.finished) as writers:
        _write_all(work, dict(zip(outputs, writers, strict=True)), grid, context, {main: counts.add}, finishing)
        pixels = counts.by_value()
        try:
            check(pixels)
        except BaseException:
            work.complete()
            raise
        tags = figures().tags() if figures else {}
        for writer in writers:
            writer.late_tags.update(tags, **{PIXELS_TAG: json.dumps(pixels)})
    return pixels


def _write_all(
    work: WorkFile,
    writers: Mapping[str, RasterWriter],
    grid: RasterGrid,
    context: JobContext,
    counts: Mapping[str, Callable[[np.ndarray], None]],
    finishing: _Finishing,
) -> None:
    total = sum(len(writer.output.band_names) for writer in writers.values())
    done = 0
    with ThreadPoolExecutor(1, "assembly") as reader:
        for role, writer in writers.items():
            for band in range(len(writer.output.band_names)):
                count = counts.get(role, _ignore) if band == 0 else _ignore
                for window, values in _ahead(reader, _pieces(work, role, band, writer.output, grid, count)):
                    context.check_cancelled()
                    writer.write(band, window, values)
                    share = (window.row + window.height) / grid.height
                    finishing.written((done + share) / total)
                done += 1


def _pieces(
    work: WorkFile,
    role: str,
    band: int,
    output: RasterOutput,
    grid: RasterGrid,
    count: Callable[[np.ndarray], None],
) -> Iterator[Piece]:
    """A band in the order of the file's blocks, in pieces of bounded size that end where blocks and parts end."""
    limit = BYTES_AT_ONCE // (STRIP * np.dtype(output.dtype).itemsize)
    widest = max(WIDEST, limit // WIDEST * WIDEST)
    for row in range(0, grid.height, STRIP):
        for column in range(0, grid.width, widest):
            window = Window(row, column, min(STRIP, grid.height - row), min(widest, grid.width - column))
            values = np.full((window.height, window.width), output.nodata, output.dtype)
            work.read(role, band, window, values)
            count(values)
            yield window, values


def _ahead(reader: ThreadPoolExecutor, pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces, each made by the reader's thread while the one before it is in use."""
    coming = reader.submit(next, pieces, None)
    while (piece := coming.result()) is not None:
        coming = reader.submit(next, pieces, None)
        yield piece


class PixelCounts:
    """Counts the pixels of each class, or of a raster without classes those that are not ``nodata``."""

    def __init__(self, values: list[int], nodata: float) -> None:
        self._pixels = dict.fromkeys(values, 0)
        self._nodata = nodata
        self._known = 0

    def add(self, values: np.ndarray) -> None:
        """Take in values of any shape."""
        if not self._pixels:
            self._known += int(np.count_nonzero(values != self._nodata))
            return
        plain = values.reshape(-1)
        for start in range(0, plain.size, COUNTED_AT_ONCE):
            self._add_some(plain[start : start + COUNTED_AT_ONCE])

    def by_value(self) -> dict[str, int]:
        """Pixels by class value as text."""
        if not self._pixels:
            return {KNOWN_PIXELS: self._known}
        return {str(value): count for value, count in self._pixels.items()}

    def _add_some(self, values: np.ndarray) -> None:
        if len(self._pixels) <= FEW_CLASSES:
            for value in self._pixels:
                self._pixels[value] += int(np.count_nonzero(values == value))
            return
        counts = np.bincount(values, minlength=max(self._pixels) + 1)
        for value in self._pixels:
            self._pixels[value] += int(counts[value])


def _ignore(values: np.ndarray) -> None:
    """Only the pixels of classes are counted."""


class _Finishing:
    """Tells how far the results are: first written, then finished; and the time left, by that which has passed."""

    def __init__(self, context: JobContext) -> None:
        self._context = context
        self._started = time.monotonic()

    def written(self, share: float) -> None:
        """So much is in the files."""
        self._tell(MAPPED + (WRITTEN - MAPPED) * share, "Writing the files")

    def finished(self, share: float) -> None:
        """So much has its overviews and was compared."""
        self._tell(WRITTEN + (FINISHED - WRITTEN) * share, "Finishing the files")

    def _tell(self, fraction: float, message: str) -> None:
        done = fraction - MAPPED
        passed = time.monotonic() - self._started
        self._context.progress(fraction, message, passed * (FINISHED - fraction) / done if done > 0 else None)
