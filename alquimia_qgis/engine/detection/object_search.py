"""Searches an image of any size for objects, chip by chip, and gives them out as soon as nothing can change them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.detection.chip_lattice import Chip, Lattice
from alquimia_qgis.engine.detection.chip_pixels import ChipPixels, read_chip
from alquimia_qgis.engine.detection.detections import Detections
from alquimia_qgis.engine.detection.seams import Sightings, holds, joined, sightings
from alquimia_qgis.engine.detection.settling import settled
from alquimia_qgis.engine.detection.suppression import Suppression
from alquimia_qgis.engine.memory import MemoryWatch, release_failed_attempt
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.errors import MemoryLimitError

# Of the whole job's progress: when the network is loaded, and when all is searched.
STARTED, SEARCHED = 0.02, 0.98


class Detects(Protocol):
    """What the search asks of a detector."""

    @property
    def chip_size(self) -> int:
        """Width and height of the chips that it was trained on, in pixels; it sees chips of other sizes as well."""

    @property
    def stride(self) -> int:
        """Shifting a chip by so many pixels, the coarsest stride of the network, shifts what it finds alike."""

    @property
    def largest_object(self) -> float | None:
        """The longest side of an object that it has learned from, in pixels; None where that is not known."""

    @property
    def bytes_per_pixel(self) -> float:
        """What it keeps in memory for each pixel of a chip."""

    @property
    def computing(self) -> str:
        """What it computes on, in words."""

    def detect(self, chips: np.ndarray, *, least_score: float, most: int) -> list[Detections]:
        """What is in each of ``chips``, float32 (n, size, size, bands) of raw values, NaN where missing.

        Of each class the ``most`` best boxes with at least ``least_score``, doubles among them.
        """


@dataclass(frozen=True)
class Search:
    """What to search: ``area`` of ``image`` on ``lattice``, with ``batch`` chips at once.

    Of each chip the ``most`` best boxes are looked at. ``on_core`` is told where the image has data, once for each core
    that meets the area: the window and bool (H, W).
    """

    image: PixelSource
    area: Window
    lattice: Lattice
    detector: Detects
    suppression: Suppression
    most: int
    batch: int
    on_core: Callable[[Window, np.ndarray], None] = lambda window, valid: None


class ObjectSearch:
    """Runs a search; iterate it once. ``crowded_chips`` counts chips that had as many boxes as were looked at."""

    def __init__(self, search: Search, context: JobContext) -> None:
        self.crowded_chips = 0
        self._search = search
        self._context = context
        self._batch = search.batch
        self._done = 0
        self._started = time.monotonic()

    def __iter__(self) -> Iterator[Detections]:
        """Objects whose centres lie in the area, in pixels of the image; memory follows the rows of chips.

        After each row of chips, the objects are given out that no box of a later row can change.
        """
        search, open_ones = self._search, joined([])
        for chips in search.lattice.rows(search.area):
            open_ones = joined([open_ones, *self._row(chips)])
            found, open_ones = settled(open_ones, search.lattice.top_of(chips[0].row + 1), search.suppression)
            yield found.selected(holds(search.area, found.boxes))
        found, _ = settled(open_ones, np.inf, search.suppression)
        yield found.selected(holds(search.area, found.boxes))

    def _row(self, chips: Sequence[Chip]) -> Iterator[Sightings]:
        waiting: list[ChipPixels] = []
        for chip in chips:
            self._context.check_cancelled()
            seen = read_chip(self._search.image, chip)
            self._tell_core(seen)
            if seen.valid.any():
                waiting.append(seen)
            if len(waiting) >= self._batch:
                yield from self._sightings(waiting)
                waiting = []
            self._report(chip)
        yield from self._sightings(waiting)

    def _sightings(self, seen: Sequence[ChipPixels]) -> Iterator[Sightings]:
        image = self._search.image.window
        for one, found in zip(seen, self._detected(seen), strict=True):
            yield sightings(one, self._best(found), self._search.lattice.tolerance, image)

    def _best(self, found: Detections) -> Detections:
        """The best of the chip."""
        most = self._search.most
        self.crowded_chips += int(found.number >= most)
        return found.selected(np.argsort(-found.scores, kind="stable")[:most])

    def _detected(self, seen: Sequence[ChipPixels]) -> list[Detections]:
        """Look at the chips in batches, smaller ones where memory runs out."""
        found: list[Detections] = []
        search = self._search
        while len(found) < len(seen):
            self._context.check_cancelled()
            part = seen[len(found) : len(found) + self._batch]
            with MemoryWatch() as watch:
                chips = np.stack([one.pixels for one in part])
                found.extend(search.detector.detect(chips, least_score=search.suppression.score, most=search.most))
            if watch.exhausted:
                self._halve_batch()
        return found

    def _halve_batch(self) -> None:
        release_failed_attempt()
        if self._batch == 1:
            raise MemoryLimitError(
                f"Not even one chip of {self._search.lattice.size} pixels fits in memory.",
                "Close other programs, or set OVERLAP to less than the largest objects.",
            )
        self._batch //= 2
        self._context.log(f"Memory ran out; going on with {self._batch} chips at once.", "warning")

    def _tell_core(self, seen: ChipPixels) -> None:
        core = seen.chip.core
        part = core.intersection(self._search.area)
        if part is not None:
            self._search.on_core(part, seen.core_valid[part.relative_to(core).slices])

    def _report(self, chip: Chip) -> None:
        """Progress by the area of the cores."""
        part = chip.core.intersection(self._search.area)
        self._done += 0 if part is None else part.height * part.width
        share = self._done / (self._search.area.height * self._search.area.width)
        seconds = time.monotonic() - self._started
        remaining = seconds * (1 - share) / share if share else None
        message = f"{self._done / 1e6:.2f} of {self._search.area.height * self._search.area.width / 1e6:.2f} Mpx"
        self._context.progress(STARTED + (SEARCHED - STARTED) * share, f"Searching: {message}", remaining)
