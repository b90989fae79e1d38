"""What families of patches share that begin with weights which others have trained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from alquimia_qgis.protocol.parameters import integer, real
from alquimia_qgis.zoo.patch_family import PatchFamily
from alquimia_qgis.zoo.pretrained_family import (
    ENLARGEMENT,
    HEAD,
    LOGITS,
    NONE,
    SCALING,
    Application,
    PretrainedFamily,
)

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class TransferFamily(PatchFamily, PretrainedFamily):
    """A network of ``keras.applications`` without its head, and a head for the user's classes or numbers."""

    large = True
    application: ClassVar[Application]

    patch_size: int = integer(
        64, low=32, high=1024, unit="pixels", label="Chip size",
        help="Width and height of the patch that decides on its middle pixel. Weights of ImageNet were learned from "
        "224 pixels and do best with patches that are not much smaller.",
    )  # fmt: skip
    upsample: int = integer(
        1, low=1, high=8, label="Enlargement",
        help="How many times wider and higher the patch is made, by interpolation, before the network looks at it. The "
        "network halves what it sees five times and leaves 2 × 2 places of 64 pixels; enlarged twice, it leaves 4 × 4 "
        "and takes about three times as long. Without pretrained weights, more epochs help more. 1 leaves it as it is.",
    )  # fmt: skip
    dense_units: int = integer(
        256, low=0, high=4096, advanced=True,
        help="Number of combinations of patterns that the head learns before it decides; 0 decides at once.",
    )  # fmt: skip
    dropout: float = real(
        0.5, low=0.0, high=0.8, help="Share of features left out at random in training, against learning by heart."
    )

    def build(self, input_shape: tuple[int | None, ...], output_channels: int) -> keras.Model:
        """(P, P, B) → logits (1, 1, C); weights are random until ``begin_training``."""
        import keras
        from keras import layers

        from alquimia_qgis.zoo.blocks.pretrained import extractor

        self.check_size_is_known(input_shape)
        image = keras.Input(input_shape, name="image")
        factor, offset = self.application.scaling
        scaled = layers.Rescaling(factor, offset, name=SCALING)(image) if self.pretrained != NONE else image
        enlarge = layers.UpSampling2D(self.upsample, interpolation="bilinear", name=ENLARGEMENT)
        patch = enlarge(scaled) if self.upsample > 1 else scaled
        features = layers.GlobalAveragePooling2D(name=HEAD + "pooling")(extractor(self.application.name, patch))
        if self.dense_units:
            features = layers.Dense(self.dense_units, activation="relu", name=HEAD + "dense")(features)
        features = layers.Dropout(self.dropout, name=HEAD + "dropout")(features) if self.dropout else features
        logits = layers.Dense(output_channels, dtype="float32", name=LOGITS)(features)
        answer = layers.Reshape((1, 1, output_channels), dtype="float32", name=HEAD + "answer")(logits)
        return keras.Model(image, answer, name=self.application.name.lower())

    def extractor(self) -> Application:
        """The network that others have trained."""
        return self.application
