"""Writes a functional Keras network down as an ONNX graph, layer by layer, whatever backend Keras runs on."""

from __future__ import annotations

from typing import Any

import keras
import onnx

from alquimia_qgis.engine.bundle.graph.activations import UnknownOperationError
from alquimia_qgis.engine.bundle.graph.batch_folding import Folding
from alquimia_qgis.engine.bundle.graph.keras_graph import functional_graph, is_functional, nodes_in_order
from alquimia_qgis.engine.bundle.graph.rules import check_channels_last, rule_of
from alquimia_qgis.engine.bundle.graph.writer import IMAGE, GraphWriter

FLOAT32 = "float32"


def translated(network: keras.Model, size: int | None = None) -> onnx.ModelProto:
    """The graph of a network of images (N, H, W, B) or pixels (N, B) up to the logits, on images (N, B, H, W).

    Height and width are left open without ``size``. Raises an UnknownOperationError for a layer without a rule.
    """
    writer = GraphWriter()
    output = _through(writer, network, IMAGE)
    return writer.finished(output, network.input_shape[-1], network.output_shape[-1], size)


def _through(writer: GraphWriter, model: Any, source: str) -> str:
    graph = functional_graph(model)
    if graph is None:
        raise UnknownOperationError(f"{model.name}, which is no functional model of one input and one output")
    folding = Folding(graph)
    names = {id(graph.inputs[0]): source}
    for node in nodes_in_order(graph):
        name = _written(writer, node, folding, names)
        names.update({id(tensor): name for tensor in node.outputs})
    return names[id(graph.outputs[0])]


def _written(writer: GraphWriter, node: Any, folding: Folding, names: dict[int, str]) -> str:
    operation = node.operation
    sources = [names[id(tensor)] for tensor in node.input_tensors]
    if is_functional(operation):
        return _through(writer, operation, sources[0])
    if getattr(operation, "compute_dtype", FLOAT32) != FLOAT32 or getattr(operation, "quantization_mode", None):
        raise UnknownOperationError(f"the number type of {operation.name}")
    rule = rule_of(operation)
    check_channels_last(operation, {len(tensor.shape) for tensor in node.input_tensors})
    if folding.is_folded(node):
        return sources[0]
    if not isinstance(operation, keras.layers.Layer):
        sources = _arguments(writer, node, names)
    return rule(writer, operation, sources, folding.of(node))


def _arguments(writer: GraphWriter, node: Any, names: dict[int, str]) -> list[str]:
    """Tensors and single numbers that an operation of keras.ops was given, in their order."""
    found = []
    for value in keras.tree.flatten([node.arguments.args, node.arguments.kwargs]):
        if isinstance(value, keras.KerasTensor):
            found.append(names[id(value)])
        elif isinstance(value, (int, float)):
            found.append(writer.constant(value))
        else:
            raise UnknownOperationError(f"an argument of {node.operation.name}")
    return found
