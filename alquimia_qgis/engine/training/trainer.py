"""Trains any network on any data: it knows epochs, batches and losses, and nothing of a task, a raster or a sample."""

from __future__ import annotations

from dataclasses import dataclass

import keras

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.memory import MemoryWatch, release_failed_attempt
from alquimia_qgis.engine.training.batch_size import automatic_batch_size
from alquimia_qgis.engine.training.epoch_measure import EpochMeasure
from alquimia_qgis.engine.training.history import Row
from alquimia_qgis.engine.training.kept_weights import KeptWeights
from alquimia_qgis.engine.training.live_pictures import LivePictures
from alquimia_qgis.engine.training.plan import TrainingPlan
from alquimia_qgis.engine.training.precision import precision_policy
from alquimia_qgis.engine.training.read_ahead import reading_ahead
from alquimia_qgis.engine.training.schedules import Schedule, learning_rate_schedule
from alquimia_qgis.engine.training.watch import TrainingWatch
from alquimia_qgis.protocol.errors import JobCancelled, MemoryLimitError
from alquimia_qgis.protocol.options import TrainingOptions
from alquimia_qgis.zoo.phases import TrainingPhase


@dataclass(frozen=True)
class Training:
    """A finished training: the network with the weights of the epoch that was kept (counted from 1)."""

    network: keras.Model
    rows: list[Row]
    kept_epoch: int
    batch_size: int
    precision: str
    cancelled: bool = False
    stopped_early: bool = False


def train_network(plan: TrainingPlan, options: TrainingOptions, context: JobContext) -> Training:
    """Train until the last epoch, early stopping or the user's cancelling; the kept weights are in the result.

    Without a batch size in the options one is chosen. When memory runs out it is halved and the training starts again;
    MemoryLimitError when it is 1 already. JobCancelled unless ``keep_on_cancel`` is set and an epoch is complete;
    TrainingError when the loss is no number.
    """
    precision = precision_policy(options.mixed_precision)
    batch_size = options.batch_size or automatic_batch_size(plan, options, precision, context)
    while True:
        with MemoryWatch():
            return _Attempt(plan, options, batch_size, precision, context).run()
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

    def __init__(
        self, plan: TrainingPlan, options: TrainingOptions, batch_size: int, precision: str, context: JobContext
    ) -> None:
        self._plan = plan
        self._options = options
        self._batch_size = batch_size
        self._precision = precision
        self._context = context

    def run(self) -> Training:
        options = self._options
        schedule = learning_rate_schedule(options)
        keras.utils.set_random_seed(options.seed)
        training, validation = self._plan.sequences(self._batch_size)
        monitor = self._monitor(validation is not None)
        network = self._plan.new_network(self._precision)
        self._plan.begin(network)
        kept = KeptWeights(monitor, options.patience, keep_last=validation is None or options.keep == "last")
        watch = TrainingWatch(self._context, options.epochs, monitor)
        cancelled = self._fit(network, training, validation, schedule, watch, kept)
        kept.restore(network)
        return Training(
            network, watch.rows, kept.kept_epoch, self._batch_size, self._precision, cancelled, kept.stopped_early
        )

    def _fit(
        self,
        network: keras.Model,
        training: keras.utils.PyDataset,
        validation: keras.utils.PyDataset | None,
        schedule: Schedule,
        watch: TrainingWatch,
        kept: KeptWeights,
    ) -> bool:
        """Whether the user cancelled and keeps what there is."""
        try:
            with reading_ahead(training, validation) as (batches, validation_batches):
                for phase in self._plan.phases:
                    self._fit_phase(phase, network, batches, validation_batches, schedule, watch, kept)
        except JobCancelled:
            if not (self._context.may_keep(self._options.keep_on_cancel) and kept.kept_epoch):
                raise
            self._context.log(f"Cancelled: the model of epoch {kept.kept_epoch} is kept.", "warning")
            return True
        return False

    def _fit_phase(
        self,
        phase: TrainingPhase,
        network: keras.Model,
        batches: keras.utils.PyDataset,
        validation_batches: keras.utils.PyDataset | None,
        schedule: Schedule,
        watch: TrainingWatch,
        kept: KeptWeights,
    ) -> None:
        """Go on after the last epoch of the phase before; a phase that stops early only gives way to the next."""
        begun, end = len(watch.rows), self._options.epochs
        if begun == end:
            self._context.log("No epochs are left for the rest of the training; give more EPOCHS.", "warning")
            return
        if phase.announcement:
            self._context.log(f"From epoch {begun + 1} on: {phase.announcement}")
        self._plan.compile(network, self._options, phase)
        kept.begin_phase(begun)
        rate = keras.callbacks.LearningRateScheduler(lambda epoch: schedule(epoch) * phase.learning_rate_factor)
        measures = self._measures() if validation_batches is not None else []
        network.fit(
            batches,
            validation_data=validation_batches,
            initial_epoch=begun,
            epochs=end if phase.epochs is None else min(end, begun + phase.epochs),
            callbacks=[rate, *measures, watch, kept, *self._pictures()],
            shuffle=False,  # the sequence shuffles by itself, with the seed
            verbose=0,
        )

    def _measures(self) -> list[EpochMeasure]:
        measure = self._plan.measure
        if measure is None:
            return []
        return [EpochMeasure(lambda network: measure(network, self._batch_size, self._goes_on), self._options.epochs)]

    def _pictures(self) -> list[LivePictures]:
        painter = self._plan.painter
        return [] if painter is None else [LivePictures(painter, self._context)]

    def _goes_on(self) -> bool:
        """True, unless the user cancels, which raises JobCancelled."""
        self._context.check_cancelled()
        return True

    def _monitor(self, validated: bool) -> str:
        if validated:
            return f"val_{self._options.monitor}"
        if self._plan.validates:
            self._context.log(
                "There is no validation part: the last epoch is kept, and the loss of the training part says nothing "
                "about places the model has not seen.",
                "warning",
            )
        return "loss"
