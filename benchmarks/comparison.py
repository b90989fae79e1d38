"""Measures a mapping job against its network alone: the same windows, in memory, by turns, in one process."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs import predict_raster
from alquimia_qgis.engine.prediction.predictor import open_predictor
from alquimia_qgis.protocol.jobs import PredictRasterJob
from benchmarks.outputs import remove_outputs
from benchmarks.watched_network import Calls, watched


@dataclass(frozen=True)
class Run:
    """One run of the job: seconds in all and of its parts, and processor seconds of all threads.

    ``opening`` ends with the first question to the network, ``network`` is the time in which it computed, ``waiting``
    the time between its computations, and ``finishing`` begins after its last answer.
    """

    seconds: float
    processor: float
    opening: float
    network: float
    waiting: float
    finishing: float


@dataclass(frozen=True)
class Comparison:
    """What came out; ``runs`` and ``forwards`` (seconds, processor seconds) are pairs measured one after the other."""

    network: str
    mapped_pixels: int
    computed_pixels: int
    windows: int
    runs: tuple[Run, ...]
    forwards: tuple[tuple[float, float], ...]
    keras_loaded: bool

    @property
    def ratios(self) -> list[float]:
        """Forward ÷ end to end of each pair, in rising order."""
        return sorted(forward[0] / run.seconds for run, forward in zip(self.runs, self.forwards, strict=True))

    @property
    def ratio(self) -> float:
        """The median of the pairs."""
        return statistics.median(self.ratios)

    @property
    def seconds(self) -> float:
        """Median of the job, from call to return."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def forward_seconds(self) -> float:
        """Median of the network alone."""
        return statistics.median(forward[0] for forward in self.forwards)

    def part(self, name: str) -> float:
        """Median of one figure of the runs."""
        return statistics.median(getattr(run, name) for run in self.runs)

    @property
    def forward_processor(self) -> float:
        """Median of the processor seconds of the network alone."""
        return statistics.median(forward[1] for forward in self.forwards)


def compare(job: PredictRasterJob, repetitions: int) -> Comparison:
    """Run job and network by turns; the first run of each only warms up and shows which windows there are."""
    calls = Calls(keep_examples=True)
    with watched(calls):
        result = predict_raster.run(job, JobContext.silent())
    predictor = open_predictor(job.model, job.options, JobContext.silent())
    calls.warm_up(predictor.network)
    runs: list[Run] = []
    forwards: list[tuple[float, float]] = []
    for number in range(repetitions):
        turns: list[Callable[[], None]] = [
            lambda: runs.append(_measured_run(job)),
            lambda: forwards.append(measured(lambda: calls.repeat(predictor.network))),
        ]
        for turn in turns if number % 2 else reversed(turns):
            turn()
    return Comparison(
        network=f"{predictor.network.backend}, {predictor.network.precision}",
        mapped_pixels=sum(result.pixels.values()),
        computed_pixels=calls.computed_pixels,
        windows=len(calls.keys),
        runs=tuple(runs),
        forwards=tuple(forwards),
        keras_loaded="keras" in sys.modules,
    )


def _measured_run(job: PredictRasterJob) -> Run:
    remove_outputs(job)
    calls = Calls()
    with watched(calls):
        started = time.perf_counter()
        seconds, processor = measured(lambda: predict_raster.run(job, JobContext.silent()))
    first, last = min(span[0] for span in calls.spans), max(span[1] for span in calls.spans)
    return Run(
        seconds=seconds,
        processor=processor,
        opening=first - started,
        network=calls.busy,
        waiting=last - first - calls.busy,
        finishing=started + seconds - last,
    )


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds, and processor seconds of all threads."""
    before = os.times()
    started = time.perf_counter()
    work()
    seconds = time.perf_counter() - started
    after = os.times()
    return seconds, after.user + after.system - before.user - before.system
