"""Lightweight temporal attention (L-TAE, Garnot & Landrieu 2020, https://arxiv.org/abs/2007.00586)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import keras
import numpy as np
from keras import layers, ops

PACKAGE = "alquimia"


def day_table(days: Sequence[float], size: int, period: float) -> np.ndarray:
    """Sine and cosine of each day at ``size`` rates, from fast to slow: float32 (T, size).

    The wave lengths grow geometrically from 2π to 2π ``period`` days; even columns are sines, odd ones cosines.
    """
    columns = np.arange(size)
    angles = np.asarray(days, dtype=np.float64)[:, None] / period ** (2 * (columns // 2) / size)
    return np.where(columns % 2, np.cos(angles), np.sin(angles)).astype(np.float32)


@keras.saving.register_keras_serializable(package=PACKAGE)
class DayEncoding(layers.Layer):
    """Adds to features (N, T, F) when in time each date lies; each head's share of the features gets all of it."""

    def __init__(self, days: Sequence[float], heads: int, period: float, **settings: Any) -> None:
        super().__init__(**settings)
        self.days = tuple(float(day) for day in days)
        self.heads = heads
        self.period = period

    def call(self, features: Any) -> Any:
        """(N, T, F) → (N, T, F)."""
        table = np.tile(day_table(self.days, features.shape[-1] // self.heads, self.period), self.heads)
        return features + ops.cast(table, features.dtype)

    def get_config(self) -> dict[str, Any]:
        """The settings."""
        return {**super().get_config(), "days": list(self.days), "heads": self.heads, "period": self.period}


@keras.saving.register_keras_serializable(package=PACKAGE)
class DateAttention(layers.Layer):
    """How much each head looks at each date: features (N, T, F) → (N, T, heads), summing to 1 over the dates.

    Each head has one learned query for all pixels. The keys have no bias: it would be the same for all dates, and the
    softmax over the dates takes that away.
    """

    def __init__(self, heads: int, key_size: int, **settings: Any) -> None:
        super().__init__(**settings)
        self.heads = heads
        self.key_size = key_size

    def build(self, input_shape: Sequence[int | None]) -> None:
        """Make keys (F, heads, key size) and queries (heads, key size)."""
        self.keys = self._weights("keys", (input_shape[-1], self.heads, self.key_size))
        self.queries = self._weights("queries", (self.heads, self.key_size))

    def _weights(self, name: str, shape: Sequence[int | None]) -> Any:
        spread = keras.initializers.RandomNormal(stddev=math.sqrt(2.0 / self.key_size))
        return self.add_weight(name=name, shape=shape, initializer=spread)

    def call(self, features: Any) -> Any:
        """(N, T, F) → (N, T, heads)."""
        # Keys meet one and the same query at all dates: both are joined first, which is key_size times less work.
        joined = ops.sum(self.keys * self.queries, axis=-1) / math.sqrt(self.key_size)
        return ops.softmax(ops.matmul(features, joined), axis=1)

    def compute_output_shape(self, input_shape: Sequence[int | None]) -> tuple[int | None, ...]:
        """(N, T, heads)."""
        return (*input_shape[:-1], self.heads)

    def get_config(self) -> dict[str, Any]:
        """The settings."""
        return {**super().get_config(), "heads": self.heads, "key_size": self.key_size}


def attended(features: keras.KerasTensor, attention: keras.KerasTensor) -> keras.KerasTensor:
    """The features of all dates weighed into one: (N, T, F) and attention (N, T, heads) → (N, F).

    Each head weighs its own share of the features, F / heads of them.
    """
    dates, size = features.shape[1:]
    heads = attention.shape[-1]
    shares = layers.Reshape((dates, heads, size // heads))(features)
    weights = layers.Reshape((dates, heads, 1))(attention)
    return layers.Flatten()(ops.sum(layers.Multiply()([shares, weights]), axis=1))
