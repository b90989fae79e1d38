"""Sums up what a network says of the pixels of each feature, window by window, and means them at the end."""

from __future__ import annotations

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.features.progress import FeatureProgress
from alquimia_qgis.engine.features.zone_pixels import ZonePixels
from alquimia_qgis.engine.raster.window import Window


class FeatureMeans:
    """A sink of a mapping that keeps sums only: ``features`` × ``channels`` numbers, however many pixels.

    ``zones`` say which pixels belong to which feature. ``centre`` is a number near the answers, from which squares are
    counted, so that no digits are lost. ``counts`` (int64) are the answers of each feature, ``has_zone`` (bool) tells
    which have a pixel at all.
    """

    def __init__(
        self, zones: ZonePixels, features: int, channels: int, centre: float, progress: FeatureProgress,
        context: JobContext,
    ) -> None:  # fmt: skip
        self._zones = zones
        self._centre = centre
        self._progress = progress
        self._context = context
        self.has_zone = np.isin(np.arange(features), zones.owners)
        self.counts = np.zeros(features, dtype=np.int64)
        self._sums = np.zeros((features, channels))
        self._squares = np.zeros(features)

    def write(self, window: Window, probabilities: np.ndarray | None, valid: np.ndarray) -> None:
        """Take the answers (C, H, W) of a window; those that are no numbers do not count."""
        zones, pixels = self._zones.meeting(window)
        if probabilities is not None and len(zones):
            known = valid & np.isfinite(probabilities).all(axis=0)
            self._add_points(zones, window, probabilities, known)
            self._add_polygons(zones, window, probabilities, known)
        self._progress.add_zones(zones, pixels)

    def means(self) -> np.ndarray:
        """The mean answers of each feature, float64 (features, C); NaN where nothing was counted."""
        with np.errstate(invalid="ignore"):
            return self._sums / self.counts[:, np.newaxis] + self._centre

    def spreads(self) -> np.ndarray:
        """Standard deviation of the answers (first channel) of each feature, float64; NaN where fewer than two."""
        with np.errstate(invalid="ignore", divide="ignore"):
            variance = self._squares / self.counts - (self._sums[:, 0] / self.counts) ** 2
        return np.where(self.counts > 1, np.sqrt(np.maximum(variance, 0.0)), np.nan)

    def _add_points(self, zones: np.ndarray, window: Window, probabilities: np.ndarray, known: np.ndarray) -> None:
        owners, rows, columns = self._zones.points(zones, window)
        there = known[rows, columns]
        answers = probabilities[:, rows[there], columns[there]].T - self._centre
        np.add.at(self.counts, owners[there], 1)
        np.add.at(self._sums, owners[there], answers)
        np.add.at(self._squares, owners[there], np.square(answers[:, 0], dtype=np.float64))

    def _add_polygons(self, zones: np.ndarray, window: Window, probabilities: np.ndarray, known: np.ndarray) -> None:
        """Those that share no pixel all at once, which is much faster, the others one by one."""
        polygons = self._zones.polygons(zones)
        crowded = np.ones(len(polygons), dtype=bool)
        if len(polygons) > 1:
            labels, crowded = self._zones.labels(polygons, window)
            self._add_labelled(self._zones.owners[polygons], labels * known, probabilities)
        for part in self._zones.parts(polygons[crowded], window):
            self._context.check_cancelled()
            rows, columns = part.place.slices
            used = part.mask & known[rows, columns]
            answers = probabilities[:, rows, columns][:, used].astype(np.float64) - self._centre
            self.counts[part.owner] += answers.shape[1]
            self._sums[part.owner] += answers.sum(axis=1)
            self._squares[part.owner] += np.square(answers[0]).sum()

    def _add_labelled(self, owners: np.ndarray, labels: np.ndarray, probabilities: np.ndarray) -> None:
        """Add the answers (C, H, W) to the features ``owners``; ``labels`` (H, W) count from 1 into these."""
        used = labels > 0
        numbers = labels[used] - 1

        def summed(values: np.ndarray | None) -> np.ndarray:
            return np.bincount(numbers, values, minlength=len(owners))

        np.add.at(self.counts, owners, summed(None))
        for channel, plane in enumerate(probabilities):
            answers = plane[used].astype(np.float64) - self._centre
            np.add.at(self._sums[:, channel], owners, summed(answers))
            if channel == 0:
                np.add.at(self._squares, owners, summed(np.square(answers)))
