"""Small convolutional network of patches, as in MLMondays (https://mlmondays.github.io)."""

from __future__ import annotations

from dataclasses import dataclass

from alquimia_qgis.protocol.parameters import integer
from alquimia_qgis.zoo.convolution_stack import ConvolutionStack


@dataclass(frozen=True)
class SmallCNN(ConvolutionStack):
    """Tells the class of a patch, or a number, by the patterns it finds anywhere in it. Small and simple.

    Four convolutions with poolings between them, and no more: a first try where few samples are at hand, and what
    larger networks should be compared with. Each pattern counts by where it is found most clearly.
    """

    title = "Small convolutional network"

    patch_size: int = integer(
        64, low=4, high=1024, unit="pixels", label="Chip size",
        help="Width and height of the patch that decides on its middle pixel; four blocks need at least 46 pixels.",
    )  # fmt: skip
    blocks: int = integer(
        4,
        low=1,
        high=4,
        help="Convolutions one after another, each of half the size. Small patches allow few.",
    )
