"""Recurrent network of two LSTM layers (Hochreiter & Schmidhuber 1997, https://doi.org/10.1162/neco.1997.9.8.1735).

Follows the recurrent pixel model of Alquimodelia (https://github.com/tesselo/alquimodelia).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from alquimia_qgis.protocol.parameters import choice, integer, real
from alquimia_qgis.zoo.series_family import PixelSeriesFamily

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class Lstm(PixelSeriesFamily):
    """Tells each pixel's class by reading its dates one after another. For seasons in which the order of events counts.

    The network keeps a memory while it goes from date to date, and decides at the end what it saw; a second layer reads
    the series both forwards and backwards. It does not look at neighbouring pixels. Training and mapping take longer
    than with the networks of convolutions, the more so the more dates there are.
    """

    title = "LSTM"
    tags: ClassVar[tuple[str, ...]] = ("land cover", "crops", "phenology", "time series", "recurrent network")

    first_units: int = integer(
        120, low=2, high=1024, label="Memory of the first layer",
        help="Number of values that the first layer remembers.",
    )  # fmt: skip
    second_units: int = integer(
        80, low=2, high=1024, label="Memory of the second layer",
        help="Number of values that the second layer remembers, in each direction.",
    )  # fmt: skip
    dense_units: int = integer(
        120, low=2, high=2048, help="Number of combinations of memories that the network learns before it decides."
    )
    dropout: float = real(
        0.3, low=0.0, high=0.8,
        help="Share of features left out at random in training, against learning by heart.",
    )  # fmt: skip
    recurrent_dropout: float | None = real(
        None, low=0.0, high=0.8, optional=True, advanced=True,
        help="Share of the memory left out at random from date to date in training. Empty: as much as the dropout. "
        "With 0, training on a GPU is many times faster.",
    )  # fmt: skip
    pool_size: int = integer(
        2, low=1, high=12, advanced=True, unit="dates",
        help="How many consecutive dates the first layer hands on as one, which makes the second layer faster.",
    )  # fmt: skip
    activation: str = choice(
        "relu", {"relu": "ReLU", "leaky_relu": "Leaky ReLU", "elu": "ELU", "silu": "SiLU", "gelu": "GELU"},
        advanced=True, help="The non-linear function after the last hidden layer.",
    )  # fmt: skip

    def build(self, input_shape: tuple[int | None, ...], output_channels: int) -> keras.Model:
        """(T, B) → logits (C,)."""
        import keras
        from keras import layers

        from alquimia_qgis.zoo.blocks.convolution import drop, normalise

        series = keras.Input(input_shape, name="series")
        features = self._reader(self.first_units, return_sequences=True)(normalise(self._seen(series), "batch"))
        features = layers.MaxPooling1D(min(self.pool_size, features.shape[1]))(features)
        features = layers.Bidirectional(self._reader(self.second_units))(normalise(features, "batch"))
        features = drop(normalise(features, "batch"), self.dropout, "plain")
        features = layers.Activation(self.activation)(layers.Dense(self.dense_units)(features))
        logits = layers.Dense(output_channels, dtype="float32", name="logits")(normalise(features, "batch"))
        return keras.Model(series, logits, name="lstm")

    def _reader(self, units: int, return_sequences: bool = False) -> Any:
        """(N, T, F) → (N, units), or (N, T, units) with ``return_sequences``."""
        from keras import layers

        recurrent = self.dropout if self.recurrent_dropout is None else self.recurrent_dropout
        return layers.LSTM(
            units, return_sequences=return_sequences, dropout=self.dropout, recurrent_dropout=recurrent
        )  # fmt: skip
