"""Every declared parameter becomes a Processing parameter and its value comes back, whatever form it is given in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    NULL,
    QgsExpressionContext,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProperty,
)
from qgis.PyQt.QtCore import QVariant

from alquimia_qgis.desktop.algorithms.base import AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.from_declarations import add_declared, declared_values
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.options import PredictionOptions, SamplingOptions, SeriesOptions, TrainingOptions
from alquimia_qgis.protocol.parameters import Parameterised, choice, file_path, integer, real, switch


@dataclass(frozen=True)
class Everything(Parameterised):
    """One of each kind."""

    title = "Everything"

    level_count: int = integer(3, low=1, high=7, help="How many levels.")
    share: float = real(0.5, low=0.0, high=1.0, unit="of all", help="A share.", advanced=True)
    ceiling: float | None = real(None, low=0.0, optional=True, help="May be empty.")
    colour: str = choice("red", {"red": "Warm red", "blue": "Cold blue"}, help="A colour.")
    loud: bool = switch(True, help="Noise.")
    weights: str = file_path((".h5",), help="Where from.")


class Algorithm(AlquimiaAlgorithm):
    identifier = "everything"

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        add_declared(self, Everything)


@pytest.fixture
def algorithm(qgis_app: Any) -> QgsProcessingAlgorithm:
    made = Algorithm()
    made.initAlgorithm()
    return made


def values(algorithm: QgsProcessingAlgorithm, given: dict[str, Any]) -> Everything:
    return declared_values(Everything, algorithm, given, QgsProcessingContext())


def test_parameters_carry_label_limits_default_and_help(algorithm: QgsProcessingAlgorithm) -> None:
    level = algorithm.parameterDefinition("LEVEL_COUNT")
    assert (level.description(), level.minimum(), level.maximum(), level.defaultValue()) == ("Level count", 1, 7, 3)
    assert level.dataType() == level.Type.Integer
    assert level.help() == "How many levels. Allowed: a whole number from 1 to 7."
    share = algorithm.parameterDefinition("SHARE")
    assert share.description() == "Share [of all]"
    assert share.flags() & QgsProcessingParameterDefinition.Flag.FlagAdvanced
    assert not level.flags() & QgsProcessingParameterDefinition.Flag.FlagAdvanced
    assert algorithm.parameterDefinition("CEILING").flags() & QgsProcessingParameterDefinition.Flag.FlagOptional
    colour = algorithm.parameterDefinition("COLOUR")
    assert colour.usesStaticStrings() and colour.options() == ["red", "blue"] and colour.defaultValue() == "red"
    assert "red: Warm red; blue: Cold blue" in colour.help()
    assert algorithm.parameterDefinition("LOUD").defaultValue() is True


def test_nothing_given_is_the_default(algorithm: QgsProcessingAlgorithm) -> None:
    assert values(algorithm, {}) == Everything()


def test_values_of_every_form_come_back_in_their_own_type(algorithm: QgsProcessingAlgorithm) -> None:
    from_dialog = {"LEVEL_COUNT": 5, "SHARE": 1, "CEILING": 2.5, "COLOUR": "blue", "LOUD": False}
    from_command_line = {"LEVEL_COUNT": "5", "SHARE": "1", "CEILING": "2.5", "COLOUR": "blue", "LOUD": "false"}
    expected = Everything(5, 1.0, 2.5, "blue", False)
    for given in (from_dialog, from_command_line):
        made = values(algorithm, given)
        assert made == expected
        assert [type(value) for value in made.to_dict().values()] == [int, float, float, str, bool, str]


def test_an_empty_optional_number_is_none_and_an_empty_mandatory_one_its_default(
    algorithm: QgsProcessingAlgorithm,
) -> None:
    made = values(algorithm, {"CEILING": None, "LEVEL_COUNT": None, "SHARE": ""})
    assert (made.ceiling, made.level_count, made.share) == (None, 3, 0.5)


def test_what_is_left_out_has_its_default(qgis_app: Any) -> None:
    algorithm = Algorithm()
    add_declared(algorithm, Everything, without={"share", "colour"})
    assert [item.name() for item in algorithm.parameterDefinitions()] == ["LEVEL_COUNT", "CEILING", "LOUD", "WEIGHTS"]
    given = {"LEVEL_COUNT": 5, "SHARE": 7}
    made = declared_values(Everything, algorithm, given, QgsProcessingContext(), without={"share", "colour"})
    assert (made.level_count, made.share, made.colour) == (5, 0.5, "red")


@pytest.mark.parametrize("null", [QVariant(), NULL])
def test_a_null_of_qgis_counts_as_not_given(algorithm: QgsProcessingAlgorithm, null: Any) -> None:
    assert values(algorithm, dict.fromkeys(("LEVEL_COUNT", "SHARE", "CEILING", "COLOUR", "LOUD"), null)) == Everything()


@pytest.mark.parametrize(("given", "expected"), [(0, False), (1, True), (1.0, True), ("0", False), ("yes", True)])
def test_switches_accept_numbers(algorithm: QgsProcessingAlgorithm, given: Any, expected: bool) -> None:
    assert values(algorithm, {"LOUD": given}).loud is expected


def test_a_switch_of_two_is_refused(algorithm: QgsProcessingAlgorithm) -> None:
    with pytest.raises(ParameterError, match=r"Loud must be true or false; 2 was given\."):
        values(algorithm, {"LOUD": 2})


def test_a_file_is_chosen_by_its_ending_and_leaves_qgis_with_an_absolute_path(
    algorithm: QgsProcessingAlgorithm, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    definition = algorithm.parameterDefinition("WEIGHTS")
    assert definition.type() == "file"
    assert "*.h5" in definition.fileFilter()
    assert definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional
    monkeypatch.chdir(tmp_path)
    assert values(algorithm, {"WEIGHTS": "some/weights.h5"}).weights == str(tmp_path / "some" / "weights.h5")
    assert values(algorithm, {"WEIGHTS": ""}).weights == values(algorithm, {}).weights == ""


def test_an_expression_is_evaluated(algorithm: QgsProcessingAlgorithm) -> None:
    context = QgsProcessingContext()
    context.setExpressionContext(QgsExpressionContext())
    made = declared_values(Everything, algorithm, {"LEVEL_COUNT": QgsProperty.fromExpression("2 + 2")}, context)
    assert made.level_count == 4


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"LEVEL_COUNT": -3}, "Level count must be a whole number from 1 to 7; -3 was given."),
        ({"LEVEL_COUNT": "2.5"}, "Level count must be a whole number from 1 to 7; 2.5 was given."),
        ({"LEVEL_COUNT": "many"}, "Level count must be a whole number from 1 to 7; 'many' was given."),
        ({"LEVEL_COUNT": "1e400"}, "Level count must be a whole number from 1 to 7; inf was given."),
        ({"SHARE": "nan"}, "Share must be a number from 0 to 1; nan was given."),
        ({"SHARE": 1.5}, "Share must be a number from 0 to 1; 1.5 was given."),
        ({"COLOUR": "green"}, "Colour must be one of red, blue; 'green' was given."),
        ({"COLOUR": 0}, "Colour must be one of red, blue; 0 was given."),
        ({"LOUD": "perhaps"}, "Loud must be true or false; 'perhaps' was given."),
    ],
)
def test_what_is_not_allowed_is_refused_in_one_sentence(
    algorithm: QgsProcessingAlgorithm, given: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ParameterError) as refusal:
        values(algorithm, given)
    assert refusal.value.message == sentence
    accepted, shown = AlgorithmWithCheck().create().checkParameterValues(given, QgsProcessingContext())
    assert not accepted and shown == sentence


class AlgorithmWithCheck(Algorithm):
    def createInstance(self, configuration: dict[str, Any] | None = None) -> AlquimiaAlgorithm:
        return AlgorithmWithCheck()

    def check_declared(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        declared_values(Everything, self, parameters, context)


def test_a_name_declared_twice_is_refused(algorithm: QgsProcessingAlgorithm) -> None:
    with pytest.raises(ParameterError, match="LEVEL_COUNT twice"):
        add_declared(algorithm, Everything)


@pytest.mark.parametrize("declared", [SamplingOptions, SeriesOptions, TrainingOptions, PredictionOptions])
def test_every_default_of_our_own_options_is_accepted(declared: type[Parameterised], qgis_app: Any) -> None:
    class Options(AlquimiaAlgorithm):
        def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
            add_declared(self, declared)

    algorithm = Options()
    algorithm.initAlgorithm()
    context = QgsProcessingContext()
    for definition in algorithm.parameterDefinitions():
        assert definition.checkValueIsAcceptable(definition.defaultValue(), context), definition.name()
    assert declared_values(declared, algorithm, {}, context) == declared()
