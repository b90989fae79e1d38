"""What is known of samples with numbers: their range, those that lie far from all others, and what goes along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import rankdata

# Tukey's outer fences: beyond so many times the distance of the quartiles a number is far out.
FAR = 3.0
MOST_OUTLIERS = 30
FEWEST_PIXELS = 10


@dataclass(frozen=True)
class Outlier:
    """A feature whose number is far from all others, and a place in it in the CRS of the image."""

    value: float
    place: tuple[float, float]


@dataclass(frozen=True)
class NumberFacts:
    """The numbers of the field ``field``, float64 (N,), one for each feature.

    ``fences`` are the numbers beyond which one counts as an outlier; ``outliers`` are the farthest of
    ``outlier_count``. ``correlations``, float64, are Spearman's rank correlations of each channel with the number in
    single pixels, -1 to 1; NaN where not known.
    """

    field: str
    values: np.ndarray
    fences: tuple[float, float]
    outliers: Sequence[Outlier]
    outlier_count: int
    correlations: np.ndarray

    @property
    def lowest(self) -> float:
        """The lowest number."""
        return float(self.values.min())

    @property
    def highest(self) -> float:
        """The highest number."""
        return float(self.values.max())

    @property
    def strongest(self) -> float | None:
        """The correlation of the channel that goes along with the number most; None where none is known."""
        known = self.correlations[np.isfinite(self.correlations)]
        return float(known[np.abs(known).argmax()]) if known.size else None


def number_facts(field: str, values: np.ndarray, places: np.ndarray, correlations: np.ndarray) -> NumberFacts:
    """The facts of numbers, float64 (N,), of features at ``places``, float64 (N, 2)."""
    low, high = fences(values)
    distance = np.maximum(low - values, values - high)
    far = np.flatnonzero(distance > 0)
    order = far[np.argsort(-distance[far], kind="stable")][:MOST_OUTLIERS]
    outliers = [Outlier(float(values[index]), (float(places[index, 0]), float(places[index, 1]))) for index in order]
    return NumberFacts(field, values, (low, high), outliers, len(far), correlations)


def fences(values: np.ndarray) -> tuple[float, float]:
    """Three times the distance of the quartiles below and above them; without limits where most numbers are alike."""
    lower, upper = np.quantile(values, (0.25, 0.75))
    if upper <= lower:
        return -np.inf, np.inf
    return float(lower - FAR * (upper - lower)), float(upper + FAR * (upper - lower))


def rank_correlations(channels: np.ndarray, numbers: np.ndarray) -> np.ndarray:
    """Spearman's rank correlation of each channel of pixels (n, B) with their numbers (n,), float64 (B,).

    NaN of channels with one single value or fewer than ten known pixels.
    """
    return np.array([_rank_correlation(channel, numbers) for channel in channels.T])


def _rank_correlation(values: np.ndarray, numbers: np.ndarray) -> float:
    known = np.isfinite(values) & np.isfinite(numbers)
    if known.sum() < FEWEST_PIXELS:
        return float("nan")
    first, second = rankdata(values[known]), rankdata(numbers[known])
    if first.min() == first.max() or second.min() == second.max():
        return float("nan")
    return float(np.corrcoef(first, second)[0, 1])
