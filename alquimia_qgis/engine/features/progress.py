"""Tells how many features are done; between them, large ones count as much as they have pixels."""

from __future__ import annotations

import time

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.features.zone_pixels import ZonePixels

# Of the whole job's progress: before the first window, and when all are answered.
STARTED, ANSWERED = 0.02, 0.98


class FeatureProgress:
    """Watches a mapping: a feature is done when all pixels of the boxes of its zones have been looked at."""

    def __init__(self, zones: ZonePixels, features: int, context: JobContext) -> None:
        self._context = context
        self._owners = zones.owners
        self._left = np.zeros(features, dtype=np.int64)
        np.add.at(self._left, zones.owners, zones.pixels)
        self._total = int(self._left.sum())
        self._done = features - int(np.count_nonzero(self._left))  # those without a zone
        self._seen = 0
        self._started = time.monotonic()

    def add_zones(self, zones: np.ndarray, pixels: np.ndarray) -> None:
        """So many pixels more of the boxes of these zones have been looked at."""
        owners = np.unique(self._owners[zones])
        before = np.count_nonzero(self._left[owners])
        np.subtract.at(self._left, self._owners[zones], pixels)
        self._done += int(before - np.count_nonzero(self._left[owners]))
        self._seen += int(pixels.sum())

    def add(self, pixels: int) -> None:
        """Windows say nothing about features; see ``add_zones``."""

    def report(self) -> None:
        """Tell the user."""
        share = self._seen / max(1, self._total)
        seconds = time.monotonic() - self._started
        remaining = seconds * (1 - share) / share if share else None
        message = f"{self._done} of {len(self._left)} features"
        self._context.progress(STARTED + (ANSWERED - STARTED) * share, message, remaining)
