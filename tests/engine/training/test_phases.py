"""Trainings in phases: what learns in which, how fast, from which weights, and what is kept of them."""

from __future__ import annotations

from dataclasses import replace

import keras
import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.training.kept_weights import KeptWeights
from alquimia_qgis.engine.training.plan import TrainingPlan
from alquimia_qgis.engine.training.trainer import train_network
from alquimia_qgis.protocol.errors import JobCancelled, TrainingError
from alquimia_qgis.protocol.events import Log, Metric
from alquimia_qgis.protocol.options import TrainingOptions
from alquimia_qgis.zoo.phases import TrainingPhase

START = 0.25


class Line(keras.utils.PyDataset):
    """A line with two inputs."""

    def __init__(self, size, seed):
        super().__init__()
        self.x = np.random.default_rng(seed).normal(size=(24, 2)).astype("float32")
        self.y = self.x @ np.array([[1.0], [-2.0]], "float32") + 0.5
        self.size = size

    def __len__(self):
        return len(self.x) // self.size

    def __getitem__(self, index):
        part = slice(index * self.size, (index + 1) * self.size)
        return self.x[part], self.y[part]


def network():
    layers = [keras.layers.Dense(3, name="body"), keras.layers.Dense(1, name="head", dtype="float32")]
    return keras.Sequential([keras.Input((2,)), *layers])


def freeze_body(model):
    model.get_layer("body").trainable = False


def free_body(model):
    model.get_layer("body").trainable = True


def begin(model):
    model.get_layer("body").set_weights([np.full((2, 3), START), np.zeros(3)])


HEAD = TrainingPhase(2, freeze=freeze_body, announcement="The head alone is trained for 2 epochs.")
REST = TrainingPhase(None, 0.1, free_body, "Fine-tuning begins.")


def plan(*phases, **changes):
    made = TrainingPlan(
        network=network,
        loss=keras.losses.MeanSquaredError,
        metrics=lambda: [keras.metrics.MeanAbsoluteError(name="mean_absolute_error")],
        sequences=lambda size: (Line(size, 0), Line(size, 1)),
        begin=begin,
        phases=phases or (HEAD, REST),
    )
    return replace(made, **changes)


def train(plan, context=None, **options):
    chosen = {"epochs": 5, "batch_size": 8, "learning_rate": 0.05, "monitor": "loss", "patience": 0, "keep": "last"}
    return train_network(plan, TrainingOptions(**{**chosen, **options}), context or JobContext.silent())


def logged(context):
    return [event.message for event in context.events if isinstance(event, Log)]


def body_of(training):
    return training.network.get_layer("body").get_weights()[0]


def test_frozen_layers_keep_their_pretrained_weights():
    training = train(plan(TrainingPhase(freeze=freeze_body)))
    np.testing.assert_array_equal(body_of(training), np.full((2, 3), START, "float32"))
    assert training.rows[-1]["loss"] < training.rows[0]["loss"]


def test_the_body_rests_in_the_first_phase_and_learns_in_the_second():
    np.testing.assert_array_equal(body_of(train(plan(), epochs=2)), np.full((2, 3), START, "float32"))
    assert np.abs(body_of(train(plan(), epochs=3)) - START).max() > 1e-4


def test_the_learning_rate_is_that_of_the_schedule_times_the_factor_of_the_phase():
    training = train(plan(), schedule="exponential", decay=0.5, minimum_learning_rate=0.0)
    expected = [0.05, 0.025, 0.00125, 0.000625, 0.0003125]
    assert [row["learning_rate"] for row in training.rows] == pytest.approx(expected)


def test_epochs_are_counted_through_all_phases():
    context = JobContext.silent()
    training = train(plan(), context)
    assert [row["epoch"] for row in training.rows] == [1, 2, 3, 4, 5]
    assert [event.epoch for event in context.events if isinstance(event, Metric)] == [1, 2, 3, 4, 5]
    assert all({"val_loss", "val_mean_absolute_error"} <= set(row) for row in training.rows)
    assert "From epoch 1 on: The head alone is trained for 2 epochs." in logged(context)
    assert "From epoch 3 on: Fine-tuning begins." in logged(context)


