"""Decides where chips of objects are cut: in an overlapping grid over the annotated areas or around the objects."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import shapely

from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window

# Of an empty chip this share at least must lie in annotated areas.
MOSTLY_KNOWN = 0.5
# An object belongs to a chip that shows this share of its box.
SHOWN = 0.3


def grid_starts(first: int, length: int, size: int, overlap: float) -> np.ndarray:
    """Where windows of ``size`` begin that cover ``length`` pixels from ``first`` on, overlapping by at least a share.

    Where less than a window is to be covered, one is centred on it.
    """
    if length <= size:
        return np.array([first + (length - size) // 2], dtype=np.int64)
    steps = math.ceil((length - size) / max(1.0, size * (1 - overlap))) + 1
    return np.round(np.linspace(first, first + length - size, steps)).astype(np.int64)


def occupied_windows(
    boxes: np.ndarray, rectangles: list[Window], size: int, overlap: float
) -> list[tuple[int, Window]]:
    """The windows of each rectangle's grid that show one of the ``boxes`` (n, 4), as (rectangle, window), in order."""
    found: set[tuple[int, int, int]] = set()
    for number, rectangle in enumerate(rectangles):
        rows = grid_starts(rectangle.row, rectangle.height, size, overlap)
        columns = grid_starts(rectangle.column, rectangle.width, size, overlap)
        for left, top, right, bottom in boxes:
            for row in _showing(rows, size, top, bottom):
                found.update((number, int(row), int(column)) for column in _showing(columns, size, left, right))
    return [(number, Window(row, column, size, size)) for number, row, column in sorted(found)]


def whole_windows(
    boxes: np.ndarray, rectangles: list[Window], occupied: list[tuple[int, Window]], size: int
) -> list[tuple[int, Window]]:
    """A window for each of the ``boxes`` (n, 4) that fits in one and that none of ``occupied`` shows whole.

    It has the box in its middle, or as near as the box's rectangle allows, as (rectangle, window), in order.
    """
    shown = shapely.STRtree(_outlines([window for _, window in occupied]))
    objects = shapely.box(*boxes.astype(np.float64).T)
    whole, _ = shown.query(objects, predicate="covered_by")
    fits = (boxes[:, 2:] - boxes[:, :2]).max(axis=1) <= size
    left_over = np.setdiff1d(np.flatnonzero(fits), whole)
    homes = shapely.STRtree(_outlines(rectangles)).query(shapely.centroid(objects[left_over]), predicate="intersects")
    found = {
        (int(home), _around(boxes[left_over[place]], rectangles[home], size))
        for place, home in zip(*homes, strict=True)
    }
    return sorted(found, key=lambda entry: (entry[0], entry[1].row, entry[1].column))


def empty_windows(
    image: PixelSource,
    areas: np.ndarray,
    rectangles: list[Window],
    occupied: list[tuple[int, Window]],
    size: int,
    overlap: float,
) -> Iterator[Window]:
    """The windows of the areas' grids that show no object and lie mostly in the areas."""
    taken = set(occupied)
    for number, rectangle in enumerate(rectangles):
        for row in grid_starts(rectangle.row, rectangle.height, size, overlap):
            for column in grid_starts(rectangle.column, rectangle.width, size, overlap):
                window = Window(int(row), int(column), size, size)
                if (number, window) in taken:
                    continue
                box = shapely.box(*image.bounds_of_window(window))
                if shapely.area(shapely.intersection(areas[number], box)) >= MOSTLY_KNOWN * shapely.area(box):
                    yield window


def rectangles_of(image: PixelSource, areas: np.ndarray | None) -> list[Window]:
    """The pixels that each area covers, or the whole image."""
    if areas is None:
        return [image.window]
    return [image.window_of_bounds(*bounds) for bounds in shapely.bounds(areas)]


def _around(box: np.ndarray, rectangle: Window, size: int) -> Window:
    """The window with the box in its middle, moved into the rectangle where it fits there."""
    left, top, right, bottom = box.tolist()
    column = _within(round((left + right - size) / 2), rectangle.column, rectangle.width - size)
    row = _within(round((top + bottom - size) / 2), rectangle.row, rectangle.height - size)
    return Window(row, column, size, size)


def _within(start: int, first: int, room: int) -> int:
    return min(max(start, first), first + room) if room >= 0 else first + room // 2


def _outlines(windows: list[Window]) -> np.ndarray:
    edges = [(each.column, each.row, each.column + each.width, each.row + each.height) for each in windows]
    return np.asarray(shapely.box(*np.array(edges, dtype=np.float64).reshape(-1, 4).T))


def _showing(starts: np.ndarray, size: int, low: float, high: float) -> np.ndarray:
    """Those of the starts whose windows show enough of a side from ``low`` to ``high``."""
    shown = np.minimum(starts + size, high) - np.maximum(starts, low)
    return starts[shown >= SHOWN * min(high - low, size)]
