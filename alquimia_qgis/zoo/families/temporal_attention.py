"""Lightweight temporal attention of single pixels (L-TAE, Garnot & Landrieu 2020, https://arxiv.org/abs/2007.00586)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.parameters import choice, integer, real
from alquimia_qgis.zoo.series_family import PixelSeriesFamily

if TYPE_CHECKING:
    import keras

USUAL_STEP = 10.0  # days


@dataclass(frozen=True)
class TemporalAttention(PixelSeriesFamily):
    """Tells each pixel's class by the dates that matter. For irregular dates and seasons in which a few weeks decide.

    The network learns which dates to look at for which class, and knows the day of each, so that the dates need not lie
    at regular steps. It reads one pixel at all dates and does not look at its neighbours. Small and fast for what it
    can do; it wants more samples than the pixel time series network.
    """

    title = "Temporal attention (L-TAE)"
    uses_days = True
    tags: ClassVar[tuple[str, ...]] = ("land cover", "crops", "phenology", "time series", "attention")

    heads: int = integer(16, low=1, high=64, help="How many different looks at the dates the network takes at once.")
    head_features: int = integer(
        8, low=4, high=64, label="Features per head",
        help="Number of features of each date that one head follows. Heads times features per head is what the network "
        "knows of a date.",
    )  # fmt: skip
    dense_units: int = integer(
        128, low=8, high=2048, help="Number of values in which the network sums up the season before it decides."
    )
    dropout: float = real(
        0.2, low=0.0, high=0.8,
        help="Share of features left out at random in training, against learning by heart.",
    )  # fmt: skip
    attention_dropout: float = real(
        0.1, low=0.0, high=0.8, advanced=True,
        help="Share of looks at dates left out at random in training, so that no class hangs on a single date.",
    )  # fmt: skip
    key_size: int = integer(
        8, low=1, high=64, advanced=True, help="Number of values by which a head tells whether a date matters."
    )
    period: float = real(
        1000.0, low=10.0, high=100_000.0, advanced=True, unit="days", label="Longest period",
        help="The days are given to the network as waves; this is about the span within which days can be told apart. "
        "The default serves series of one to three years.",
    )  # fmt: skip
    activation: str = choice(
        "relu", {"relu": "ReLU", "leaky_relu": "Leaky ReLU", "elu": "ELU", "silu": "SiLU", "gelu": "GELU"},
        advanced=True, help="The non-linear function after each layer.",
    )  # fmt: skip

    def build(
        self, input_shape: tuple[int | None, ...], output_channels: int, days: Sequence[float] = ()
    ) -> keras.Model:
        """(T, B) → logits (C,); ``days`` are those of the dates, by default every tenth."""
        import keras
        from keras import layers

        series = keras.Input(input_shape, name="series")
        season = self._attend(self._encode(self._seen(series)), self._days(series.shape[1], days))
        season = self._dense(season, self.dense_units)
        features = layers.LayerNormalization()(self._drop(season, self.dropout))
        for units in (self.dense_units // 2, self.dense_units // 4):
            features = self._dense(features, units)
        logits = layers.Dense(output_channels, dtype="float32", name="logits")(features)
        return keras.Model(series, logits, name="temporal_attention")

    def _days(self, dates: int, days: Sequence[float]) -> tuple[float, ...]:
        if days and len(days) != dates:
            raise ParameterError(f"The network sees {dates} dates, but {len(days)} days were given.")
        return tuple(days) or tuple(USUAL_STEP * number for number in range(dates))

    def _encode(self, series: Any) -> Any:
        """Each date by itself: (N, T, B) → (N, T, F)."""
        from keras import layers

        size = self.heads * self.head_features
        features = series
        for units in (size // 4, size // 2, size):
            features = self._dense(features, units)
        return layers.LayerNormalization()(features)

    def _attend(self, features: Any, days: Sequence[float]) -> Any:
        """(N, T, F) → (N, F)."""
        from alquimia_qgis.zoo.blocks.temporal_attention import DateAttention, DayEncoding, attended

        features = DayEncoding(days, self.heads, self.period, name="days")(features)
        attention = DateAttention(self.heads, self.key_size, name="attention")(features)
        return attended(features, self._drop(attention, self.attention_dropout))

    def _dense(self, features: Any, units: int) -> Any:
        from keras import layers

        from alquimia_qgis.zoo.blocks.convolution import normalise

        features = layers.Dense(units, use_bias=False)(features)  # the normalisation has a bias of its own
        return layers.Activation(self.activation)(normalise(features, "batch"))

    def _drop(self, features: Any, rate: float) -> Any:
        from alquimia_qgis.zoo.blocks.convolution import drop

        return drop(features, rate, "plain")
