"""How the layers of a functional Keras 3 network are applied to each other, read from its configuration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from alquimia_qgis.engine.exchange.layer_settings import HINT, keras_2
from alquimia_qgis.protocol.errors import ModelFileError
from alquimia_qgis.zoo.imported.settings import is_whole, shown
from alquimia_qgis.zoo.imported.steps import MOST_STEPS

# Applies a part of a network to results, by their numbers, and gives the number of its own result.
Apply = Callable[[list[int]], int]


@dataclass(frozen=True)
class Graph:
    """The graph of a functional network: which part is applied to what, as (name, number of the use).

    ``nodes`` are a part's name, the number of the use, and the uses whose results it is applied to.
    """

    start: tuple[str, int]
    end: tuple[str, int]
    parts: dict[str, Apply]
    nodes: list[tuple[str, int, list[tuple[str, int]]]]

    def apply(self, sources: list[int]) -> int:
        """Apply every part as soon as all it needs is there, as Keras does; a cycle never gets that far."""
        if len(sources) != 1:
            raise ModelFileError("A network inside the network is given several inputs; it takes one.", HINT)
        results = {self.start: sources[0]}
        waiting = self.nodes
        while waiting and self.end not in results:
            ready = [node for node in waiting if all(source in results for source in node[2])]
            if not ready:
                raise ModelFileError("The graph of the network has a cycle, or uses layers that are not there.", HINT)
            for name, use, needed in ready:
                results[name, use] = self.parts[name]([results[source] for source in needed])
            waiting = [node for node in waiting if (node[0], node[1]) not in results]
        if self.end not in results:
            raise ModelFileError("The graph of the network does not lead from its input to its output.", HINT)
        return results[self.end]


def only_end(value: Any, what: str) -> tuple[str, int]:
    """The only input or output, from ``["name", 0, 0]`` or ``[["name", 0, 0]]``."""
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, list) or len(value) != 3 or not isinstance(value[0], str):
        raise ModelFileError(f"The network does not have exactly one {what}.", "Import a network with one of each.")
    return _use(value)


def _use(history: Any) -> tuple[str, int]:
    name, use, tensor = history
    if not isinstance(name, str) or not is_whole(use, 0, MOST_STEPS) or tensor != 0:
        raise ModelFileError(f"The graph of the network uses an output that no layer has: {shown(history)}.", HINT)
    return name, use


def listed(nodes: Any) -> list[Any]:
    """The uses of a layer as Keras 3 writes them."""
    if not isinstance(nodes, list) or any(isinstance(node, list) for node in nodes):
        raise keras_2()
    return nodes


def sources_of(node: dict[str, Any], kind: str) -> list[tuple[str, int]]:
    """What one use of a layer of this class is applied to."""
    # Keras notes True for layers of augmentation, whoever calls them; at inference it means nothing.
    training = (None, False, True) if kind.startswith("Random") else (None, False)
    for name, value in node["kwargs"].items():
        if not (name == "training" and value in training) and not (name == "mask" and value is None):
            raise ModelFileError(f"A layer of the network is called with {name} = {shown(value)}.", HINT)
    arguments = node["args"]
    if len(arguments) == 1 and isinstance(arguments[0], list):
        arguments = arguments[0]
    found = []
    for argument in arguments:
        if not isinstance(argument, dict) or argument.get("class_name") != "__keras_tensor__":
            raise ModelFileError(f"A layer of the network is applied to {shown(argument)}, not to a result.", HINT)
        found.append(_use(argument["config"]["keras_history"]))
    if not found:
        raise ModelFileError("A layer of the network is applied to nothing.", HINT)
    return found
