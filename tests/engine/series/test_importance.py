"""Dates that a network relies on are found, dates that it does not look at are not, and it never takes long."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.pixels import PixelSet
from alquimia_qgis.engine.series import importance as module
from alquimia_qgis.engine.series.importance import (
    OVERALL_ACCURACY,
    R_SQUARED,
    date_importance,
    few_examples,
    neighbours,
    overall_accuracy,
)
from alquimia_qgis.protocol.errors import JobCancelled
from tests.engine.series.stacks import lines

BATCH = 32


class LooksAt:
    """Stands for a network that tells the class by the sign of one date's band, whatever the others show."""

    def __init__(self, date: int) -> None:
        self._date = date
        self.batches = 0

    def predict_on_batch(self, examples: np.ndarray) -> np.ndarray:
        self.batches += 1
        value = examples[:, self._date, ..., 0]
        return np.stack([-value, value], axis=-1)


class Ticks:
    """A clock on which every prediction takes ``seconds``: it is looked at before and after one."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._now = seconds, 0.0

    def __call__(self) -> float:
        self._now += self._seconds
        return self._now


def batches(count: int, dates: int = 6, size: int = BATCH, shape: tuple[int, ...] = ()) -> list:
    """Series of noise whose class is the sign of the second date."""
    examples = np.random.default_rng(0).normal(size=(count, dates, *shape, 1)).astype(np.float32)
    labels = (examples[:, 1, ..., 0] > 0).astype(np.int32)
    return [(examples[i : i + size], labels[i : i + size]) for i in range(0, count, size)]


def found(network, examples, figure=OVERALL_ACCURACY, seconds=1e-6, context=None):
    return date_importance(network, examples, figure, context or JobContext.silent(), Ticks(seconds))


def test_the_date_that_decides_matters_and_no_other():
    result = found(LooksAt(1), batches(640))
    assert result.groups == ((0,), (1,), (2,), (3,), (4,), (5,))
    assert result.whole == 1.0 and result.losses[1] == pytest.approx(0.5, abs=0.06)
    assert result.losses[[0, 2, 3, 4, 5]].tolist() == [0, 0, 0, 0, 0]
    assert (result.figure, result.examples, result.shuffles, result.unit) == ("overall_accuracy", 640, 5, "pixel")


def test_it_works_on_chips_and_leaves_unlabelled_pixels_out():
    examples = batches(16, size=8, shape=(3, 3))
    for _, labels in examples:
        labels[:, 0] = -1
    result = found(LooksAt(1), examples)
    assert result.unit == "chip" and result.whole == 1.0 and result.losses[1] > 0.3


def test_numbers_are_judged_by_r_squared():
    examples = [(x, x[:, 1] * 3.0 + 1.0) for x, _ in batches(640)]

    class Triple(LooksAt):
        def predict_on_batch(self, examples: np.ndarray) -> np.ndarray:
            return examples[:, self._date] * 3.0 + 1.0

    result = found(Triple(1), examples, R_SQUARED)
    assert result.whole == pytest.approx(1.0)
    assert result.losses[1] == pytest.approx(2.0, abs=0.25), "what is shuffled is worse than the mean"
    assert result.losses[2] == pytest.approx(0.0)


def test_a_keras_network_is_asked():
    series = keras.Input((6, 1))
    network = keras.Model(series, keras.layers.Dense(2)(keras.layers.Flatten()(series)))
    weights = np.zeros((6, 2), np.float32)
    weights[1] = -1, 1
    network.set_weights([weights, np.zeros(2)])
    assert found(network, batches(96)).losses.argmax() == 1


def test_shuffles_are_the_same_in_every_run():
    first, again = (found(LooksAt(1), batches(100)).losses for _ in range(2))
    np.testing.assert_array_equal(first, again)


def test_no_batch_is_smaller_than_the_others():
    assert found(LooksAt(1), batches(100)).examples == 96
    assert found(LooksAt(1), batches(20)).examples == 20


def test_where_a_prediction_takes_long_neighbours_form_groups():
    slow = 20.0 / 6.1 / 640 * BATCH  # six predictions of all of them within twenty seconds
    result = found(LooksAt(1), batches(640, dates=12), seconds=slow)
    assert len(result.groups) == 5 and result.groups[0] == (0, 1, 2) and result.shuffles == 1
    assert result.losses.argmax() == 0
    assert sum(result.groups, ()) == tuple(range(12))


def test_where_it_takes_even_longer_there_are_fewer_examples_and_in_the_end_none():
    few = found(LooksAt(1), batches(640, dates=12), seconds=0.1 * BATCH)
    assert len(few.groups) == 5 and few.examples == BATCH
    context = JobContext.silent()
    assert found(LooksAt(1), batches(640), seconds=BATCH, context=context) is None
    assert "too long" in lines(context)


def test_repeated_shuffles_must_be_cheap():
    assert found(LooksAt(1), batches(320), seconds=5.0 / 2.1 / 6 / 320 * BATCH).shuffles == 2


def test_too_few_examples_or_dates_say_nothing():
    assert found(LooksAt(1), batches(7)) is None
    assert found(LooksAt(0), batches(100, dates=2)) is not None
    single = [(x[:, :1], y) for x, y in batches(100)]
    assert found(LooksAt(0), single) is None


def test_cancelling_ends_it():
    context = JobContext.silent()
    context.request_cancel()
    with pytest.raises(JobCancelled):
        found(LooksAt(1), batches(100), context=context)


def test_groups_are_neighbours():
    assert neighbours(3, 9) == ((0,), (1,), (2,))
    assert neighbours(5, 2) == ((0, 1, 2), (3, 4))
    assert neighbours(5, 0) == ((0, 1, 2, 3, 4),)


def test_accuracy_without_labels_is_undefined():
    assert overall_accuracy(np.array([1, -1, 0]), np.array([1, 1, 1])) == 0.5
    assert np.isnan(overall_accuracy(np.array([-1]), np.array([1])))


def test_few_examples_are_taken_evenly(monkeypatch):
    pixels = PixelSet(np.arange(12.0).reshape(6, 2), np.arange(6, dtype=np.int32), np.ones(6, int))
    assert len(few_examples(pixels)) == 6
    monkeypatch.setattr(module, "MOST_PIXELS", 3)
    assert few_examples(pixels).labels.tolist() == [0, 2, 5]


def test_few_chips_fit_in_memory(monkeypatch):
    windows = [Window(0, number, 4, 4) for number in range(100)]
    chips = ChipSet(
        np.zeros((100, 4, 4, 6), np.float32), np.ones((100, 4, 4), bool), np.zeros((100, 4, 4), np.int16), windows,
        4, 0, np.array([1600]),
    )  # fmt: skip
    found = few_examples(chips)
    assert len(found) == len(found.pixels) == len(found.valid) == len(found.labels) == module.MOST_CHIPS
    assert found.windows[-1] == windows[-1]
    monkeypatch.setattr(module, "MOST_BYTES", 4 * 4 * 6 * 4 * 10)
    assert len(few_examples(chips)) == 10
