"""Folds batch normalisation into the convolution before it, which at inference is the same arithmetic done once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import keras
import numpy as np
from keras import activations, layers

from alquimia_qgis.engine.bundle.graph.keras_graph import consumers, nodes_in_order

# Layers whose output is a weighted sum plus a bias, and the axis of their kernel that is the output's channels.
CHANNEL_AXIS: dict[type[Any], int] = {
    layers.Conv2D: -1,
    layers.Dense: -1,
    layers.SeparableConv2D: -1,
    layers.Conv2DTranspose: -2,
}


@dataclass(frozen=True)
class ChannelScale:
    """Every channel is multiplied by ``factor`` and ``offset`` is added, both float64 (C,)."""

    factor: np.ndarray
    offset: np.ndarray


class Folding:
    """Which batch normalisations of a functional graph can be folded, told by node."""

    def __init__(self, graph: Any) -> None:
        uses = consumers(graph)
        maker = {id(tensor): node for node in nodes_in_order(graph) for tensor in node.outputs}
        self._into: dict[int, ChannelScale] = {}
        self._folded: set[int] = set()
        for node in nodes_in_order(graph):
            before = maker.get(id(node.input_tensors[0])) if _normalises_channels(node) else None
            if before is not None and _is_linear(before.operation) and uses[id(before.outputs[0])] == 1:
                self._into[id(before)] = channel_scale(node.operation)
                self._folded.add(id(node))

    def of(self, node: Any) -> ChannelScale | None:
        """What is to be folded into this convolution; None where nothing follows that can be."""
        return self._into.get(id(node))

    def is_folded(self, node: Any) -> bool:
        """True for a batch normalisation that the convolution before it takes over."""
        return id(node) in self._folded


def channel_scale(layer: layers.BatchNormalization) -> ChannelScale:
    """What batch normalisation does at inference, in float64."""
    mean, variance = _exact(layer.moving_mean), _exact(layer.moving_variance)
    factor = 1.0 / np.sqrt(variance + layer.epsilon)
    if layer.gamma is not None:
        factor = factor * _exact(layer.gamma)
    offset = -mean * factor
    return ChannelScale(factor, offset if layer.beta is None else offset + _exact(layer.beta))


def scaled_weights(
    layer: Any, kernel: np.ndarray, bias: np.ndarray | None, scale: ChannelScale | None
) -> tuple[np.ndarray, np.ndarray | None]:
    """Kernel and bias (None: no bias) of a layer with the scale folded in; float32 as far as nothing is folded."""
    if scale is None:
        return kernel, bias
    axis = CHANNEL_AXIS[type(layer)] % kernel.ndim
    shape = [-1 if place == axis else 1 for place in range(kernel.ndim)]
    offset = scale.offset if bias is None else scale.offset + bias.astype(np.float64) * scale.factor
    return kernel.astype(np.float64) * scale.factor.reshape(shape), offset


def _normalises_channels(node: Any) -> bool:
    rank = len(node.input_tensors[0].shape)
    return type(node.operation) is layers.BatchNormalization and node.operation.axis in (-1, rank - 1)


def _is_linear(layer: Any) -> bool:
    last = getattr(layer, "data_format", "channels_last") != "channels_first"
    return type(layer) in CHANNEL_AXIS and layer.activation is activations.linear and last


def _exact(weight: Any) -> np.ndarray:
    return np.asarray(keras.ops.convert_to_numpy(weight), dtype=np.float64)
