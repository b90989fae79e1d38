"""How far a network looks and on which grid it works, read off its Keras graph instead of guessed.

Every tensor of the graph is followed by its *reach*: one of its cells stands for ``scale`` input pixels, and the cell
with index i depends on no input pixel outside [scale * i + low, scale * i + high]. All arithmetic is exact (fractions).
Layers that see the whole image, and every layer this module does not know, make the reach unbounded: the safe answer.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import keras
import numpy as np
from keras import layers

from alquimia_qgis.engine.bundle.graph.keras_graph import functional_graph, is_functional, nodes_in_order
from alquimia_qgis.engine.prediction.reach import (
    Axis,
    UnboundedReachError,
    convolved,
    interpolated,
    merged,
    repeated,
    shifted,
    transposed,
)
from alquimia_qgis.engine.prediction.receptive_field import ReceptiveField

# Large enough that borders do not meet inside any network; only its remainder by the stride matters.
PROBE = 4096
RANK = 4

ELEMENTWISE_LAYERS: tuple[type[Any], ...] = (
    layers.Activation, layers.ActivityRegularization, layers.AlphaDropout, layers.BatchNormalization, layers.Dense,
    layers.Dropout, layers.ELU, layers.GaussianDropout, layers.GaussianNoise, layers.Identity, layers.LeakyReLU,
    layers.ReLU, layers.Rescaling, layers.SpatialDropout2D,
)  # fmt: skip
MERGING_LAYERS: tuple[type[Any], ...] = (
    layers.Add, layers.Average, layers.Maximum, layers.Minimum, layers.Multiply, layers.Subtract,
)  # fmt: skip
# keras.ops applied inside build(): classes are named, because Keras does not export them.
ELEMENTWISE_OPERATIONS = frozenset(
    "Abs Add Cast Divide Elu Exp Gelu HardSigmoid HardSilu HardSwish LeakyRelu Log Maximum Minimum Multiply Negative "
    "Relu Relu6 Selu Sigmoid Silu Softplus Softsign Sqrt Square Subtract Swish Tanh TrueDivide".split()
)
INTERPOLATION_SUPPORT = {"bilinear": 1, "bicubic": 2, "lanczos3": 3, "lanczos5": 5}


def receptive_field(model: keras.Model) -> ReceptiveField:
    """Analyse a functional model of one image (N, H, W, B) and one output of the same ground resolution."""
    try:
        stride = _walk(model, PROBE).stride
        size = PROBE // stride * stride or stride
        reach = _walk(model, size)
        sides = [_side(axis, size) for axis in reach.axes]
    except UnboundedReachError:
        return ReceptiveField(math.inf, 1)
    if len({crop for _, crop in sides}) != 1:
        return ReceptiveField(math.inf, reach.stride)
    return ReceptiveField(max(radius for radius, _ in sides), reach.stride, sides[0][1])


def cell_centres(model: keras.Model, size: int, cells: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """Where the ``cells`` (rows, columns) of a model's output lie in its image of ``size`` pixels: rows and columns.

    float64, counted from the middle of the first pixel: the middle of what each cell looks at, or, where the reach of
    the model is not known, evenly spread.
    """
    try:
        rows, columns = (
            np.array([float(axis.scale * cell + (axis.low + axis.high) / 2) for cell in range(count)])
            for axis, count in zip(_walk(model, size).axes, cells, strict=True)
        )
    except UnboundedReachError:
        rows, columns = ((np.arange(count) + 0.5) * size / count - 0.5 for count in cells)
    return rows, columns


@dataclass(frozen=True)
class _Reach:
    """The reach of one tensor along height and width, and the grid on which all before it repeats (pixels)."""

    axes: tuple[Axis, Axis]
    stride: int


def _side(axis: Axis, size: int) -> tuple[int, int]:
    """Radius and crop along one axis of the output.

    Where an odd number of pixels is missing, as of patches of an even size, the one more is missing before the output:
    the middle pixel of P is the one with index P // 2.
    """
    missing = size - axis.size
    if axis.scale != 1 or missing < 0:
        raise UnboundedReachError("The output does not lie on the input's pixels.")
    crop = (missing + 1) // 2
    return max(math.ceil(crop - axis.low), math.ceil(axis.high - crop), 0), crop


def _walk(model: keras.Model, size: int) -> _Reach:
    axis = Axis(Fraction(1), Fraction(0), Fraction(0), size)
    return _through_model(model, _Reach((axis, axis), 1))


def _through_model(model: Any, start: _Reach) -> _Reach:
    graph = functional_graph(model)
    if graph is None:
        raise UnboundedReachError(f"{model.name} is not a functional model with one input and one output.")
    reaches: dict[int, _Reach] = {id(graph.inputs[0]): start}
    for node in nodes_in_order(graph):
        reach = _through_node(node, [reaches[id(tensor)] for tensor in node.input_tensors])
        reaches.update({id(tensor): reach for tensor in node.outputs})
    return reaches[id(graph.outputs[0])]


def _through_node(node: Any, sources: Sequence[_Reach]) -> _Reach:
    operation = node.operation
    if not sources or any(len(tensor.shape) != RANK for tensor in node.input_tensors):
        raise UnboundedReachError(f"{operation.name} does not work on (N, H, W, B).")
    if getattr(operation, "data_format", None) == "channels_first":
        raise UnboundedReachError(f"{operation.name} keeps its channels first.")
    joined = _joined(sources)
    if _is_elementwise(operation):
        _refuse_arrays(node)
        return joined
    if is_functional(operation):
        return _through_model(operation, joined)
    rule = _RULES.get(type(operation))
    if rule is None:
        raise UnboundedReachError(f"Nothing is known about the reach of {type(operation).__name__}.")
    axes = tuple(rule(operation, axis, number) for number, axis in enumerate(joined.axes))
    # A coarser tensor widens the grid on which the whole network repeats itself.
    stride = math.lcm(joined.stride, *(axis.scale.numerator for axis in axes))
    return _Reach((axes[0], axes[1]), stride)


def _joined(sources: Sequence[_Reach]) -> _Reach:
    height = merged([source.axes[0] for source in sources])
    width = merged([source.axes[1] for source in sources])
    return _Reach((height, width), math.lcm(*(source.stride for source in sources)))


def _refuse_arrays(node: Any) -> None:
    """A constant with height and width, such as a position embedding, differs from place to place."""
    for value in (*node.arguments.args, *node.arguments.kwargs.values()):
        if not isinstance(value, keras.KerasTensor) and len(getattr(value, "shape", ())) > 1:
            raise UnboundedReachError(f"{node.operation.name} combines the image with a constant array.")


def _is_elementwise(operation: Any) -> bool:
    """True where every cell of the output depends on the same cell of the inputs alone."""
    kind = type(operation)
    if kind in ELEMENTWISE_LAYERS or kind in MERGING_LAYERS:
        return kind is not layers.BatchNormalization or _only_channels(operation.axis)
    if kind in (
        layers.Concatenate,
        layers.LayerNormalization,
        layers.Normalization,
        layers.Softmax,
        layers.UnitNormalization,
    ):
        return _only_channels(operation.axis)
    if not kind.__module__.startswith("keras.src.ops."):
        return False
    if kind.__name__ in ("Concatenate", "Softmax", "LogSoftmax"):
        return _only_channels(operation.axis)
    return kind.__name__ in ELEMENTWISE_OPERATIONS


def _only_channels(axis: Any) -> bool:
    axes = axis if isinstance(axis, (list, tuple)) else (axis,)
    return all(item in (-1, RANK - 1) for item in axes)


def _convolution(layer: Any, axis: Axis, number: int) -> Axis:
    extent = (layer.kernel_size[number] - 1) * layer.dilation_rate[number] + 1
    return convolved(axis, extent, layer.strides[number], layer.padding)


def _pooling(layer: Any, axis: Axis, number: int) -> Axis:
    return convolved(axis, layer.pool_size[number], layer.strides[number], layer.padding)


def _transposed_convolution(layer: Any, axis: Axis, number: int) -> Axis:
    if layer.output_padding is not None:
        raise UnboundedReachError(f"The backends place the output padding of {layer.name} differently.")
    extent = (layer.kernel_size[number] - 1) * layer.dilation_rate[number] + 1
    return transposed(axis, extent, layer.strides[number], layer.padding)


def _upsampling(layer: Any, axis: Axis, number: int) -> Axis:
    if layer.interpolation == "nearest":
        return repeated(axis, layer.size[number])
    if layer.interpolation not in INTERPOLATION_SUPPORT:
        raise UnboundedReachError(f"Nothing is known about the interpolation {layer.interpolation} of {layer.name}.")
    return interpolated(axis, layer.size[number], INTERPOLATION_SUPPORT[layer.interpolation])


def _padding(layer: Any, axis: Axis, number: int) -> Axis:
    before, after = layer.padding[number]
    return replace(shifted(axis, -before), size=axis.size + before + after)


def _cropping(layer: Any, axis: Axis, number: int) -> Axis:
    before, after = layer.cropping[number]
    return replace(shifted(axis, before), size=axis.size - before - after)


_RULES: dict[type[Any], Callable[[Any, Axis, int], Axis]] = {
    layers.Conv2D: _convolution,
    layers.DepthwiseConv2D: _convolution,
    layers.SeparableConv2D: _convolution,
    layers.Conv2DTranspose: _transposed_convolution,
    layers.MaxPooling2D: _pooling,
    layers.AveragePooling2D: _pooling,
    layers.UpSampling2D: _upsampling,
    layers.ZeroPadding2D: _padding,
    layers.Cropping2D: _cropping,
}
