"""A fixed curve for each band, which turns its values into normal scores, so that outliers do not squeeze the rest.

The curve goes through quantiles of the training pixels and is straight between them: the transform by quantiles, as in
``sklearn.preprocessing.QuantileTransformer``, here as layers of the network. It is a sum of ramps that rise from 0 to 1
between two neighbouring quantiles, so that a value far outside, such as a cloud, is exactly the outermost quantile in
any backend and precision: nothing large is ever subtracted.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import keras
import numpy as np
from keras import layers

KNOTS = 32
LOWEST, HIGHEST = 0.005, 0.995  # probabilities of the first and the last knot
RAMPS, SUM = "curve_ramps", "curve_sum"
# Knots nearer to each other than these shares of the curve's width, or of its place, are one: steeper ramps would
# show the rounding of float32.
NARROWEST, FINEST = 1e-4, 1e-6


@dataclass(frozen=True)
class Curve:
    """Straight from knot to knot and constant outside: float64 ``knots`` (K,), rising, and their ``heights`` (K,)."""

    knots: np.ndarray
    heights: np.ndarray


UNCHANGED = Curve(np.array([0.0, 1.0]), np.array([0.0, 1.0]))  # what lies between 0 and 1
NO_VALUES = Curve(np.zeros(1), np.zeros(1))


def band_curves(values: keras.KerasTensor) -> keras.KerasTensor:
    """(N, …, B) → (N, …, B), float32; until ``set_curves`` the curves are those of normal scores, cut at the ends."""
    bands = values.shape[-1]
    ramps = _fixed(bands * (KNOTS - 1), RAMPS)
    total = _fixed(bands, SUM)
    curved = total(layers.ReLU(max_value=1.0, dtype="float32")(ramps(values)))
    _set_weights(ramps, total, [Curve(_scores(), _scores())] * bands)
    return curved


def has_curves(network: keras.Model) -> bool:
    """Whether ``band_curves`` is part of this network."""
    return {RAMPS, SUM} <= {layer.name for layer in network.layers}


def set_curves(network: keras.Model, curves: list[Curve]) -> None:
    """Give a network that has curves one for each of its bands."""
    _set_weights(network.get_layer(RAMPS), network.get_layer(SUM), curves)


def curve_of(values: np.ndarray) -> Curve:
    """The curve that turns ``values`` (N,), NaN left out, into normal scores; equal values get their mean score.

    Values that are all the same become 0.
    """
    present = values[np.isfinite(values)].astype(np.float64)
    if not present.size:
        return NO_VALUES
    quantiles = np.quantile(present, np.linspace(LOWEST, HIGHEST, KNOTS))
    width = max(NARROWEST * np.ptp(quantiles), FINEST * np.abs(quantiles).max(), float(np.finfo(np.float32).tiny))
    places, members = np.unique(np.round(quantiles / width), return_inverse=True)
    return Curve(places * width, np.bincount(members, _scores()) / np.bincount(members))


def _scores() -> np.ndarray:
    return np.array([NormalDist().inv_cdf(share) for share in np.linspace(LOWEST, HIGHEST, KNOTS)])


def _fixed(units: int, name: str) -> layers.Dense:
    return layers.Dense(units, trainable=False, dtype="float32", name=name)


def _set_weights(ramps: layers.Dense, total: layers.Dense, curves: list[Curve]) -> None:
    """Ramp k of a band is (value - knot k) / (knot k + 1 - knot k), kept between 0 and 1; it weighs what it climbs."""
    bands, count = len(curves), KNOTS - 1
    slopes, offsets = np.zeros((bands, bands, count)), np.zeros((bands, count))
    climbs, start = np.zeros((bands, count, bands)), np.zeros(bands)
    for band, curve in enumerate(curves):
        used = len(curve.knots) - 1
        slopes[band, band, :used] = 1.0 / np.diff(curve.knots)
        offsets[band, :used] = -curve.knots[:-1] / np.diff(curve.knots)
        climbs[band, :used, band] = np.diff(curve.heights)
        start[band] = curve.heights[0]
    ramps.set_weights([slopes.reshape(bands, -1).astype(np.float32), offsets.ravel().astype(np.float32)])
    total.set_weights([climbs.reshape(-1, bands).astype(np.float32), start.astype(np.float32)])
