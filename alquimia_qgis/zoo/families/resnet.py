"""Residual network of patches (He et al. 2016, https://arxiv.org/abs/1603.05027).

Pre-activation bottlenecks; padded, it is laid out as Alquimodelia's 2D ResNet (https://github.com/tesselo/alquimodelia).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from alquimia_qgis.protocol.parameters import choice, integer
from alquimia_qgis.zoo.patch_family import (
    PADDED,
    PADDING_HELP,
    PADDINGS,
    UNPADDED,
    PatchFamily,
    edge_after,
    edge_needed,
)

if TYPE_CHECKING:
    import keras

STEM_KERNEL_SIZE = 5
STEM_POOL = (3, 2)  # size and stride
LARGEST_POOL = 6


@dataclass(frozen=True)
class ResNet(PatchFamily):
    """Tells the class of a pixel, or a number, from the patch around it, however finely it is textured.

    The safe first choice where one label belongs to a patch: points, plots, or tiles of a scene. A map gives every
    pixel the class of the patch around it, for whole images at once. Give the patch the size that a person would need
    to tell the classes apart; add stages for large patches.
    """

    title = "ResNet of patches"
    tags: ClassVar[tuple[str, ...]] = (*PatchFamily.tags, "residual network")

    patch_size: int = integer(
        33, low=3, high=1024, unit="pixels", label="Chip size",
        help="Width and height of the patch that decides on its middle pixel. Three stages need at least 23 pixels, "
        "four at least 39, and each further block adds to it.",
    )  # fmt: skip
    first_filters: int = integer(
        32, low=4, high=512, help="Number of patterns learned by the first stage; doubled in each further stage."
    )
    first_stage: int = integer(
        1, low=1, high=12, label="Blocks of the first stage", help="Residual blocks after the patch was halved once."
    )
    second_stage: int = integer(
        1, low=0, high=12, label="Blocks of the second stage",
        help="Residual blocks after it was halved twice; 0 leaves the stage out, as in all further ones.",
    )  # fmt: skip
    third_stage: int = integer(
        1, low=0, high=12, label="Blocks of the third stage", help="Residual blocks after it was halved three times."
    )
    fourth_stage: int = integer(
        0, low=0, high=12, label="Blocks of the fourth stage", help="Residual blocks after it was halved four times."
    )
    stem_filters: int = integer(
        16, low=1, high=256, advanced=True,
        help="Number of patterns learned by the convolution before the stages, which turns the bands into so many.",
    )  # fmt: skip
    upsample: int = integer(
        1, low=1, high=8, advanced=True, label="Enlargement",
        help="How many times wider and higher the patch is made before the network looks at it, for tiny patches. Maps "
        "are then computed patch by patch. 1 leaves the patch as it is.",
    )  # fmt: skip
    padding: str = choice(UNPADDED, PADDINGS, advanced=True, help=PADDING_HELP)
    activation: str = choice(
        "relu", {"relu": "ReLU", "leaky_relu": "Leaky ReLU", "elu": "ELU", "silu": "SiLU", "gelu": "GELU"},
        advanced=True, help="The non-linear function before each convolution.",
    )  # fmt: skip

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.padding == UNPADDED:
            self.check_edge(-(-self._edge_needed(1) // self.upsample))

    def build(self, input_shape: tuple[int | None, ...], output_channels: int) -> keras.Model:
        """(P, P, B) → logits (1, 1, C); unpadded (H, W, B) → (H - P + 1, W - P + 1, C)."""
        import keras
        from keras import layers

        if self.padding == PADDED:
            self.check_size_is_known(input_shape)
        elif self.upsample > 1:
            self.check_is_patch(input_shape)
        image = keras.Input(input_shape, name="image")
        features = layers.UpSampling2D(self.upsample)(image) if self.upsample > 1 else image
        classify = self._padded if self.padding == PADDED else self._unpadded
        return keras.Model(image, classify(features, input_shape, output_channels), name="resnet")

    def _padded(self, features: Any, input_shape: tuple[int | None, ...], output_channels: int) -> Any:
        from keras import layers

        from alquimia_qgis.zoo.blocks.residual import activated, bottleneck, convolved, normalised, penalty

        features = convolved(normalised(features), self.stem_filters, STEM_KERNEL_SIZE)
        features = layers.ZeroPadding2D(1)(activated(features, self.activation))
        features = layers.MaxPooling2D(STEM_POOL[0], strides=STEM_POOL[1])(features)
        for filters, stride, first in self._blocks():
            features = bottleneck(features, filters, stride, first, self.activation)
        features = activated(features, self.activation)
        shortest = min(edge for edge in features.shape[1:] if edge is not None)
        features = layers.Flatten()(layers.AveragePooling2D(min(LARGEST_POOL, shortest))(features))
        logits = layers.Dense(output_channels, kernel_regularizer=penalty(), dtype="float32", name="logits")(features)
        return layers.Reshape((1, 1, output_channels), dtype="float32")(logits)

    def _unpadded(self, features: Any, input_shape: tuple[int | None, ...], output_channels: int) -> Any:
        from alquimia_qgis.zoo.blocks import a_trous
        from alquimia_qgis.zoo.blocks.residual import activated, normalised, penalty, unpadded_bottleneck

        grid = a_trous.grid_of(input_shape, self.patch_size)
        last = self._last_edge()
        pool = min(LARGEST_POOL, last)
        used = self._edge_needed(last // pool * pool)
        features = normalised(a_trous.middle_of_patch(features, self.patch_size * self.upsample, used))
        features = a_trous.convolved(
            features, grid, self.stem_filters, STEM_KERNEL_SIZE, use_bias=False, kernel_regularizer=penalty()
        )
        features = a_trous.max_pooled(activated(features, self.activation), grid, *STEM_POOL)
        grid = grid.halved(STEM_POOL[1])
        for filters, stride, first in self._blocks():
            features = unpadded_bottleneck(features, grid, filters, stride, first, self.activation)
            grid = grid.halved(stride)
        features = a_trous.average_pooled(activated(features, self.activation), grid, pool)
        return a_trous.convolved(
            features, grid.halved(pool), output_channels, last // pool, kernel_regularizer=penalty(), dtype="float32",
            name="logits",
        )  # fmt: skip

    def _blocks(self) -> list[tuple[int, int, bool]]:
        """Filters and stride of each block, and whether it is the first of its stage."""
        counts = (self.first_stage, self.second_stage, self.third_stage, self.fourth_stage)
        return [
            (self.first_filters * 2**stage, 2 if stage and not number else 1, not number)
            for stage, count in enumerate(counts)
            for number in range(count)
        ]

    def _windows(self) -> list[tuple[int, int]]:
        """Sizes and strides of all that looks at more than one cell, before the last pooling."""
        return [(STEM_KERNEL_SIZE, 1), STEM_POOL, *((3, stride) for _, stride, _ in self._blocks())]

    def _edge_needed(self, last_edge: int) -> int:
        return edge_needed(self._windows(), last_edge)

    def _last_edge(self) -> int:
        return edge_after(self.patch_size * self.upsample, self._windows())
