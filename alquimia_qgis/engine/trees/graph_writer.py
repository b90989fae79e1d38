"""Writes the nodes of an ONNX graph one after another, with names by place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx

OPERATOR_SETS = {"": 17, "ai.onnx.ml": 3}
INTERMEDIATE_REPRESENTATION = 8  # of the operator sets above
LAST = int(np.iinfo(np.int64).max)
IMAGE_RANK = 4


class GraphWriter:
    """The nodes and constants so far; tensors are known by their names."""

    def __init__(self) -> None:
        self._nodes: list[Any] = []
        self._constants: list[Any] = []

    def add(self, operator: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        """A node of one output; ready-made attributes are passed as ``AttributeProto``. Returns the output's name."""
        output = f"values_{len(self._nodes)}"
        node = onnx.helper.make_node(operator, inputs, [output], domain=domain)
        for name, value in attributes.items():
            ready = isinstance(value, onnx.AttributeProto)
            node.attribute.append(value if ready else onnx.helper.make_attribute(name, value))
        self._nodes.append(node)
        return output

    def constant(self, values: np.ndarray | Sequence[int] | float) -> str:
        """A constant: whole numbers become int64, others float32."""
        array = np.asarray(values)
        array = array.astype(np.int64 if array.dtype.kind in "iu" else np.float32)
        name = f"constant_{len(self._constants)}"
        self._constants.append(onnx.numpy_helper.from_array(array, name))
        return name

    def part(self, tensor: str, starts: Sequence[int], ends: Sequence[int], axes: Sequence[int]) -> str:
        """A slice of a tensor; an end of ``LAST`` is open."""
        return self.add("Slice", tensor, *map(self.constant, (starts, ends, axes)))

    def finished(self, ends: tuple[str, str], channels: tuple[int, int], output: str) -> bytes:
        """The model whose image ``ends[0]`` goes in and whose tensor ``output``, named ``ends[1]``, comes out.

        Both are (N, C, H, W) of any number and size with so many ``channels``.
        """
        self._nodes.append(onnx.helper.make_node("Identity", [output], [ends[1]]))
        image, answer = (
            onnx.helper.make_tensor_value_info(
                name, onnx.TensorProto.FLOAT, [f"{name} N", count, f"{name} H", f"{name} W"]
            )
            for name, count in zip(ends, channels, strict=True)
        )
        graph = onnx.helper.make_graph(self._nodes, "trees", [image], [answer], self._constants)
        sets = [onnx.helper.make_opsetid(domain, version) for domain, version in OPERATOR_SETS.items()]
        model = onnx.helper.make_model(graph, opset_imports=sets, ir_version=INTERMEDIATE_REPRESENTATION)
        return bytes(model.SerializeToString())
