"""Chooses how large the windows are: large where features lie close together, small where they are far apart."""

from __future__ import annotations

import numpy as np

from alquimia_qgis.engine.prediction.cores import multiple_above
from alquimia_qgis.engine.prediction.every_pixel import Patches, SinglePixels
from alquimia_qgis.engine.prediction.surroundings import Surroundings

SMALLEST = 32
# What a window costs beside its pixels, in pixels: of one that is computed, and of one without features.
COST_OF_A_CORE, COST_OF_AN_EMPTY_ONE = 4096, 64
# Reading a pixel, for networks that compute only wanted ones, against computing one.
COST_OF_READING = 0.02
MOST_CELLS = 2_000_000


def best_core_size(boxes: np.ndarray, surroundings: Surroundings, largest: int) -> int:
    """The size in pixels, at most ``largest``, of the cores that cost least to cover the zones.

    ``boxes`` (N × 4) are first and last + 1 rows, then columns. Cores that meet no box are neither read nor computed.
    """
    costs: dict[int, float] = {}
    size = largest
    while size not in costs and _cells_of_boxes(boxes, size) <= MOST_CELLS:
        costs[size] = _cost(boxes, surroundings, size)
        size = max(surroundings.grid, multiple_above(max(SMALLEST, size // 2), surroundings.grid))
        size = min(size, largest)
    return min(costs, key=lambda candidate: costs[candidate]) if costs else largest


def _cost(boxes: np.ndarray, surroundings: Surroundings, size: int) -> float:
    occupied, all_cells = _occupied_cells(boxes, size)
    pixels = (size + 2 * surroundings.margin) ** 2
    computed = pixels * COST_OF_READING if isinstance(surroundings, (Patches, SinglePixels)) else pixels
    return occupied * (computed + COST_OF_A_CORE) + all_cells * COST_OF_AN_EMPTY_ONE


def _cell_ranges(boxes: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """First cell (N × 2) of each box in a grid of this size, and the numbers of its cells (N × 2), rows first."""
    first = boxes[:, [0, 2]] // size
    return first, (boxes[:, [1, 3]] - 1) // size - first + 1


def _cells_of_boxes(boxes: np.ndarray, size: int) -> int:
    return int(np.prod(_cell_ranges(boxes, size)[1], axis=1).sum())


def _occupied_cells(boxes: np.ndarray, size: int) -> tuple[int, int]:
    """The cells that meet a box, and all cells of the rectangle around them."""
    first, numbers = _cell_ranges(boxes, size)
    per_box = np.prod(numbers, axis=1)
    box = np.repeat(np.arange(len(boxes)), per_box)
    place = np.arange(len(box)) - np.repeat(np.cumsum(per_box) - per_box, per_box)
    cells = first[box] + np.column_stack(np.divmod(place, numbers[box, 1]))
    low, high = cells.min(axis=0), cells.max(axis=0)
    wide = int(high[1] - low[1] + 1)
    occupied = np.unique((cells[:, 0] - low[0]) * wide + cells[:, 1] - low[1])
    return len(occupied), wide * int(high[0] - low[0] + 1)
