"""How each Keras layer is written as ONNX nodes on images band after band: (N, C, H, W).

A tensor (N, C) of Keras, a pixel or the mean of an image, is (N, C, H, W) or (N, C, 1, 1) here, so that networks of
single pixels become convolutions of 1 × 1 and map whole windows without being told of single pixels.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from keras import layers

from alquimia_qgis.engine.bundle.graph.activations import UnknownOperationError, activated, elu, relu
from alquimia_qgis.engine.bundle.graph.batch_folding import ChannelScale, channel_scale
from alquimia_qgis.engine.bundle.graph.convolutions import convolution, dense, depthwise, separable, transposed
from alquimia_qgis.engine.bundle.graph.keras_graph import numbers
from alquimia_qgis.engine.bundle.graph.writer import GraphWriter

CHANNELS = 1
PIXELS, IMAGES = 2, 4  # ranks of tensors in Keras
EVERYTHING_TO_THE_END = 2**31 - 1
Rule = Callable[[GraphWriter, Any, list[str], "ChannelScale | None"], str]


def rule_of(operation: Any) -> Rule:
    """The rule of a layer or operation; UnknownOperationError where there is none, as for every subclass."""
    kind = type(operation)
    by_name = OPERATIONS if kind.__module__.startswith("keras.src.ops.") else {}
    rule = RULES.get(kind) or by_name.get(kind.__name__)
    if rule is None:
        raise UnknownOperationError(f"the layer {kind.__name__}")
    return rule


def check_channels_last(operation: Any, ranks: set[int]) -> None:
    """Refuse (UnknownOperationError) what works along another axis than the channels, or mixes shapes."""
    if getattr(operation, "data_format", None) == "channels_first":
        raise UnknownOperationError(f"{operation.name}, which keeps its channels first")
    if len(ranks) != 1 or not ranks <= {PIXELS, IMAGES}:
        raise UnknownOperationError(f"the shapes that {operation.name} takes")
    rank = ranks.pop()
    axis = getattr(operation, "axis", -1)
    axes = set(axis if isinstance(axis, (list, tuple)) else (axis,))
    if not axes <= {-1, rank - 1} or (type(operation) is layers.GroupNormalization and rank != IMAGES):
        raise UnknownOperationError(f"the axis of {operation.name}")


def _batch_normalisation(writer: GraphWriter, layer: Any, sources: list[str], scale: ChannelScale | None) -> str:
    factors = channel_scale(layer)
    return _per_channel(writer, sources[0], factors.factor, factors.offset)


def _per_channel(writer: GraphWriter, source: str, factor: np.ndarray | None, offset: np.ndarray | None) -> str:
    result = source if factor is None else writer.add("Mul", source, writer.constant(factor.reshape(1, -1, 1, 1)))
    return result if offset is None else writer.add("Add", result, writer.constant(offset.reshape(1, -1, 1, 1)))


def _group_normalisation(writer: GraphWriter, layer: Any, sources: list[str], scale: ChannelScale | None) -> str:
    """Each group of channels becomes one channel of an instance normalisation."""
    if layer.groups < 1:
        raise UnknownOperationError(f"the groups of {layer.name}")
    grouped = writer.add("Reshape", sources[0], writer.constant([0, layer.groups, -1], np.int64))
    ones, zeros = writer.constant(np.ones(layer.groups)), writer.constant(np.zeros(layer.groups))
    normalised = writer.add("InstanceNormalization", grouped, ones, zeros, epsilon=layer.epsilon)
    result = writer.add("Reshape", normalised, writer.add("Shape", sources[0]))
    return _per_channel(writer, result, numbers(layer.gamma), numbers(layer.beta))


def _layer_normalisation(writer: GraphWriter, layer: Any, sources: list[str], scale: ChannelScale | None) -> str:
    if getattr(layer, "rms_scaling", False):
        raise UnknownOperationError(f"the scaling of {layer.name}")
    centred = writer.add("Sub", sources[0], writer.add("ReduceMean", sources[0], axes=[CHANNELS]))
    variance = writer.add("ReduceMean", writer.add("Mul", centred, centred), axes=[CHANNELS])
    deviation = writer.add("Sqrt", writer.add("Add", variance, writer.constant(layer.epsilon)))
    return _per_channel(writer, writer.add("Div", centred, deviation), numbers(layer.gamma), numbers(layer.beta))


def _pooling(kind: str, **attributes: Any) -> Rule:
    def rule(writer: GraphWriter, layer: Any, sources: list[str], scale: ChannelScale | None) -> str:
        padding = "SAME_UPPER" if layer.padding == "same" else "VALID"
        geometry = {"kernel_shape": list(layer.pool_size), "strides": list(layer.strides), "auto_pad": padding}
        return writer.add(kind, sources[0], **geometry, **attributes)

    return rule


def _upsampling(writer: GraphWriter, layer: Any, sources: list[str], scale: ChannelScale | None) -> str:
    ways: dict[str, dict[str, str]] = {
        "nearest": {"coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"},
        "bilinear": {"coordinate_transformation_mode": "half_pixel"},
    }
    if layer.interpolation not in ways:
        raise UnknownOperationError(f"the interpolation {layer.interpolation} of {layer.name}")
    mode = "nearest" if layer.interpolation == "nearest" else "linear"
    factors = writer.constant([1.0, 1.0, *layer.size])
    return writer.add("Resize", sources[0], "", factors, mode=mode, **ways[layer.interpolation])


def _zero_padding(writer: GraphWriter, layer: Any, sources: list[str], scale: ChannelScale | None) -> str:
    (top, bottom), (left, right) = layer.padding
    return writer.add("Pad", sources[0], writer.constant([0, 0, top, left, 0, 0, bottom, right], np.int64))


def _cropping(writer: GraphWriter, layer: Any, sources: list[str], scale: ChannelScale | None) -> str:
    (top, bottom), (left, right) = layer.cropping
    ends = [-edge if edge else EVERYTHING_TO_THE_END for edge in (bottom, right)]
    places = [writer.constant(values, np.int64) for values in ([top, left], ends, [2, 3])]
    return writer.add("Slice", sources[0], *places)


def _relu_layer(writer: GraphWriter, layer: Any, sources: list[str], scale: ChannelScale | None) -> str:
    if layer.threshold:
        raise UnknownOperationError(f"the threshold of {layer.name}")
    return relu(writer, sources[0], float(layer.negative_slope or 0.0), layer.max_value)


def _average(writer: GraphWriter, layer: Any, sources: list[str], scale: ChannelScale | None) -> str:
    return writer.add("Mul", _chained("Add")(writer, layer, sources, scale), writer.constant(1.0 / len(sources)))


def _chained(kind: str) -> Rule:
    def rule(writer: GraphWriter, layer: Any, sources: list[str], scale: ChannelScale | None) -> str:
        result = sources[0]
        for source in sources[1:]:
            result = writer.add(kind, result, source)
        return result

    return rule


def _applied(kind: str, **attributes: Any) -> Rule:
    return lambda writer, layer, sources, scale: writer.add(kind, *sources, **attributes)


def _unchanged(writer: GraphWriter, layer: Any, sources: list[str], scale: ChannelScale | None) -> str:
    return sources[0]


def _global_mean(writer: GraphWriter, layer: Any, sources: list[str], scale: ChannelScale | None) -> str:
    return writer.add("GlobalAveragePool", sources[0])


def _rescaling(writer: GraphWriter, layer: Any, sources: list[str], scale: ChannelScale | None) -> str:
    factor, offset = np.asarray(layer.scale, float), np.asarray(layer.offset, float)
    return _per_channel(writer, sources[0], factor.reshape(-1), offset.reshape(-1))


RULES: dict[type[Any], Rule] = {
    layers.Conv2D: convolution,
    layers.Dense: dense,
    layers.DepthwiseConv2D: depthwise,
    layers.SeparableConv2D: separable,
    layers.Conv2DTranspose: transposed,
    layers.BatchNormalization: _batch_normalisation,
    layers.GroupNormalization: _group_normalisation,
    layers.LayerNormalization: _layer_normalisation,
    layers.MaxPooling2D: _pooling("MaxPool"),
    layers.AveragePooling2D: _pooling("AveragePool", count_include_pad=0),
    layers.GlobalAveragePooling2D: _global_mean,
    layers.UpSampling2D: _upsampling,
    layers.ZeroPadding2D: _zero_padding,
    layers.Cropping2D: _cropping,
    layers.Rescaling: _rescaling,
    layers.ReLU: _relu_layer,
    layers.LeakyReLU: lambda writer, layer, sources, scale: relu(writer, sources[0], float(layer.negative_slope)),
    layers.ELU: lambda writer, layer, sources, scale: elu(writer, sources[0], float(layer.alpha)),
    layers.Activation: lambda writer, layer, sources, scale: activated(writer, layer.activation, sources[0]),
    layers.Softmax: _applied("Softmax", axis=CHANNELS),
    layers.Concatenate: _applied("Concat", axis=CHANNELS),
    layers.Add: _chained("Add"),
    layers.Average: _average,
    layers.Maximum: _applied("Max"),
    layers.Minimum: _applied("Min"),
    layers.Multiply: _chained("Mul"),
    layers.Subtract: _chained("Sub"),
    **dict.fromkeys(
        (
            layers.ActivityRegularization, layers.AlphaDropout, layers.Dropout, layers.GaussianDropout,
            layers.GaussianNoise, layers.Identity, layers.SpatialDropout2D,
        ),
        _unchanged,
    ),
}  # fmt: skip
# keras.ops applied inside build(), by the names of their classes, which Keras does not export.
OPERATIONS: dict[str, Rule] = {
    "Abs": _applied("Abs"), "Add": _chained("Add"), "Concatenate": _applied("Concat", axis=CHANNELS),
    "Divide": _chained("Div"), "Exp": _applied("Exp"), "Log": _applied("Log"), "Maximum": _applied("Max"),
    "Minimum": _applied("Min"), "Multiply": _chained("Mul"), "Negative": _applied("Neg"), "Relu": _applied("Relu"),
    "Sigmoid": _applied("Sigmoid"), "Softplus": _applied("Softplus"), "Softsign": _applied("Softsign"),
    "Sqrt": _applied("Sqrt"), "Subtract": _chained("Sub"), "Tanh": _applied("Tanh"), "TrueDivide": _chained("Div"),
}  # fmt: skip
