"""Measures which share of a mapping is spent in the network: pure forward ÷ end to end, on the same windows.

    build/development/bin/python -m benchmarks.end_to_end [--models small large] [--sizes 4096 10000]

End to end is the whole job in a warm process, from its call to its return: opening and proving the model file, reading
(from files that the system holds in memory), computing, encoding, writing, overviews, reading back. Pure forward is the
same backend on the same windows, margins included, from arrays in memory. Both run by turns in a process of their own;
ratios are medians of the pairs. The large U-Net maps only the first rows of the larger raster.
"""

from __future__ import annotations

import argparse
import sys

from alquimia_qgis.protocol.jobs import PredictRasterJob
from benchmarks.command import add_prediction_options, benchmark_parser, prediction_options
from benchmarks.comparison import Comparison, compare
from benchmarks.fresh_process import in_fresh_process
from benchmarks.machine import print_machine
from benchmarks.models import LARGE_UNET, SMALL_UNET, TINY_UNET, benchmark_model
from benchmarks.outputs import remove_outputs
from benchmarks.rasters import benchmark_raster, extent_of_rows
from benchmarks.table import print_table, seconds_text

MODELS = {"small": SMALL_UNET, "large": LARGE_UNET, "tiny": TINY_UNET}
SIZES = (4096, 10000)
# Rows that are mapped where all of them would take too long.
ROWS = {("large", 10000): 2048}
# Pure forward ÷ end to end that is wanted, by model and size.
TARGETS = {("small", 4096): 0.92, ("small", 10000): 0.90, ("large", 4096): 0.96, ("large", 10000): 0.96}
COLUMNS = (
    "network, raster", "Mpx", "windows", "computed ÷ mapped", "end to end s", "Mpx/s", "forward s", "ratio",
    "lowest – highest", "target",
)  # fmt: skip
PARTS = ("network, raster", "opening", "network", "waiting", "finishing", "processor s", "of it forward")


def main() -> int:
    """Measure what was asked for and print the tables; exit status 1 when a target is missed."""
    arguments = _arguments()
    print_machine("benchmarks.end_to_end")
    found: dict[tuple[str, int], Comparison] = {}
    for size in arguments.sizes:
        for name in arguments.models:
            found[name, size] = _measure(name, size, arguments)
            _print({(name, size): found[name, size]}, arguments)
    if len(found) > 1:
        _print(found, arguments)
    missed = [case for case, comparison in found.items() if comparison.ratio < TARGETS.get(case, 0.0)]
    return 1 if missed else 0


def _measure(name: str, size: int, arguments: argparse.Namespace) -> Comparison:
    raster = benchmark_raster(arguments.folder, size, size)
    model = benchmark_model(arguments.folder, MODELS[name], raster)
    rows = _rows(name, size, arguments)
    job = PredictRasterJob(
        images=(str(raster),),
        model=str(model),
        output=str(arguments.folder / f"end_to_end_{name}_{size}.tif"),
        extent=None if rows == size else extent_of_rows(raster, rows),
        options=prediction_options(arguments),
    )
    try:
        return in_fresh_process(compare, job, arguments.repetitions)
    finally:
        remove_outputs(job)


def _rows(name: str, size: int, arguments: argparse.Namespace) -> int:
    return min(size, arguments.rows or ROWS.get((name, size), size))


def _print(found: dict[tuple[str, int], Comparison], arguments: argparse.Namespace) -> None:
    networks = "; ".join(sorted({comparison.network for comparison in found.values()}))
    labels = {(name, size): f"{MODELS[name].name}, {_rows(name, size, arguments)} × {size} × 4" for name, size in found}
    print_table(
        f"Pure forward ÷ end to end, medians of {arguments.repetitions}, {networks}",
        COLUMNS,
        [_row(labels[case], comparison, TARGETS.get(case)) for case, comparison in found.items()],
    )
    print_table(
        "Where the job's time goes, seconds: before the first window is computed, computing, between windows, after "
        "the last; and of all processors",
        PARTS,
        [_parts(labels[case], comparison) for case, comparison in found.items()],
    )
    if any(comparison.keras_loaded for comparison in found.values()):
        print("Keras was loaded.")


def _row(label: str, comparison: Comparison, target: float | None) -> tuple[str, ...]:
    megapixels = comparison.mapped_pixels / 1e6
    return (
        label,
        f"{megapixels:.1f}",
        str(comparison.windows),
        f"{comparison.computed_pixels / comparison.mapped_pixels:.2f}",
        seconds_text(comparison.seconds),
        f"{megapixels / comparison.seconds:.2f}",
        seconds_text(comparison.forward_seconds),
        f"{comparison.ratio:.3f}",
        f"{comparison.ratios[0]:.3f} – {comparison.ratios[-1]:.3f}",
        "" if target is None else f"≥ {target:.2f}",
    )


def _parts(label: str, comparison: Comparison) -> tuple[str, ...]:
    names = ("opening", "network", "waiting", "finishing", "processor")
    return (label, *(f"{comparison.part(name):.2f}" for name in names), f"{comparison.forward_processor:.2f}")


def _arguments() -> argparse.Namespace:
    parser = benchmark_parser(__doc__, repetitions=5)
    parser.add_argument("--models", nargs="+", choices=tuple(MODELS), default=["small", "large"])
    parser.add_argument("--sizes", nargs="+", type=int, default=list(SIZES), help="edge of the square rasters")
    parser.add_argument("--rows", type=int, help="map only so many rows; by itself the large U-Net of 10000: 2048")
    add_prediction_options(parser)
    arguments = parser.parse_args()
    if arguments.quick:
        arguments.models, arguments.sizes, arguments.repetitions = ["tiny"], [256], 1
    return arguments


if __name__ == "__main__":
    sys.exit(main())
