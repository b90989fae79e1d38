"""Measures how fast a training takes its chips, against the same batches given to the network as tensors in memory.

    build/development/bin/python -m benchmarks.training_input [--repetitions 7] [--settings]

Image and samples go through the training job's own preparation and input; the network is fitted for an epoch with it
and for an epoch on tensors, by turns, in one process. A ratio of 1 means that reading and augmenting cost nothing. On
tensors it is also fitted without figures of accuracy and with a confusion matrix for each of them. ``--settings``
adds XLA and several steps at a time. The exit status is 1 when the small U-Net stays below the target of 0.95. Takes
about five minutes on two cores.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import rasterio
import shapely

from benchmarks.command import benchmark_parser
from benchmarks.machine import load, print_machine
from benchmarks.models import SMALL_UNET, TINY_UNET, ModelRecipe, show_benchmark_families
from benchmarks.rasters import benchmark_raster
from benchmarks.table import print_table

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

SEED = 20
CLASSES = 5
BATCH_SIZE = 8
FIELD = 40
TARGET = 0.95
PIXEL_CONVOLUTIONS = ModelRecipe("pixel convolutions", "pixel_convolutions", {"units": 4})
OURS, TENSORS, NO_FIGURES, SEPARATE = "our input", "tensors", "no figures", "a matrix each"
XLA, FOUR_STEPS = "XLA, no figures", "four steps at once"


@dataclass(frozen=True)
class Case:
    """A network and the length of an epoch, long enough to be timed."""

    recipe: ModelRecipe
    steps: int


@dataclass(frozen=True)
class Taken:
    """Seconds of an epoch, and processor seconds of all threads, which other programs disturb less."""

    seconds: float
    processor: float


Times = Mapping[str, Sequence[Taken]]
CASES = (Case(SMALL_UNET, 8), Case(PIXEL_CONVOLUTIONS, 80))
QUICK_CASES = (Case(TINY_UNET, 2),)


def main() -> int:
    """Measure and print; exit status 1 when the target is missed."""
    arguments = _arguments()
    print_machine("benchmarks.training_input")
    show_benchmark_families()
    size, repetitions = (256, 1) if arguments.quick else (2048, arguments.repetitions)
    raster = benchmark_raster(arguments.folder, size, size)
    reached = {}
    with tempfile.TemporaryDirectory() as folder:
        samples = Path(folder) / "samples.gpkg"
        write_samples(raster, samples)
        for case in QUICK_CASES if arguments.quick else CASES:
            times = measure(case, raster, samples, repetitions, arguments.settings)
            _print(case, times)
            reached[case.recipe.name] = ratio(times, OURS)
    print(f"Load {load()} at the end.")
    return int(not arguments.quick and reached[SMALL_UNET.name] < TARGET)


def write_samples(raster: Path, target: Path) -> None:
    """Fields of five classes all over the raster."""
    with rasterio.open(raster) as dataset:
        starts = range(8, min(dataset.height, dataset.width) - FIELD, 3 * FIELD)
        corners = [
            (dataset.xy(row, column), dataset.xy(row + FIELD, column + FIELD)) for row in starts for column in starts
        ]
        crs = dataset.crs.to_string()
    fields = np.array([shapely.box(*first, *last) for first, last in corners])
    classes = np.arange(len(fields), dtype=np.int32) % CLASSES + 1
    pyogrio.raw.write(
        target, shapely.to_wkb(fields), [classes], ["class"], layer="samples", geometry_type="Polygon", crs=crs,
        driver="GPKG",
    )  # fmt: skip


def measure(case: Case, raster: Path, samples: Path, repetitions: int, settings: bool = False) -> Times:
    """What an epoch takes for each way to fit the network, once for each repetition."""
    import keras

    from alquimia_qgis.engine.training.read_ahead import reading_ahead

    plan, options = _plan(case, raster, samples)
    keras.utils.set_random_seed(SEED)
    batches = plan.sequences(BATCH_SIZE)[0]
    tensors = _in_memory(batches)
    network = plan.compiled_network(options, "float32")

    def ours() -> None:
        with reading_ahead(batches) as (ahead,):
            network.fit(ahead, epochs=1, callbacks=_callbacks(options), shuffle=False, verbose=0)

    def on_tensors(fitted: Any) -> Callable[[], None]:
        return lambda: fitted.fit(*tensors, batch_size=BATCH_SIZE, epochs=1, shuffle=False, verbose=0)

    turns = {OURS: ours, TENSORS: on_tensors(network)}
    for name, other in _other_networks(plan, options, network.output_shape[-1], settings).items():
        turns[name] = on_tensors(other)
    return by_turns(turns, repetitions)


def by_turns(turns: Mapping[str, Callable[[], None]], repetitions: int) -> dict[str, list[Taken]]:
    """What each of the turns takes, repeated forwards and backwards; a first round compiles and does not count."""
    times: dict[str, list[Taken]] = {name: [] for name in turns}
    for repetition in range(-1, repetitions):
        names = list(turns) if repetition % 2 else list(turns)[::-1]
        for name in names:
            started, processor = time.perf_counter(), time.process_time()
            turns[name]()
            taken = Taken(time.perf_counter() - started, time.process_time() - processor)
            if repetition >= 0:
                times[name].append(taken)
    return times


def ratio(times: Times, name: str, against: str = TENSORS, figure: str = "seconds") -> float:
    """Speed of one way relative to another, the median of the pairs measured side by side."""
    return statistics.median(
        getattr(other, figure) / getattr(own, figure) for own, other in zip(times[name], times[against], strict=True)
    )


def _in_memory(batches: Any) -> list[Any]:
    """All examples of an epoch as one tensor of pixels and one of labels."""
    import keras

    made = [batches[index] for index in range(len(batches))]
    return [keras.ops.convert_to_tensor(np.concatenate(arrays)) for arrays in zip(*made, strict=True)]


def _plan(case: Case, raster: Path, samples: Path) -> tuple[Any, Any]:
    """The plan that the training job makes of the raster and the samples, and its options."""
    from alquimia_qgis.engine.context import JobContext
    from alquimia_qgis.engine.tasks import engine_task
    from alquimia_qgis.engine.training.learner import Assignment
    from alquimia_qgis.engine.training.network_learner import training_plan
    from alquimia_qgis.engine.training.preparation import prepare_data, requested_family
    from alquimia_qgis.protocol.jobs import SampleSource, TrainJob
    from alquimia_qgis.protocol.options import SamplingOptions, TrainingOptions

    job = TrainJob(
        case.recipe.family, dict(case.recipe.parameters), "segmentation", (str(raster),),
        SampleSource(str(samples), "samples", "class"), "unused.alquimia",
        sampling=SamplingOptions(patch_size=case.recipe.patch_size, split="random"),
        training=TrainingOptions(batch_size=BATCH_SIZE, steps_per_epoch=case.steps, monitor="loss"),
    )  # fmt: skip
    family = requested_family(job)
    data = prepare_data(job, family, JobContext.silent())
    return training_plan(Assignment(job, family, engine_task(job.task), data)), job.training


def _callbacks(options: Any) -> list[Any]:
    """What the trainer has called after each step and epoch."""
    import keras

    from alquimia_qgis.engine.context import JobContext
    from alquimia_qgis.engine.training.kept_weights import KeptWeights
    from alquimia_qgis.engine.training.schedules import learning_rate_schedule
    from alquimia_qgis.engine.training.watch import TrainingWatch

    schedule = keras.callbacks.LearningRateScheduler(learning_rate_schedule(options))
    return [schedule, TrainingWatch(JobContext.silent(), 1, "loss"), KeptWeights("loss", 0)]


def _other_networks(plan: Any, options: Any, classes: int, settings: bool) -> dict[str, Any]:
    """The same network with other figures, and with other settings of Keras."""
    import dataclasses

    from alquimia_qgis.engine.tasks.confusion_metrics import MacroF1, MeanIoU, OverallAccuracy

    separate = dataclasses.replace(
        plan, metrics=lambda: [kind(classes) for kind in (MeanIoU, MacroF1, OverallAccuracy)]
    )
    bare = dataclasses.replace(plan, metrics=list)
    networks = {
        NO_FIGURES: bare.compiled_network(options, "float32"),
        SEPARATE: separate.compiled_network(options, "float32"),
    }
    if settings:
        networks[XLA] = bare.compiled_network(options, "float32")  # XLA cannot count as the figures do
        networks[XLA].jit_compile = True
        networks[FOUR_STEPS] = plan.compiled_network(options, "float32")
        networks[FOUR_STEPS].steps_per_execution = 4
    return networks


def _print(case: Case, times: Times) -> None:
    recipe, repetitions = case.recipe, len(times[OURS])
    print_table(
        f"{recipe.name}, {recipe.patch_size}² × 4, batches of {BATCH_SIZE}, {repetitions} × {case.steps} steps",
        ("fitted with", "chips/s", "ms a step", "speed ÷ tensors", "processor ms a step", "tensors' ÷ own"),
        [_row(name, times, case.steps) for name in times],
    )
    figures, separate = (1 - 1 / ratio(times, NO_FIGURES, name) for name in (TENSORS, SEPARATE))
    print(f"Figures of accuracy take {figures:.1%} of a step, with a matrix for each {separate:.1%}.")


def _row(name: str, times: Times, steps: int) -> tuple[str, ...]:
    seconds = statistics.median(taken.seconds for taken in times[name]) / steps
    processor = statistics.median(taken.processor for taken in times[name]) / steps
    return (
        name,
        f"{BATCH_SIZE / seconds:.1f}",
        f"{1000 * seconds:.1f}",
        f"{ratio(times, name):.3f}",
        f"{1000 * processor:.1f}",
        f"{ratio(times, name, figure='processor'):.3f}",
    )


def _arguments() -> argparse.Namespace:
    parser = benchmark_parser(__doc__, repetitions=7)
    parser.add_argument("--settings", action="store_true", help="measure XLA and several steps at once too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
