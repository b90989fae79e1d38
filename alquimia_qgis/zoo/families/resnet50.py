"""ResNet-50 (He et al. 2016, https://arxiv.org/abs/1512.03385) of keras.applications, for patches."""

from __future__ import annotations

from dataclasses import dataclass

from alquimia_qgis.protocol.parameters import integer
from alquimia_qgis.zoo.pretrained_family import RESNET50
from alquimia_qgis.zoo.transfer_family import TransferFamily


@dataclass(frozen=True)
class ResNet50(TransferFamily):
    """Tells the class of a patch, or a number, by a large and well-known network of fifty layers.

    For many samples, or with pretrained weights, of which all but the batch normalisation may stay as they are: that
    adapts the network to other sensors by few numbers. Ten times as large as MobileNetV2 and slow without a GPU. Maps
    are computed patch by patch, because the network pads its features.
    """

    title = "ResNet-50"
    application = RESNET50

    dense_units: int = integer(
        0, low=0, high=4096, advanced=True,
        help="Number of combinations of patterns that the head learns before it decides; 0 decides at once.",
    )  # fmt: skip
