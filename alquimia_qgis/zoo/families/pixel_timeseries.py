"""Pixel time series classifier: two branches of convolutions in time, of short and of long patterns.

Follows the pixel model of Alquimodelia (https://github.com/tesselo/alquimodelia), whose weights it has one for one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from alquimia_qgis.protocol.parameters import choice, integer, real
from alquimia_qgis.zoo.series_family import PixelSeriesFamily

if TYPE_CHECKING:
    import keras

POOL_SIZE = 2


@dataclass(frozen=True)
class PixelTimeSeries(PixelSeriesFamily):
    """Tells each pixel's class from its course through the year. The safe first choice for crops and forests.

    The network reads the values of one pixel at all dates and does not look at its neighbours. One branch learns
    patterns of a few dates, such as a sudden harvest; the other learns long ones, such as a slow greening. It learns
    from few samples, points included, because every pixel of a polygon is an example.
    """

    title = "Pixel time series"
    fewest_dates = 3
    tags: ClassVar[tuple[str, ...]] = ("land cover", "crops", "phenology", "time series", "convolutional network")

    filters: int = integer(
        64, low=2, high=512, help="Number of patterns that each convolution learns. Fewer are faster and learn less."
    )
    kernel_size: int = integer(
        3, low=1, high=31, unit="dates", label="Short patterns",
        help="How many consecutive dates a pattern of the first branch spans.",
    )  # fmt: skip
    long_kernel_size: int | None = integer(
        None, low=1, high=365, unit="dates", optional=True, label="Long patterns",
        help="How many consecutive dates a pattern of the second branch spans. Empty: half as many as there are "
        "dates or bands, whichever are fewer. Set it where the images have few bands and changes are slow.",
    )  # fmt: skip
    dense_units: int = integer(
        100, low=2, high=2048, help="Number of combinations of patterns that the network learns before it decides."
    )
    dropout: float = real(
        0.25, low=0.0, high=0.8,
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

        from alquimia_qgis.zoo.blocks.convolution import drop, normalise

        series = keras.Input(input_shape, name="series")
        scaled = normalise(self._seen(series), "batch")
        branches = [self._branch(scaled, kernel) for kernel in (self.kernel_size, self._long_kernel(input_shape))]
        features = drop(layers.Concatenate()(branches), self.dropout, "plain")
        features = layers.Activation(self.activation)(layers.Dense(self.dense_units)(features))
        logits = layers.Dense(output_channels, dtype="float32", name="logits")(normalise(features, "batch"))
        return keras.Model(series, logits, name="pixel_timeseries")

    def _long_kernel(self, input_shape: tuple[int | None, ...]) -> int:
        """The widest kernel that fits into a series of min(T, B) values as often as it is wide; at least 1."""
        if self.long_kernel_size is not None:
            return self.long_kernel_size
        shorter = min(edge for edge in input_shape if edge is not None)
        return max(min((shorter + 1) // 2, shorter - 1), 1)

    def _branch(self, features: Any, kernel_size: int) -> Any:
        """(N, T, B) → (N, dates left × filters)."""
        from keras import layers

        from alquimia_qgis.zoo.blocks.convolution import drop

        features = drop(self._convolved(features, kernel_size), self.dropout, "plain")
        features = self._convolved(features, kernel_size)
        return layers.Flatten()(layers.MaxPooling1D(min(POOL_SIZE, features.shape[1]))(features))

    def _convolved(self, features: Any, kernel_size: int) -> Any:
        """Without padding: kernels shrink to the dates that are left, so that any series will do."""
        from keras import layers

        from alquimia_qgis.zoo.blocks.convolution import normalise

        features = layers.Conv1D(self.filters, min(kernel_size, features.shape[1]))(features)
        return normalise(layers.Activation(self.activation)(features), "batch")
