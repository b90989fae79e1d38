"""The arithmetic behind charts and estimates."""

from __future__ import annotations

import pytest
from qgis.core import QgsSettings

from alquimia_qgis.desktop.panel.train.curve_scale import limits_of, ticks, whole_ticks
from alquimia_qgis.desktop.panel.train.estimate import PACE, Estimate, estimate, remember_pace, rounded
from alquimia_qgis.desktop.panel.train.estimate_words import duration, in_words
from alquimia_qgis.desktop.panel.train.sample_sizes import SampleSizes
from alquimia_qgis.zoo.catalogue import load_catalogue

SIZES = SampleSizes(40, ((20.0, 10.0, 200.0), (130.0, 10.0, 1300.0)))  # two of forty features


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.0, 1.0, [0.0, 0.25, 0.5, 0.75, 1.0]),
        (0.31, 0.87, [0.2, 0.4, 0.6, 0.8, 1.0]),
        (0.0, 37.0, [0.0, 10.0, 20.0, 30.0, 40.0]),
        (-3.0, 2.0, [-4.0, -2.0, 0.0, 2.0]),
    ],
)
def test_axes_have_round_numbers_that_hold_all_values(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high) == pytest.approx(expected)


@pytest.mark.parametrize("value", [0.0, 5.0, -2.0, 1e-9, 1e12])
def test_a_constant_has_an_axis_too(value: float) -> None:
    marks = ticks(value, value)
    assert marks[0] <= value <= marks[-1] and len(marks) >= 2


@pytest.mark.parametrize(("last", "expected"), [(1, [1]), (4, [1, 2, 3, 4]), (30, [1, 10, 20, 30])])
def test_epochs_are_whole_numbers_from_one(last: int, expected: list[int]) -> None:
    assert whole_ticks(last, 4) == expected


def test_a_first_loss_of_a_hundredfold_does_not_flatten_the_curve() -> None:
    assert limits_of([900.0] + [2.0 - number / 40 for number in range(40)])[1] < 10
    assert limits_of([3.0, 2.0]) == (2.0, 3.0)


def guess(name: str, **values: object) -> Estimate:
    given = {"PATCH_SIZE": 64, "EPOCHS": 10, "VALIDATION_SHARE": 0.25, **values}
    return estimate(name, load_catalogue().families[name], given, SIZES, 4, 1)


def test_examples_are_chips_pixels_or_features_as_the_family_has_it() -> None:
    assert (guess("unet").training, guess("unet").validation) == (60, 20)  # 1 and 3 chips, each for twenty features
    assert guess("unet", PLACEMENT="feature").training == 30
    assert guess("small_cnn", MAXIMUM_CHIPS=1000).training == 750
    trees = guess("random_forest")
    assert trees.training + trees.validation == 30_000 and not trees.are_chips


def test_more_epochs_and_larger_networks_take_longer_and_more_memory() -> None:
    usual, long, wide = guess("unet"), guess("unet", EPOCHS=100), guess("unet", FIRST_FILTERS=64)
    assert usual.seconds < long.seconds and usual.seconds < wide.seconds and usual.memory < wide.memory
    assert guess("unet", FOLDS=4).seconds == pytest.approx(5 * usual.seconds)


def test_the_computer_is_learned_from_its_trainings() -> None:
    before = guess("unet").seconds
    remember_pace("unet", before, 4 * before)
    assert guess("unet").seconds == pytest.approx(2 * before)
    QgsSettings().remove(PACE)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(4.2, "5 s"), (31.0, "40 s"), (55.0, "1 min"), (300.0, "5 min"), (3500.0, "1 h"), (9000.0, "3 h")],
)
def test_an_estimate_does_not_look_exact(seconds: float, words: str) -> None:
    assert duration(seconds) == words
    assert rounded(0.2) == 1


def test_the_sentence_says_that_it_is_an_estimate() -> None:
    said = in_words(Estimate(1200, 300, True, 1.26e9, 61.0))
    assert said == "Estimate: about 1,200 chips to learn from and 300 to validate, 1.3 GB of memory, at most 2 min."
