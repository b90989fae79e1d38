"""Batches that threads make ahead are the same, in order, and threads and errors end where they should."""

from __future__ import annotations

import contextlib
import gc
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import keras
import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.dataset import Augmentation, ChipSequence
from alquimia_qgis.engine.training import read_ahead
from alquimia_qgis.engine.training.plan import TrainingPlan
from alquimia_qgis.engine.training.read_ahead import ReadAhead, batches_ahead, reading_ahead
from alquimia_qgis.engine.training.trainer import train_network
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.errors import AlquimiaError, ImageError, JobCancelled
from alquimia_qgis.protocol.options import TrainingOptions

BANDS = (BandRecord("a", 100.0, 50.0),)


class Numbers(keras.utils.PyDataset):
    """Batch i of epoch e is the number 100 e + i; it notes what was asked for and in how many threads at once."""

    def __init__(self, count: int = 6, before: Callable[[int], None] = lambda index: None) -> None:
        super().__init__()
        self.count, self.epoch, self.asked, self.before = count, 0, [], before

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, index: int) -> tuple[np.ndarray, np.ndarray]:
        epoch = self.epoch
        self.asked.append(index)
        self.before(index)
        value = np.full((2, 1), 100 * epoch + index, dtype="float32")
        return value, value

    def on_epoch_end(self) -> None:
        self.epoch += 1


def threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("read-ahead")]


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    assert not threads()
    yield
    assert not threads()


def chip_sequence(batch_size: int = 4) -> ChipSequence:
    random = np.random.default_rng(3)
    pixels = random.integers(0, 200, (10, 12, 12, 1)).astype(np.uint16)
    labels = random.integers(-1, 2, (10, 12, 12)).astype(np.int16)
    chips = ChipSet(pixels, labels > -5, labels, [Window(0, 0, 12, 12)] * 10, 8, 2, np.array([1, 1]))
    return ChipSequence(chips, BANDS, batch_size, steps=7, augmentation=Augmentation(), seed=5)


def test_chips_are_the_same_in_every_epoch_with_and_without_threads() -> None:
    plain, inner = chip_sequence(), chip_sequence()
    with reading_ahead(inner) as (ahead,):
        assert ahead is not None
        epochs = []
        for _ in range(3):
            for index in range(len(plain)):
                for one, other in zip(plain[index], ahead[index], strict=True):
                    np.testing.assert_array_equal(one, other)
            epochs.append(ahead[0][0])
            plain.on_epoch_end()
            ahead.on_epoch_end()
    assert not np.array_equal(epochs[0], epochs[1])
    assert not np.array_equal(epochs[1], epochs[2])


@pytest.mark.parametrize("workers", [1, 3])
def test_order_does_not_depend_on_which_thread_is_fast(workers: int) -> None:
    dataset = Numbers(9, before=lambda index: time.sleep(0.01 * (index % 3 == 0)))
    ahead = ReadAhead(dataset, workers)
    found = []
    for _ in range(2):
        found.extend(float(ahead[index][0][0, 0]) for index in range(9))
        ahead.on_epoch_end()
    ahead.close()
    assert found == [*range(9), *range(100, 109)]


def test_no_more_than_a_few_batches_wait() -> None:
    furthest, reached = 2 + read_ahead.MOST_BATCHES, threading.Event()
    dataset = Numbers(20, lambda index: reached.set() if index == furthest else None)
    ahead = ReadAhead(dataset, 2)
    for index in range(3):
        ahead[index]
    assert reached.wait(30), "batches are made before they are asked for"
    ahead.close()
    assert sorted(dataset.asked) == list(range(furthest + 1))


def test_large_batches_wait_in_small_numbers() -> None:
    class Huge:
        nbytes = read_ahead.BYTES_AHEAD

        def __array__(self, *_: Any, **__: Any) -> np.ndarray:
            return np.broadcast_to(np.uint8(0), (self.nbytes,))

    assert batches_ahead((np.zeros(10), np.zeros(10))) == read_ahead.MOST_BATCHES
    assert batches_ahead((Huge(), np.zeros(10))) == 1


