"""MobileNetV2 (Sandler et al. 2018, https://arxiv.org/abs/1801.04381) of keras.applications, for patches."""

from __future__ import annotations

from dataclasses import dataclass

from alquimia_qgis.zoo.pretrained_family import MOBILENET_V2
from alquimia_qgis.zoo.transfer_family import TransferFamily


@dataclass(frozen=True)
class MobileNetV2(TransferFamily):
    """Tells the class of a patch, or a number, by a network that was made for phones: deep, but light to compute.

    The first choice where pretrained weights help: photographs, drone images, scenes in red, green and blue. They also
    take other bands. With few samples, freeze all layers; with some hundred for each class, train the head alone for
    some epochs and then the other layers. Maps are computed patch by patch, because the network pads its features.
    """

    title = "MobileNetV2"
    application = MOBILENET_V2
