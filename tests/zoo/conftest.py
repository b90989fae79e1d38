"""What the tests of the model families share."""

from __future__ import annotations

import math
from typing import Any

import pytest

from alquimia_qgis.protocol.parameters import CHOICE, SWITCH, Parameter
from alquimia_qgis.zoo.family import ModelFamily

SMALLEST_SIZES = {"height": 64, "width": 64, "band": 3, "date": 12}


def example_shape(family: type[ModelFamily]) -> tuple[int, ...]:
    """A small input shape for one example of this family."""
    return tuple(SMALLEST_SIZES[axis] for axis in family.input.axes)


def small(family: type[ModelFamily], **values: Any) -> ModelFamily:
    """The family with as few filters as it allows, so that tests are quick; values it does not have are left out."""
    few = {p.name: p.low for p in family.parameters() if p.name in ("first_filters", "filters")}
    names = {p.name for p in family.parameters()}
    return family(**{**few, **{name: value for name, value in values.items() if name in names}})


def other_values(parameter: Parameter) -> list[Any]:
    """Allowed values that differ from the default, one per choice."""
    if parameter.kind == CHOICE:
        return [value for value, _ in parameter.choices if value != parameter.default]
    if parameter.kind == SWITCH:
        return [not parameter.default]
    odd_step = 2 if "kernel_size" in parameter.name else 1
    higher = parameter.default + (odd_step if isinstance(parameter.default, int) else 0.25)
    return [higher if parameter.high is None or higher <= parameter.high else parameter.low]


def bad_values(parameter: Parameter) -> list[Any]:
    """Values that the declaration must refuse."""
    if parameter.kind == CHOICE:
        return ["no such choice", None, 3]
    if parameter.kind == SWITCH:
        return ["yes", 1]
    beyond = [parameter.low - 1] if parameter.low is not None else []
    beyond += [parameter.high + 1] if parameter.high is not None else []
    return [*beyond, "many", math.nan, math.inf, True]


@pytest.fixture(autouse=True)
def _fresh_keras_session():
    """Names and weights of one test's networks do not leak into the next."""
    yield
    import keras

    keras.backend.clear_session()
