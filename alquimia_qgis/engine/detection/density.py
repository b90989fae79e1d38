"""How many objects there are where: counted in the cells of a coarse raster, together with the area that has data."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from rasterio.transform import Affine

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.detection.boxes import centres
from alquimia_qgis.engine.detection.detections import Detections
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.raster.writer import RasterGrid, RasterOutput, create_rasters
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.objects import PER_CELL, PER_HECTARE

SQUARE_METRES_PER_HECTARE = 10_000.0
CELLS_ALONG_SHORTER_SIDE = 20
MOST_CELLS = 25_000_000
NODATA = -1.0
ROUND_STEPS = (1.0, 2.0, 5.0, 10.0)
UNITS = {PER_HECTARE: "objects per hectare", PER_CELL: "objects per cell"}


@dataclass(frozen=True)
class Cells:
    """A grid of square cells over ``area`` of an image, from its upper left corner; ``size`` is in units of the CRS."""

    image: PixelSource
    area: Window
    size: float

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns; the last ones may reach beyond the area."""
        width, height = self.image.pixel_size
        rows, columns = self.area.height * height / self.size, self.area.width * width / self.size
        return math.ceil(rows - 1e-9), math.ceil(columns - 1e-9)

    @property
    def grid(self) -> RasterGrid:
        """The place of the raster."""
        corner = self.image.transform_of_window(self.area)
        rows, columns = self.shape
        step_x, step_y = math.copysign(self.size, corner.a), math.copysign(self.size, corner.e)
        return RasterGrid(columns, rows, self.image.crs, Affine(step_x, 0.0, corner.c, 0.0, step_y, corner.f))

    def rows_of(self, y: np.ndarray) -> np.ndarray:
        """The cell row of each pixel coordinate y of the image, int64."""
        return self._numbers((y - self.area.row) * self.image.pixel_size[1], self.shape[0])

    def columns_of(self, x: np.ndarray) -> np.ndarray:
        """The cell column of each pixel coordinate x of the image, int64."""
        return self._numbers((x - self.area.column) * self.image.pixel_size[0], self.shape[1])

    def _numbers(self, distance: np.ndarray, count: int) -> np.ndarray:
        return np.clip(np.floor(distance / self.size), 0, count - 1).astype(np.int64)


class Density:
    """Counts objects, and the square metres with data, in each cell."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self._objects = np.zeros(cells.shape, dtype=np.int64)
        self._square_metres = np.zeros(cells.shape)

    def add_core(self, window: Window, valid: np.ndarray) -> None:
        """Where a window of the image has data, bool (H, W); each pixel of the area once."""
        pixels = np.arange(window.row, window.row + window.height)
        rows = self.cells.rows_of(pixels + 0.5)
        columns = self.cells.columns_of(np.arange(window.column, window.column + window.width) + 0.5)
        first = np.flatnonzero(np.diff(columns, prepend=-1))
        by_column = np.add.reduceat(valid, first, axis=1, dtype=np.float64)
        by_column *= self.cells.image.pixel_area_by_row(pixels)[:, np.newaxis]
        starts = np.flatnonzero(np.diff(rows, prepend=-1))
        sums = np.add.reduceat(by_column, starts, axis=0)
        self._square_metres[np.ix_(rows[starts], columns[first])] += sums

    def add(self, found: Detections) -> None:
        """Objects in pixels of the image, each in the cell of its centre."""
        x, y = centres(found.boxes).T
        np.add.at(self._objects, (self.cells.rows_of(y), self.cells.columns_of(x)), 1)

    def values(self, unit: str) -> np.ndarray:
        """Objects per hectare or per cell, float32 (rows, columns), ``NODATA`` where the image has no data."""
        has_data = self._square_metres > 0
        divisor = self._square_metres / SQUARE_METRES_PER_HECTARE if unit == PER_HECTARE else np.ones(has_data.shape)
        values = np.full(has_data.shape, NODATA, dtype=np.float32)
        np.divide(self._objects, divisor, out=values, where=has_data, casting="same_kind")
        return values


def write_density(density: Density, path: str, unit: str, context: JobContext) -> float:
    """Write the raster, all of it or nothing; returns its highest value."""
    values = density.values(unit)
    grid = density.cells.grid
    output = RasterOutput(path, "float32", NODATA, (UNITS[unit],), unit=UNITS[unit])
    with create_rasters([output], grid, context.check_cancelled) as (writer,):
        writer.write(0, Window(0, 0, grid.height, grid.width), values)
    return float(max(0.0, values.max()))


def cells_for(image: PixelSource, area: Window, size: float | None) -> Cells:
    """Cells of ``size`` units of the CRS (None: a round number); ParameterError where they are too small."""
    cells = Cells(image, area, size or _round_size(image, area))
    if max(image.pixel_size) > cells.size:
        raise ParameterError(
            f"Cells of {cells.size:g} units are smaller than a pixel of the image ({max(image.pixel_size):g}).",
            "Give a larger CELL_SIZE, or leave it empty.",
        )
    if math.prod(cells.shape) > MOST_CELLS:
        raise ParameterError(
            f"Cells of {cells.size:g} units would make a density raster of {cells.shape[1]} × {cells.shape[0]} cells.",
            f"Give a larger CELL_SIZE; up to {MOST_CELLS} cells are possible.",
        )
    return cells


def _round_size(image: PixelSource, area: Window) -> float:
    width, height = image.pixel_size
    exact = min(area.width * width, area.height * height) / CELLS_ALONG_SHORTER_SIDE
    power = 10.0 ** math.floor(math.log10(exact))
    rounded = power * min(step for step in ROUND_STEPS if step * power >= exact * (1 - 1e-9))
    return max(rounded, *image.pixel_size)
