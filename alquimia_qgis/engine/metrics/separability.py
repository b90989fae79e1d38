"""How well classes can be told apart by the values of single pixels: the Jeffries-Matusita distance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

# Below the first, classes are hardly told apart; from the second on, nearly always (Richards and Jia 2006).
POOR, GOOD = 1.0, 1.9
# With fewer pixels for each band, distances are too large whatever the classes (Swain and Davis 1978 ask for ten).
PIXELS_PER_BAND = 5
FEWEST_PIXELS = 10
RIDGE = 1e-6


@dataclass(frozen=True)
class _Normal:
    """A class as a normal distribution of B scaled bands, known from ``count`` pixels."""

    count: int
    mean: np.ndarray
    covariance: np.ndarray


def jeffries_matusita(classes: Sequence[np.ndarray]) -> np.ndarray:
    """The distance of each pair of classes, float64 (C, C) from 0 (alike) to 2 (apart); NaN where it is not known.

    Each class is float (n, B); pixels with a missing value (NaN) are left out. 2 (1 - exp(-b)), where b is the
    Bhattacharyya distance of two normal distributions (Richards and Jia 2006, Remote Sensing Digital Image Analysis,
    10.2). Where a class has fewer than five pixels for each band, so many principal components of the two classes take
    the place of the bands, or the distance of few pixels would always be large; of fewer than ten pixels it is not
    known.
    """
    complete = [values[np.isfinite(values).all(axis=1)].astype(np.float64) for values in classes]
    normals = _normals(complete)
    distances = np.full((len(classes), len(classes)), np.nan)
    for one in range(len(classes)):
        for other in range(one):
            first, second = normals[one], normals[other]
            if first is not None and second is not None:
                distances[one, other] = distances[other, one] = _distance(first, second)
    return distances


def _normals(classes: Sequence[np.ndarray]) -> list[_Normal | None]:
    """The classes on a common scale, without bands that have one single value; None for those of too few pixels."""
    known = [values for values in classes if len(values) >= FEWEST_PIXELS]
    if not known:
        return [None] * len(classes)
    every = np.concatenate(known)
    spread = every.std(axis=0)
    telling = spread > 0
    mean, spread = every.mean(axis=0)[telling], spread[telling]
    return [
        _normal((values[:, telling] - mean) / spread) if len(values) >= FEWEST_PIXELS and telling.any() else None
        for values in classes
    ]


def _normal(values: np.ndarray) -> _Normal:
    covariance = np.atleast_2d(np.cov(values, rowvar=False)) + RIDGE * np.eye(values.shape[1])
    return _Normal(len(values), values.mean(axis=0), covariance)


def _distance(first: _Normal, second: _Normal) -> float:
    difference = first.mean - second.mean
    one, other = first.covariance, second.covariance
    components = max(1, min(first.count, second.count) // PIXELS_PER_BAND)
    if components < len(difference):
        axes = _principal_axes((one + other) / 2 + np.outer(difference, difference) / 4, components)
        difference, one, other = axes.T @ difference, axes.T @ one @ axes, axes.T @ other @ axes
    middle = (one + other) / 2
    spread = np.linalg.slogdet(middle)[1] - (np.linalg.slogdet(one)[1] + np.linalg.slogdet(other)[1]) / 2
    bhattacharyya = difference @ np.linalg.solve(middle, difference) / 8 + spread / 2
    return float(2 * (1 - np.exp(-max(0.0, bhattacharyya))))


def _principal_axes(covariance: np.ndarray, count: int) -> np.ndarray:
    """The directions of the largest variances, float64 (B, count)."""
    return np.linalg.eigh(covariance)[1][:, ::-1][:, :count]
