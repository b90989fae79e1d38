"""The source of a small model family, to be dropped into a folder by the tests that prove the promise of one file."""

from __future__ import annotations

SOURCE = '''"""A family for tests."""

from __future__ import annotations

from dataclasses import dataclass

from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.parameters import integer
from alquimia_qgis.protocol.tasks import SEGMENTATION
from alquimia_qgis.zoo.family import ModelFamily


@dataclass(frozen=True)
class Tiny(ModelFamily):
    """Looks at single pixels. Learns in a moment."""

    title = "Tiny Net"
    tasks = (SEGMENTATION,)
    input = IMAGE

    units: int = integer(8, low=2, high=64, help="Number of units.")

    def build(self, input_shape, output_channels):
        import keras
        from keras import layers

        image = keras.Input(input_shape)
        features = layers.Conv2D(self.units, 1, activation="relu")(image)
        return keras.Model(image, layers.Conv2D(output_channels, 1)(features))
'''
