"""Measures how many megapixels a second pixel by pixel classifiers map, with each backend that is installed.

    build/development/bin/python -m benchmarks.pixel_families [--size 4096] [--backends openvino onnxruntime keras]

A network of two hidden layers that sees one pixel's bands, once as a family of pixels and once as convolutions of one
pixel. Here reading and writing cost as much as the arithmetic. Measured as in ``end_to_end``: job and network by turns,
medians, a process of its own for each backend.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path

from alquimia_qgis.protocol.jobs import PredictRasterJob
from benchmarks.command import add_prediction_options, benchmark_parser, prediction_options
from benchmarks.comparison import Comparison, compare
from benchmarks.fresh_process import in_fresh_process
from benchmarks.machine import print_machine
from benchmarks.models import ModelRecipe, benchmark_model
from benchmarks.outputs import remove_outputs
from benchmarks.rasters import benchmark_raster
from benchmarks.table import print_table, seconds_text

BACKENDS = [name for name in ("openvino", "onnxruntime", "keras") if importlib.util.find_spec(name)]
NETWORKS = {
    "pixels": ModelRecipe("pixel network", "pixel_network"),
    "convolutions": ModelRecipe("pixel convolutions", "pixel_convolutions"),
}


def main() -> int:
    """Measure and print."""
    arguments = _arguments()
    print_machine("benchmarks.pixel_families")
    raster = benchmark_raster(arguments.folder, arguments.size, arguments.size)
    rows = []
    for name in arguments.networks:
        model = benchmark_model(arguments.folder, NETWORKS[name], raster)
        for backend in arguments.backends:
            rows.append(_row(name, _measure(raster, model, backend, arguments)))
    print_table(
        f"Pixel by pixel, {arguments.size} × {arguments.size} × 4, medians of {arguments.repetitions}",
        ("network, backend", "end to end s", "Mpx/s", "forward s", "forward Mpx/s", "ratio", "opening", "network",
         "waiting", "finishing"),
        rows,
    )  # fmt: skip
    return 0


def _measure(raster: Path, model: Path, backend: str, arguments: argparse.Namespace) -> Comparison:
    output = arguments.folder / f"pixel_families_{backend}.tif"
    arguments.backend = backend
    job = PredictRasterJob((str(raster),), str(model), str(output), options=prediction_options(arguments))
    try:
        return in_fresh_process(compare, job, arguments.repetitions)
    finally:
        remove_outputs(job)


def _row(name: str, comparison: Comparison) -> tuple[str, ...]:
    megapixels = comparison.mapped_pixels / 1e6
    parts = (comparison.part(part) for part in ("opening", "network", "waiting", "finishing"))
    return (
        f"{name}, {comparison.network}",
        seconds_text(comparison.seconds),
        f"{megapixels / comparison.seconds:.2f}",
        seconds_text(comparison.forward_seconds),
        f"{megapixels / comparison.forward_seconds:.2f}",
        f"{comparison.ratio:.3f}",
        *(f"{part:.2f}" for part in parts),
    )


def _arguments() -> argparse.Namespace:
    parser = benchmark_parser(__doc__, repetitions=5)
    parser.add_argument("--size", type=int, default=4096, help="edge of the square raster")
    parser.add_argument("--networks", nargs="+", choices=tuple(NETWORKS), default=list(NETWORKS))
    parser.add_argument("--backends", nargs="+", choices=BACKENDS, default=BACKENDS)
    add_prediction_options(parser)
    arguments = parser.parse_args()
    if arguments.quick:
        arguments.size, arguments.repetitions = 256, 1
        arguments.networks, arguments.backends = ["pixels"], BACKENDS[:1]
    return arguments


if __name__ == "__main__":
    sys.exit(main())
