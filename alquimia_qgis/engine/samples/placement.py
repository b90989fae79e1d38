"""Decides where chips are cut: centred on small features, in a half-overlapping grid over large ones, not too many."""

from __future__ import annotations

import math
from collections import defaultdict

import numpy as np
import shapely

from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.geometry import centre_points

# A neighbour shares a chip only where the chip still shows some of its surroundings: this share of the chip.
SHARED_MARGIN = 1 / 8


def place_windows(image: PixelSource, geometries: np.ndarray, size: int, most: int) -> list[Window]:
    """Square windows of ``size`` pixels that together hold every geometry, row by row; at most about 4 x ``most``.

    Windows stay inside the image where it is large enough; on a smaller image they are centred on it.
    """
    parts = shapely.get_parts(geometries)
    boxes = _pixel_boxes(image, parts)
    on_image = (boxes[:, 2:] > boxes[:, :2]).all(axis=1)
    parts, boxes = parts[on_image], boxes[on_image]
    large = ((boxes[:, 2:] - boxes[:, :2]) > size).any(axis=1)
    windows = _ChosenWindows(image, size)
    budget = max(1, 4 * most // max(1, int(large.sum())))
    for part, box in zip(parts[large], boxes[large], strict=True):
        for row, column in _grid_over(image, part, box, size, budget):
            windows.add(row, column)
    small = boxes[~large]
    for box in small[np.lexsort((small[:, 1], small[:, 0] // size))]:
        if not windows.holds(box):
            windows.add((box[0] + box[2] - size) // 2, (box[1] + box[3] - size) // 2)
    return windows.sorted()


def centred_windows(image: PixelSource, geometries: np.ndarray, size: int) -> list[Window]:
    """One square window of ``size`` pixels for each geometry on the image, with its centre in the middle pixel.

    The middle is the pixel with index size // 2; windows are moved into the image where it is large enough. Geometries
    whose windows are the same have one together.
    """
    points = centre_points(geometries)
    columns, rows = np.floor(~image.transform @ np.array([shapely.get_x(points), shapely.get_y(points)]))
    inside = (rows >= 0) & (rows < image.height) & (columns >= 0) & (columns < image.width)
    windows = _ChosenWindows(image, size)
    for row, column in zip(rows[inside], columns[inside], strict=True):
        windows.add(row - size // 2, column - size // 2)
    return windows.sorted()


def classes_in_windows(
    image: PixelSource, windows: list[Window], tree: shapely.STRtree, class_index: np.ndarray, classes: int
) -> np.ndarray:
    """Which classes have a feature that meets each window, bool (windows, classes)."""
    present = np.zeros((len(windows), classes), dtype=bool)
    bounds = np.array([image.bounds_of_window(window) for window in windows]).reshape(-1, 4)
    found, features = tree.query(shapely.box(*bounds.T), predicate="intersects")
    present[found, class_index[features]] = True
    return present


def thinned(present: np.ndarray, most: int) -> np.ndarray:
    """Sorted positions of at most ``most`` of the windows of ``present`` (windows, classes).

    The rarest class chooses first; each class gets an equal share of what is left, taken evenly over the windows.
    """
    if len(present) <= most:
        return np.arange(len(present))
    chosen = np.zeros(len(present), dtype=bool)
    order = np.argsort(present.sum(axis=0), kind="stable")
    for turn, index in enumerate(order):
        share = math.ceil((most - chosen.sum()) / (len(order) - turn))
        _take_evenly(chosen, present[:, index] & ~chosen, share)
    _take_evenly(chosen, ~chosen, most - int(chosen.sum()))
    return np.flatnonzero(chosen)


def _take_evenly(chosen: np.ndarray, offered: np.ndarray, count: int) -> None:
    positions = np.flatnonzero(offered)
    count = min(count, len(positions))
    chosen[positions[(2 * np.arange(count) + 1) * len(positions) // max(1, 2 * count)]] = True


def _pixel_boxes(image: PixelSource, geometries: np.ndarray) -> np.ndarray:
    """First row, first column, last row + 1, last column + 1 of each geometry on the image, int64 (N, 4).

    A geometry off the image has an empty box.
    """
    xmin, ymin, xmax, ymax = shapely.bounds(geometries).T
    columns, rows = ~image.transform @ np.array([np.stack([xmin, xmax]), np.stack([ymin, ymax])])
    first = np.floor([rows.min(axis=0), columns.min(axis=0)])
    last = np.maximum(np.ceil([rows.max(axis=0), columns.max(axis=0)]), first + 1)
    size = np.array([[image.height], [image.width]])
    return np.concatenate([np.clip(first, 0, size), np.clip(last, 0, size)]).T.astype(np.int64)


def _grid_over(
    image: PixelSource, geometry: shapely.Geometry, box: np.ndarray, size: int, budget: int
) -> list[tuple[int, int]]:
    """Starts of windows that cover the box with half overlap (less when over ``budget``) and meet the geometry."""
    height, width = box[2] - box[0], box[3] - box[1]
    stride = max(size / 2, math.sqrt(height * width / budget))
    rows, columns = _starts(box[0], height, size, stride), _starts(box[1], width, size, stride)
    grid = np.stack(np.meshgrid(rows, columns, indexing="ij"), axis=-1).reshape(-1, 2)
    bounds = np.array([image.bounds_of_window(Window(int(row), int(column), size, size)) for row, column in grid])
    shapely.prepare(geometry)
    return [(int(row), int(column)) for row, column in grid[shapely.intersects(geometry, shapely.box(*bounds.T))]]


def _starts(first: int, length: int, size: int, stride: float) -> np.ndarray:
    if length <= size:
        return np.array([first + (length - size) // 2])
    steps = math.ceil((length - size) / stride) + 1
    return np.round(np.linspace(first, first + length - size, steps)).astype(np.int64)


class _ChosenWindows:
    """The windows chosen so far, found by place."""

    def __init__(self, image: PixelSource, size: int) -> None:
        self._image = image
        self._size = size
        self._margin = int(size * SHARED_MARGIN)
        self._cells: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)

    def add(self, row: int, column: int) -> None:
        """Choose the window that starts here, moved into the image."""
        row, column = self._inside(int(row), self._image.height), self._inside(int(column), self._image.width)
        self._cells[row // self._size, column // self._size].add((row, column))

    def holds(self, box: np.ndarray) -> bool:
        """Whether a chosen window holds the box and some of its surroundings (the image's edge needs none)."""
        top, left = max(0, box[0] - self._margin), max(0, box[1] - self._margin)
        bottom = min(self._image.height, box[2] + self._margin)
        right = min(self._image.width, box[3] + self._margin)
        return any(
            row <= top and column <= left and row + self._size >= bottom and column + self._size >= right
            for cell_row in (top // self._size - 1, top // self._size)
            for cell_column in (left // self._size - 1, left // self._size)
            for row, column in self._cells.get((cell_row, cell_column), ())
        )

    def sorted(self) -> list[Window]:
        """All windows, row by row of cells, so that neighbours are read one after another."""
        return [
            Window(row, column, self._size, self._size)
            for cell in sorted(self._cells)
            for row, column in sorted(self._cells[cell])
        ]

    def _inside(self, start: int, length: int) -> int:
        room = length - self._size
        return min(max(start, 0), room) if room >= 0 else room // 2
