"""A family for the benchmarks: the pixel network written as convolutions of one pixel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.parameters import integer
from alquimia_qgis.protocol.tasks import SEGMENTATION
from alquimia_qgis.zoo.family import ModelFamily

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class PixelConvolutions(ModelFamily):
    """Gives every pixel of an image a class from its own values. Two hidden layers."""

    title = "Pixel convolutions"
    tasks = (SEGMENTATION,)
    input = IMAGE

    units: int = integer(32, low=1, high=1024, help="Number of filters of each hidden layer.")

    def build(self, input_shape: tuple[int | None, ...], output_channels: int) -> keras.Model:
        """(H, W, B) → logits (H, W, C)."""
        import keras
        from keras import layers

        image = features = keras.Input(input_shape)
        for _ in range(2):
            features = layers.Conv2D(self.units, 1, activation="relu")(features)
        return keras.Model(image, layers.Conv2D(output_channels, 1)(features))
