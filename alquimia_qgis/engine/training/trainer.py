"""Trains any network on any data: it knows epochs, batches and losses, and nothing of a task, a raster or a sample."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import keras

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.memory import MemoryWatch, release_failed_attempt
from alquimia_qgis.engine.training.best_weights import BestWeights
from alquimia_qgis.engine.training.history import Row
from alquimia_qgis.engine.training.optimisers import make_optimiser
from alquimia_qgis.engine.training.precision import dtype_policy, precision_policy
from alquimia_qgis.engine.training.schedules import learning_rate_schedule
from alquimia_qgis.engine.training.watch import TrainingWatch
from alquimia_qgis.protocol.errors import JobCancelled, MemoryLimitError
from alquimia_qgis.protocol.options import TrainingOptions

Sequences = tuple[keras.utils.PyDataset, keras.utils.PyDataset | None]


@dataclass(frozen=True)
class TrainingPlan:
    """How to make everything that a training needs, anew for each attempt.

    ``network`` builds an untrained network; ``metrics`` have the names that can be monitored; ``sequences`` gives the
    training and the validation batches (None when nothing could be set aside) for a batch size.
    """

    network: Callable[[], keras.Model]
    loss: Callable[[], keras.losses.Loss]
    metrics: Callable[[], list[keras.metrics.Metric]]
    sequences: Callable[[int], Sequences]


@dataclass(frozen=True)
class Training:
    """A finished training: the network with the weights of its best epoch (counted from 1)."""

    network: keras.Model
    rows: list[Row]
    best_epoch: int
    batch_size: int
    precision: str
    cancelled: bool = False
    stopped_early: bool = False


def train_network(plan: TrainingPlan, options: TrainingOptions, context: JobContext) -> Training:
    """Train until the last epoch, early stopping or the user's cancelling; the best weights are in the result.

    When memory runs out the batch size is halved and the training starts again; MemoryLimitError when it is 1 already.
    JobCancelled unless ``keep_on_cancel`` is set and an epoch is complete; TrainingError when the loss is no number.
    """
    batch_size = options.batch_size
    while True:
        with MemoryWatch():
            return _Attempt(plan, options, batch_size, context).run()
        release_failed_attempt()
        if batch_size == 1:
            raise MemoryLimitError(
                "The training does not fit in memory, even with one chip at a time.",
                "Make the chips or the network smaller.",
            )
        context.log(f"Out of memory with batches of {batch_size}; starting again with {batch_size // 2}.", "warning")
        batch_size //= 2


class _Attempt:
    """One training at one batch size."""

    def __init__(self, plan: TrainingPlan, options: TrainingOptions, batch_size: int, context: JobContext) -> None:
        self._plan = plan
        self._options = options
        self._batch_size = batch_size
        self._context = context

    def run(self) -> Training:
        options = self._options
        schedule = learning_rate_schedule(options)
        keras.utils.set_random_seed(options.seed)
        precision = precision_policy(options.mixed_precision)
        training, validation = self._plan.sequences(self._batch_size)
        monitor = self._monitor(validation is not None)
        network = self._compiled(precision)
        best = BestWeights(monitor, options.patience)
        watch = TrainingWatch(self._context, options.epochs, monitor)
        callbacks = [keras.callbacks.LearningRateScheduler(schedule), watch, best]
        cancelled = self._fit(network, training, validation, callbacks, best)
        best.restore(network)
        return Training(
            network, watch.rows, best.best_epoch, self._batch_size, precision, cancelled, best.stopped_early
        )

    def _compiled(self, precision: str) -> keras.Model:
        with dtype_policy(precision):
            network = self._plan.network()
        # XLA makes training slower on processors and is fragile on GPUs with TensorFlow; JAX cannot do without.
        network.compile(
            optimizer=make_optimiser(self._options),
            loss=self._plan.loss(),
            metrics=self._plan.metrics(),
            jit_compile=keras.backend.backend() == "jax",
        )
        return network

    def _fit(
        self,
        network: keras.Model,
        training: keras.utils.PyDataset,
        validation: keras.utils.PyDataset | None,
        callbacks: list[keras.callbacks.Callback],
        best: BestWeights,
    ) -> bool:
        """Whether the user cancelled and keeps what there is."""
        try:
            network.fit(
                training,
                validation_data=validation,
                epochs=self._options.epochs,
                callbacks=callbacks,
                shuffle=False,  # the sequence shuffles by itself, with the seed
                verbose=0,
            )
        except JobCancelled:
            if not (self._options.keep_on_cancel and best.best_epoch):
                raise
            self._context.log(f"Cancelled: the model of epoch {best.best_epoch} is kept.", "warning")
            return True
        return False

    def _monitor(self, validated: bool) -> str:
        if validated:
            return f"val_{self._options.monitor}"
        self._context.log(
            "There is no validation part: the loss of the training part decides which epoch is best, "
            "and says nothing about places the model has not seen.",
            "warning",
        )
        return "loss"
