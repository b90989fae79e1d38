"""The bottleneck of residual networks, and the normalisation and start values that belong to it."""

from __future__ import annotations

from typing import Any

import keras
from keras import layers, regularizers

from alquimia_qgis.zoo.blocks import a_trous
from alquimia_qgis.zoo.blocks.convolution import CONVOLUTIONS

# Those of the network that zoo/families/resnet.py and resnet3d.py follow.
EPSILON = 2e-5
MOMENTUM = 0.9
WEIGHT_PENALTY = 1e-4


def bottleneck(
    features: keras.KerasTensor, filters: int, stride: int, project: bool, activation: str
) -> keras.KerasTensor:
    """Pre-activation bottleneck (He et al. 2016, https://arxiv.org/abs/1603.05027).

    (N, …, any) becomes (N, …, filters); a quarter of the filters looks around. The input is added as it is, or through
    a 1 × 1 projection where ``project``; with a ``stride`` of 2 all edges are halved, rounded up.
    """
    narrow = max(filters // 4, 1)
    ready = activated(features, activation)
    shortcut = convolved(ready, filters, 1, stride) if project else features
    inner = activated(convolved(ready, narrow, 1), activation)
    inner = activated(convolved(inner, narrow, 3, stride), activation)
    return layers.Add()([convolved(inner, filters, 1), shortcut])


def unpadded_bottleneck(
    features: keras.KerasTensor, grid: a_trous.Grid, filters: int, stride: int, project: bool, activation: str
) -> keras.KerasTensor:
    """The bottleneck without padding: what is added loses the cell on each side that the 3 × 3 convolution lacks.

    (N, H, W, any) becomes (N, H - 2, W - 2, filters), then halved by a ``stride`` of 2 unless the grid is dense.
    """
    narrow = max(filters // 4, 1)
    settings: dict[str, Any] = {"use_bias": False, "kernel_regularizer": penalty()}
    ready = activated(features, activation)
    shortcut = a_trous.cropped(ready if project else features, grid, 1)
    if project:
        shortcut = a_trous.convolved(shortcut, grid, filters, 1, stride, **settings)
    inner = activated(a_trous.convolved(ready, grid, narrow, 1, **settings), activation)
    inner = activated(a_trous.convolved(inner, grid, narrow, 3, stride, **settings), activation)
    return layers.Add()([a_trous.convolved(inner, grid.halved(stride), filters, 1, **settings), shortcut])


def activated(features: keras.KerasTensor, activation: str) -> keras.KerasTensor:
    """Batch normalisation, then activation."""
    return layers.Activation(activation)(normalised(features))


def normalised(features: keras.KerasTensor) -> keras.KerasTensor:
    """Batch normalisation as residual networks use it."""
    return layers.BatchNormalization(momentum=MOMENTUM, epsilon=EPSILON)(features)


def convolved(features: keras.KerasTensor, filters: int, kernel_size: int, stride: int = 1) -> keras.KerasTensor:
    """A convolution without bias, because a normalisation follows; its large weights cost loss."""
    convolution = CONVOLUTIONS[len(features.shape)]
    return convolution(
        filters, kernel_size, strides=stride, padding="same", use_bias=False, kernel_regularizer=penalty()
    )(features)  # fmt: skip


def penalty() -> Any:
    """What is added to the loss for large weights."""
    return regularizers.L2(WEIGHT_PENALTY)
