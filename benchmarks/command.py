"""What the command lines of the benchmarks have in common."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from alquimia_qgis.protocol.options import PredictionOptions
from benchmarks.machine import ROOT

PREDICTION_OPTIONS = {"backend": str, "precision": str, "memory": int, "window_size": int, "batch_size": int}


def benchmark_parser(description: str | None, repetitions: int | None = None) -> argparse.ArgumentParser:
    """A parser that knows ``--folder`` and ``--quick``, and ``--repetitions`` where there is a number of them."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--folder", type=Path, default=ROOT / "build" / "benchmarks",
        help="where rasters and models are made, and found again the next time; default: build/benchmarks",
    )  # fmt: skip
    parser.add_argument(
        "--quick", action="store_true", help="tiny sizes, one repetition: shows that the benchmark works, no more"
    )
    if repetitions is not None:
        parser.add_argument("--repetitions", type=int, default=repetitions, help="measurements of each figure")
    return parser


def add_prediction_options(parser: argparse.ArgumentParser) -> None:
    """Let the user set what Predict Raster lets him set about speed and memory."""
    for name, kind in PREDICTION_OPTIONS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=kind, help="as in Predict Raster")


def prediction_options(arguments: argparse.Namespace, **others: Any) -> PredictionOptions:
    """The options that were set on the command line, and ``others``."""
    given = {name: getattr(arguments, name, None) for name in PREDICTION_OPTIONS}
    return PredictionOptions(**{name: value for name, value in given.items() if value is not None}, **others)
