"""What the tests of the model families share."""

from __future__ import annotations

import math
from typing import Any

import pytest

from alquimia_qgis.protocol.parameters import CHOICE, FILE, SWITCH, Parameter
from alquimia_qgis.zoo.family import ModelFamily
from alquimia_qgis.zoo.transfer_family import TransferFamily
from alquimia_qgis.zoo.tree_family import TreeFamily

SMALLEST_IMAGE, SMALLEST_IMAGE_OF_SERIES = 64, 16  # pixels
BANDS, DATES = 3, 12


def example_shape(family: type[ModelFamily] | ModelFamily, dates: int = DATES, bands: int = BANDS) -> tuple[int, ...]:
    """A small input shape for one example of this family, or of a family with these values."""
    smallest = SMALLEST_IMAGE_OF_SERIES if "date" in family.input.axes else SMALLEST_IMAGE
    own = None if "patch_size" in family.only_in_training else getattr(family, "patch_size", None)
    edge = own or smallest
    sizes = {"height": edge, "width": edge, "band": bands, "date": dates}
    return tuple(sizes[axis] for axis in family.input.axes)


def small(family: type[ModelFamily], **values: Any) -> ModelFamily:
    """The family as small as it allows, so that tests are quick; values it does not have are left out."""
    few = {p.name: p.low for p in family.parameters() if p.name.endswith(("filters", "_stage"))}
    if issubclass(family, TransferFamily):
        few["patch_size"] = 32  # large networks whose filters cannot be fewer
    if issubclass(family, TreeFamily):
        few.update(trees=5, boosting_rounds=5, patch_size=9)  # a neighbourhood large enough to show all statistics
    names = {p.name for p in family.parameters()}
    return family(**{name: value for name, value in {**few, **values}.items() if name in names})


def channels_of(example: ModelFamily, classes: int) -> int:
    """The channels of the network that this family trains for its first purpose with so many classes."""
    return example.output_channels(example.tasks[0], classes)


def other_values(parameter: Parameter) -> list[Any]:
    """Allowed values that differ from the default, one per choice."""
    if parameter.kind == CHOICE:
        return [value for value, _ in parameter.choices if value != parameter.default]
    if parameter.kind == SWITCH:
        return [not parameter.default]
    if parameter.kind == FILE:
        return [f"/weights/network{extension}" for extension in parameter.extensions]
    if parameter.optional:
        return [parameter.low]
    odd_step = 2 if "kernel_size" in parameter.name or parameter.name == "patch_size" else 1
    higher = parameter.default + (odd_step if isinstance(parameter.default, int) else 0.25)
    return [higher if parameter.high is None or higher <= parameter.high else parameter.low]


def counts(network: Any) -> tuple[int, int]:
    """The number of all and of the trainable weights of a network."""
    return network.count_params(), sum(math.prod(weight.shape) for weight in network.trainable_weights)


def bad_values(parameter: Parameter) -> list[Any]:
    """Values that the declaration must refuse."""
    if parameter.kind == CHOICE:
        return ["no such choice", None, 3]
    if parameter.kind == SWITCH:
        return ["yes", 1]
    if parameter.kind == FILE:
        return ["/weights/network.txt", 3, True, None]
    beyond = [parameter.low - 1] if parameter.low is not None else []
    beyond += [parameter.high + 1] if parameter.high is not None else []
    return [*beyond, "many", math.nan, math.inf, True]


@pytest.fixture(autouse=True)
def _fresh_keras_session():
    """Names and weights of one test's networks do not leak into the next."""
    yield
    import keras

    keras.utils.clear_session(free_memory=False)
