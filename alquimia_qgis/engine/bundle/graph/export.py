"""Gives a trained network as ONNX bytes, proven to answer as Keras does, or says why there are none."""

from __future__ import annotations

import importlib.util

import keras
import numpy as np

from alquimia_qgis.engine.bundle.self_test import SelfTest, planar
from alquimia_qgis.protocol.errors import ModelFileError
from alquimia_qgis.zoo.family import ModelFamily

# A message of Protocol Buffers cannot be larger than 2 GB.
LARGEST_GRAPH = 2**31 - 2**20
BYTES_PER_WEIGHT = 4


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
    graph = _translated(network, fixed_size)
    answer = _answer(graph, planar(self_test.chip, family.input))
    recorded = SelfTest(self_test.chip, planar(self_test.answer, family.input), self_test.device)
    try:
        recorded.check(answer, self_test.device)
    except ModelFileError as error:
        raise NoGraphError("its ONNX graph answers differently from Keras") from error
    return graph


def _translated(network: keras.Model, fixed_size: int | None) -> bytes:
    from alquimia_qgis.engine.bundle.graph.activations import UnknownOperationError
    from alquimia_qgis.engine.bundle.graph.translation import translated

    try:
        return translated(network, fixed_size).SerializeToString()
    except UnknownOperationError as error:
        raise NoGraphError(f"there is no ONNX form of {error}") from error
    except Exception as error:  # whatever a user's family does to the translation, its training must not be lost
        raise NoGraphError(f"it cannot be written as ONNX ({type(error).__name__}: {error})") from error


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
