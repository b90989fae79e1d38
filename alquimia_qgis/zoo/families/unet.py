"""U-Net (Ronneberger et al. 2015, https://arxiv.org/abs/1505.04597)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.parameters import choice, integer, real, switch
from alquimia_qgis.protocol.tasks import SEGMENTATION
from alquimia_qgis.zoo.family import ModelFamily

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class UNet(ModelFamily):
    """Gives every pixel a class from its colour and its surroundings. The safe first choice for mapping one image.

    The network looks at the image at several scales: on the way down it halves the image and learns what is there, on
    the way up it doubles it again and learns where exactly. It needs only a few digitised polygons per class; pixels
    without a label take no part in the training. Residual connections help deep networks to learn; attention helps
    where small objects lie in large uninteresting areas.
    """

    title = "U-Net"
    tasks = (SEGMENTATION,)
    input = IMAGE
    tags: ClassVar[tuple[str, ...]] = ("land cover", "semantic segmentation", "buildings", "convolutional network")

    depth: int = integer(
        3, low=1, high=7,
        help="How many times the image is halved. Each step doubles the surroundings the network sees and makes it "
        "about four times larger. The chip size must be a multiple of 2 to the power of the depth.",
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
        0.1, low=0.0, high=0.8,
        help="Share of features left out at random in training, against learning by heart; half of it on the way down.",
    )  # fmt: skip
    dropout_kind: str = choice(
        "spatial", {"spatial": "Whole feature maps", "plain": "Single values"}, advanced=True,
        help="Neighbouring pixels are alike, so leaving out whole feature maps (spatial) is stronger than single "
        "values (plain).",
    )  # fmt: skip
    normalisation: str = choice(
        "batch", {"batch": "Batch", "group": "Group", "none": "None"}, advanced=True,
        help="Keeps the features in range. Group suits batches of one to four chips, but makes mapping slower, because "
        "tiles must overlap.",
    )  # fmt: skip
    upsampling: str = choice(
        "transposed",
        {"transposed": "Transposed convolution (learned)", "nearest": "Nearest neighbour", "bilinear": "Bilinear"},
        advanced=True, help="How the image is doubled on the way up.",
    )  # fmt: skip
    activation: str = choice(
        "relu", {"relu": "ReLU", "leaky_relu": "Leaky ReLU", "elu": "ELU", "silu": "SiLU", "gelu": "GELU"},
        advanced=True, help="The non-linear function after each convolution.",
    )  # fmt: skip
    kernel_size: int = integer(
        3, low=1, high=9, advanced=True, unit="pixels", help="Width of the convolutions, an odd number."
    )
    upsampling_kernel_size: int = integer(
        2, low=2, high=4, advanced=True, unit="pixels", help="Width of the transposed convolutions."
    )
    encoder_convolutions: int = integer(
        2, low=1, high=4, advanced=True, help="Convolutions of each block on the way down."
    )
    decoder_convolutions: int = integer(
        2, low=1, high=4, advanced=True, help="Convolutions of each block on the way up."
    )
    head_kernel_size: int = integer(
        1,
        low=1,
        high=9,
        advanced=True,
        unit="pixels",
        help="Width of the last convolution, which gives the classes; an odd number.",
    )
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
        """(H, W, B) → logits (H - 2 crop, W - 2 crop, C)."""
        import keras
        from keras import layers

        image = keras.Input(input_shape, name="image")
        features, skips = self._encode(image)
        features = self._decode(features, skips)
        logits = layers.Conv2D(
            output_channels, self.head_kernel_size, padding="same", dtype="float32", name="logits"
        )(features)  # fmt: skip
        if self.crop_margin:
            logits = layers.Cropping2D(self.crop_margin, dtype="float32")(logits)
        return keras.Model(image, logits, name="unet")

    def _encode(self, features: Any) -> tuple[Any, list[Any]]:
        from keras import layers

        from alquimia_qgis.zoo.blocks.convolution import convolution_block, drop

        skips = []
        for level in range(self.depth):
            features = convolution_block(
                features, self.first_filters * 2**level, self.encoder_convolutions, self._style()
            )
            skips.append(features)
            features = drop(layers.MaxPooling2D(2)(features), self.dropout / 2, self.dropout_kind)
        bottom_filters = self.first_filters * 2**self.depth
        return convolution_block(features, bottom_filters, self.encoder_convolutions, self._style()), skips

    def _decode(self, features: Any, skips: list[Any]) -> Any:
        from keras import layers

        from alquimia_qgis.zoo.blocks.attention import attention_gate
        from alquimia_qgis.zoo.blocks.convolution import convolution_block, drop, upsample

        for level in reversed(range(self.depth)):
            filters = self.first_filters * 2**level
            skip = attention_gate(skips[level], features, filters) if self.attention else skips[level]
            features = upsample(features, filters, self.upsampling, self.upsampling_kernel_size)
            features = drop(layers.Concatenate()([features, skip]), self.dropout, self.dropout_kind)
            features = convolution_block(features, filters, self.decoder_convolutions, self._style())
        return features

    def _style(self) -> Any:
        from alquimia_qgis.zoo.blocks.convolution import ConvolutionStyle

        return ConvolutionStyle(self.kernel_size, self.normalisation, self.activation, self.residual)
