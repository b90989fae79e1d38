"""Where the reference lies, so that models need not map anything else."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from alquimia_qgis.engine.metrics.class_raster import NO_CLASS, WINDOW_SIZE
from alquimia_qgis.engine.metrics.reference import Reference
from alquimia_qgis.engine.prediction.cores import core_windows
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.errors import SamplesError


class ReferencePixels:
    """The pixels of ``area`` that have a reference; see ``WantedMask``.

    ``boxes`` say where these are, int64 (N, 4): first and last + 1 rows, then columns.
    """

    def __init__(self, reference: Reference, area: Window) -> None:
        self._reference = reference
        self._area = area
        self.boxes = _clipped(reference.boxes, area)

    def wanted(self, window: Window) -> np.ndarray:
        """See ``WantedMask``."""
        mask = np.zeros((window.height, window.width), dtype=bool)
        inside = window.intersection(self._area)
        if inside is not None:
            mask[inside.relative_to(window).slices] = self._reference.read(inside).values != NO_CLASS
        return mask


def area_of(reference: Reference, whole: Window) -> Window:
    """The smallest window that holds all of the reference in ``whole``; SamplesError when there is none."""
    boxes = _clipped(reference.boxes, whole)
    if not len(boxes):
        raise SamplesError("No reference lies in the extent.", "Give a larger extent, or none.")
    (top, left), (bottom, right) = boxes[:, [0, 2]].min(axis=0), boxes[:, [1, 3]].max(axis=0)
    return Window(int(top), int(left), int(bottom - top), int(right - left))


def values_in(reference: Reference, area: Window) -> list[int]:
    """The class values that the reference has in an area of the image; SamplesError when there are none."""
    found: set[int] = set()
    for window in _windows(area):
        values = reference.read(window).values
        found.update(np.unique(values[values != NO_CLASS]).tolist())
    if not found:
        raise SamplesError(
            "The reference has no class where the image lies.", "Check the CRS and the position of both."
        )
    return sorted(found)


def _windows(area: Window) -> Iterator[Window]:
    for window in core_windows(area, 1, (WINDOW_SIZE, WINDOW_SIZE)):
        inside = window.intersection(area)
        if inside is not None:
            yield inside


def _clipped(boxes: np.ndarray, area: Window) -> np.ndarray:
    """The parts of boxes in an area; those outside it are left out."""
    rows = boxes[:, :2].clip(area.row, area.row + area.height)
    columns = boxes[:, 2:].clip(area.column, area.column + area.width)
    inside = (rows[:, 0] < rows[:, 1]) & (columns[:, 0] < columns[:, 1])
    return np.hstack([rows, columns])[inside]
