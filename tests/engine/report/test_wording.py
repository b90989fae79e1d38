"""Numbers are rounded, grouped and named as a reader expects."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.engine.report import wording


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.8125, "81.2 %"), (1.0, "100.0 %"), (0.0, "0.0 %"), (0.9999, "99.9 %"), (0.0001, "< 0.1 %"),
        (float("nan"), "–"), (None, "–"),
    ],
)  # fmt: skip
def test_percent_never_rounds_to_perfection(value, text):
    assert wording.percent(value).replace("\u202f", " ") == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (999, "999"), (1000, "1.0k"), (1234, "1.2k"), (12_345, "12k"), (999_960, "1.0M"), (3.4e9, "3.4G")],
)
def test_short_counts_have_at_most_four_characters(value, text):
    assert wording.short_count(value) == text


def test_counts_areas_and_distances():
    assert wording.count(1234567).replace("\u202f", " ") == "1 234 567"
    assert wording.count(np.int64(7)) == "7"
    assert wording.area(1234.56, 1).replace("\u202f", " ") == "1 234.6"
    assert [wording.area_digits(size) for size in (2e5, 500.0, 5.0, 0.01)] == [0, 1, 2, 4]
    assert wording.distance(1234.5, "m").replace("\u202f", " ") in {"1 234 m", "1 235 m"}
    assert wording.distance(float("nan"), "m") == "–"


@pytest.mark.parametrize(("seconds", "text"), [(4.4, "4 s"), (61, "1 min 01 s"), (7325, "2 h 02 min"), (None, "–")])
def test_duration(seconds, text):
    assert wording.duration(seconds) == text


def test_names():
    assert wording.elided("short") == "short"
    assert wording.elided("a" * 30 + "b" * 30, 12) == "aaaaaaaa…bbb"
    assert wording.listed(["a", "b", "c"]) == "a, b and c"
    assert wording.listed(["a"]) == "a"
    assert [wording.plural(number, "class") for number in (1, 2)] == ["1 class", "2 classes"]
    assert wording.plural(2, "feature") == "2 features"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12.0, "12.0"), (9.618, "9.62"), (123.4, "123"), (1234.5, "1 234"), (999.6, "1 000"), (0.0, "0"),
        (-0.5, "−0.500"), (None, "–"), (float("nan"), "–"),
    ],
)  # fmt: skip
def test_numbers_have_three_digits(value, text):
    assert wording.number(value).replace("\u202f", " ") == text


def test_round_numbers_of_axes_have_no_zeros_at_their_end():
    numbers = (0.0, 0.25, 1500.0, 20_000.0, -50.0)
    assert [wording.round_number(value).replace("\u202f", " ") for value in numbers] == [
        "0", "0.25", "1500", "20 000", "−50",
    ]  # fmt: skip