def test_the_best_epoch_of_all_phases_is_kept():
    spoiling = TrainingPhase(None, 20.0, free_body)
    training = train(plan(HEAD, spoiling), keep="best", optimiser="sgd", epochs=4)
    best = min(training.rows, key=lambda row: row["val_loss"])
    assert best["epoch"] <= 2
    assert training.kept_epoch == best["epoch"]
    data = Line(8, 1)
    error = float(np.mean((np.asarray(training.network(data.x)) - data.y) ** 2))
    assert error == pytest.approx(best["val_loss"], rel=1e-4)


def test_a_phase_that_gets_no_better_gives_way_to_the_next():
    standing = TrainingPhase(20, 1e-7, freeze_body)
    training = train(plan(standing, TrainingPhase(None, 1.0, free_body)), epochs=5, patience=2, optimiser="sgd")
    assert [row["learning_rate"] < 1e-6 for row in training.rows] == [True, True, True, False, False]
    assert not training.stopped_early


def test_too_few_epochs_for_the_second_phase_are_told():
    context = JobContext.silent()
    training = train(plan(), context, epochs=2)
    assert len(training.rows) == 2
    assert any("No epochs are left" in message for message in logged(context))


def test_the_network_for_trials_of_the_batch_size_learns_as_the_last_phase_does_and_has_no_pretrained_weights():
    def forbidden(model):
        raise AssertionError("a trial needs no pretrained weights")

    options = TrainingOptions(batch_size=8)
    trial = plan(HEAD, REST, begin=forbidden).compiled_network(options, "float32")
    assert trial.get_layer("body").trainable


def test_what_fails_at_the_beginning_ends_the_training():
    def failing(model):
        raise TrainingError("The weights cannot be had.")

    with pytest.raises(TrainingError, match="cannot be had"):
        train(plan(begin=failing))


def test_each_phase_begins_with_an_optimiser_of_its_own():
    made, options = plan(), TrainingOptions(batch_size=8)
    trained = made.new_network("float32")
    optimisers = []
    for phase in made.phases:
        made.compile(trained, options, phase)
        optimisers.append(trained.optimizer)
        trained.train_on_batch(*Line(8, 0)[0])
    assert optimisers[0] is not optimisers[1]
    assert int(optimisers[1].iterations) == 1
    assert len(optimisers[1].variables) > len(optimisers[0].variables)


def test_mixed_precision_is_kept_from_phase_to_phase():
    training = train(plan(), mixed_precision="on", epochs=4)
    assert training.precision == "mixed_bfloat16"
    assert training.network.get_layer("body").compute_dtype == "bfloat16"
    assert training.rows[-1]["loss"] < training.rows[0]["loss"]


def test_cancelling_in_the_second_phase_keeps_what_there_is():
    class Cancelling(JobContext):
        def check_cancelled(self):
            if sum(isinstance(event, Metric) for event in self.events) == 3:
                self.request_cancel()
            super().check_cancelled()

    def context():
        made = Cancelling("test", lambda event: None, progress_per_second=float("inf"))
        made._send = made.events.append
        return made

    training = train(plan(), context(), keep_on_cancel=True)
    assert (training.cancelled, len(training.rows), training.kept_epoch) == (True, 3, 3)
    with pytest.raises(JobCancelled):
        train(plan(), context())


def test_patience_starts_anew_with_a_phase():
    kept = KeptWeights("loss", patience=2)
    kept.set_model(network())
    for epoch in range(3):
        kept.on_epoch_end(epoch, {"loss": 1.0})
    assert kept.stopped_early
    kept.begin_phase(3)
    assert not kept.stopped_early
    for epoch, stopped in ((3, False), (4, False), (5, True)):
        kept.on_epoch_end(epoch, {"loss": 1.0})
        assert kept.stopped_early == stopped
