"""What the runtimes of ONNX graphs have in common."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np

from alquimia_qgis.engine.prediction.network import Network
from alquimia_qgis.engine.telemetry import switch_off_telemetry
from alquimia_qgis.protocol.bundle_manifest import BandRecord

IMAGE = "image"
CLASSES_AXIS = 1
# What is computed of the network's answer: probabilities of classes that exclude each other, or that do not, or nothing
# where it is a number.
SOFTMAX, SIGMOID, NO_ENDING = "softmax", "sigmoid", ""
# Number types that float32 holds exactly and every runtime takes; others are scaled in NumPy before.
RAW_TYPES = frozenset({"uint8", "int8", "uint16", "int16", "float32"})


class BackendUnusableError(Exception):
    """Why a backend cannot compute a network here, as half a sentence; never leaves the choice of a backend."""


class Runtime(Protocol):
    """Computes ONNX graphs of images (N, B, H, W) → logits (N, C, H', W'); nothing is imported before it is used."""

    title: str

    def description(self) -> str:
        """Name, version and what it offers; BackendUnusableError where it is missing or broken."""

    def run_graph(self, graph: bytes, images: np.ndarray) -> np.ndarray:
        """The float32 logits of scaled images; BackendUnusableError where the runtime cannot compute them."""

    def network(self, graph: bytes, bands: Sequence[BandRecord], precision: str, ending: str = SOFTMAX) -> Network:
        """The network for mapping; BackendUnusableError, or a ParameterError for a precision it does not have.

        ``bands`` are the scalings of its channels; ``ending`` says what is made of its answer.
        """


def import_runtime(package: str) -> Any:
    """The package of a runtime, its telemetry switched off; BackendUnusableError where it is missing or broken."""
    switch_off_telemetry()
    try:
        return importlib.import_module(package)
    except ImportError as error:
        missing = isinstance(error, ModuleNotFoundError) and error.name == package
        raise BackendUnusableError("it is not installed" if missing else f"it does not load ({error})") from error
    except OSError as error:  # a shared library that does not load
        raise BackendUnusableError(f"it does not load ({error})") from error
