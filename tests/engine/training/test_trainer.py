"""The trainer on tiny data that knows nothing of images: best weights, cancel, memory, seeds, precision."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.training import precision
from alquimia_qgis.engine.training.plan import TrainingPlan
from alquimia_qgis.engine.training.precision import dtype_policy
from alquimia_qgis.engine.training.trainer import Training, train_network
from alquimia_qgis.protocol.errors import JobCancelled, MemoryLimitError, TrainingError
from alquimia_qgis.protocol.events import Log, Metric, Progress
from alquimia_qgis.protocol.options import TrainingOptions
from alquimia_qgis.zoo.families.unet import UNet

QUICK: dict[str, Any] = {"epochs": 4, "batch_size": 8, "learning_rate": 0.1, "monitor": "loss", "patience": 0}


class Batches(keras.utils.PyDataset):
    """A line with noise; ``seen`` counts the batches that were asked for."""

    def __init__(self, batch_size: int, count: int = 32, seed: int = 0, factor: float = 1.0) -> None:
        super().__init__()
        generator = np.random.default_rng(seed)
        self.x = generator.normal(size=(count, 3)).astype("float32")
        self.y = factor * (self.x @ np.array([[1.0], [-2.0], [0.5]], "float32") + 0.3)
        self.batch_size = batch_size

    def __len__(self) -> int:
        return -(-len(self.x) // self.batch_size)

    def __getitem__(self, index: int) -> tuple[np.ndarray, np.ndarray]:
        part = slice(index * self.batch_size, (index + 1) * self.batch_size)
        return self.x[part], self.y[part]


def network() -> keras.Model:
    return keras.Sequential([keras.Input((3,)), keras.layers.Dense(4, "relu"), keras.layers.Dense(1, dtype="float32")])


def plan(validation: bool = True, factor: float = 1.0, build: Callable[[], keras.Model] = network) -> TrainingPlan:
    return TrainingPlan(
        network=build,
        loss=keras.losses.MeanSquaredError,
        metrics=lambda: [],
        sequences=lambda size: (Batches(size, factor=factor), Batches(size, 16, 1, factor) if validation else None),
    )


def train(plan: TrainingPlan, context: JobContext | None = None, **options: Any) -> Training:
    return train_network(plan, TrainingOptions(**{**QUICK, **options}), context or JobContext.silent())


def logged(context: JobContext) -> str:
    return "\n".join(event.message for event in context.events if isinstance(event, Log))


class Cancelling(JobContext):
    """Cancels itself when asked for the nth time."""

    @classmethod
    def after(cls, checks: int) -> Cancelling:
        context = cls("test", lambda event: None, progress_per_second=float("inf"))
        context._send = context.events.append
        context.checks = checks
        return context

    def check_cancelled(self) -> None:
        self.checks -= 1
        if self.checks < 0:
            self.request_cancel()
        super().check_cancelled()


def test_it_learns_and_returns_the_weights_of_the_best_epoch():
    result = train(plan(), epochs=30)
    best = min(result.rows, key=lambda row: row["val_loss"])
    assert result.rows[-1]["loss"] < 0.1 * result.rows[0]["loss"]
    assert result.kept_epoch == best["epoch"]
    data = Batches(16, 16, 1)
    error = float(np.mean((np.asarray(result.network(data.x)) - data.y) ** 2))
    assert error == pytest.approx(best["val_loss"], rel=1e-4)


def test_rows_metrics_and_progress_tell_the_same_story():
    context = JobContext.silent()
    result = train(plan(), context, schedule="exponential", decay=0.5)
    assert [row["epoch"] for row in result.rows] == [1, 2, 3, 4]
    assert [row["learning_rate"] for row in result.rows] == pytest.approx([0.1, 0.05, 0.025, 0.0125])
    assert all({"loss", "val_loss", "seconds"} <= set(row) for row in result.rows)
    metrics = [event for event in context.events if isinstance(event, Metric)]
    assert [(event.epoch, event.epochs) for event in metrics] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert metrics[2].values["val_loss"] == pytest.approx(result.rows[2]["val_loss"])
    progress = [event for event in context.events if isinstance(event, Progress)]
    assert [event.fraction for event in progress] == sorted(event.fraction for event in progress)
    assert progress[-1].fraction == 1.0
    last = result.rows[-1]
    assert progress[-1].message == f"Epoch 4 of 4 · loss {last['loss']:.3f} · validation loss {last['val_loss']:.3f}"
    assert progress[-1].remaining == 0.0
    assert sum(event.message.startswith("Epoch 2 of 4") for event in progress) > 4, "progress within the epoch"


def test_same_seed_same_weights_other_seed_other_weights():
    first, same, other = (train(plan(), seed=seed).network.get_weights() for seed in (1, 1, 2))
    for one, again, different in zip(first, same, other, strict=True):
        np.testing.assert_array_equal(one, again)
        assert not np.array_equal(one, different)


def test_without_validation_the_last_epoch_is_kept_and_the_log_says_so():
    context = JobContext.silent()
    result = train(plan(validation=False), context, monitor="mean_iou", epochs=6)
    assert "no validation part" in logged(context)
    assert result.kept_epoch == 6
    assert "val_loss" not in result.rows[0]


def test_the_last_epoch_is_kept_where_it_is_asked_for():
    context = JobContext.silent()
    result = train(plan(), context, epochs=30, keep="last", learning_rate=0.5)
    assert result.kept_epoch == 30 != min(result.rows, key=lambda row: row["val_loss"])["epoch"]
    data = Batches(16, 16, 1)
    error = float(np.mean((np.asarray(result.network(data.x)) - data.y) ** 2))
    assert error == pytest.approx(result.rows[-1]["val_loss"], rel=1e-4)


def test_patience_stops_a_training_that_gets_no_better():
    result = train(plan(), epochs=50, patience=2, learning_rate=1e-7)
    still = train(plan(factor=0.0, build=zero_network), epochs=50, patience=2)
    assert len(still.rows) == 3
    assert still.stopped_early
    assert len(result.rows) == 50
    assert not result.stopped_early


def zero_network() -> keras.Model:
    return keras.Sequential(
        [keras.Input((3,)), keras.layers.Dense(1, kernel_initializer="zeros", use_bias=False, dtype="float32")]
    )


@pytest.mark.parametrize("checks", [0, 1, 3, 5, 9])
def test_cancel_at_any_moment_ends_the_training(checks):
    context = Cancelling.after(checks)
    with pytest.raises(JobCancelled):
        train(plan(), context)
    assert (
        len([event for event in context.events if isinstance(event, Metric)]) == checks // 6
    )  # 4 + 2 batches an epoch


def test_cancel_keeps_the_best_epoch_when_asked_to():
    context = Cancelling.after(2 * 6 + 1)
    result = train(plan(), context, keep_on_cancel=True, epochs=50)
    assert result.cancelled
    assert len(result.rows) == 2
    whole = train(plan(), epochs=2)
    for one, other in zip(result.network.get_weights(), whole.network.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)
    assert "epoch 2 is kept" in logged(context)


def test_cancel_before_the_first_epoch_is_complete_keeps_nothing():
    with pytest.raises(JobCancelled):
        train(plan(), Cancelling.after(5), keep_on_cancel=True)


def test_a_loss_that_is_no_number_ends_in_one_sentence():
    with pytest.raises(TrainingError, match=r"epoch \d+: the loss is no longer a number") as caught:
        train(plan(factor=1e30), optimiser="sgd", learning_rate=1.0)
    assert "lower learning rate" in caught.value.hint


def hungry(limit: int, asked: list[int]) -> TrainingPlan:
    """A plan whose batches of more than ``limit`` do not fit in memory."""

    class Hungry(Batches):
        def __getitem__(self, index: int) -> tuple[np.ndarray, np.ndarray]:
            if self.batch_size > limit:
                raise MemoryError
            return super().__getitem__(index)

    def sequences(size: int) -> tuple[keras.utils.PyDataset, None]:
        asked.append(size)
        return Hungry(size), None

    return TrainingPlan(network, keras.losses.MeanSquaredError, lambda: [], sequences)


def test_out_of_memory_halves_the_batch_and_starts_again():
    context, asked = JobContext.silent(), []
    result = train(hungry(2, asked), context, batch_size=8)
    assert asked == [8, 4, 2]
    assert result.batch_size == 2
    assert len(result.rows) == 4
    assert "Out of memory with batches of 8; starting again with 4." in logged(context)


def test_what_a_failed_attempt_held_is_gone_before_the_next_begins():
    held: list[weakref.ref[np.ndarray]] = []
    alive: list[int] = []

    class Hungry(Batches):
        def __getitem__(self, index: int) -> tuple[np.ndarray, np.ndarray]:
            if self.batch_size > 2:
                batch = np.zeros(10)
                held.append(weakref.ref(batch))
                try:
                    raise MemoryError
                except MemoryError as error:
                    kept = error  # as frameworks do: the error holds this frame, and the frame the error
                    raise kept from None
            return super().__getitem__(index)

    def sequences(size: int) -> tuple[keras.utils.PyDataset, None]:
        alive.append(sum(reference() is not None for reference in held))
        return Hungry(size), None

    train(TrainingPlan(network, keras.losses.MeanSquaredError, lambda: [], sequences), batch_size=8)
    assert len(held) >= 2
    assert alive == [0, 0, 0]


def test_out_of_memory_with_a_single_chip_is_said():
    asked: list[int] = []
    with pytest.raises(MemoryLimitError, match="one chip at a time"):
        train(hungry(0, asked), batch_size=3)
    assert asked == [3, 1]


def test_mixed_precision_computes_in_16_bits_and_keeps_weights_and_loss_in_32():
    result = train(plan(), mixed_precision="on", epochs=6)
    assert result.precision == "mixed_bfloat16"
    assert result.network.layers[0].compute_dtype == "bfloat16"
    assert {weight.dtype for weight in result.network.weights} == {"float32"}
    assert result.rows[-1]["loss"] < 0.5 * result.rows[0]["loss"]
    assert keras.config.dtype_policy().name == "float32"


def test_half_precision_scales_the_loss_and_keeps_weights_and_head_in_32(monkeypatch):
    monkeypatch.setattr(precision, "accelerators", lambda: ("gpu:0",))
    result = train(plan(), mixed_precision="automatic", epochs=8, schedule="exponential", decay=0.5)
    optimiser = result.network.optimizer
    assert result.precision == "mixed_float16"
    assert isinstance(optimiser, keras.optimizers.LossScaleOptimizer)
    assert float(optimiser.dynamic_scale) > 1
    assert float(optimiser.inner_optimizer.learning_rate) == pytest.approx(result.rows[-1]["learning_rate"])
    assert [row["learning_rate"] for row in result.rows[:3]] == pytest.approx([0.1, 0.05, 0.025])
    assert [layer.compute_dtype for layer in result.network.layers] == ["float16", "float32"]
    assert {weight.dtype for weight in result.network.weights} == {"float32"}
    assert result.rows[-1]["loss"] < 0.5 * result.rows[0]["loss"]


@pytest.mark.parametrize("policy", ["mixed_float16", "mixed_bfloat16"])
@pytest.mark.parametrize("crop_margin", [0, 8])
def test_every_family_gives_logits_in_32_bits(policy, crop_margin):
    with dtype_policy(policy):
        built = UNet(depth=1, first_filters=4, crop_margin=crop_margin).build((32, 32, 3), 2)
    assert built.output.dtype == "float32"
    assert {weight.dtype for weight in built.weights} == {"float32"}
    assert "16" in built.layers[1].compute_dtype
