"""Measures how the memory of a mapping depends on the size of the raster: it should not.

    build/development/bin/python -m benchmarks.peak_memory [--sizes 2048 8192 20000] [--layouts tiled striped]

Each raster is mapped by an engine of its own, started as QGIS starts it; what counts is the most memory that process
ever held. The network is a small one, so that 400 million pixels take minutes, with windows as large as any. The
rasters of 20000² take 2 GB of disk each (and are kept in the folder for the next time). Linux only.
"""

from __future__ import annotations

import argparse
import shutil
import sys

from alquimia_qgis.protocol.jobs import PredictRasterJob
from benchmarks.command import add_prediction_options, benchmark_parser, prediction_options
from benchmarks.engine import add_engine_option, peak_of_job
from benchmarks.machine import print_machine
from benchmarks.models import TINY_UNET, ModelRecipe, benchmark_model
from benchmarks.outputs import remove_outputs
from benchmarks.rasters import STRIPED, TILED, benchmark_raster
from benchmarks.table import print_table

LAYOUTS = {"tiled": TILED, "striped": STRIPED}
SIZES = [2048, 8192, 20000]
NETWORK = ModelRecipe("memory U-Net", "unet", {"depth": 3, "first_filters": 8}, 128)
# Of the smallest raster's peak.
TARGET = 1.10
# Of a raster and its map on the disk, generously.
BYTES_PER_PIXEL = 10


def main() -> int:
    """Measure and print; exit status 1 when memory grows with the raster."""
    arguments = _arguments()
    print_machine("benchmarks.peak_memory")
    grown = False
    for layout in arguments.layouts:
        peaks = {size: _peak(size, layout, arguments) for size in arguments.sizes}
        smallest = peaks[min(peaks)][0]
        print_table(
            f"Most memory held by the engine, {layout} raster",
            ("raster", "peak MB", "÷ smallest", "target", "end to end s", "Mpx/s"),
            [
                (f"{size} × {size} × 4", f"{peak / 1e6:.0f}", f"{peak / smallest:.3f}", f"≤ {TARGET:.2f}",
                 f"{seconds:.1f}", f"{size * size / 1e6 / seconds:.2f}")
                for size, (peak, seconds) in peaks.items()
            ],
        )  # fmt: skip
        grown |= any(peak > TARGET * smallest for peak, _ in peaks.values())
    return 1 if grown and not arguments.quick else 0


def _peak(size: int, layout: str, arguments: argparse.Namespace) -> tuple[int, float]:
    arguments.folder.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(arguments.folder).free < BYTES_PER_PIXEL * size * size:
        sys.exit(f"{arguments.folder} has too little room for a raster of {size} × {size} pixels; choose --folder.")
    raster = benchmark_raster(arguments.folder, size, size, LAYOUTS[layout])
    model = benchmark_model(arguments.folder, TINY_UNET if arguments.quick else NETWORK, raster)
    output = arguments.folder / f"peak_memory_{size}.tif"
    job = PredictRasterJob((str(raster),), str(model), str(output), options=prediction_options(arguments))
    try:
        return peak_of_job(arguments.python, job)
    finally:
        remove_outputs(job)


def _arguments() -> argparse.Namespace:
    parser = benchmark_parser(__doc__)
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, help="edges of the square rasters")
    parser.add_argument("--layouts", nargs="+", choices=tuple(LAYOUTS), default=list(LAYOUTS))
    add_engine_option(parser)
    add_prediction_options(parser)
    arguments = parser.parse_args()
    if arguments.quick:
        arguments.sizes, arguments.layouts = [128, 256], ["tiled"]
    return arguments


if __name__ == "__main__":
    sys.exit(main())
