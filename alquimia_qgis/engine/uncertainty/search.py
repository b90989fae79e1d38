"""Finds the most uncertain places of a surface: the highest of its smoothed values that lie far enough apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.prediction.cores import core_windows, multiple_above
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.refinement.guided_filter import box_sums
from alquimia_qgis.engine.uncertainty.surface import Surface
from alquimia_qgis.protocol.uncertain_places import PlaceOptions

WINDOW_SIZE = 1024
SEED = 42


@dataclass(frozen=True)
class Candidates:
    """Pixels, int64 (N, 2) of row and column, with their smoothed uncertainty and a number drawn for each."""

    pixels: np.ndarray
    uncertainty: np.ndarray
    draws: np.ndarray

    @classmethod
    def none(cls) -> Candidates:
        """No pixel at all."""
        return cls(np.empty((0, 2), np.int64), np.empty(0), np.empty(0))

    def with_others(self, others: Candidates, most: int) -> Candidates:
        """Both together, the most uncertain first, at most so many; equal ones in the order of their draws."""
        pixels = np.concatenate([self.pixels, others.pixels])
        uncertainty = np.concatenate([self.uncertainty, others.uncertainty])
        draws = np.concatenate([self.draws, others.draws])
        best = np.lexsort((draws, -uncertainty))[:most]
        return Candidates(pixels[best], uncertainty[best], draws[best])


class PlaceSearch:
    """A search on a surface; ``taken`` are geometries in pixels (x is the column) near which there shall be no place.

    The image is seen in cells of half the distance; of each the most uncertain pixel is a candidate. A place rules out
    the candidates of 25 cells at most, so 25 times as many candidates as places are enough, whatever the image's size.
    """

    RULED_OUT = 25

    def __init__(self, surface: Surface, options: PlaceOptions, taken: np.ndarray) -> None:
        self._surface = surface
        self._options = options
        self._taken = shapely.STRtree(taken)
        self._radius = options.size // 2
        self._cell = max(1, options.distance // 2)
        self._random = np.random.default_rng(SEED)

    def places(self, context: JobContext) -> tuple[np.ndarray, np.ndarray]:
        """Pixels, int64 (N, 2) of row and column, of the places and their mean values, the most uncertain first."""
        most = self.RULED_OUT * self._options.number
        found, height = Candidates.none(), self._surface.image.height
        for window in self._windows():
            context.check_cancelled()
            context.progress(window.row / height, "Looking for uncertain places")
            found = found.with_others(self._candidates(window), most)
        chosen = self._apart(found.pixels)
        return found.pixels[chosen], found.uncertainty[chosen] * self._surface.sign

    def _windows(self) -> Iterator[Window]:
        edge = multiple_above(WINDOW_SIZE, self._cell)
        yield from core_windows(self._surface.image.window, self._cell, (edge, edge))

    def _candidates(self, window: Window) -> Candidates:
        smooth = self._smoothed(window)
        rows, columns = window.height // self._cell, window.width // self._cell
        cells = smooth.reshape(rows, self._cell, columns, self._cell).swapaxes(1, 2).reshape(rows * columns, -1)
        best = cells.argmax(axis=1)
        number = np.arange(rows * columns)
        pixels = np.stack(
            [
                window.row + number // columns * self._cell + best // self._cell,
                window.column + number % columns * self._cell + best % self._cell,
            ],
            axis=1,
        )
        uncertainty = cells[number, best]
        draws = self._random.random(len(number))
        kept = np.flatnonzero(uncertainty > self._surface.floor)
        kept = kept[np.isfinite(uncertainty[kept])]
        kept = kept[self._free(pixels[kept])]
        return Candidates(pixels[kept], uncertainty[kept], draws[kept])

    def _smoothed(self, window: Window) -> np.ndarray:
        """Means over the squares around the pixels, float64 (H, W), high where uncertain; -inf where some is unknown.

        At the edge of the data a network lacks surroundings and is always unsure: samples there teach it little.
        """
        inside = window.intersection(self._surface.image.window)
        smooth = np.full((window.height, window.width), -np.inf)
        if inside is None:
            return smooth
        values = self._surface.sign * self._read(inside.expanded(self._radius)).astype(np.float64)
        known = np.isfinite(values)
        square = (2 * self._radius + 1) ** 2
        whole = box_sums(known.astype(np.float64), self._radius) > square - 0.5
        means = box_sums(np.where(known, values, 0.0), self._radius) / square
        smooth[inside.relative_to(window).slices] = np.where(whole, means, -np.inf)
        return smooth

    def _read(self, window: Window) -> np.ndarray:
        """NaN beyond the image, which mirrors itself there."""
        values = np.full((window.height, window.width), np.nan, np.float32)
        inside = window.intersection(self._surface.image.window)
        if inside is not None:
            values[inside.relative_to(window).slices] = self._surface.read(inside)
        return values

    def _free(self, pixels: np.ndarray) -> np.ndarray:
        """Which pixels have no sample nearer than the distance, bool."""
        free = np.ones(len(pixels), dtype=bool)
        if len(self._taken) and len(pixels):
            centres = shapely.points(pixels[:, 1] + 0.5, pixels[:, 0] + 0.5)
            near, _ = self._taken.query(centres, predicate="dwithin", distance=self._reach)
            free[near] = False
        return free

    @property
    def _reach(self) -> float:
        """A place that holds a sample is taken, however near others may lie."""
        return float(max(self._options.distance, self._radius + 0.5))

    def _apart(self, pixels: np.ndarray) -> list[int]:
        """The first candidates of which no two are nearer than the distance."""
        chosen: list[int] = []
        for number, pixel in enumerate(pixels):
            if len(chosen) == self._options.number:
                break
            offsets = pixels[chosen] - pixel
            if not len(chosen) or (offsets**2).sum(axis=1).min() >= self._options.distance**2:
                chosen.append(number)
        return chosen
