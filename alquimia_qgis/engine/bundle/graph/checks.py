"""Reads a model file's ONNX graph as what it is, data from a stranger: only what our own export writes is accepted."""

from __future__ import annotations

import math
import zipfile
from typing import Any

import numpy as np

from alquimia_qgis.engine.bundle.read import fixed_size, output_channels, read_member
from alquimia_qgis.engine.memory import check_memory
from alquimia_qgis.engine.prediction.backends.runtime import BackendUnusableError
from alquimia_qgis.protocol.bundle_manifest import GRAPH, HINT, WEIGHTS, Manifest
from alquimia_qgis.protocol.errors import ModelFileError

# What Keras' exporter writes for networks like ours, all of the standard domain: arithmetic and the shapes of arrays.
OPERATORS = frozenset(
    "Abs Add And AveragePool Cast Clip Concat Conv ConvTranspose Div Elu Equal Erf Exp Expand Flatten Gather Gemm "
    "GlobalAveragePool GlobalMaxPool Greater HardSigmoid HardSwish Identity InstanceNormalization LSTM LeakyRelu Less "
    "Log LogSoftmax MatMul Max MaxPool Min Mul Neg Not Pad Pow Range Reciprocal ReduceMax ReduceMean ReduceMin "
    "ReduceProd ReduceSum Relu Reshape Resize Selu Shape Sigmoid Slice Softmax Softplus Softsign Split Sqrt Squeeze "
    "Sub Tanh Tile Transpose Unsqueeze Where".split()
)
MOST_OUTPUTS = {"Split": 16, "LSTM": 3}
WORDS = frozenset(
    ("NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID", "constant", "edge", "reflect", "nearest", "linear", "asymmetric",
     "forward", "reverse", "bidirectional", "half_pixel", "align_corners", "floor", "round_prefer_floor")
)  # fmt: skip
ENDS = ("image", "logits")
FLOAT = 1  # of TensorProto.DataType
STANDARD_DOMAINS = ("", "ai.onnx")
OPERATOR_SETS = range(13, 22)
MOST_NODES = 20_000
# Folding adds biases, and each constant has a name: beyond the weights themselves.
ALLOWANCE = 4 * 2**20
# Of the file, of the parsed message, of its copy for the runtime and of what the runtime makes of it.
COPIES_OF_GRAPH = 4
PROBE = 64
# Values of one tensor per pixel of the image: no network of this plugin comes near.
MOST_VALUES_PER_PIXEL = 2**20


def read_graph(archive: zipfile.ZipFile) -> bytes:
    """The bytes of the model file's graph, no more than fit its weights; whether they are one, says ``check_graph``."""
    largest = archive.getinfo(WEIGHTS).file_size + ALLOWANCE
    check_memory(
        min(largest, archive.getinfo(GRAPH).file_size) * COPIES_OF_GRAPH, "Loading this model", "Use a smaller model."
    )
    return read_member(archive, GRAPH, largest)


def check_graph(data: bytes, manifest: Manifest) -> None:
    """Raise a ModelFileError where a graph is not what training writes into the file of this model."""
    try:
        import onnx
    except ImportError as error:
        raise BackendUnusableError("the package onnx, which checks graphs, is not installed") from error
    try:
        model = onnx.load_model_from_string(data)
    except Exception as error:  # DecodeError of Protocol Buffers, whose module differs between versions
        raise _refused("cannot be parsed") from error
    _check_frame(model)
    _check_nodes(model.graph)
    for constant in model.graph.initializer:
        _check_constant(onnx, constant)
    _check_ends(model.graph, manifest)
    _check_consistency(onnx, model)


def _refused(reason: str) -> ModelFileError:
    return ModelFileError(f"The model file's {GRAPH} {reason}.", HINT)


