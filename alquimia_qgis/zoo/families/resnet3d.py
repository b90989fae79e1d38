"""Residual network of small image series that gives the class of the centre pixel (He et al. 2016).

Pre-activation bottlenecks (https://arxiv.org/abs/1603.05027), laid out as in Alquimodelia's 3D ResNet
(https://github.com/tesselo/alquimodelia).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.inputs import IMAGE_SERIES
from alquimia_qgis.protocol.parameters import choice, integer
from alquimia_qgis.protocol.tasks import SEGMENTATION
from alquimia_qgis.zoo.series_family import SeriesFamily

if TYPE_CHECKING:
    import keras

STEM_KERNEL_SIZE = 5
LARGEST_POOL = 6


@dataclass(frozen=True)
class ResNet3D(SeriesFamily):
    """Tells each pixel's class from its own course through the year and that of its close surroundings.

    The network sees a small chip of all dates and decides on the class of the pixel in its centre only; each pixel of a
    map is such a chip. Between the networks of single pixels and the U-Net of image series: it uses texture and
    neighbours, and learns from samples as small as points. Mapping is slow, because each pixel is computed by itself.
    """

    title = "ResNet of pixels with surroundings"
    tasks = (SEGMENTATION,)
    input = IMAGE_SERIES
    own_options = frozenset({"patch_size"})
    answers_once = True
    tags: ClassVar[tuple[str, ...]] = ("land cover", "crops", "time series", "residual network")

    patch_size: int = integer(
        9, low=3, high=65, unit="pixels", label="Chip size",
        help="Width and height of the surroundings that decide on the pixel in their centre; an odd number. Twice the "
        "chip size takes four times as long.",
    )  # fmt: skip
    upsample: int = integer(
        1, low=1, high=8, label="Enlargement",
        help="How many times wider and higher the chip is made before the network looks at it. Enlarging lets it keep "
        "more of the detail of tiny chips, and takes longer. 1 leaves the chip as it is.",
    )  # fmt: skip
    first_filters: int = integer(
        8, low=4, high=128, help="Number of patterns learned by the first stage; doubled in each further stage."
    )
    stem_filters: int = integer(
        2, low=1, high=128, advanced=True,
        help="Number of patterns learned by the convolution before the stages, which reduces the images to so many "
        "bands.",
    )  # fmt: skip
    first_stage: int = integer(
        1, low=1, high=12, advanced=True, label="Blocks of the first stage", help="Residual blocks at full resolution."
    )
    second_stage: int = integer(
        2, low=1, high=12, advanced=True, label="Blocks of the second stage",
        help="Residual blocks after the chip and its dates were halved.",
    )  # fmt: skip
    third_stage: int = integer(
        3, low=1, high=12, advanced=True, label="Blocks of the third stage",
        help="Residual blocks after the chip and its dates were halved twice.",
    )  # fmt: skip
    fourth_stage: int = integer(
        4, low=1, high=12, advanced=True, label="Blocks of the fourth stage",
        help="Residual blocks after the chip and its dates were halved three times.",
    )  # fmt: skip
    activation: str = choice(
        "relu", {"relu": "ReLU", "leaky_relu": "Leaky ReLU", "elu": "ELU", "silu": "SiLU", "gelu": "GELU"},
        advanced=True, help="The non-linear function before each convolution.",
    )  # fmt: skip

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.patch_size % 2 == 0:
            raise ParameterError(
                f"Chip size must be an odd number, so that a pixel lies in the centre; {self.patch_size} was given.",
                f"Use {self.patch_size - 1} or {self.patch_size + 1}.",
            )

    def output_crop(self) -> int:
        """All but the centre pixel."""
        return self.patch_size // 2

    def build(self, input_shape: tuple[int | None, ...], output_channels: int) -> keras.Model:
        """(T, P, P, B) → logits (1, 1, C) of the centre pixel; P must be known."""
        import keras
        from keras import layers

        from alquimia_qgis.zoo.blocks.residual import activated, penalty

        series = keras.Input(input_shape, name="series")
        features = activated(self._stages(self._stem(self._seen(series))), self.activation)
        shortest = min(edge for edge in features.shape[1:] if edge is not None)
        features = layers.Flatten()(layers.AveragePooling3D(min(LARGEST_POOL, shortest))(features))
        logits = layers.Dense(output_channels, kernel_regularizer=penalty(), dtype="float32", name="logits")(features)
        return keras.Model(series, layers.Reshape((1, 1, output_channels), dtype="float32")(logits), name="resnet3d")

    def _stem(self, features: Any) -> Any:
        from keras import layers

        from alquimia_qgis.zoo.blocks.residual import activated, convolved, normalised

        if self.upsample > 1:
            features = layers.UpSampling3D((1, self.upsample, self.upsample))(features)
        features = convolved(normalised(features), self.stem_filters, STEM_KERNEL_SIZE)
        features = layers.ZeroPadding3D(1)(activated(features, self.activation))
        return layers.MaxPooling3D(3, strides=2)(features)

    def _stages(self, features: Any) -> Any:
        from alquimia_qgis.zoo.blocks.residual import bottleneck

        blocks = (self.first_stage, self.second_stage, self.third_stage, self.fourth_stage)
        for stage, count in enumerate(blocks):
            for number in range(count):
                first = number == 0
                stride = 2 if first and stage else 1
                features = bottleneck(features, self.first_filters * 2**stage, stride, first, self.activation)
        return features
