"""The image as a mapping of wanted pixels only sees it: these alone are valid, and windows without any are not read."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

import numpy as np

from alquimia_qgis.engine.raster.pixel_source import BandStack, PixelSource, PixelView
from alquimia_qgis.engine.raster.window import Window


class WantedMask(Protocol):
    """Says which pixels count."""

    def wanted(self, window: Window) -> np.ndarray:
        """Those of a window, which may reach beyond the image, bool (H, W)."""


class WantedPixels(PixelView):
    """The pixels of ``image`` in ``zones``; a window is read with a ``margin`` for context, in which nothing counts."""

    def __init__(self, image: PixelSource, zones: WantedMask, margin: int) -> None:
        super().__init__(image, image.width, image.height, image.transform)
        self._zones = zones
        self._margin = margin

    def read_stack(self, window: Window) -> BandStack:
        """See ``PixelSource``; where no zone counts a pixel, there are no values, and nothing is valid."""
        core = window.expanded(-self._margin)
        valid = np.zeros((window.height, window.width), dtype=bool)
        valid[core.relative_to(window).slices] = self._zones.wanted(core)
        if not valid.any():
            return BandStack(np.empty((self.channel_count, 0, 0), self.dtype), None, valid)
        stack = self._image.read_stack(window)
        return replace(stack, valid=stack.valid & valid)
