"""Cuts the activation off the end of a network, so that it gives logits as Alquimia's own networks do; exactly."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from alquimia_qgis.engine.exchange.configuration import Origin
from alquimia_qgis.zoo.imported.steps import Layer, Step, Steps

LINEAR, SIGMOID = "linear", "sigmoid"
# What softmax gives is kept by softmax of what comes before it; log-softmax only shifts its input.
CUT = ("softmax", "log_softmax", SIGMOID)
# Layers whose last axis of weights are their answers, and the setting that counts them.
WIDENED = {"Conv1D": "filters", "Conv2D": "filters", "Conv3D": "filters", "Dense": "units"}


@dataclass(frozen=True)
class Ending:
    """A network up to its logits, what was cut off (empty: nothing), and the layer that was given a second answer.

    ``widened`` is None where no layer was.
    """

    steps: Steps
    activation: str = ""
    widened: int | None = None


def cut_ending(steps: Steps, origins: tuple[Origin, ...]) -> tuple[Ending, tuple[Origin, ...]]:
    """Leave out a last softmax, log-softmax or sigmoid, as a layer of its own or within the last layer.

    ``origins`` belong to the layers; those of the layers that are left come back. One answer with a sigmoid becomes two
    logits, the first always 0: softmax then gives the second class the very probability that the sigmoid gave.
    """
    while _is_activation(steps, LINEAR):
        steps, origins = _without_last(steps, origins)
    number = steps.steps[-1].layer
    last = steps.layers[number]
    found = _activation_of(last)
    if found not in CUT:
        return Ending(steps), origins
    if _is_activation(steps, found):
        steps, origins = _without_last(steps, origins)
    elif "activation" in last.settings and _used_once(steps):
        steps = _with_settings(steps, number, activation=LINEAR)
    else:
        return Ending(steps), origins
    return _two_answers(Ending(steps, found)), origins


def with_first_answer(arrays: list[np.ndarray]) -> list[np.ndarray]:
    """The weights of a layer of one answer, with zeros for an answer before it: (…, 1) becomes (…, 2)."""
    return [np.concatenate([np.zeros_like(values), values], axis=-1) for values in arrays]


def _two_answers(ending: Ending) -> Ending:
    number = ending.steps.steps[-1].layer
    layer = ending.steps.layers[number]
    counted = WIDENED.get(layer.layer)
    single = counted is not None and layer.settings.get(counted) == 1 and layer.settings.get("groups", 1) == 1
    plain = layer.settings.get("activation", LINEAR) == LINEAR and _used_once(ending.steps)
    if ending.activation != SIGMOID or counted is None or not (single and plain):
        return ending
    return replace(ending, steps=_with_settings(ending.steps, number, **{counted: 2}), widened=number)


def _activation_of(layer: Layer) -> str:
    if layer.layer == "Softmax":
        return "softmax" if layer.settings.get("axis", -1) in (-1, [-1]) else ""
    return str(layer.settings.get("activation", LINEAR))


def _is_activation(steps: Steps, activation: str) -> bool:
    """Whether the last step is nothing but this activation of the answer of the step before."""
    last = steps.layers[steps.steps[-1].layer]
    follows = len(steps.steps) > 1 and steps.steps[-1].inputs == (len(steps.steps) - 1,)
    return follows and last.layer in ("Activation", "Softmax") and _activation_of(last) == activation


def _used_once(steps: Steps) -> bool:
    return sum(step.layer == steps.steps[-1].layer for step in steps.steps) == 1


def _with_settings(steps: Steps, number: int, **settings: object) -> Steps:
    layer = steps.layers[number]
    changed = Layer(layer.layer, {**layer.settings, **settings})
    return Steps((*steps.layers[:number], changed, *steps.layers[number + 1 :]), steps.steps)


def _without_last(steps: Steps, origins: tuple[Origin, ...]) -> tuple[Steps, tuple[Origin, ...]]:
    """The last step taken away, and its layer where nothing else uses it."""
    gone, rest = steps.steps[-1].layer, steps.steps[:-1]
    if any(step.layer == gone for step in rest):
        return Steps(steps.layers, rest), origins
    moved = tuple(Step(step.layer - (step.layer > gone), step.inputs) for step in rest)
    layers = steps.layers[:gone] + steps.layers[gone + 1 :]
    return Steps(layers, moved), origins[:gone] + origins[gone + 1 :]