def _check_frame(model: Any) -> None:
    if model.functions or model.training_info or model.metadata_props or model.graph.sparse_initializer:
        raise _refused("holds more than a network")
    sets = [(item.domain, item.version) for item in model.opset_import]
    if len(sets) != 1 or sets[0][0] not in STANDARD_DOMAINS or sets[0][1] not in OPERATOR_SETS:
        raise _refused("uses operators that Alquimia does not know")
    if model.graph.quantization_annotation or len(model.graph.node) > MOST_NODES:
        raise _refused("holds more than a network")


def _check_nodes(graph: Any) -> None:
    for node in graph.node:
        known = node.domain in STANDARD_DOMAINS and node.op_type in OPERATORS
        if not known or not 1 <= len(node.output) <= MOST_OUTPUTS.get(node.op_type, 1):
            raise _refused(f"uses the operator {node.op_type[:40]!r}, which Alquimia never writes")
        for attribute in node.attribute:
            _check_attribute(attribute)


def _check_attribute(attribute: Any) -> None:
    """Numbers, and the few words that say how to pad and resize; no tensors, graphs or references."""
    kind = attribute.AttributeType.Name(attribute.type)
    known_word = kind == "STRING" and attribute.s.decode("utf-8", "replace") in WORDS
    if attribute.ref_attr_name or not (known_word or kind in ("FLOAT", "INT", "FLOATS", "INTS")):
        raise _refused(f"has an attribute {attribute.name[:40]!r} that Alquimia never writes")


def _check_constant(onnx: Any, constant: Any) -> None:
    kinds = {
        onnx.TensorProto.FLOAT: np.float32,
        onnx.TensorProto.INT64: np.int64,
        onnx.TensorProto.INT32: np.int32,
        onnx.TensorProto.BOOL: np.bool_,
    }
    if constant.external_data or constant.data_location != onnx.TensorProto.DEFAULT or constant.data_type not in kinds:
        raise _refused("has constants of a kind that Alquimia never writes")
    dtype = np.dtype(kinds[constant.data_type])
    if min(constant.dims, default=0) < 0 or math.prod(constant.dims) * dtype.itemsize != len(constant.raw_data):
        raise _refused("has constants of a wrong size")
    if dtype.kind == "f" and not np.isfinite(np.frombuffer(constant.raw_data, dtype)).all():
        raise _refused("holds values that are not numbers")


def _check_ends(graph: Any, manifest: Manifest) -> None:
    """One image of the model's bands goes in, one image of its classes comes out."""
    if len(graph.input) != 1 or len(graph.output) != 1:
        raise _refused("does not have one input and one output")
    image, logits = (_shape(ends[0]) for ends in (graph.input, graph.output))
    size = fixed_size(manifest)
    edges = [size if size is not None else 0] * 2
    fits = len(image) == len(logits) == 4 and image[1:] == [len(manifest.channels), *edges]
    if not fits or logits[1] != output_channels(manifest) or (graph.input[0].name, graph.output[0].name) != ENDS:
        raise _refused("does not fit the bands and classes of the model")


def _shape(end: Any) -> list[int]:
    """The sizes of an input or output, 0 where they are open; empty when it is no float32 tensor."""
    tensor = end.type.tensor_type
    return [dimension.dim_value for dimension in tensor.shape.dim] if tensor.elem_type == FLOAT else []


def _check_consistency(onnx: Any, model: Any) -> None:
    """Operators and shapes agree, and no tensor grows beyond all measure for a small image."""
    try:
        onnx.checker.check_model(model)
        small = onnx.ModelProto()
        small.CopyFrom(model)
        edges = small.graph.input[0].type.tensor_type.shape.dim
        edges[0].dim_value = 1
        for edge in edges[2:]:
            edge.dim_value = edge.dim_value or PROBE
        inferred = onnx.shape_inference.infer_shapes(small, strict_mode=True, data_prop=True)
    except Exception as error:  # of the checker, of the inference, of Protocol Buffers
        raise _refused("is not a consistent graph") from error
    pixels = edges[2].dim_value * edges[3].dim_value
    for tensor in (*inferred.graph.value_info, *inferred.graph.output):
        if math.prod(_shape(tensor)) > MOST_VALUES_PER_PIXEL * pixels:
            raise _refused("takes more memory than any network")
