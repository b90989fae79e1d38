"""Activation functions of Keras as ONNX nodes."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from keras import activations

from alquimia_qgis.engine.bundle.graph.writer import GraphWriter

# The slopes and limits are those that Keras' functions have when they are named without arguments.
LEAKY_SLOPE = 0.2
HIGHEST_RELU6 = 6.0
CHANNELS = 1


class UnknownOperationError(Exception):
    """Something in the network for which there is no rule; never leaves the export."""


def activated(writer: GraphWriter, function: Any, features: str) -> str:
    """Apply one of Keras' activation functions."""
    if function not in _FUNCTIONS:
        raise UnknownOperationError(f"the activation {getattr(function, '__name__', function)}")
    return _FUNCTIONS[function](writer, features)


def relu(writer: GraphWriter, features: str, slope: float = 0.0, highest: float | None = None) -> str:
    """max(x, 0), or ``slope`` * x below 0, cut off at ``highest``."""
    result = writer.add("LeakyRelu", features, alpha=slope) if slope else writer.add("Relu", features)
    return result if highest is None else writer.add("Min", result, writer.constant(highest))


def elu(writer: GraphWriter, features: str, alpha: float = 1.0) -> str:
    """X, or ``alpha`` * (exp(x) - 1) below 0."""
    return writer.add("Elu", features, alpha=alpha)


def _gelu(writer: GraphWriter, features: str) -> str:
    """X / 2 * (1 + erf(x / √2)), in the form that runtimes recognise."""
    error = writer.add("Erf", writer.add("Div", features, writer.constant(math.sqrt(2.0))))
    weighted = writer.add("Mul", features, writer.add("Add", error, writer.constant(1.0)))
    return writer.add("Mul", weighted, writer.constant(0.5))


def _silu(writer: GraphWriter, features: str) -> str:
    return writer.add("Mul", features, writer.add("Sigmoid", features))


def _one(kind: str, **attributes: Any) -> Callable[[GraphWriter, str], str]:
    return lambda writer, features: writer.add(kind, features, **attributes)


_FUNCTIONS: dict[Any, Callable[[GraphWriter, str], str]] = {
    activations.linear: lambda writer, features: features,
    activations.relu: relu,
    activations.relu6: lambda writer, features: relu(writer, features, highest=HIGHEST_RELU6),
    activations.leaky_relu: lambda writer, features: relu(writer, features, slope=LEAKY_SLOPE),
    activations.elu: elu,
    activations.selu: _one("Selu"),
    activations.gelu: _gelu,
    activations.silu: _silu,
    activations.sigmoid: _one("Sigmoid"),
    activations.tanh: _one("Tanh"),
    activations.softplus: _one("Softplus"),
    activations.softsign: _one("Softsign"),
    activations.exponential: _one("Exp"),
    activations.softmax: _one("Softmax", axis=CHANNELS),
}
