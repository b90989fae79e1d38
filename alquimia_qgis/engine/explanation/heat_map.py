"""Maps what spoke for the answers of a network of patches, window by window: overlapping patches become their mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from alquimia_qgis.engine.explanation.patch_explainer import PatchExplainer
from alquimia_qgis.engine.features.wanted_pixels import WantedMask
from alquimia_qgis.engine.prediction.cores import core_windows, multiple_above
from alquimia_qgis.engine.prediction.every_pixel import calls
from alquimia_qgis.engine.raster.pixel_source import BandStack, PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.raster.writer import BLOCK

# Patches that reach beyond a window are computed for its neighbour as well, so windows are large beside a patch.
USUAL_SIZE, PATCHES_ACROSS = 1024, 8
FLOAT_BYTES = 4


class HeatMap:
    """The mean of the heat of all patches of an ``image`` around the pixels that ``centres`` wants.

    The middle of a patch counts more than its edge, where a network sees half of everything (Hann weights). What a
    pixel gets depends on the image alone, not on windows or extent. ``patches`` counts how often the explainer looked,
    ``strongest`` is the strongest heat that it found.
    """

    def __init__(self, image: PixelSource, centres: WantedMask, explainer: PatchExplainer) -> None:
        self._image, self._centres, self._explainer = image, centres, explainer
        self._size = explainer.patch_size
        bell = np.sin(np.pi * (np.arange(self._size) + 0.5) / self._size) ** 2
        self._weights = np.outer(bell, bell).astype(np.float32)
        self.patches = 0
        self.strongest = 0.0

    def window(self, window: Window, check_cancelled: Callable[[], None]) -> np.ndarray:
        """The heat of a window inside the image, float32 (H, W), 0 to 1; NaN without data and where no patch lies."""
        margin = self._size // 2
        around = window.expanded(margin)
        wanted = self._centres.wanted(around)
        if not wanted.any():
            return np.full((window.height, window.width), np.nan, np.float32)
        stack = self._image.read_stack(around.expanded(margin))
        inner = Window(margin, margin, around.height, around.width)
        summed = np.zeros((2, around.height + 2 * margin, around.width + 2 * margin), np.float32)
        self._add(stack, wanted & stack.valid[inner.slices], summed, check_cancelled)
        rows, columns = window.relative_to(around.expanded(margin)).slices
        heat, weights = summed[:, rows, columns]
        known = (weights > 0) & stack.valid[rows, columns]
        return np.where(known, heat / np.where(known, weights, 1), np.float32(np.nan))

    def _add(
        self, stack: BandStack, wanted: np.ndarray, summed: np.ndarray, check_cancelled: Callable[[], None]
    ) -> None:
        """Add heat and weights of the patches around ``wanted`` pixels; arrays begin half a patch before these."""
        places = np.argwhere(wanted)
        there = None if stack.present is None else np.broadcast_to(stack.present, stack.values.shape)
        for those, count in calls(len(places), self._explainer.batch):
            check_cancelled()
            part = places[those]
            patches = self._cut(stack.values, part, count)
            present = None if there is None else self._cut(there, part, count)
            heat = self._explainer.heat(patches, present)
            self.patches += len(part)
            self.strongest = max(self.strongest, float(heat[: len(part)].max()))
            for (row, column), one in zip(part, heat, strict=False):
                place = np.s_[row : row + self._size, column : column + self._size]
                summed[0][place] += one * self._weights
                summed[1][place] += self._weights

    def _cut(self, values: np.ndarray, places: np.ndarray, count: int) -> np.ndarray:
        """Patches (count, B, P, P) that begin at ``places``; those to spare are zero."""
        patches = np.zeros((count, len(values), self._size, self._size), values.dtype)
        for number, (row, column) in enumerate(places):
            patches[number] = values[:, row : row + self._size, column : column + self._size]
        return patches


def heat_windows(area: Window, image: PixelSource, patch_size: int, allowed: float) -> Iterator[Window]:
    """Windows of whole blocks of the result that cover ``area``, as large as ``allowed`` bytes let them be."""
    size = multiple_above(max(USUAL_SIZE, PATCHES_ACROSS * patch_size), BLOCK)
    read = image.channel_count * (image.bytes_per_value + 1)
    while size > BLOCK and ((size + 2 * patch_size) ** 2) * (read + 2 * FLOAT_BYTES) > allowed:
        size = multiple_above(size // 2, BLOCK)
    for core in core_windows(Window(0, 0, area.height, area.width), 1, (size, size)):
        yield Window(core.row + area.row, core.column + area.column, core.height, core.width)
