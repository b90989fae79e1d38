"""Small residual networks, as ResNet-18 and ResNet-34 are (He et al. 2016, https://arxiv.org/abs/1512.03385)."""

from __future__ import annotations

from collections.abc import Sequence

import keras
from keras import layers

from alquimia_qgis.zoo.blocks.convolution import normalise

FIRST_KERNEL, POOL = 7, 3


def basic_residual_levels(
    image: keras.KerasTensor, first_filters: int, blocks: Sequence[int]
) -> dict[int, keras.KerasTensor]:
    """Features of images (N, H, W, B) at the levels 2 to 5, by level: (N, H / 2^level, W / 2^level, F · 2^(level - 2)).

    F are the ``first_filters``. ``blocks`` are the residual blocks of each level: 2, 2, 2, 2 in a ResNet-18.
    """
    features = layers.ReLU(name="stem_relu")(_convolved(image, first_filters, FIRST_KERNEL, 2, "stem"))
    features = layers.MaxPooling2D(POOL, 2, padding="same", name="stem_pooling")(features)
    levels = {}
    for number, repetitions in enumerate(blocks):
        level = number + 2
        for block in range(repetitions):
            stride = 2 if number and not block else 1
            features = _basic_block(features, first_filters * 2**number, stride, f"level{level}_block{block}")
        levels[level] = features
    return levels


def _basic_block(features: keras.KerasTensor, filters: int, stride: int, name: str) -> keras.KerasTensor:
    """Two 3 × 3 convolutions, and the input added to what they give, projected where it does not fit."""
    shortcut = features
    if stride > 1 or features.shape[-1] != filters:
        shortcut = _convolved(features, filters, 1, stride, f"{name}_shortcut")
    inner = layers.ReLU(name=f"{name}_relu1")(_convolved(features, filters, 3, stride, f"{name}_convolution1"))
    inner = _convolved(inner, filters, 3, 1, f"{name}_convolution2")
    return layers.ReLU(name=f"{name}_relu2")(layers.Add(name=f"{name}_sum")([inner, shortcut]))


def _convolved(features: keras.KerasTensor, filters: int, size: int, stride: int, name: str) -> keras.KerasTensor:
    """A convolution without bias, because batch normalisation follows."""
    convolution = layers.Conv2D(
        filters, size, strides=stride, padding="same", use_bias=False, kernel_initializer="he_normal", name=name
    )
    return normalise(convolution(features), "batch")
