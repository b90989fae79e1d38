"""Turns class probabilities into the rasters a user asked for: classes, probabilities, confidence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.raster.writer import RasterWriter
from alquimia_qgis.protocol.classes import ClassRecord

PERCENT = "percent"
PERCENT_NODATA = 255
FLOAT_NODATA = -1.0


def class_storage(classes: Sequence[ClassRecord]) -> tuple[str, int]:
    """Number type and nodata value of a class map: 8 bits where all class values leave 255 free, else 16."""
    if max(record.value for record in classes) < np.iinfo(np.uint8).max:
        return "uint8", int(np.iinfo(np.uint8).max)
    return "uint16", int(np.iinfo(np.uint16).max)


def probability_storage(form: str) -> tuple[str, float]:
    """Number type and nodata value of probabilities: whole percent in 8 bits, or 0 to 1 in 32-bit float.

    -1 rather than NaN: every program that reads nodata compares it, and it survives any text form of the header.
    """
    return ("uint8", PERCENT_NODATA) if form == PERCENT else ("float32", FLOAT_NODATA)


class ClassMap:
    """Receives windows of probabilities and writes them; ``pixels`` counts each class in the order of ``classes``.

    ``area`` is the part of the image that the rasters cover; rasters that nobody asked for are None.
    """

    def __init__(
        self,
        area: Window,
        classes: Sequence[ClassRecord],
        form: str,
        class_raster: RasterWriter,
        probability_raster: RasterWriter | None = None,
        confidence_raster: RasterWriter | None = None,
    ) -> None:
        self.pixels = np.zeros(len(classes), dtype=np.int64)
        self._area = area
        self._form = form
        self._dtype, self._nodata = class_storage(classes)
        self._values = np.array([record.value for record in classes], dtype=self._dtype)
        self._class_raster = class_raster
        self._probability_raster = probability_raster
        self._confidence_raster = confidence_raster

    def write(self, window: Window, probabilities: np.ndarray | None, valid: np.ndarray) -> None:
        """Write the probabilities (H, W, C) of a window of the image where they are ``valid`` (H, W)."""
        if probabilities is None:
            probabilities = np.zeros((*valid.shape, len(self._values)), dtype=np.float32)
        place = window.relative_to(self._area)
        confidence = probabilities.max(axis=-1)
        valid = valid & np.isfinite(confidence)  # a network that overflows says nothing
        best = probabilities.argmax(axis=-1)
        self._class_raster.write(place, np.where(valid, self._values[best], self._nodata).astype(self._dtype))
        if self._probability_raster is not None:
            self._probability_raster.write(place, self._stored(probabilities, valid[..., np.newaxis]))
        if self._confidence_raster is not None:
            self._confidence_raster.write(place, self._stored(confidence, valid))
        self.pixels += np.bincount(best[valid], minlength=len(self._values))

    def _stored(self, probabilities: np.ndarray, valid: np.ndarray) -> np.ndarray:
        dtype, nodata = probability_storage(self._form)
        values = np.rint(probabilities * 100) if self._form == PERCENT else probabilities
        return np.where(valid, values, nodata).astype(dtype)
