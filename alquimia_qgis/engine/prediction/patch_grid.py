"""Maps an image patch by patch: it is cut into cells, and each cell gets the answer for the patch around its middle.

A coarse map made so has the very values that a map of every pixel has at the middles of the cells.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from rasterio.transform import Affine

from alquimia_qgis.engine.prediction.every_pixel import Patches
from alquimia_qgis.engine.raster.pixel_source import BandStack, PixelSource, PixelView
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.errors import ImageError


class PatchCells(PixelView):
    """An image whose pixels are cells of ``step`` × ``step`` pixels, counted from the image's origin.

    A window of cells is read with the patches of ``size`` × ``size`` pixels around their middles (index ``step`` // 2),
    and a cell is valid where its middle pixel is. The last cells may reach beyond the image, but not with their middle;
    an image without the middle of any cell raises an ImageError.
    """

    def __init__(self, image: PixelSource, size: int, step: int) -> None:
        rows, columns = (_cells_along(length, step) for length in (image.height, image.width))
        if not (rows and columns):
            raise ImageError(
                f"The image {image.path} with {image.width} × {image.height} pixels is too small for one patch every "
                f"{step} pixels.",
                f"Set the distance of patches (STRIDE) to {min(image.height, image.width)} or less, or map every pixel "
                "(DETAIL).",
            )
        super().__init__(image, columns, rows, image.transform @ Affine.scale(step))
        self._size, self._step = size, step

    def cells_of(self, area: Window) -> Window:
        """The cells that a part of the image touches; ImageError where it only meets the rest beyond the last cell."""
        row, column = area.row // self._step, area.column // self._step
        bottom, right = (-(-end // self._step) for end in (area.row + area.height, area.column + area.width))
        cells = Window(row, column, bottom - row, right - column).intersection(self.window)
        if cells is None:
            raise ImageError(
                "The extent meets only the last pixels of the image, which are too few for a patch.",
                "Choose a larger extent, or map every pixel (DETAIL).",
            )
        return cells

    def read_stack(self, window: Window) -> BandStack:
        """The pixels of all patches of a window of cells, with ``valid`` (H, W) of the cells; see ``PixelSource``."""
        step, size = self._step, self._size
        first = step // 2 - size // 2
        height, width = ((cells - 1) * step + size for cells in (window.height, window.width))
        stack = self._image.read_stack(Window(window.row * step + first, window.column * step + first, height, width))
        middles = stack.valid[size // 2 :: step, size // 2 :: step]
        return replace(stack, valid=middles[: window.height, : window.width])


class PatchGrid(Patches):
    """A patch of ``size`` × ``size`` pixels for each cell of a ``PatchCells``; see ``Surroundings``."""

    def __init__(self, size: int, step: int) -> None:
        super().__init__(size)
        self.margin = 0  # of cells: the patches of a window reach beyond it, but no other cells are needed
        self._step = step

    @property
    def description(self) -> str:
        """In words, for the log."""
        return f"one patch of {self._size} × {self._size} pixels every {self._step} pixels"

    def edge_read(self, core_size: int) -> int:
        """From the edge of the first patch to that of the last."""
        return (core_size - 1) * self._step + self._size

    def _alive(self, window: np.ndarray, present: np.ndarray | None) -> np.ndarray:
        height, width = ((length - self._size) // self._step + 1 for length in window.shape[1:])
        if present is None:
            return np.ones((height, width), bool)
        middles = slice(self._size // 2, None, self._step)
        return np.asarray(present.any(axis=0))[middles, middles][:height, :width]

    def _cut(self, window: np.ndarray, places: tuple[np.ndarray, np.ndarray], count: int) -> np.ndarray:
        rows, columns = places
        return super()._cut(window, (rows * self._step, columns * self._step), count)


def _cells_along(length: int, step: int) -> int:
    """How many cells have their middle on an axis of ``length`` pixels."""
    return max(0, -(-(length - step // 2) // step))