def test_an_epoch_begins_when_the_batches_of_the_last_are_made() -> None:
    mixed: list[int] = []

    def slow(index: int) -> None:
        epoch = dataset.epoch
        time.sleep(0.02)
        if dataset.epoch != epoch:
            mixed.append(index)

    dataset = Numbers(30, slow)
    ahead = ReadAhead(dataset, 3)
    for index in range(3):
        ahead[index]
    ahead.on_epoch_end()
    assert float(ahead[0][0][0, 0]) == 100
    ahead.close()
    assert not mixed


def test_a_closed_reader_holds_nothing() -> None:
    dataset = Numbers()
    ahead = ReadAhead(dataset)
    ahead[0]
    reference = weakref.ref(dataset)
    del dataset
    ahead.close()
    ahead.close()
    ahead.on_epoch_end()
    assert reference() is None and len(ahead) == 6
    with pytest.raises(RuntimeError, match="is over"):
        ahead[1]


def network() -> keras.Model:
    return keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])


def plan(training: keras.utils.PyDataset, validation: keras.utils.PyDataset | None = None) -> TrainingPlan:
    return TrainingPlan(network, keras.losses.MeanSquaredError, list, lambda size: (training, validation))


OPTIONS = TrainingOptions(epochs=3, batch_size=2, learning_rate=1e-3, monitor="loss", patience=0)


class Refusing:
    """Raises an error the first time batch ``index`` is made in a thread of ours."""

    def __init__(self, index: int, error: Exception) -> None:
        self.index, self.error = index, error

    def __call__(self, index: int) -> None:
        if index == self.index:
            assert threading.current_thread().name.startswith("read-ahead")
            raise self.error


@pytest.mark.parametrize("part", ["training", "validation"])
@pytest.mark.parametrize("error", [ImageError("A tile is broken."), KeyError("x"), OSError(28, "No space")])
def test_an_error_in_a_thread_comes_out_as_it_is(part: str, error: Exception) -> None:
    broken, whole = Numbers(8, Refusing(5, error)), Numbers(8)
    with pytest.raises(type(error)) as caught:
        train_network(plan(broken, whole) if part == "training" else plan(whole, broken), OPTIONS, JobContext.silent())
    assert caught.value is error
    assert not threads()


@pytest.mark.parametrize("end", [None, ImageError, JobCancelled])
def test_nothing_is_held_after_a_training_however_it_ends(end: type[AlquimiaError] | None) -> None:
    context = JobContext.silent()

    def before(index: int) -> None:
        if index == 6 and end is ImageError:
            raise ImageError("A tile is broken.")
        if index == 6 and end is JobCancelled:
            context.request_cancel()

    dataset = Numbers(8, before)
    reference, made = weakref.ref(dataset), plan(dataset, Numbers(4))
    with contextlib.nullcontext() if end is None else pytest.raises(end):
        train_network(made, OPTIONS, context)
    del dataset, made
    gc.collect()
    assert reference() is None


def test_lack_of_memory_in_a_thread_halves_the_batch() -> None:
    asked: list[int] = []

    def sequences(size: int) -> tuple[keras.utils.PyDataset, None]:
        asked.append(size)
        return (Numbers(8, Refusing(5, MemoryError())) if size > 2 else Numbers(8)), None

    halving = TrainingPlan(network, keras.losses.MeanSquaredError, list, sequences)
    options = TrainingOptions(epochs=1, batch_size=8, monitor="loss", patience=0)
    assert train_network(halving, options, JobContext.silent()).batch_size == 2
    assert asked == [8, 4, 2]


def test_cancelling_ends_the_threads() -> None:
    context = JobContext.silent()
    dataset = Numbers(8, lambda index: context.request_cancel() if index == 6 else None)
    with pytest.raises(JobCancelled):
        train_network(plan(dataset, Numbers(4)), OPTIONS, context)
    assert not threads()


def test_training_is_the_same_with_and_without_threads() -> None:
    def weights(dataset: keras.utils.PyDataset) -> list[np.ndarray]:
        keras.utils.set_random_seed(1)
        trained = keras.Sequential([keras.Input((8, 8, 1)), keras.layers.Conv2D(2, 1)])
        loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True, ignore_class=-1)
        trained.compile(keras.optimizers.SGD(0.1), loss, jit_compile=False)
        trained.fit(dataset, epochs=2, shuffle=False, verbose=0)
        return trained.get_weights()

    with reading_ahead(chip_sequence(), None) as (ahead, nothing):
        assert nothing is None
        threaded = weights(ahead)
    for one, other in zip(threaded, weights(chip_sequence()), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-5)
