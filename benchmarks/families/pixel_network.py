"""A family for the benchmarks: classifies pixels by their bands alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from alquimia_qgis.protocol.inputs import PIXEL
from alquimia_qgis.protocol.parameters import integer
from alquimia_qgis.protocol.tasks import SEGMENTATION
from alquimia_qgis.zoo.family import ModelFamily

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class PixelNetwork(ModelFamily):
    """Gives a pixel a class from its own values. Two hidden layers."""

    title = "Pixel network"
    tasks = (SEGMENTATION,)
    input = PIXEL

    units: int = integer(32, low=1, high=1024, help="Number of units of each hidden layer.")

    def build(self, input_shape: tuple[int | None, ...], output_channels: int) -> keras.Model:
        """(B) → logits (C)."""
        import keras
        from keras import layers

        pixel = features = keras.Input(input_shape)
        for _ in range(2):
            features = layers.Dense(self.units, activation="relu")(features)
        return keras.Model(pixel, layers.Dense(output_channels)(features))
