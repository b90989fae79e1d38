"""Mends what the exporter writes for an exact GELU inside another layer: an operator that ONNX does not have."""

from __future__ import annotations

from typing import Any

import numpy as np

COMPLEMENT = "Erfc"
ONE = "erfc_one"


def with_error_function(model: Any) -> Any:
    """The model with 1 - erf(x) in the place of erfc(x), which TensorFlow has and ONNX has not; changed in place."""
    from onnx import helper, numpy_helper

    if not any(node.op_type == COMPLEMENT for node in model.graph.node):
        return model
    nodes = []
    for node in model.graph.node:
        if node.op_type == COMPLEMENT:
            between = f"{node.output[0]}_erf"
            nodes.append(helper.make_node("Erf", node.input, [between]))
            node = helper.make_node("Sub", [ONE, between], node.output)
        nodes.append(node)
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    model.graph.initializer.append(numpy_helper.from_array(np.float32(1), ONE))
    return model
