"""Runs jobs in the engine as the desktop starts it, and notes what is heard of them and when."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from alquimia_qgis.desktop.engine_client.client import EngineClient, Listener
from alquimia_qgis.desktop.engine_client.process import EngineCommand
from alquimia_qgis.engine.prediction.mapping import STARTED
from alquimia_qgis.protocol.events import Hello, Log, Progress
from alquimia_qgis.protocol.jobs import Job
from benchmarks.fresh_process import peak_memory

MAPPING = "Mapping"


class Stopwatch(Listener):
    """Seconds from the request to what is heard: ``ready`` (the engine), ``moved`` (progress above 0), ``mapped``.

    ``mapped`` is the first progress that tells of pixels that are done; None when nothing of the kind was heard.
    """

    def __init__(self) -> None:
        self.ready: float | None = None
        self.moved: float | None = None
        self.mapped: float | None = None
        self.heard: float | None = None
        self.pid = 0
        self.lines: list[str] = []
        self._started = time.perf_counter()

    def on_engine(self, hello: Hello, warm: bool) -> None:
        """The engine that will run the job."""
        self.pid = hello.pid
        self.ready = self._seconds()

    def on_progress(self, event: Progress) -> None:
        """Note the first of each kind."""
        self.heard = self.heard or self._seconds()
        if event.fraction > 0:
            self.moved = self.moved or self._seconds()
            if event.fraction > STARTED and event.message.startswith(MAPPING):
                self.mapped = self.mapped or self._seconds()

    def on_log(self, event: Log) -> None:
        """Keep the line."""
        self.lines.append(event.message)

    def _seconds(self) -> float:
        return time.perf_counter() - self._started


@contextmanager
def started_engine(python: str) -> Iterator[EngineClient]:
    """A client whose engine starts with its first job and ends with the block."""
    passed_on = {name: os.environ[name] for name in ("ALQUIMIA_FAMILIES", "KERAS_BACKEND") if name in os.environ}
    client = EngineClient(lambda: EngineCommand(python, environment=passed_on))
    try:
        yield client
    finally:
        client.stop()


def run_watched(client: EngineClient, job: Job) -> Stopwatch:
    """Run a job to its end; what was heard of it."""
    watch = Stopwatch()
    client.run(job, watch)
    return watch


class MemoryWatch(Listener):
    """Asks again and again for the most memory that the engine has held, since the engine may begin to count anew."""

    def __init__(self) -> None:
        self.peak = 0
        self._pid = 0

    def on_engine(self, hello: Hello, warm: bool) -> None:
        """The engine that will run the job."""
        self._pid = hello.pid

    def on_progress(self, event: Progress) -> None:
        """Ask."""
        self.ask()

    def idle(self) -> None:
        """Ask."""
        self.ask()

    def ask(self) -> None:
        """Note the peak; nothing before the engine has said hello."""
        if self._pid:
            self.peak = max(self.peak, peak_memory(self._pid))


def peak_of_job(python: str, job: Job) -> tuple[int, float]:
    """Bytes that a fresh engine held at most until the job was done, and seconds from request to result."""
    watch = MemoryWatch()
    with started_engine(python) as client:
        started = time.perf_counter()
        client.run(job, watch)
        seconds = time.perf_counter() - started
        watch.ask()
    return watch.peak, seconds


def add_engine_option(parser: argparse.ArgumentParser) -> None:
    """Let the user choose the engine's Python."""
    parser.add_argument(
        "--python", default=sys.executable, help="the engine's Python; by itself the one that runs the benchmark"
    )
