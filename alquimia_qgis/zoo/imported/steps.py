"""A network as a list of steps: plain data that cannot hold code, nor a cycle, and that Keras need not interpret.

``layers`` are the layers by name with their settings; ``steps`` say in which order which layer is applied to what.
Result 0 is the input; step number n gives result n + 1 and may only use results before it. The last step gives the
answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.zoo.imported.layer_rules import check_settings, rule_of
from alquimia_qgis.zoo.imported.settings import is_whole, shown

MOST_LAYERS = 2000
MOST_STEPS = 4000
MOST_INPUTS = 256


@dataclass(frozen=True)
class Layer:
    """A layer of the list, with its checked settings as JSON holds them."""

    layer: str
    settings: Mapping[str, Any]

    def __post_init__(self) -> None:
        check_settings(self.layer, self.settings)


@dataclass(frozen=True)
class Step:
    """One application of the layer with this number to the results with these."""

    layer: int
    inputs: tuple[int, ...]


@dataclass(frozen=True)
class Steps:
    """The whole network; made only of what has passed every check (ParameterError)."""

    layers: tuple[Layer, ...]
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.layers) <= MOST_LAYERS or not 1 <= len(self.steps) <= MOST_STEPS:
            raise ParameterError(
                f"The network has {len(self.layers)} layers; 1 to {MOST_LAYERS} are possible, applied up to "
                f"{MOST_STEPS} times."
            )
        for number, step in enumerate(self.steps):
            self._check_step(number, step)
        if {step.layer for step in self.steps} != set(range(len(self.layers))):
            raise ParameterError("The network has layers that are never used.")

    def _check_step(self, number: int, step: Step) -> None:
        known = is_whole(step.layer, 0, len(self.layers) - 1) and 1 <= len(step.inputs) <= MOST_INPUTS
        if not known or not all(is_whole(source, 0, number) for source in step.inputs):
            raise ParameterError(f"Step {number} of the network uses what comes after it, or what is not there.")
        layer = self.layers[step.layer].layer
        if len(step.inputs) > 1 and not rule_of(layer).merges:
            raise ParameterError(f"The layer {layer} is given {len(step.inputs)} inputs; it takes one.")

    @classmethod
    def from_lists(cls, layers: Any, steps: Any) -> Steps:
        """The network from plain data; whatever does not fit raises a ParameterError."""
        for part, most in ((layers, MOST_LAYERS), (steps, MOST_STEPS)):
            if not isinstance(part, list) or len(part) > most:
                raise ParameterError(f"The network is no list of up to {most} layers: {shown(part)}.")
        return cls(
            tuple(Layer(**_fields(item, ("layer", "settings"))) for item in layers),
            tuple(_step(**_fields(item, ("layer", "inputs"))) for item in steps),
        )

    def to_lists(self) -> dict[str, Any]:
        """The network as plain data."""
        return {
            "layers": [{"layer": item.layer, "settings": dict(item.settings)} for item in self.layers],
            "steps": [{"layer": step.layer, "inputs": list(step.inputs)} for step in self.steps],
        }

    @property
    def per_pixel(self) -> bool:
        """True where every layer does to images, cell by cell, what it does to single pixels."""
        return all(
            rule_of(item.layer).per_pixel and item.settings.get("axis", -1) in (-1, [-1]) for item in self.layers
        )


def _fields(item: Any, names: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(item, dict) or set(item) != set(names):
        raise ParameterError(f"A part of the network has not the fields {' and '.join(names)}: {shown(item)}.")
    return item


def _step(layer: Any, inputs: Any) -> Step:
    if not isinstance(inputs, list):
        raise ParameterError(f"A step of the network has no list of inputs: {shown(inputs)}.")
    return Step(layer, tuple(inputs))
