"""The guided filter (He, Sun & Tang 2013, https://doi.org/10.1109/TPAMI.2012.213), with a guide of several bands.

In each square of 2 r + 1 pixels a plane of the probabilities is explained by the bands of the guide, as a linear
function; a pixel gets the mean of the functions of all squares it lies in. Edges of the guide become edges of the
result, and where the guide is even the probabilities are averaged. Pixels without data take no part, nor does what lies
beyond the image. A pixel depends on nothing farther than 2 r from it, and is computed in the same way wherever the
window begins.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np


def filtered(guide: np.ndarray, planes: np.ndarray, valid: np.ndarray, radius: int, smoothness: float) -> np.ndarray:
    """The planes (C, H, W) filtered along the guide (B, H, W), without 2 ``radius`` pixels on each side: float32.

    Only pixels that are ``valid`` (H, W) take part; others are meaningless in the result. ``smoothness`` is the ε of
    the paper, in squares of the guide's unit.
    """
    squares = _Squares(np.where(valid, guide, 0.0).astype(np.float64), valid, radius, smoothness)
    result = np.empty((len(planes), *(length - 4 * radius for length in valid.shape)), np.float32)
    for plane, into in zip(planes, result, strict=True):
        into[...] = squares.apply(np.where(valid, plane, 0.0).astype(np.float64))
    return result


class _Squares:
    """What all planes share: means and covariances of the guide in the square around each pixel."""

    def __init__(self, guide: np.ndarray, valid: np.ndarray, radius: int, smoothness: float) -> None:
        self._guide = guide
        self._radius = radius
        self._counts = np.maximum(box_sums(valid.astype(np.float64), radius), 1.0)
        self._known = box_sums(valid.astype(np.float64), radius) > 0
        self._means = [self._mean(band) for band in guide]
        bands = len(guide)
        covariance = np.empty((*self._counts.shape, bands, bands))
        for row in range(bands):
            for column in range(row, bands):
                both = self._mean(guide[row] * guide[column]) - self._means[row] * self._means[column]
                covariance[..., row, column] = covariance[..., column, row] = both
        self._inverse = np.linalg.inv(covariance + smoothness * np.eye(bands))

    def apply(self, plane: np.ndarray) -> np.ndarray:
        """The filtered plane, without the margins."""
        mean = self._mean(plane)
        shared = [self._mean(band * plane) - own * mean for band, own in zip(self._guide, self._means, strict=True)]
        inner = tuple(slice(2 * self._radius, length - 2 * self._radius) for length in plane.shape)
        offset, total = mean, np.zeros([part.stop - part.start for part in inner])
        for number, (band, own) in enumerate(zip(self._guide, self._means, strict=True)):
            slope = sum(self._inverse[..., number, other] * value for other, value in enumerate(shared))
            offset = offset - slope * own
            total += self._mean_of_squares(slope) * band[inner]
        return total + self._mean_of_squares(offset)

    def _mean(self, values: np.ndarray) -> np.ndarray:
        """The mean over the valid pixels of each square; what is not valid is 0."""
        return box_sums(values, self._radius) / self._counts

    def _mean_of_squares(self, values: np.ndarray) -> np.ndarray:
        """The mean over the squares that a pixel lies in, those without any valid pixel left out."""
        numbers = np.maximum(box_sums(self._known.astype(np.float64), self._radius), 1.0)
        return box_sums(np.where(self._known, values, 0.0), self._radius) / numbers


def box_sums(values: np.ndarray, radius: int) -> np.ndarray:
    """Sums over squares of 2 ``radius`` + 1 pixels, (H, W) → (H - 2 radius, W - 2 radius).

    Sums of 1, 2, 4 … neighbours are added up instead of running sums, whose rounding depends on where they begin.
    """
    for _ in range(2):
        values = _sums_down(values, 2 * radius + 1).T
    return values


def _sums_down(values: np.ndarray, length: int) -> np.ndarray:
    """Sums of ``length`` rows, one for each place where these fit in."""
    count = len(values) - length + 1
    total = np.zeros((count, *values.shape[1:]))
    start = 0
    for size, sums in _doubled(values, length):
        if length & size:
            total += sums[start : start + count]
            start += size
    return total


def _doubled(values: np.ndarray, length: int) -> Iterator[tuple[int, np.ndarray]]:
    """Sums of 1, 2, 4 … rows, up to ``length``."""
    size = 1
    while size <= length:
        yield size, values
        values = values[:-size] + values[size:]
        size *= 2
