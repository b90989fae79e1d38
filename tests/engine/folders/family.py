"""The source of a family that answers once for a picture; QGIS reads it, too, so nothing is imported here."""

from __future__ import annotations

FAMILY = '''"""A family for tests."""

from __future__ import annotations

from dataclasses import dataclass

from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.parameters import integer
from alquimia_qgis.protocol.tasks import MULTI_LABEL, REGRESSION, SEGMENTATION
from alquimia_qgis.zoo.family import ModelFamily


@dataclass(frozen=True)
class Chips(ModelFamily):
    """Knows a chip by its mean."""

    title = "Chips"
    tasks = (SEGMENTATION, REGRESSION, MULTI_LABEL)
    input = IMAGE
    own_options = frozenset({"patch_size"})
    answers_once = True

    patch_size: int = integer(8, low=1, high=64, help="Width of a chip.")

    def output_crop(self) -> int:
        return self.patch_size // 2

    def build(self, input_shape, output_channels):
        import keras
        from keras import layers

        if None in input_shape:
            raise ValueError("A padded network sees one chip at a time.")
        image = keras.Input((self.patch_size, self.patch_size, input_shape[-1]))
        mean = layers.AveragePooling2D(self.patch_size)(image)
        return keras.Model(image, layers.Conv2D(output_channels, 1)(mean))
'''
