"""Estimates how much memory a network takes while it computes, from the tensors that must be kept at the same time."""

from __future__ import annotations

import math
from typing import Any

import keras
from keras import layers

from alquimia_qgis.engine.bundle.graph.keras_graph import consumers, functional_graph, nodes_in_order, of_fixed_size

BYTES_PER_VALUE = 4
# Runtimes lay channels out in blocks for the processor's vector instructions, the last one filled up with zeros.
CHANNEL_BLOCK = 16
# The image comes as raw values and leaves as probabilities beside what the network keeps.
COPIES_OF_INPUT = 2
COPIES_OF_OUTPUT = 2
# What runtimes take for rearranging and as scratch space; measured with OpenVINO and ONNX Runtime on U-Nets.
SPARE = 1.15
# Done on the way, in the place of their input or while it is written.
IN_PLACE: tuple[type[Any], ...] = (
    layers.Activation, layers.ActivityRegularization, layers.AlphaDropout, layers.BatchNormalization, layers.Dropout,
    layers.ELU, layers.GaussianDropout, layers.GaussianNoise, layers.Identity, layers.LeakyReLU, layers.ReLU,
    layers.Rescaling, layers.SpatialDropout1D, layers.SpatialDropout2D, layers.SpatialDropout3D,
)  # fmt: skip


def peak_bytes_per_pixel(network: keras.Model, size: int) -> float:
    """The peak while a network of images or pixels computes in float32, in bytes per pixel of the ground.

    ``size`` is the edge of an image for which the network is looked at. Networks whose graph cannot be followed count
    as if all their layers' outputs were kept.
    """
    shape = tuple(size if edge is None else edge for edge in network.input_shape[1:])
    pixels = _ground_pixels(shape)
    graph = functional_graph(of_fixed_size(network, shape)) if functional_graph(network) is not None else None
    if graph is None:
        return _without_graph(network)
    around = COPIES_OF_INPUT * math.prod(graph.inputs[0].shape[1:])
    around += COPIES_OF_OUTPUT * math.prod(graph.outputs[0].shape[1:])
    return SPARE * (_peak(graph) + BYTES_PER_VALUE * around) / pixels


def _ground_pixels(shape: tuple[int, ...]) -> int:
    """Pixels of the ground that one example shows: of (H, W, B), (T, H, W, B), (T, B) or (B)."""
    images = {3: shape[:2], 4: shape[1:3]}
    return math.prod(images.get(len(shape), ()))


def _peak(graph: Any) -> float:
    """The largest sum of tensors that are alive at once, in the order of the graph."""
    uses = consumers(graph)
    place: dict[int, int] = {id(graph.inputs[0]): id(graph.inputs[0])}  # tensor -> where its values are kept
    left = {id(graph.inputs[0]): uses[id(graph.inputs[0])]}  # place -> how often it will still be read
    sizes = {id(graph.inputs[0]): float(_bytes(graph.inputs[0]))}
    peak = sum(sizes.values())
    for node in nodes_in_order(graph):
        source, output = place[id(node.input_tensors[0])], node.outputs[0]
        if type(node.operation) in IN_PLACE and left[source] == 1:
            place[id(output)], left[source] = source, uses[id(output)]
            continue
        place[id(output)], left[id(output)], sizes[id(output)] = id(output), uses[id(output)], float(_bytes(output))
        peak = max(peak, sum(sizes.values()))
        for tensor in node.input_tensors:
            kept = place[id(tensor)]
            left[kept] -= 1
            if not left[kept]:
                del sizes[kept]
    return peak


def _bytes(tensor: Any) -> int:
    *edges, channels = tensor.shape[1:]
    return math.prod(edges) * math.ceil(channels / CHANNEL_BLOCK) * CHANNEL_BLOCK * BYTES_PER_VALUE


def _without_graph(network: keras.Model) -> float:
    """As if every layer kept as many values per pixel as the widest weights have channels."""
    widest = max((weight.shape[-1] for weight in network.weights if weight.shape), default=CHANNEL_BLOCK)
    return float(BYTES_PER_VALUE * widest * max(1, len(network.layers)))
