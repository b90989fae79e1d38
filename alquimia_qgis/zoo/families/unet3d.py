"""U-Net in space and time: image series in, one map out (Çiçek et al. 2016, https://arxiv.org/abs/1606.06650).

The time is collapsed as in the 3D U-Net of Alquimodelia (https://github.com/tesselo/alquimodelia).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.inputs import IMAGE_SERIES
from alquimia_qgis.protocol.parameters import choice, integer, real, switch
from alquimia_qgis.protocol.tasks import SEGMENTATION
from alquimia_qgis.zoo.series_family import SeriesFamily

if TYPE_CHECKING:
    import keras

CONVOLUTIONS = 2  # of each block


@dataclass(frozen=True)
class UNet3D(SeriesFamily):
    """Makes one map from images of several dates, by colour, surroundings and season. It bears clouds at some dates.

    The network looks at the series at several scales: on the way down it halves the images, and first the dates as
    well; on the way up it doubles them again. Then it learns how the dates make one map. It needs much more memory and
    time than the networks of single pixels; use it where shapes matter, such as fields, roads and buildings.
    """

    title = "U-Net of image series"
    tasks = (SEGMENTATION,)
    input = IMAGE_SERIES
    tags: ClassVar[tuple[str, ...]] = ("land cover", "semantic segmentation", "time series", "convolutional network")

    depth: int = integer(
        2, low=1, high=6,
        help="How many times the images are halved. Each step doubles the surroundings the network sees and makes it "
        "about four times larger. The chip size must be a multiple of 2 to the power of the depth.",
    )  # fmt: skip
    time_depth: int | None = integer(
        2, low=0, high=6, optional=True, label="Depth in time",
        help="How many of these steps halve the number of dates too, which may be odd. Empty: each, as long as more "
        "than one date is left.",
    )  # fmt: skip
    first_filters: int = integer(
        16, low=2, high=256, help="Number of patterns learned at the first level; doubled at each level further down."
    )
    residual: bool = switch(
        False,
        label="Residual connections",
        help="Add the input of each block to its output: deep networks learn more easily.",
    )
    attention: bool = switch(
        False,
        label="Attention gates",
        help="Let the coarse features decide where the fine ones matter (Oktay et al. 2018).",
    )
    dropout: float = real(
        0.2, low=0.0, high=0.8,
        help="Share of features left out at random in training, against learning by heart; half of it on the way down.",
    )  # fmt: skip
    normalisation: str = choice(
        "batch", {"batch": "Batch", "group": "Group", "none": "None"}, advanced=True,
        help="Keeps the features in range. Group suits batches of one to four chips, but makes mapping slower, because "
        "tiles must overlap.",
    )  # fmt: skip
    activation: str = choice(
        "relu", {"relu": "ReLU", "leaky_relu": "Leaky ReLU", "elu": "ELU", "silu": "SiLU", "gelu": "GELU"},
        advanced=True, help="The non-linear function after each convolution.",
    )  # fmt: skip
    kernel_size: int = integer(
        3, low=1, high=7, advanced=True, unit="pixels",
        help="Width of the convolutions in pixels and in dates, an odd number.",
    )  # fmt: skip
    upsampling_kernel_size: int = integer(
        2, low=2, high=4, advanced=True, unit="pixels", help="Width of the transposed convolutions."
    )
    head_kernel_size: int = integer(
        1, low=1, high=7, advanced=True, unit="pixels",
        help="Width of the last convolution, which gives the classes; an odd number.",
    )  # fmt: skip
    crop_margin: int = integer(
        0, low=0, high=512, advanced=True, unit="pixels",
        help="Pixels at the edge of each chip that take no part in the training, where the network lacks surroundings.",
    )  # fmt: skip

    def __post_init__(self) -> None:
        super().__post_init__()
        for parameter in self.parameters():
            if parameter.name in ("kernel_size", "head_kernel_size") and getattr(self, parameter.name) % 2 == 0:
                raise ParameterError(
                    f"{parameter.label} must be an odd number; {getattr(self, parameter.name)} was given."
                )

    def patch_multiple(self) -> int:
        """Every halving must give whole pixels."""
        return 2**self.depth

    def output_crop(self) -> int:
        """The crop margin."""
        return self.crop_margin

    def build(self, input_shape: tuple[int | None, ...], output_channels: int) -> keras.Model:
        """(T, H, W, B) → logits (H - 2 crop, W - 2 crop, C); T must be known and may be odd."""
        import keras
        from keras import layers, ops

        from alquimia_qgis.zoo.blocks.space_time import collapse_time

        series = keras.Input(input_shape, name="series")
        features = collapse_time(self._decode(*self._encode(self._seen(series))))
        logits = layers.Conv3D(
            output_channels, self.head_kernel_size, padding="same", dtype="float32", name="logits"
        )(features)  # fmt: skip
        logits = ops.squeeze(logits, axis=1)
        if self.crop_margin:
            logits = layers.Cropping2D(self.crop_margin, dtype="float32")(logits)
        return keras.Model(series, logits, name="unet3d")

    def _encode(self, features: Any) -> tuple[Any, list[Any]]:
        from alquimia_qgis.zoo.blocks.convolution import drop
        from alquimia_qgis.zoo.blocks.space_time import halve

        skips = []
        for level in range(self.depth):
            features = self._block(features, level)
            skips.append(features)
            halved = halve(features, self._halves_time(level) and features.shape[1] > 1)
            features = drop(halved, self.dropout / 2, "spatial")
        return self._block(features, self.depth), skips

    def _decode(self, features: Any, skips: list[Any]) -> Any:
        from keras import layers

        from alquimia_qgis.zoo.blocks.convolution import drop
        from alquimia_qgis.zoo.blocks.space_time import attention_gate_in_time, double

        for level in reversed(range(self.depth)):
            filters = self.first_filters * 2**level
            skip = attention_gate_in_time(skips[level], features, filters) if self.attention else skips[level]
            features = double(features, filters, self.upsampling_kernel_size, skips[level])
            features = drop(layers.Concatenate()([features, skip]), self.dropout, "spatial")
            features = self._block(features, level)
        return features

    def _block(self, features: Any, level: int) -> Any:
        from alquimia_qgis.zoo.blocks.convolution import ConvolutionStyle, convolution_block

        style = ConvolutionStyle(self.kernel_size, self.normalisation, self.activation, self.residual)
        return convolution_block(features, self.first_filters * 2**level, CONVOLUTIONS, style)

    def _halves_time(self, level: int) -> bool:
        return self.time_depth is None or level < self.time_depth
