"""How a batch size is found where the user leaves it open; no GPU is needed for that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.training import batch_size
from alquimia_qgis.engine.training.batch_size import (
    MeasuredSpeed,
    automatic_batch_size,
    fastest_batch_size,
    fitting_batch_size,
    largest_batch,
    training_bytes_per_chip,
)
from alquimia_qgis.engine.training.plan import TrainingPlan
from alquimia_qgis.engine.training.trainer import train_network
from alquimia_qgis.protocol.errors import JobCancelled
from alquimia_qgis.protocol.events import Log
from alquimia_qgis.protocol.options import TrainingOptions

OPTIONS = TrainingOptions(epochs=1, monitor="loss", patience=0)


class Batches(keras.utils.PyDataset):
    """Batches of the asked size; more than ``fits`` chips do not fit in memory."""

    def __init__(self, size: int, fits: int = 10_000) -> None:
        super().__init__()
        self.size, self.fits = size, fits

    def __len__(self) -> int:
        return 2

    def __getitem__(self, index: int) -> tuple[np.ndarray, np.ndarray]:
        if self.size > self.fits:
            raise MemoryError
        return np.ones((self.size, 4), "float32"), np.ones((self.size, 1), "float32")


def network() -> keras.Model:
    return keras.Sequential([keras.Input((4,)), keras.layers.Dense(3), keras.layers.Dense(1, dtype="float32")])


def plan(fits: int = 10_000, largest: int = 64) -> TrainingPlan:
    return TrainingPlan(
        network, keras.losses.MeanSquaredError, list, lambda size: (Batches(size, fits), None), largest_batch=largest
    )


def logged(context: JobContext) -> list[str]:
    return [event.message for event in context.events if isinstance(event, Log)]


def speeds(asked: list[int], **known: float | None) -> Callable[[int], float | None]:
    """A device of these speeds (``at8=100.0``); None: out of memory."""

    def speed(size: int) -> float | None:
        asked.append(size)
        return known[f"at{size}"]

    return speed


@pytest.mark.parametrize(
    ("known", "largest", "found", "tried"),
    [
        ({"at8": 100, "at16": 180, "at32": 300, "at64": 500}, 64, 64, [8, 16, 32, 64]),
        ({"at8": 100, "at16": 180, "at32": 190}, 64, 16, [8, 16, 32]),
        ({"at8": 100, "at16": 180, "at32": 150}, 64, 16, [8, 16, 32]),
        ({"at8": 100, "at16": 180, "at32": None}, 64, 16, [8, 16, 32]),
        ({"at8": 100, "at16": 180}, 16, 16, [8, 16]),
        ({"at8": 100}, 8, 8, [8]),
        ({"at8": None}, 64, 4, [8]),
    ],
    ids=["grows", "no gain", "slower", "memory", "few chips", "very few chips", "does not fit"],
)
def test_batches_are_doubled_while_they_fit_and_pay(known, largest, found, tried):
    asked: list[int] = []
    assert fastest_batch_size(speeds(asked, **known), largest) == found
    assert asked == tried


@pytest.mark.parametrize(
    ("chips", "steps", "largest"),
    [(1, None, 8), (255, None, 8), (511, None, 8), (512, None, 16), (1500, None, 32), (4000, None, 64),
     (100_000, None, 64), (4000, 1000, 8), (4000, 100, 32), (4000, 10, 64)],
)  # fmt: skip
def test_an_epoch_keeps_enough_updates(chips, steps, largest):
    assert largest_batch(chips, steps) == largest
    assert largest == 8 or chips / largest >= (steps or 32)


def test_a_processor_takes_eight_and_fewer_where_memory_is_short():
    needed = training_bytes_per_chip(network())
    assert needed >= 4 * (3 + 1)
    found = [fitting_batch_size(network(), memory) for memory in (None, 16 * needed, 16 * needed - 1, 4 * needed, 1)]
    assert found == [8, 8, 4, 2, 1]


def test_what_a_chip_takes_follows_the_outputs_of_the_layers():
    def sized(edge: int | None, filters: int) -> keras.Model:
        return keras.Sequential([keras.Input((edge, edge, 3)), keras.layers.Conv2D(filters, 3, padding="same")])

    assert training_bytes_per_chip(sized(64, 32)) == 4 * training_bytes_per_chip(sized(32, 32))
    assert training_bytes_per_chip(sized(None, 32)) == 0


def test_speed_is_measured_on_real_steps():
    now = [0.0]

    def clock() -> float:
        now[0] += 0.5
        return now[0]

    measured = MeasuredSpeed(plan(fits=16), OPTIONS, "float32", JobContext.silent(), clock)
    assert measured(8) == pytest.approx(16)
    assert measured(16) == pytest.approx(32)
    assert measured(32) is None


def test_cancelling_ends_the_search():
    context = JobContext.silent()
    context.request_cancel()
    with pytest.raises(JobCancelled):
        MeasuredSpeed(plan(), OPTIONS, "float32", context)(8)


def test_only_lack_of_memory_is_taken_for_it():
    def broken(size: int) -> Any:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        MeasuredSpeed(
            TrainingPlan(network, keras.losses.MeanSquaredError, list, broken), OPTIONS, "float32", JobContext.silent()
        )(8)


def test_a_gpu_is_tried_and_a_processor_is_not(monkeypatch):
    asked: list[int] = []
    trial = speeds(asked, at8=100, at16=200, at32=205)
    monkeypatch.setattr(batch_size, "MeasuredSpeed", lambda *_: trial)
    context = JobContext.silent()
    assert automatic_batch_size(plan(), OPTIONS, "float32", context) == 8
    assert not asked
    assert logged(context) == ["Batches of 8."]
    monkeypatch.setattr(batch_size, "accelerators", lambda: ("gpu:0",))
    assert automatic_batch_size(plan(), OPTIONS, "float32", context) == 16
    assert asked == [8, 16, 32]
    assert logged(context)[-1] == "Batches of 16."


def test_left_open_it_trains_as_with_that_number(monkeypatch):
    monkeypatch.setattr(batch_size, "accelerators", lambda: ("gpu:0",))
    asked: list[int] = []
    monkeypatch.setattr(batch_size, "MeasuredSpeed", lambda *_: speeds(asked, at8=1, at16=2, at32=1))
    found = train_network(plan(), OPTIONS, JobContext.silent())
    given = train_network(plan(), TrainingOptions(**{**OPTIONS.to_dict(), "batch_size": 16}), JobContext.silent())
    assert OPTIONS.batch_size is None
    assert found.batch_size == given.batch_size == 16
    for one, other in zip(found.network.get_weights(), given.network.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_found_size_that_does_not_fit_after_all_is_halved(monkeypatch):
    monkeypatch.setattr(batch_size, "accelerators", lambda: ("gpu:0",))
    monkeypatch.setattr(batch_size, "MeasuredSpeed", lambda *_: speeds([], at8=1, at16=2, at32=4, at64=8))
    assert train_network(plan(fits=8), OPTIONS, JobContext.silent()).batch_size == 8
