"""Maps an area of an image: lazy cores, three overlapping stages, smaller pieces when memory runs out."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.memory import MemoryWatch, release_failed_attempt
from alquimia_qgis.engine.prediction.cores import CoreQueue
from alquimia_qgis.engine.prediction.network import Network
from alquimia_qgis.engine.prediction.overlap import overlapped
from alquimia_qgis.engine.prediction.scaled_image import read_scaled
from alquimia_qgis.engine.prediction.surroundings import Surroundings
from alquimia_qgis.engine.raster.image import Image
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.errors import MemoryLimitError

PIXELS_PER_MEGAPIXEL = 1e6


class Sink(Protocol):
    """What becomes of the answers; called from one thread, in any order of windows, each pixel once or more."""

    def write(self, window: Window, probabilities: np.ndarray | None, valid: np.ndarray) -> None:
        """Take the probabilities (H, W, C) of a window of the image; None when no pixel is ``valid`` (H, W)."""


@dataclass(frozen=True)
class Assignment:
    """What to map: ``area`` of ``image``, scaled as in ``bands``, by ``network`` within ``surroundings``.

    ``window_size`` is that of the cores in pixels; without ``batch`` it is chosen from the sizes.
    """

    image: Image
    bands: Sequence[BandRecord]
    area: Window
    network: Network
    surroundings: Surroundings
    window_size: int
    batch: int | None = None


@dataclass(frozen=True)
class _Group:
    """Cores of one size that are predicted together; ``pixels`` is None when none of theirs is valid."""

    cores: list[Window]
    pixels: np.ndarray | None
    valid: list[np.ndarray]


@dataclass(frozen=True)
class _Answer:
    group: _Group
    probabilities: np.ndarray | None


def map_area(assignment: Assignment, sink: Sink, context: JobContext) -> None:
    """Predict every pixel of the area and hand the answers to ``sink``; memory is bounded by the window.

    Raises what reading, the network or the sink raise, JobCancelled, and MemoryLimitError when even the smallest
    window does not fit in memory.
    """
    mapper = _Mapper(assignment, sink, context)
    while True:
        with MemoryWatch() as watch:
            mapper.run()
        if not watch.exhausted:
            return
        mapper.make_smaller()


class _Mapper:
    def __init__(self, assignment: Assignment, sink: Sink, context: JobContext) -> None:
        self._assignment = assignment
        self._surroundings = assignment.surroundings
        self._sink = sink
        self._context = context
        area = assignment.area
        self._queue = CoreQueue(
            area, self._surroundings.grid, min(assignment.window_size, max(area.height, area.width))
        )
        self._batch = assignment.batch or self._surroundings.automatic_batch(self._queue.size)
        self._progress = _Progress(area.height * area.width, context)

    def run(self) -> None:
        overlapped(self._groups(), self._predict, self._write)

    def make_smaller(self) -> None:
        """Halve the batch, then the windows; when nothing is left to halve, MemoryLimitError."""
        release_failed_attempt()
        if self._batch > 1:
            self._batch //= 2
            self._context.log(f"Memory ran out; going on with batches of {self._batch}.", "warning")
        elif self._queue.halve():
            self._context.log(f"Memory ran out; going on with windows of {self._queue.size} pixels.", "warning")
        else:
            raise MemoryLimitError(
                f"Not even a window of {self._queue.size} pixels fits in memory.",
                "Close other programs, or train a smaller network (fewer filters or levels).",
            )
        self._queue.restart()

    def _groups(self) -> Iterator[_Group]:
        """Read cores and put those of the same shape together."""
        waiting: list[tuple[Window, np.ndarray, np.ndarray]] = []
        for core in self._queue:
            pixels, valid = self._read(core)
            if not valid.any():
                yield _Group([core], None, [valid])
                continue
            if waiting and waiting[0][1].shape != pixels.shape:
                yield _grouped(waiting)
                waiting = []
            waiting.append((core, pixels, valid))
            if len(waiting) >= self._surroundings.cores_at_once(self._batch):
                yield _grouped(waiting)
                waiting = []
        if waiting:
            yield _grouped(waiting)

    def _read(self, core: Window) -> tuple[np.ndarray, np.ndarray]:
        """Pixels of a core with its margin, and the validity of the core, false outside the area."""
        margin, area = self._surroundings.margin, self._assignment.area
        pixels, valid = read_scaled(self._assignment.image, core.expanded(margin), self._assignment.bands)
        core_valid = np.zeros((core.height, core.width), dtype=bool)
        wanted = core.intersection(area)
        if wanted is not None:
            inside = wanted.relative_to(core)
            source = wanted.relative_to(core.expanded(margin))
            core_valid[inside.row_slice, inside.column_slice] = valid[source.row_slice, source.column_slice]
        return pixels, core_valid

    def _predict(self, group: _Group) -> _Answer:
        self._context.check_cancelled()
        self._progress.report()
        if group.pixels is None:
            return _Answer(group, None)
        return _Answer(group, self._surroundings.predict(self._assignment.network, group.pixels, self._batch))

    def _write(self, answer: _Answer) -> None:
        for number, (core, valid) in enumerate(zip(answer.group.cores, answer.group.valid, strict=True)):
            wanted = core.intersection(self._assignment.area)
            if wanted is not None:  # a halved core may lie wholly in what the grid adds beyond the area
                inner = wanted.relative_to(core)
                part = (inner.row_slice, inner.column_slice)
                probabilities = None if answer.probabilities is None else answer.probabilities[number][part]
                self._sink.write(wanted, probabilities, valid[part])
                self._progress.done += wanted.height * wanted.width
            self._queue.finish(core)


def _grouped(parts: Sequence[tuple[Window, np.ndarray, np.ndarray]]) -> _Group:
    pixels = parts[0][1][np.newaxis] if len(parts) == 1 else np.stack([part[1] for part in parts])
    return _Group([part[0] for part in parts], pixels, [part[2] for part in parts])


class _Progress:
    """Progress by area, with speed and time left."""

    def __init__(self, total: int, context: JobContext) -> None:
        self.done = 0
        self._total = total
        self._context = context
        self._started = time.monotonic()

    def report(self) -> None:
        seconds = time.monotonic() - self._started
        if not self.done or seconds <= 0:
            self._context.progress(0.0, "Mapping")
            return
        megapixels = self.done / PIXELS_PER_MEGAPIXEL
        remaining = seconds * (self._total - self.done) / self.done
        message = f"Mapping: {megapixels:.1f} of {self._total / PIXELS_PER_MEGAPIXEL:.1f} Mpx"
        self._context.progress(self.done / self._total, f"{message}, {megapixels / seconds:.2f} Mpx/s", remaining)
