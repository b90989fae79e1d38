"""Deep convolutional network of patches, as in MLMondays (https://mlmondays.github.io)."""

from __future__ import annotations

from dataclasses import dataclass

from alquimia_qgis.protocol.parameters import choice, integer
from alquimia_qgis.zoo.convolution_stack import ConvolutionStack


@dataclass(frozen=True)
class DeepCNN(ConvolutionStack):
    """Tells the class of large patches, or a number, by patterns made up of patterns. For photographs and scenes.

    Six convolutions with poolings between them, each with a normalisation. It wants large patches, from 190 pixels on
    unless fewer blocks or padding are chosen, and more samples than the small convolutional network.
    """

    title = "Deep convolutional network"

    patch_size: int = integer(
        192, low=4, high=1024, unit="pixels", label="Chip size",
        help="Width and height of the patch that decides on its middle pixel. Six blocks need at least 190 pixels "
        "without padding and 64 with it, five need 94 and 32.",
    )  # fmt: skip
    blocks: int = integer(
        6,
        low=1,
        high=6,
        help="Convolutions one after another, each of half the size. Small patches allow few.",
    )
    normalisation: str = choice(
        "batch", {"batch": "Batch", "none": "None"}, advanced=True,
        help="Keeps the features in range, so that deep networks learn more easily.",
    )  # fmt: skip
