"""Reads the graph of a functional Keras model, for everything that follows its tensors from input to output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import keras


def functional_graph(model: Any) -> Any | None:
    """The functional graph with one input and one output behind ``model``; None where there is no such graph.

    Only Keras' own functional and sequential models have one: a subclass may do anything in its call().
    """
    graph = getattr(model, "_functional", None) or model
    fits = is_functional(graph) and len(graph.inputs) == 1 and len(graph.outputs) == 1
    return graph if fits else None


def is_functional(operation: Any) -> bool:
    """True for Keras' own functional and sequential models."""
    kind = type(operation)
    return kind.__name__ in ("Functional", "Sequential") and kind.__module__.startswith("keras.src.models.")


def nodes_in_order(graph: Any) -> Iterator[Any]:
    """The applications of operations in a functional graph, each after those it depends on; inputs are left out."""
    for depth in sorted(graph._nodes_by_depth, reverse=True):
        yield from (node for node in graph._nodes_by_depth[depth] if not node.is_input)


def consumers(graph: Any) -> Counter[int]:
    """How often each tensor of a functional graph is used, by ``id``; being an output counts as a use."""
    used = [id(tensor) for node in nodes_in_order(graph) for tensor in node.input_tensors]
    return Counter([*used, *(id(tensor) for tensor in graph.outputs)])


def of_fixed_size(model: keras.Model, shape: Sequence[int]) -> keras.Model:
    """The same layers with the same weights, and every tensor of known size for images of this shape (H, W, B)."""
    return keras.models.clone_model(model, input_tensors=keras.Input(tuple(shape)), clone_function=lambda layer: layer)
