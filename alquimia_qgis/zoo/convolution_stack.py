"""What the small and the deep convolutional network share: convolutions and poolings in turn, then a decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alquimia_qgis.protocol.parameters import choice, integer, real
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

# Size and stride of what a block does: a convolution and a pooling.
BLOCK = [(3, 1), (2, 2)]


@dataclass(frozen=True)
class ConvolutionStack(PatchFamily):
    """Blocks of one convolution and one pooling; the largest answer of each pattern anywhere in the patch decides.

    As in the image recognition of MLMondays (https://mlmondays.github.io), whose convolutions have no padding.
    """

    patch_size: int = integer(64, low=4, high=1024, unit="pixels", label="Chip size", help="Set by each family.")
    blocks: int = integer(4, low=1, high=6, help="Set by each family.")
    first_filters: int = integer(
        30, low=2, high=256, help="Number of patterns learned by the first block; each further block has so many more."
    )
    dense_units: int = integer(
        256, low=2, high=2048, help="Number of combinations of patterns that the network learns before it decides."
    )
    dropout: float = real(
        0.5, low=0.0, high=0.8, help="Share of features left out at random in training, against learning by heart."
    )
    normalisation: str = choice(
        "none", {"none": "None", "batch": "Batch"}, advanced=True,
        help="Keeps the features in range, so that deep networks learn more easily.",
    )  # fmt: skip
    padding: str = choice(UNPADDED, PADDINGS, advanced=True, help=PADDING_HELP)
    activation: str = choice(
        "relu", {"relu": "ReLU", "leaky_relu": "Leaky ReLU", "elu": "ELU", "silu": "SiLU", "gelu": "GELU"},
        advanced=True, help="The non-linear function after each convolution.",
    )  # fmt: skip

    def __post_init__(self) -> None:
        super().__post_init__()
        self.check_edge(edge_needed(self._windows()))

    def build(self, input_shape: tuple[int | None, ...], output_channels: int) -> keras.Model:
        """(P, P, B) → logits (1, 1, C); unpadded (H, W, B) → (H - P + 1, W - P + 1, C)."""
        import keras
        from keras import layers

        if self.padding == PADDED:
            self.check_size_is_known(input_shape)
        image = keras.Input(input_shape, name="image")
        features = self._padded(image) if self.padding == PADDED else self._unpadded(image, input_shape)
        features = layers.Dropout(self.dropout)(features) if self.dropout else features
        features = layers.Activation(self.activation)(layers.Conv2D(self.dense_units, 1)(features))
        logits = layers.Conv2D(output_channels, 1, dtype="float32", name="logits")(features)
        return keras.Model(image, logits, name="convolution_stack")

    def _padded(self, features: Any) -> Any:
        from keras import layers

        for block in range(self.blocks):
            convolved = layers.Conv2D(self.first_filters * (block + 1), BLOCK[0][0], padding="same")(features)
            features = layers.MaxPooling2D(BLOCK[1][0])(self._finished(convolved))
        return layers.GlobalMaxPooling2D(keepdims=True)(features)

    def _unpadded(self, features: Any, input_shape: tuple[int | None, ...]) -> Any:
        from alquimia_qgis.zoo.blocks import a_trous

        grid = a_trous.grid_of(input_shape, self.patch_size)
        last = edge_after(self.patch_size, self._windows())
        features = a_trous.middle_of_patch(features, self.patch_size, edge_needed(self._windows(), last))
        for block in range(self.blocks):
            convolved = a_trous.convolved(features, grid, self.first_filters * (block + 1), BLOCK[0][0])
            features = a_trous.max_pooled(self._finished(convolved), grid, *BLOCK[1])
            grid = grid.halved(BLOCK[1][1])
        return a_trous.max_pooled(features, grid, last)

    def _finished(self, features: Any) -> Any:
        from keras import layers

        from alquimia_qgis.zoo.blocks.convolution import normalise

        return layers.Activation(self.activation)(normalise(features, self.normalisation))

    def _windows(self) -> list[tuple[int, int]]:
        """Sizes and strides of all layers; padded convolutions leave as many cells as there were."""
        return (BLOCK if self.padding == UNPADDED else BLOCK[1:]) * self.blocks
