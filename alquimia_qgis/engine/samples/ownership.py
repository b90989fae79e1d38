"""Gives every pixel that several chips show to one of them, so that pixels are counted once."""

from __future__ import annotations

import numpy as np
import shapely

from alquimia_qgis.engine.raster.window import Window


class PixelOwners:
    """Each pixel belongs to the window whose centre is nearest (the first of equals)."""

    def __init__(self, windows: list[Window]) -> None:
        corners = np.array([(w.row, w.column, w.row + w.height, w.column + w.width) for w in windows], dtype=float)
        self._windows = windows
        self._boxes = shapely.box(*corners.reshape(-1, 4).T)
        self._tree = shapely.STRtree(self._boxes)

    def owned(self, index: int) -> np.ndarray:
        """The pixels of window ``index`` that belong to it, bool (H, W)."""
        window = self._windows[index]
        own = _distance_to_centre(window, window)
        owned = np.ones((window.height, window.width), dtype=bool)
        for rival in self._tree.query(self._boxes[index]):
            shared = window.intersection(self._windows[rival])
            if rival == index or shared is None:
                continue
            local = shared.relative_to(window)
            mine, theirs = own[local.row_slice, local.column_slice], _distance_to_centre(shared, self._windows[rival])
            owned[local.row_slice, local.column_slice] &= (mine < theirs) | ((mine == theirs) & (index < rival))
        return owned


def _distance_to_centre(pixels: Window, window: Window) -> np.ndarray:
    """Chebyshev distance of each of ``pixels`` to the centre of ``window``, float64 (H, W)."""
    rows = np.arange(pixels.row, pixels.row + pixels.height) + 0.5 - (window.row + window.height / 2)
    columns = np.arange(pixels.column, pixels.column + pixels.width) + 0.5 - (window.column + window.width / 2)
    return np.maximum(np.abs(rows)[:, np.newaxis], np.abs(columns))
