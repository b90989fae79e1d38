"""A family for the benchmarks: classifies the centre of a patch of 33 pixels, one patch at a time or a whole image."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.parameters import integer, switch
from alquimia_qgis.protocol.tasks import SEGMENTATION
from alquimia_qgis.zoo.family import ModelFamily

if TYPE_CHECKING:
    import keras

PATCH = 33
HEAD = 4


@dataclass(frozen=True)
class PatchNetwork(ModelFamily):
    """Gives a pixel a class from the 33 × 33 pixels around it. A small residual network without padding.

    Two of its stages halve the patch. Over a whole image the same weights give the same answers when these stages do
    not halve and everything after them is dilated instead (Long et al. 2015, à trous): ``dense``.
    """

    title = "Patch network"
    tasks = (SEGMENTATION,)
    input = IMAGE

    filters: int = integer(16, low=1, high=256, help="Filters of the first convolution; doubled by each stage.")
    dense: bool = switch(True, help="Answer for every pixel of an image, not for the centre of a patch only.")

    def output_crop(self) -> int:
        """Half the patch, where the input is an image."""
        return PATCH // 2 if self.dense else 0

    def check_patch_size(self, patch_size: int) -> None:
        """One patch has its size; an image only needs room for several of them."""
        if self.dense:
            super().check_patch_size(patch_size)
        elif patch_size != PATCH:
            raise ParameterError(f"A patch has {PATCH} pixels; {patch_size} were given.")

    def build(self, input_shape: tuple[int | None, ...], output_channels: int) -> keras.Model:
        """(H, W, B) → logits (H - 32, W - 32, C); for single patches (33, 33, B) → (1, 1, C)."""
        import keras
        from keras import layers

        if not self.dense:
            input_shape = (PATCH, PATCH, input_shape[-1])
        image = keras.Input(input_shape)
        features = self._convolved(image, self.filters, 3, 1, 1)
        for stage in (1, 2):
            features = self._stage(features, self.filters * 2**stage, 2 ** (stage - 1))
        dilation = 4 if self.dense else 1
        return keras.Model(image, layers.Conv2D(output_channels, HEAD, dilation_rate=dilation)(features))

    def _stage(self, features: Any, filters: int, step: int) -> Any:
        """A residual block that halves, or that leaves the size and dilates; ``step`` pixels lie between neighbours."""
        from keras import layers

        before, after = (step, 2 * step) if self.dense else (1, 1)
        stride = 1 if self.dense else 2
        shortcut = layers.Conv2D(filters, 1, strides=stride)(layers.Cropping2D(before)(features))
        features = self._convolved(features, filters, 3, before, stride)
        features = layers.BatchNormalization()(layers.Conv2D(filters, 3, dilation_rate=after)(features))
        return layers.Activation("relu")(layers.Add()([features, layers.Cropping2D(after)(shortcut)]))

    @staticmethod
    def _convolved(features: Any, filters: int, size: int, dilation: int, stride: int) -> Any:
        from keras import layers

        features = layers.Conv2D(filters, size, strides=stride, dilation_rate=dilation)(features)
        return layers.Activation("relu")(layers.BatchNormalization()(features))
