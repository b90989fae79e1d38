"""Maps an area of an image: lazy cores, three overlapping stages, smaller pieces when memory runs out."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.memory import MemoryWatch, release_failed_attempt
from alquimia_qgis.engine.prediction.cores import CoreQueue
from alquimia_qgis.engine.prediction.network import Network
from alquimia_qgis.engine.prediction.overlap import one_after_the_other, overlapped
from alquimia_qgis.engine.prediction.surroundings import Surroundings
from alquimia_qgis.engine.raster.pixel_source import BandStack, PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.errors import MemoryLimitError

PIXELS_PER_MEGAPIXEL = 1e6
FEW_MEGAPIXELS = 10
# Of the whole job's progress: before the first window, and when all is mapped; the rest is for finishing the files.
STARTED, MAPPED = 0.01, 0.97


class Sink(Protocol):
    """What becomes of the answers; called from one thread, in any order of windows, each pixel once."""

    def write(self, window: Window, probabilities: np.ndarray | None, valid: np.ndarray) -> None:
        """Take the probabilities (C, H, W) of a window of the image; None when no pixel is ``valid`` (H, W)."""


@dataclass(frozen=True)
class Assignment:
    """What to map: ``area`` of ``image`` by ``network`` within ``surroundings``, but for the windows ``finished``.

    Cores have at most ``window_size`` pixels, and the network sees ``batch`` windows or tiles at once. So many cores
    as ``side_by_side`` are read from left to right before going down; None: all. ``cut_size`` is the window size of the
    run that did ``finished``, whose cores are cut anew and, where they are too large now, halved. With ``threads``,
    reading, computing and writing overlap. What is mapped may be coarser than the image: ``step`` is how many pixels of
    the image lie from one answer to the next, in both directions.
    """

    image: PixelSource
    area: Window
    network: Network
    surroundings: Surroundings
    window_size: int
    batch: int
    side_by_side: int | None = None
    cut_size: int | None = None
    finished: Collection[Window] = ()
    threads: bool = True
    step: int = 1

    @property
    def image_pixels(self) -> int:
        """The pixels of the image that the area stands for."""
        return self.area.height * self.area.width * self.step**2


@dataclass(frozen=True)
class _Group:
    """Cores of one size that are predicted together; ``pixels`` is None when none of theirs is valid."""

    cores: list[Window]
    valid: list[np.ndarray]
    pixels: np.ndarray | None = None
    present: np.ndarray | None = None


@dataclass(frozen=True)
class _Answer:
    group: _Group
    probabilities: np.ndarray | None


class Watcher(Protocol):
    """Who is told how a mapping goes on."""

    def add(self, pixels: int) -> None:
        """So many pixels of the image more have been handed to the sink."""

    def report(self) -> None:
        """Tell the user."""


def map_area(assignment: Assignment, sink: Sink, context: JobContext, watcher: Watcher | None = None) -> None:
    """Predict every unfinished pixel of the area and hand it to ``sink``; memory is bounded by the window.

    ``watcher`` reports the progress, None: by area. Raises what reading, the network or the sink raise, JobCancelled,
    and MemoryLimitError when even the smallest window does not fit in memory.
    """
    mapper = _Mapper(assignment, sink, context, watcher)
    while True:
        with MemoryWatch() as watch:
            mapper.run()
        if not watch.exhausted:
            return
        mapper.make_smaller()


class _Mapper:
    def __init__(self, assignment: Assignment, sink: Sink, context: JobContext, watcher: Watcher | None = None) -> None:
        self._assignment = assignment
        self._surroundings = assignment.surroundings
        self._sink = sink
        self._context = context
        area = assignment.area
        self._queue = CoreQueue(
            area,
            self._surroundings.grid,
            assignment.cut_size or assignment.window_size,
            even=self._surroundings.whole_windows,
            side_by_side=assignment.side_by_side,
            finished=assignment.finished,
        )
        while self._queue.largest > assignment.window_size and self._queue.halve():
            self._queue.restart()
        self._batch = assignment.batch
        self._pixels_each = assignment.step**2
        done = sum(window.height * window.width for window in assignment.finished) * self._pixels_each
        self._progress = watcher or MappingProgress(assignment.image_pixels, done, context)

    def run(self) -> None:
        self._progress.report()  # also where nothing is left to map: an earlier run may have been stopped at its end
        stages = overlapped if self._assignment.threads else one_after_the_other
        stages(self._groups(), self._predict, self._write)

    def make_smaller(self) -> None:
        """Halve the batch, then the windows; when nothing is left to halve, MemoryLimitError."""
        release_failed_attempt()
        if self._batch > 1:
            self._batch //= 2
            self._context.log(f"Memory ran out; going on with batches of {self._batch}.", "warning")
        elif self._queue.halve():
            self._context.log(f"Memory ran out; going on with windows of {self._largest} pixels.", "warning")
        else:
            raise MemoryLimitError(
                f"Not even a window of {self._largest} pixels fits in memory.",
                "Close other programs, or train a smaller network (fewer filters or levels).",
            )
        self._queue.restart()

    @property
    def _largest(self) -> int:
        """The longer side of the cores in pixels of the image."""
        return self._queue.largest * self._assignment.step

    def _groups(self) -> Iterator[_Group]:
        """Read cores and put those of the same shape together."""
        waiting: list[tuple[Window, BandStack, np.ndarray]] = []
        for core in self._queue:
            self._context.check_cancelled()
            stack = self._assignment.image.read_stack(core.expanded(self._surroundings.margin))
            valid = self._valid_part(core, stack)
            if not valid.any():
                yield _Group([core], [valid])
                continue
            if waiting and waiting[0][1].values.shape != stack.values.shape:
                yield _grouped(waiting)
                waiting = []
            waiting.append((core, stack, valid))
            if len(waiting) >= self._surroundings.cores_at_once(self._batch):
                yield _grouped(waiting)
                waiting = []
        if waiting:
            yield _grouped(waiting)

    def _valid_part(self, core: Window, stack: BandStack) -> np.ndarray:
        """Where the core is valid, false outside the area."""
        valid = np.zeros((core.height, core.width), dtype=bool)
        wanted = core.intersection(self._assignment.area)
        if wanted is not None:
            inside = wanted.relative_to(core)
            source = wanted.relative_to(core.expanded(self._surroundings.margin))
            valid[inside.slices] = stack.valid[source.slices]
        return valid

    def _predict(self, group: _Group) -> _Answer:
        self._context.check_cancelled()
        self._progress.report()
        if group.pixels is None:
            return _Answer(group, None)
        probabilities = self._surroundings.predict(
            self._assignment.network,
            group.pixels,
            group.present,
            self._batch,
            self._context.check_cancelled,
            group.valid,
        )
        return _Answer(group, probabilities)

    def _write(self, answer: _Answer) -> None:
        for number, (core, valid) in enumerate(zip(answer.group.cores, answer.group.valid, strict=True)):
            wanted = core.intersection(self._assignment.area)
            if wanted is not None:  # a halved core may lie wholly in what the grid adds beyond the area
                rows, columns = wanted.relative_to(core).slices
                probabilities = None if answer.probabilities is None else answer.probabilities[number, :, rows, columns]
                self._sink.write(wanted, probabilities, valid[rows, columns])
                self._progress.add(wanted.height * wanted.width * self._pixels_each)
            self._queue.finish(core)
        self._progress.report()


def _grouped(parts: Sequence[tuple[Window, BandStack, np.ndarray]]) -> _Group:
    stacks = [stack for _, stack, _ in parts]
    return _Group(
        [core for core, *_ in parts],
        [valid for *_, valid in parts],
        _stacked([stack.values for stack in stacks]),
        None if all(stack.present is None for stack in stacks) else _stacked([_presence(stack) for stack in stacks]),
    )


def _presence(stack: BandStack) -> np.ndarray:
    """Which values are present, in full, so that those of several windows fit together."""
    return np.broadcast_to(True if stack.present is None else stack.present, stack.values.shape)


def _stacked(arrays: Sequence[np.ndarray]) -> np.ndarray:
    return arrays[0][np.newaxis] if len(arrays) == 1 else np.stack(arrays)


class MappingProgress:
    """Progress by area, with speed and time left; what an earlier run has done counts as done, but not as speed."""

    def __init__(self, total: int, done: int, context: JobContext) -> None:
        self._total = total
        self._before = done
        self._done = 0
        self._context = context
        self._started = time.monotonic()

    def add(self, pixels: int) -> None:
        """So many pixels more are written."""
        self._done += pixels

    def report(self) -> None:
        """Tell the user."""
        seconds = time.monotonic() - self._started
        done = self._before + self._done
        digits = 1 if self._total > FEW_MEGAPIXELS * PIXELS_PER_MEGAPIXEL else 2
        message = (
            f"Mapping: {done / PIXELS_PER_MEGAPIXEL:.{digits}f} of {self._total / PIXELS_PER_MEGAPIXEL:.{digits}f} Mpx"
        )
        fraction = STARTED + (MAPPED - STARTED) * done / self._total
        if not self._done or seconds <= 0:
            self._context.progress(fraction, message)
            return
        speed = self._done / seconds
        remaining = (self._total - done) / speed
        self._context.progress(fraction, f"{message}, {speed / PIXELS_PER_MEGAPIXEL:.2f} Mpx/s", remaining)
