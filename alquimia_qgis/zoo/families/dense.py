"""Fully connected network of patches: the baseline that knows nothing of neighbourhood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from alquimia_qgis.protocol.parameters import choice, integer, real
from alquimia_qgis.zoo.patch_family import PatchFamily

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class FullyConnected(PatchFamily):
    """Tells the class of a pixel, or a number, from all values of a small patch, each with a weight of its own.

    The baseline that networks with convolutions should beat: it learns no patterns that may lie anywhere. With a chip
    size of 1 it looks at the bands of single pixels, as a random forest does. The first layer grows with the patch.
    """

    title = "Fully connected network"

    patch_size: int = integer(
        9, low=1, high=129, unit="pixels", label="Chip size",
        help="Width and height of the patch that decides on its middle pixel. Twice the chip size makes the network "
        "four times as large.",
    )  # fmt: skip
    layers: int = integer(2, low=1, high=6, help="Fully connected layers before the decision.")
    units: int = integer(128, low=2, high=2048, help="Combinations of values that each layer learns.")
    dropout: float = real(
        0.3, low=0.0, high=0.8, help="Share of features left out at random in training, against learning by heart."
    )
    normalisation: str = choice(
        "batch", {"batch": "Batch", "none": "None"}, advanced=True, help="Keeps the features in range."
    )
    activation: str = choice(
        "relu", {"relu": "ReLU", "leaky_relu": "Leaky ReLU", "elu": "ELU", "silu": "SiLU", "gelu": "GELU"},
        advanced=True, help="The non-linear function after each layer.",
    )  # fmt: skip

    def build(self, input_shape: tuple[int | None, ...], output_channels: int) -> keras.Model:
        """(P, P, B) → logits (1, 1, C); (H, W, B) → (H - P + 1, W - P + 1, C).

        A layer that is connected to a whole patch is a convolution as large as the patch.
        """
        import keras
        from keras import layers

        from alquimia_qgis.zoo.blocks.convolution import drop, normalise

        image = keras.Input(input_shape, name="image")
        features = image
        for number in range(self.layers):
            features = layers.Conv2D(self.units, 1 if number else self.patch_size)(features)
            features = layers.Activation(self.activation)(normalise(features, self.normalisation))
            features = drop(features, self.dropout, "plain")
        logits = layers.Conv2D(output_channels, 1, dtype="float32", name="logits")(features)
        return keras.Model(image, logits, name="fully_connected")
