"""A parameter is declared once and says itself what it allows."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.options import PredictionOptions, SamplingOptions, TrainingOptions
from alquimia_qgis.protocol.parameters import Parameterised, choice, file_path, integer, real, switch


@dataclass(frozen=True)
class Example(Parameterised):
    """Declarations of every kind."""

    title = "Example"
    count: int = integer(3, low=1, high=9, help="How many.", formerly="number")
    share: float = real(0.5, low=0.0, high=1.0, help="How much.")
    size: float | None = real(None, low=0.0, optional=True, help="How large.", label="Size of it")
    colour: str = choice("red", {"red": "Red", "blue": "Blue"}, help="Which.")
    loud: bool = switch(False, help="Whether.")
    weights: str = file_path((".h5", ".bin"), help="Where from.")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"count": 10}, "Count must be a whole number from 1 to 9; 10 was given."),
        ({"count": 2.5}, "Count must be a whole number from 1 to 9; 2.5 was given."),
        ({"count": math.inf}, "Count must be a whole number from 1 to 9; inf was given."),
        ({"count": 10**400}, "Count must be a whole number from 1 to 9"),
        ({"count": None}, "Count must be a whole number from 1 to 9; None was given."),
        ({"share": -0.1}, "Share must be a number from 0 to 1; -0.1 was given."),
        ({"share": math.nan}, "Share must be a number from 0 to 1; nan was given."),
        ({"size": 10**400}, "Size of it must be a number of 0 or more"),
        ({"colour": "green"}, "Colour must be one of red, blue; 'green' was given."),
        ({"colour": []}, "Colour must be one of red, blue; [] was given."),
        ({"loud": "yes"}, "Loud must be true or false; 'yes' was given."),
        ({"weights": "/a/b.txt"}, "Weights must be a file ending with .h5 or .bin, or empty; '/a/b.txt' was given."),
        ({"weights": 3}, "Weights must be a file ending with .h5 or .bin, or empty; 3 was given."),
        ({"weights": None}, "Weights must be a file ending with .h5 or .bin, or empty; None was given."),
    ],
)
def test_a_bad_value_is_refused_in_one_sentence(values, message):
    with pytest.raises(ParameterError) as refusal:
        Example(**values)
    assert refusal.value.message.startswith(message)


def test_values_come_in_their_own_type():
    example = Example(count=4.0, share=1, size=2)
    assert (type(example.count), type(example.share), type(example.size)) == (int, float, float)
    assert Example().size is None


def test_a_file_may_be_left_out_and_its_ending_written_large():
    assert Example().weights == ""
    assert Example(weights="/a/B.H5").weights == "/a/B.H5"


def test_a_former_name_is_understood():
    assert Example.from_dict({"number": 7}).count == 7


def test_an_unknown_name_is_refused_and_the_known_are_listed():
    with pytest.raises(ParameterError, match=r"no parameter called weight\. It has: count, share"):
        Example.from_dict({"weight": 7})


def test_an_undeclared_field_is_a_defect_of_the_declaration():
    @dataclass(frozen=True)
    class Careless(Parameterised):
        depth: int = 3

    with pytest.raises(TypeError, match="'depth' of Careless is not declared"):
        Careless()


def test_a_default_outside_the_choices_is_a_defect_of_the_declaration():
    with pytest.raises(ValueError, match="'c' is not among"):
        choice("c", {"a": "A"}, help="Which.")


@pytest.mark.parametrize("options", [SamplingOptions, TrainingOptions, PredictionOptions])
def test_every_option_has_valid_defaults_help_and_a_record(options):
    assert options.from_dict(options().to_dict()) == options()
    for parameter in options.parameters():
        assert parameter.help.endswith("."), parameter.name
        assert parameter.label


def test_no_two_training_parameters_share_a_name():
    names = [p.name for options in (SamplingOptions, TrainingOptions) for p in options.parameters()]
    assert len(names) == len(set(names))


@given(st.integers() | st.floats() | st.text() | st.none() | st.lists(st.integers()))
def test_whatever_is_given_is_accepted_within_the_limits_or_refused(value):
    try:
        accepted = Example(count=value).count
    except ParameterError:
        return
    assert isinstance(accepted, int)
    assert 1 <= accepted <= 9
