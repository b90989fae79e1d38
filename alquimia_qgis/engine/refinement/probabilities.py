"""Reads a raster of probabilities, ours or anyone's: one band for each class, in percent or from 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType

import numpy as np

from alquimia_qgis.engine.raster.category_names import read_classes
from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.classes import ClassRecord, palette_colour
from alquimia_qgis.protocol.errors import ImageError

PERCENT = 100.0
TOLERANCE = 0.02  # of a whole, for numbers that were rounded


class ProbabilityRaster:
    """An open raster of probabilities; ``classes`` are one for each band. Closed by ``with``."""

    def __init__(self, path: str) -> None:
        with open_image(path) as offered:
            bands = offered.all_bands  # GDAL takes the fourth of four 8-bit bands for transparency
        self.image = open_image(path, bands)
        try:
            self.classes = _classes(path, self.image.band_names)
        except BaseException:
            self.image.close()
            raise
        self._whole = PERCENT if self.image.dtype.kind in "ui" else 1.0

    def __enter__(self) -> ProbabilityRaster:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.image.close()

    def read(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Probabilities from 0 to 1, float32 (C, H, W), and where all are known, bool (H, W); none beyond the raster.

        Whole numbers are percent. Numbers that are no probabilities raise an ImageError.
        """
        pixels, valid = self.image.read(window)
        shares = np.moveaxis(pixels, -1, 0) / np.float32(self._whole)
        known = valid & np.isfinite(shares).all(axis=0)
        wrong = known & ((shares < -TOLERANCE) | (shares > 1 + TOLERANCE)).any(axis=0)
        if wrong.any():
            highest = "100 (percent)" if self._whole == PERCENT else "1"
            raise ImageError(
                f"{self.image.path} is no raster of probabilities: it holds values outside 0 to {highest}.",
                "Give the PROBABILITIES that were written beside a map.",
            )
        return shares, known


def _classes(path: str, names: Sequence[str]) -> tuple[ClassRecord, ...]:
    declared = read_classes(path)
    if len(names) < 2:
        raise ImageError(
            f"{path} has {len(names)} band; probabilities have one for each class.",
            "Give the PROBABILITIES that were written beside a map.",
        )
    if len(declared) == len(names):
        return declared
    return tuple(
        ClassRecord(number, name or str(number), palette_colour(number - 1)) for number, name in enumerate(names, 1)
    )
