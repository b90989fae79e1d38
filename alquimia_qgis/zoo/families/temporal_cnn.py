"""TempCNN (Pelletier, Webb & Petitjean 2019, Remote Sensing 11(5) 523, https://doi.org/10.3390/rs11050523)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from alquimia_qgis.protocol.parameters import choice, integer, real
from alquimia_qgis.zoo.series_family import PixelSeriesFamily

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class TemporalCNN(PixelSeriesFamily):
    """Tells each pixel's class from its course through the year by convolutions in time. Proven on large crop maps.

    The network reads the values of one pixel at all dates and does not look at its neighbours. It slides over the
    dates several times, so that it sees longer and longer stretches of the season, and keeps all dates to the end. It
    wants more samples than the pixel time series network and regular steps in time.
    """

    title = "TempCNN"
    tags: ClassVar[tuple[str, ...]] = ("land cover", "crops", "phenology", "time series", "convolutional network")

    filters: int = integer(
        64, low=2, high=512, help="Number of patterns that each convolution learns. Fewer are faster and learn less."
    )
    kernel_size: int = integer(
        5, low=1, high=31, unit="dates",
        help="How many consecutive dates each convolution spans. Take more where the images are dense in time.",
    )  # fmt: skip
    convolutions: int = integer(
        3, low=1, high=8, help="Convolutions one after another; each sees a longer stretch of the season."
    )
    dense_units: int = integer(
        256, low=2, high=2048, help="Number of combinations of patterns that the network learns before it decides."
    )
    dropout: float = real(
        0.5, low=0.0, high=0.8,
        help="Share of features left out at random in training, against learning by heart.",
    )  # fmt: skip
    activation: str = choice(
        "relu", {"relu": "ReLU", "leaky_relu": "Leaky ReLU", "elu": "ELU", "silu": "SiLU", "gelu": "GELU"},
        advanced=True, help="The non-linear function after each convolution.",
    )  # fmt: skip

    def build(self, input_shape: tuple[int | None, ...], output_channels: int) -> keras.Model:
        """(T, B) → logits (C,)."""
        import keras
        from keras import layers

        series = keras.Input(input_shape, name="series")
        features = self._seen(series)
        for _ in range(self.convolutions):
            features = self._finished(layers.Conv1D(self.filters, self.kernel_size, padding="same")(features))
        features = self._finished(layers.Dense(self.dense_units)(layers.Flatten()(features)))
        logits = layers.Dense(output_channels, dtype="float32", name="logits")(features)
        return keras.Model(series, logits, name="temporal_cnn")

    def _finished(self, features: Any) -> Any:
        from keras import layers

        from alquimia_qgis.zoo.blocks.convolution import drop, normalise

        return drop(layers.Activation(self.activation)(normalise(features, "batch")), self.dropout, "plain")
