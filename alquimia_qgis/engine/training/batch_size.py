"""Finds how many chips a network sees at once where the user leaves it open."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

import keras

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.devices import accelerators, physical_memory
from alquimia_qgis.engine.memory import MemoryWatch, release_failed_attempt
from alquimia_qgis.engine.training.plan import TrainingPlan
from alquimia_qgis.protocol.options import TrainingOptions

USUAL_BATCH = 8
LARGEST_BATCH = 64
# A pass over the chips keeps at least this many updates of the weights.
UPDATES_PER_PASS = 32
# Twice the chips at once must make the training this much faster, or it is not worth the memory and the fewer updates.
WORTHWHILE_GAIN = 1.1
TIMED_STEPS = 3
# What a training step holds at its peak, as a multiple of all layers' outputs; U-Nets take 0.9 to 1.3.
PEAK_OF_OUTPUTS = 1.5
MEMORY_SHARE = 0.5

Speed = Callable[[int], "float | None"]


def largest_batch(chips: int, steps_per_epoch: int | None) -> int:
    """The largest batch that an automatic choice may take: a power of two from 8 to 64.

    So many chips leave ``steps_per_epoch`` updates, or 32 where that is open, for one pass over all ``chips``.
    """
    share = chips // (steps_per_epoch or UPDATES_PER_PASS)
    return min(LARGEST_BATCH, max(USUAL_BATCH, 2 ** int(math.log2(max(1, share)))))


def usual_batch_of_pixels(pixels: int) -> int:
    """How many single pixels suit an update of the weights: a power of two from 16 to 128, 32 updates in a pass."""
    return int(min(128, max(16, 2 ** int(math.log2(max(1, pixels // UPDATES_PER_PASS))))))


def automatic_batch_size(
    plan: TrainingPlan, options: TrainingOptions, precision: str, context: JobContext, speed: Speed | None = None
) -> int:
    """The plan's usual size on a processor, less where memory is short; on a GPU the fastest that fits, found by trial.

    ``speed`` gives the chips a second of a batch size, None when memory runs out; by default it is measured on the
    network and the batches of ``plan``. The learning rate is left alone. JobCancelled when the user cancels.
    """
    if speed is None and not accelerators():
        found = fitting_batch_size(plan.network(), physical_memory(), plan.usual_batch)
    else:
        context.progress(0.0, "Looking for the batch size that suits the GPU")
        found = fastest_batch_size(speed or MeasuredSpeed(plan, options, precision, context), plan.largest_batch)
    context.log(f"Batches of {found}.")
    return found


def fastest_batch_size(speed: Speed, largest: int) -> int:
    """Doubled from eight as long as that fits and pays; half of eight when not even these fit."""
    size, best = USUAL_BATCH, speed(USUAL_BATCH)
    if best is None:
        return USUAL_BATCH // 2
    while 2 * size <= largest:
        faster = speed(2 * size)
        if faster is None or faster < WORTHWHILE_GAIN * best:
            break
        size, best = 2 * size, faster
    return size


def fitting_batch_size(network: keras.Model, memory: int | None, usual: int = USUAL_BATCH) -> int:
    """The usual number, halved until a training step fits in half of ``memory`` bytes (None: unknown, so as usual)."""
    size, needed = usual, training_bytes_per_chip(network)
    while memory is not None and size > 1 and size * needed > MEMORY_SHARE * memory:
        size //= 2
    return size


def training_bytes_per_chip(network: keras.Model) -> int:
    """About how much memory a training step takes for each chip; 0 for a network whose sizes are open."""
    outputs = [tensor for layer in network.layers for tensor in keras.tree.flatten(layer.output)]
    if any(None in tensor.shape[1:] for tensor in outputs):
        return 0
    return int(PEAK_OF_OUTPUTS * 4 * sum(math.prod(tensor.shape[1:]) for tensor in outputs))


class MeasuredSpeed:
    """Chips a second of a few real training steps, for each batch size; the network they train is thrown away."""

    def __init__(
        self,
        plan: TrainingPlan,
        options: TrainingOptions,
        precision: str,
        context: JobContext,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._plan, self._options, self._precision = plan, options, precision
        self._context, self._clock = context, clock

    def __call__(self, size: int) -> float | None:
        """None when memory runs out."""
        with MemoryWatch():
            return self._measured(size)
        release_failed_attempt()
        return None

    def _measured(self, size: int) -> float:
        network = self._plan.compiled_network(self._options, self._precision)
        batch = self._plan.sequences(size)[0][0]
        seconds = []
        for _ in range(1 + TIMED_STEPS):
            self._context.check_cancelled()
            started = self._clock()
            network.train_on_batch(*batch)
            seconds.append(self._clock() - started)
        return size / max(min(seconds[1:]), 1e-9)  # the first step compiles
