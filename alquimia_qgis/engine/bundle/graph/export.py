"""Gives a trained network as ONNX bytes, proven to answer as Keras does, or says why there are none."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import logging
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keras
import numpy as np

from alquimia_qgis.engine.bundle.graph.error_function import with_error_function
from alquimia_qgis.engine.bundle.graph.exportable import IMAGE, planar_twin
from alquimia_qgis.engine.bundle.layout import planar, planar_answer
from alquimia_qgis.engine.bundle.self_test import SelfTest
from alquimia_qgis.protocol.bundle_manifest import GRAPH
from alquimia_qgis.protocol.errors import ModelFileError
from alquimia_qgis.zoo.family import ModelFamily

# A message of Protocol Buffers cannot be larger than 2 GB.
LARGEST_GRAPH = 2**31 - 2**20
BYTES_PER_WEIGHT = 4
# Of 2021: every runtime of the last years reads it, and nothing newer is needed.
OPERATOR_SET = 17
LOGITS = "logits"
USUAL_ACTIVATIONS = [b"Sigmoid", b"Tanh", b"Tanh"]  # of ONNX's LSTM, each direction


class NoGraphError(Exception):
    """Why a network has no graph, as half a sentence; never leaves the writing of the model file."""


def exported(family: ModelFamily, network: keras.Model, self_test: SelfTest, fixed_size: int | None = None) -> bytes:
    """The network as an ONNX model of images (N, B, H, W) up to the logits; NoGraphError where that is not possible.

    What comes back has answered the self-test as Keras did.
    """
    if importlib.util.find_spec("onnx") is None:
        raise NoGraphError("the package onnx is not installed")
    if network.count_params() * BYTES_PER_WEIGHT > LARGEST_GRAPH:
        raise NoGraphError("it is too large for the format")
    graph = _written(network, fixed_size)
    answer = _answer(graph, planar(self_test.chip, family.input))
    recorded = SelfTest(self_test.chip, planar_answer(self_test.answer), self_test.device)
    try:
        recorded.check(answer, self_test.device)
    except ModelFileError as error:
        raise NoGraphError("its ONNX graph answers differently from Keras") from error
    return graph


def _written(network: keras.Model, fixed_size: int | None) -> bytes:
    """The network as Keras' own exporter writes it, with a name for its answer."""
    import onnx

    try:
        with tempfile.TemporaryDirectory() as folder, _silence():
            path = Path(folder) / GRAPH
            twin = planar_twin(network, fixed_size)
            image = keras.InputSpec(shape=twin.input_shape, dtype="float32", name=IMAGE)
            twin.export(path, format="onnx", verbose=False, input_signature=[image], opset_version=OPERATOR_SET)
            model = onnx.load(path)
        return _tidied(with_error_function(model)).SerializeToString()
    except Exception as error:  # whatever a user's family does to the exporter, its training must not be lost
        raise NoGraphError(f"it cannot be written as ONNX ({type(error).__name__}: {_first_line(error)})") from error


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Keep the exporter's chatter about itself from the user's log."""
    chatter = logging.getLogger("tf2onnx")
    before = chatter.level
    chatter.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        chatter.setLevel(before)


def _tidied(model: Any) -> Any:
    """The exported model with names by place, so that the same network gives the same bytes, and nothing to spare.

    The exporter numbers names on through the life of the process and leaves notes of its own.
    """
    graph = model.graph
    nodes = _in_order(graph)
    del graph.node[:]
    graph.node.extend(nodes)
    names = {"": "", graph.input[0].name: IMAGE, graph.output[0].name: LOGITS}
    for number, node in enumerate(graph.node):
        _leave_out_usual_activations(node)
        node.name = f"{node.op_type}_{number}"
        node.ClearField("doc_string")
        for ends in (node.input, node.output):
            ends[:] = [names.setdefault(name, f"values_{len(names)}") for name in ends]
    for constant in graph.initializer:
        constant.name = names.setdefault(constant.name, f"values_{len(names)}")
    in_order = sorted(graph.initializer, key=lambda constant: constant.name)
    for part in (graph.initializer, graph.value_info):
        del part[:]
    graph.initializer.extend(in_order)
    graph.name = "network"
    graph.ClearField("doc_string")
    for end, name in ((graph.input[0], IMAGE), (graph.output[0], LOGITS)):
        end.name = name
        for axis, dimension in zip("NCHW", end.type.tensor_type.shape.dim, strict=True):
            if not dimension.dim_value:
                dimension.dim_param = f"{name} {axis}"
    domains = {node.domain for node in graph.node}
    sets = [item for item in model.opset_import if item.domain in domains]
    del model.opset_import[:]
    model.opset_import.extend(sets)
    return model


def _leave_out_usual_activations(node: Any) -> None:
    """Those that ONNX's LSTM has anyway need not be written, and a reader of the file need not check them."""
    for attribute in [item for item in node.attribute if node.op_type == "LSTM" and item.name == "activations"]:
        if list(attribute.strings) == USUAL_ACTIVATIONS * (len(attribute.strings) // len(USUAL_ACTIVATIONS)):
            node.attribute.remove(attribute)


def _in_order(graph: Any) -> list[Any]:
    """The nodes, each after those it needs, in the order in which the answer asks for them."""
    makers = {name: node for node in graph.node for name in node.output}
    ordered: dict[int, Any] = {}
    waiting = [makers[graph.output[0].name]]
    while waiting:
        node = waiting[-1]
        needed = [makers[name] for name in node.input if name and name in makers and id(makers[name]) not in ordered]
        if needed:
            waiting.append(needed[0])
            continue
        ordered.setdefault(id(node), waiting.pop())
    return list(ordered.values())


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [""])[0][:200]


def _answer(graph: bytes, images: np.ndarray) -> np.ndarray:
    """The logits of the graph from whichever runtime is there."""
    from alquimia_qgis.engine.prediction.backends.choice import RUNTIMES, BackendUnusableError

    reasons = []
    for runtime in RUNTIMES.values():
        try:
            return runtime.run_graph(graph, images)
        except BackendUnusableError as error:
            reasons.append(str(error))
    raise NoGraphError(f"no runtime can compute its ONNX graph ({'; '.join(reasons)})")
