"""Collects the nodes and constants of an ONNX graph while a network is written down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

# Of 2021: every runtime of the last years reads it, and nothing newer is needed.
OPERATOR_SET = 17
IR_VERSION = 8
IMAGE = "image"
LOGITS = "logits"


class GraphWriter:
    """Adds nodes one after the other; tensors go by the names that the methods return."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def add(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """Apply the operator ``kind`` of the standard domain."""
        output = f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def constant(self, values: Any, dtype: Any = np.float32) -> str:
        """An array that belongs to the graph."""
        name = f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.asarray(values, dtype=dtype, order="C"), name))
        return name

    def finished(self, output: str, bands: int, channels: int, size: int | None) -> onnx.ModelProto:
        """The checked model: ``image`` (N, bands, H, W) → ``logits`` (N, channels, H', W'); ``size`` where fixed."""
        self.nodes.append(helper.make_node("Identity", [output], [LOGITS], name=LOGITS))
        edges: Sequence[int | str] = ("height", "width") if size is None else (size, size)
        image = helper.make_tensor_value_info(IMAGE, TensorProto.FLOAT, ["batch", bands, *edges])
        logits = helper.make_tensor_value_info(LOGITS, TensorProto.FLOAT, ["batch", channels, None, None])
        graph = helper.make_graph(self.nodes, "network", [image], [logits], self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPERATOR_SET)], ir_version=IR_VERSION)
        onnx.checker.check_model(model)
        return model
