"""Measures how long a user waits from the click to the first sign that the mapping moves.

    build/development/bin/python -m benchmarks.start_up [--python ENGINE_PYTHON]

Cold: no engine runs; the time begins with the request and holds starting the engine's process, opening the model and
computing the first window. Cold, nothing in memory: the same after the system has been told to forget all files it
holds (Linux, as root; left out otherwise). Warm: the next job in the same engine. What QGIS does before the request
(checking parameters, milliseconds) is not in it. "First progress" is the first above 0; "first pixels" the first that
tells of mapped ones.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from alquimia_qgis.protocol.jobs import PredictRasterJob
from benchmarks.command import add_prediction_options, benchmark_parser, prediction_options
from benchmarks.engine import Stopwatch, add_engine_option, run_watched, started_engine
from benchmarks.machine import print_machine
from benchmarks.models import SMALL_UNET, TINY_UNET, benchmark_model
from benchmarks.outputs import remove_outputs
from benchmarks.rasters import benchmark_raster
from benchmarks.table import print_table

DROP_CACHES = Path("/proc/sys/vm/drop_caches")
COLD, FORGOTTEN, WARM = "cold", "cold, nothing in memory", "warm"
# Seconds to the first progress.
TARGETS = {COLD: 5.0, FORGOTTEN: 5.0, WARM: 1.0}


def main() -> int:
    """Measure and print; exit status 1 when a target is missed."""
    arguments = _arguments()
    print_machine("benchmarks.start_up")
    raster = benchmark_raster(arguments.folder, arguments.size, arguments.size)
    model = benchmark_model(arguments.folder, TINY_UNET if arguments.quick else SMALL_UNET, raster)
    output = arguments.folder / "start_up.tif"
    job = PredictRasterJob((str(raster),), str(model), str(output), options=prediction_options(arguments))
    watches: dict[str, list[Stopwatch]] = {}
    for _ in range(arguments.repetitions):
        for state, watch in _starts(arguments, job):
            watches.setdefault(state, []).append(watch)
    remove_outputs(job)
    _print(watches)
    missed = [
        state for state, limit in TARGETS.items() if state in watches and _median(watches[state], "moved") > limit
    ]
    return 1 if missed and not arguments.quick else 0


def _starts(arguments: argparse.Namespace, job: PredictRasterJob) -> Iterator[tuple[str, Stopwatch]]:
    with started_engine(arguments.python) as client:
        yield COLD, run_watched(client, job)
        yield WARM, run_watched(client, job)
    if not arguments.keep_files_in_memory and _forget_files():
        with started_engine(arguments.python) as client:
            yield FORGOTTEN, run_watched(client, job)


def _forget_files() -> bool:
    """Make the system forget the files it holds in memory; False where that is not allowed."""
    with contextlib.suppress(OSError):
        os.sync()
        DROP_CACHES.write_text("3\n", encoding="ascii")
        return True
    return False


def _print(watches: dict[str, list[Stopwatch]]) -> None:
    print_table(
        "Seconds from the request to …, medians",
        ("engine", "starts", "engine ready", "first sign", "first progress", "slowest", "target", "first pixels"),
        [
            (
                state,
                str(len(heard)),
                f"{_median(heard, 'ready'):.2f}",
                f"{_median(heard, 'heard'):.2f}",
                f"{_median(heard, 'moved'):.2f}",
                f"{max(_seconds(watch, 'moved') for watch in heard):.2f}",
                f"≤ {TARGETS[state]:.0f}",
                f"{pixels:.2f}" if (pixels := _median(heard, "mapped")) < float("inf") else "never",
            )
            for state, heard in watches.items()
        ],
    )


def _median(watches: list[Stopwatch], name: str) -> float:
    return statistics.median(_seconds(watch, name) for watch in watches)


def _seconds(watch: Stopwatch, name: str) -> float:
    """The time of an event; infinite when it was not heard."""
    seconds = getattr(watch, name)
    return float("inf") if seconds is None else seconds


def _arguments() -> argparse.Namespace:
    parser = benchmark_parser(__doc__, repetitions=5)
    parser.add_argument("--size", type=int, default=2048, help="edge of the square raster")
    parser.add_argument("--keep-files-in-memory", action="store_true", help="do not make the system forget its files")
    add_engine_option(parser)
    add_prediction_options(parser)
    arguments = parser.parse_args()
    if arguments.quick:
        arguments.size, arguments.window_size = 256, 64
        arguments.repetitions, arguments.keep_files_in_memory = 1, True
    return arguments


if __name__ == "__main__":
    sys.exit(main())
