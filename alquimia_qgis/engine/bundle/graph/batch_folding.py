"""Folds batch normalisation into the convolution before it, which at inference is the same arithmetic done once."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
from keras import activations, layers

from alquimia_qgis.engine.bundle.graph.keras_graph import consumers, is_functional, nodes_in_order

# Layers whose output is a weighted sum plus a bias, and the axis of their (last) kernel that is the output's channels.
CHANNEL_AXIS: dict[type[Any], int] = {
    layers.Conv1D: -1,
    layers.Conv2D: -1,
    layers.Conv3D: -1,
    layers.Dense: -1,
    layers.SeparableConv2D: -1,
    layers.Conv2DTranspose: -2,
    layers.Conv3DTranspose: -2,
}


def foldable(graph: Any) -> dict[int, layers.BatchNormalization]:
    """The batch normalisation that alone follows a layer of ``CHANNEL_AXIS``, by the ``id`` of that layer.

    Both must be used once in the graph; graphs inside the graph are searched too.
    """
    found: dict[int, layers.BatchNormalization] = {}
    nodes = list(nodes_in_order(graph))
    uses, maker = consumers(graph), {id(tensor): node for node in nodes for tensor in node.outputs}
    applied = [id(node.operation) for node in nodes]
    for node in nodes:
        if is_functional(node.operation):
            found.update(foldable(node.operation))
            continue
        before = maker.get(id(node.input_tensors[0])) if _normalises_channels(node) else None
        if before is None or not _is_linear(before.operation) or uses[id(before.outputs[0])] != 1:
            continue
        if applied.count(id(before.operation)) == applied.count(id(node.operation)) == 1:
            found[id(before.operation)] = node.operation
    return found


def folded_weights(layer: Any, normalisation: layers.BatchNormalization) -> list[np.ndarray]:
    """The weights of a layer, made with a bias, that normalises its own answer; computed in float64."""
    factor, offset = _scale(normalisation)
    *others, kernel = [_exact(weight) for weight in (layer.weights[:-1] if layer.use_bias else layer.weights)]
    bias = _exact(layer.bias) if layer.use_bias else 0.0
    axis = CHANNEL_AXIS[type(layer)] % kernel.ndim
    shape = [-1 if place == axis else 1 for place in range(kernel.ndim)]
    return [*others, kernel * factor.reshape(shape), bias * factor + offset]


def _scale(layer: layers.BatchNormalization) -> tuple[np.ndarray, np.ndarray]:
    """What batch normalisation multiplies each channel by and then adds, float64 (C,)."""
    factor = 1.0 / np.sqrt(_exact(layer.moving_variance) + layer.epsilon)
    if layer.gamma is not None:
        factor = factor * _exact(layer.gamma)
    offset = -_exact(layer.moving_mean) * factor
    return factor, offset if layer.beta is None else offset + _exact(layer.beta)


def _normalises_channels(node: Any) -> bool:
    rank = len(node.input_tensors[0].shape)
    return type(node.operation) is layers.BatchNormalization and node.operation.axis in (-1, rank - 1)


def _is_linear(layer: Any) -> bool:
    last = getattr(layer, "data_format", "channels_last") != "channels_first"
    return type(layer) in CHANNEL_AXIS and layer.activation is activations.linear and last


def _exact(weight: Any) -> np.ndarray:
    return np.asarray(keras.ops.convert_to_numpy(weight), dtype=np.float64)
