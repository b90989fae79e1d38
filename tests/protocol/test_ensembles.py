"""Whether models can be averaged, and how much each of them counts."""

from __future__ import annotations

import pytest

from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.ensembles import check_same_classes, normalised_weights
from alquimia_qgis.protocol.errors import ParameterError

WATER, FOREST = ClassRecord(1, "Water", "#4477aa"), ClassRecord(2, "Forest", "#228833")


def test_weights_add_up_to_one_and_keep_their_ratio() -> None:
    assert normalised_weights((), 4) == (0.25,) * 4
    assert normalised_weights((3, 1), 2) == (0.75, 0.25)


@pytest.mark.parametrize("weights", [(1, 0), (1, -1), (float("nan"), 1), (float("inf"), 1)])
def test_only_positive_numbers_are_weights(weights: tuple[float, ...]) -> None:
    with pytest.raises(ParameterError, match="must be positive numbers"):
        normalised_weights(weights, 2)


def test_one_weight_for_each_model() -> None:
    with pytest.raises(ParameterError, match="3 weights were given for 2 models"):
        normalised_weights((1, 2, 3), 2)


def test_order_and_colour_of_classes_do_not_matter() -> None:
    check_same_classes({"a": (WATER, FOREST), "b": (FOREST, ClassRecord(1, "Water", "#000000"))})


@pytest.mark.parametrize(
    "other", [(WATER,), (WATER, ClassRecord(3, "Forest", "#228833")), (WATER, ClassRecord(2, "Wood", "#228833"))]
)
def test_values_and_names_do(other: tuple[ClassRecord, ...]) -> None:
    with pytest.raises(ParameterError, match="a has 1 'Water', 2 'Forest', b has 1 'Water'"):
        check_same_classes({"a": (WATER, FOREST), "b": other})
