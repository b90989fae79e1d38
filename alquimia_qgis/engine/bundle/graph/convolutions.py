"""Convolutions and dense layers of Keras as ONNX nodes, with the batch normalisation after them folded in."""

from __future__ import annotations

from typing import Any

import numpy as np

from alquimia_qgis.engine.bundle.graph.activations import UnknownOperationError, activated
from alquimia_qgis.engine.bundle.graph.batch_folding import ChannelScale, scaled_weights
from alquimia_qgis.engine.bundle.graph.keras_graph import numbers
from alquimia_qgis.engine.bundle.graph.writer import GraphWriter


def _weighted(
    writer: GraphWriter, kind: str, source: str, kernel: np.ndarray, bias: np.ndarray | None, **attributes: Any
) -> str:
    biases = [] if bias is None else [writer.constant(bias)]
    return writer.add(kind, source, writer.constant(kernel), *biases, **attributes)


def _padding(layer: Any) -> dict[str, Any]:
    """The padding of a convolution, explicit where it does not depend on the size of the image."""
    if layer.padding == "valid":
        return {"pads": [0, 0, 0, 0]}
    if layer.padding != "same":
        raise UnknownOperationError(f"the padding {layer.padding} of {layer.name}")
    if any(stride != 1 for stride in layer.strides):
        return {"auto_pad": "SAME_UPPER"}
    missing = [(size - 1) * rate for size, rate in zip(layer.kernel_size, layer.dilation_rate, strict=True)]
    return {"pads": [pad // 2 for pad in missing] + [pad - pad // 2 for pad in missing]}


def _geometry(layer: Any) -> dict[str, Any]:
    return {
        "kernel_shape": list(layer.kernel_size),
        "strides": list(layer.strides),
        "dilations": list(layer.dilation_rate),
        **_padding(layer),
    }


def _kernel_and_bias(layer: Any, scale: ChannelScale | None) -> tuple[np.ndarray, np.ndarray | None]:
    kernel, bias = numbers(layer.kernel), numbers(layer.bias)
    if kernel is None:
        raise UnknownOperationError(f"{layer.name}, which has no weights")
    return scaled_weights(layer, kernel, bias, scale)


def convolution(writer: GraphWriter, layer: Any, sources: list[str], scale: ChannelScale | None) -> str:
    """A convolution, grouped or not."""
    kernel, bias = _kernel_and_bias(layer, scale)
    kernel = kernel.transpose(3, 2, 0, 1)
    result = _weighted(writer, "Conv", sources[0], kernel, bias, group=layer.groups, **_geometry(layer))
    return activated(writer, layer.activation, result)


def dense(writer: GraphWriter, layer: Any, sources: list[str], scale: ChannelScale | None) -> str:
    """A convolution of 1 × 1."""
    kernel, bias = _kernel_and_bias(layer, scale)
    result = _weighted(writer, "Conv", sources[0], kernel.T[:, :, np.newaxis, np.newaxis], bias, kernel_shape=[1, 1])
    return activated(writer, layer.activation, result)


def _depthwise_kernel(kernel: np.ndarray) -> np.ndarray:
    """(H, W, C, M) of Keras → (C * M, 1, H, W): the channels of the output are ordered by those of the input."""
    height, width, channels, multiplier = kernel.shape
    return kernel.transpose(2, 3, 0, 1).reshape(channels * multiplier, 1, height, width)


def depthwise(writer: GraphWriter, layer: Any, sources: list[str], scale: ChannelScale | None) -> str:
    """Every channel convolved by itself."""
    kernel = np.asarray(numbers(layer.kernel))
    geometry = _geometry(layer)
    result = _weighted(
        writer, "Conv", sources[0], _depthwise_kernel(kernel), numbers(layer.bias), group=kernel.shape[2], **geometry
    )
    return activated(writer, layer.activation, result)


def separable(writer: GraphWriter, layer: Any, sources: list[str], scale: ChannelScale | None) -> str:
    """A depthwise convolution, and one of 1 × 1 after it."""
    depthwise = np.asarray(numbers(layer.depthwise_kernel))
    result = _weighted(
        writer, "Conv", sources[0], _depthwise_kernel(depthwise), None, group=depthwise.shape[2], **_geometry(layer)
    )
    pointwise = np.asarray(numbers(layer.pointwise_kernel))
    kernel, bias = scaled_weights(layer, pointwise, numbers(layer.bias), scale)
    result = _weighted(writer, "Conv", result, kernel.transpose(3, 2, 0, 1), bias, kernel_shape=[1, 1])
    return activated(writer, layer.activation, result)


def transposed(writer: GraphWriter, layer: Any, sources: list[str], scale: ChannelScale | None) -> str:
    """The gradient of a convolution, as Keras pads it."""
    if layer.output_padding is not None or layer.padding not in ("same", "valid"):
        raise UnknownOperationError(f"the padding of {layer.name}")
    kernel, bias = _kernel_and_bias(layer, scale)
    rates = zip(layer.kernel_size, layer.strides, layer.dilation_rate, strict=True)
    spare = [(size - 1) * rate + 1 - stride for size, stride, rate in rates]
    before = [max(pad, 0) // 2 if layer.padding == "same" else 0 for pad in spare]
    after = [max(pad, 0) - pad // 2 if layer.padding == "same" else 0 for pad in spare]
    result = _weighted(
        writer, "ConvTranspose", sources[0], kernel.transpose(3, 2, 0, 1), bias,
        kernel_shape=list(layer.kernel_size), strides=list(layer.strides), dilations=list(layer.dilation_rate),
        pads=before + after, output_padding=[max(-pad, 0) for pad in spare],
    )  # fmt: skip
    return activated(writer, layer.activation, result)
