"""Varies training series at random: earlier or later seasons, missing dates, brightness, noise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.series.gap_filling import ZERO
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.model_records import SeriesRecord
from alquimia_qgis.protocol.options import SeriesOptions

FEWEST_KEPT = 2


@dataclass(frozen=True)
class SeriesAugmentation:
    """Random changes of scaled series; ``days`` are those of the dates, ``time_shift`` is in days.

    ``levels`` are mean / deviation of the measured bands, by which brightness is told from scaled values.

    Shifted and dropped dates are interpolated between those that are left, by one matrix (T, T) for each example. Where
    gaps are left as ``zero``, a dropped date is 0 and says so in its last channel, and nothing is shifted.
    """

    days: tuple[float, ...]
    time_shift: float
    date_dropout: float
    band_noise: float
    gaps: str
    brightness_gain: float = 0.0
    levels: tuple[float, ...] = ()

    @classmethod
    def of(cls, options: SeriesOptions, record: SeriesRecord, bands: Sequence[BandRecord]) -> SeriesAugmentation:
        """The changes that the user's options ask for; without dates nothing can be shifted by days.

        ``bands`` are those of one date with their scaling. Normalised differences do not change with the brightness.
        """
        measured = bands[: len(bands) - len(record.differences)]
        levels = tuple(band.mean / band.standard_deviation for band in measured)
        shift = options.time_shift if record.dated else 0.0
        return cls(
            record.days, shift, options.date_dropout, options.band_noise, options.gaps, options.brightness_gain, levels
        )

    def apply(self, series: np.ndarray, generator: np.random.Generator) -> np.ndarray:
        """Changed copies of scaled series, float32 (N, T, …, B)."""
        dropped = self._dropped(len(series), generator)
        if self.gaps == ZERO:
            changed = np.where(dropped.reshape(*dropped.shape, *(1,) * (series.ndim - 2)), np.float32(0), series)
        else:
            changed = self._interpolated(series, dropped, generator)
        if self.brightness_gain:
            self._brighten(changed, generator)
        if self.band_noise:
            noisy = changed[..., :-1] if self.gaps == ZERO else changed
            noisy += generator.standard_normal(noisy.shape, dtype=np.float32) * np.float32(self.band_noise)
        return changed

    def _brighten(self, series: np.ndarray, generator: np.random.Generator) -> None:
        """Multiply the unscaled values of each example by a factor of its own; 0 still is what was not observed."""
        measured = series[..., : len(self.levels)]
        excess = generator.standard_normal((len(series), *(1,) * (series.ndim - 1)), dtype=np.float32)
        excess *= np.float32(self.brightness_gain)
        there = (series[..., -1:] != 0) if self.gaps == ZERO else np.float32(1)
        measured += excess * (measured + np.asarray(self.levels, dtype=np.float32)) * there

    def _dropped(self, examples: int, generator: np.random.Generator) -> np.ndarray:
        """Which dates are left out of each example, bool (N, T); two at least are kept."""
        scores = generator.random((examples, len(self.days)))
        # Shares differ from example to example, as clouds do from place to place; their mean is what was asked for.
        shares = np.minimum(self.date_dropout * 2 * generator.random((examples, 1)), 1.0)
        kept = np.argsort(-scores, axis=1)[:, :FEWEST_KEPT]
        dropped = scores < shares
        np.put_along_axis(dropped, kept, False, axis=1)
        return dropped

    def _interpolated(self, series: np.ndarray, dropped: np.ndarray, generator: np.random.Generator) -> np.ndarray:
        days = np.asarray(self.days)
        shifts = generator.uniform(-self.time_shift, self.time_shift, len(series))
        changed = np.array(series)
        for number in np.flatnonzero(dropped.any(axis=1) | (shifts != 0)):
            matrix = interpolation_matrix(days, ~dropped[number], days + shifts[number])
            changed[number] = (matrix @ series[number].reshape(len(days), -1)).reshape(series[number].shape)
        return changed


def interpolation_matrix(days: np.ndarray, kept: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """The matrix, float32 (T, S), that draws a series at ``days`` from the ``kept`` of them to ``targets``, linearly.

    Beyond the first and the last kept day the nearest one counts.
    """
    places = np.flatnonzero(kept)
    known = days[places]
    after = np.clip(np.searchsorted(known, targets), 1, len(known) - 1)
    share = np.clip((targets - known[after - 1]) / (known[after] - known[after - 1]), 0.0, 1.0)
    matrix = np.zeros((len(targets), len(days)), dtype=np.float32)
    rows = np.arange(len(targets))
    matrix[rows, places[after - 1]] = 1.0 - share
    matrix[rows, places[after]] += share
    return matrix
