"""Measures Predict Raster against the loop over tiles that users write around ``keras.Model.predict``.

    build/development/bin/python -m benchmarks.naive_loop [--size 4096] [--rows 4096]

The loop reads tiles of 256 pixels with rasterio, a quarter of them overlap, scales them, predicts one after the other,
takes the likeliest class and writes what lies between the overlaps. Its network is loaded and has predicted once before
the clock starts; that of Predict Raster is opened within its time. Both run by turns, each in a process of its own that
has mapped the first rows before.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import sys
import time
from pathlib import Path

import numpy as np
import rasterio
from rasterio.windows import Window

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.protocol.jobs import PredictRasterJob
from benchmarks.command import add_prediction_options, benchmark_parser, prediction_options
from benchmarks.fresh_process import in_fresh_process
from benchmarks.machine import print_machine
from benchmarks.models import SMALL_UNET, TINY_UNET, benchmark_model
from benchmarks.outputs import remove_outputs
from benchmarks.rasters import DEVIATIONS, MEANS, benchmark_raster, extent_of_rows
from benchmarks.table import print_table

TILE = 256
OVERLAP = 64
WARMING_ROWS = 256
TARGET = 4.5


def main() -> int:
    """Measure and print; exit status 1 when the target is missed."""
    arguments = _arguments()
    print_machine("benchmarks.naive_loop")
    recipe = TINY_UNET if arguments.quick else SMALL_UNET
    raster = benchmark_raster(arguments.folder, arguments.size, arguments.size)
    model = benchmark_model(arguments.folder, recipe, raster)
    rows = min(arguments.rows or arguments.size, arguments.size)
    ours, theirs = (arguments.folder / f"naive_loop_{name}.tif" for name in ("ours", "theirs"))
    job = PredictRasterJob(
        (str(raster),), str(model), str(ours), extent=extent_of_rows(raster, rows),
        options=prediction_options(arguments),
    )  # fmt: skip
    pairs = []
    for _ in range(arguments.repetitions):
        loop = in_fresh_process(map_naively, model, raster, theirs, rows)
        pairs.append((loop, in_fresh_process(map_with_job, job)))
    megapixels = rows * arguments.size / 1e6
    ratio = _print(f"{recipe.name}, {rows} × {arguments.size} × 4", megapixels, pairs, _agreement(ours, theirs))
    remove_outputs(job)
    theirs.unlink()
    return 1 if ratio < TARGET and not arguments.quick else 0


def map_naively(model: Path, raster: Path, output: Path, rows: int) -> float:
    """Seconds of the loop over the first rows of the raster."""
    from alquimia_qgis.engine.bundle.load import load_bundle

    network = load_bundle(str(model)).network((TILE, TILE, len(MEANS)))
    _loop(network, raster, output, min(rows, WARMING_ROWS))
    started = time.perf_counter()
    _loop(network, raster, output, rows)
    return time.perf_counter() - started


def map_with_job(job: PredictRasterJob) -> float:
    """Seconds of the job, from call to return."""
    import dataclasses

    from alquimia_qgis.engine.jobs import predict_raster

    warming = dataclasses.replace(job, extent=extent_of_rows(Path(job.images[0]), WARMING_ROWS))
    predict_raster.run(warming, JobContext.silent())
    remove_outputs(job)
    started = time.perf_counter()
    predict_raster.run(job, JobContext.silent())
    return time.perf_counter() - started


def _loop(network: object, raster: Path, output: Path, rows: int) -> None:
    with rasterio.open(raster) as source:
        profile = {**source.profile, "count": 1, "dtype": "uint8", "nodata": 255, "predictor": 1, "height": rows}
        with rasterio.open(output, "w", **profile) as target:
            for row, column in itertools.product(_starts(rows), _starts(source.width)):
                pixels = source.read(window=Window(column, row, TILE, TILE))
                scaled = (np.moveaxis(pixels, 0, -1).astype("float32") - MEANS) / DEVIATIONS
                logits = network.predict(scaled[np.newaxis], verbose=0)[0]
                classes = logits.argmax(axis=-1).astype("uint8") + 1
                top, bottom = _kept(row, rows)
                left, right = _kept(column, source.width)
                window = Window(column + left, row + top, right - left, bottom - top)
                target.write(classes[top:bottom, left:right], 1, window=window)


def _starts(length: int) -> list[int]:
    """Where tiles begin; the last one is moved back into the image."""
    return [*range(0, length - TILE, TILE - OVERLAP), length - TILE]


def _kept(start: int, length: int) -> tuple[int, int]:
    """What a tile contributes: all but half of the overlap, and at the image's edges everything."""
    return (0 if start == 0 else OVERLAP // 2), (TILE if start + TILE == length else TILE - OVERLAP // 2)


def _agreement(ours: Path, theirs: Path) -> float:
    """The share of pixels with the same class; tiles of 256 pixels lack surroundings that the job gives them."""
    with rasterio.open(ours) as first, rasterio.open(theirs) as second:
        return float((first.read(1) == second.read(1)).mean())


def _print(label: str, megapixels: float, pairs: list[tuple[float, float]], agreement: float) -> float:
    ratios = sorted(loop / ours for loop, ours in pairs)
    loop, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(ratios)
    print_table(
        f"Predict Raster against a loop around keras.Model.predict, medians of {len(pairs)}",
        ("network, raster", "loop s", "loop Mpx/s", "ours s", "ours Mpx/s", "ratio", "lowest – highest", "target",
         "same class"),
        [(label, f"{loop:.2f}", f"{megapixels / loop:.2f}", f"{ours:.2f}", f"{megapixels / ours:.2f}", f"{ratio:.2f}",
          f"{ratios[0]:.2f} – {ratios[-1]:.2f}", f"≥ {TARGET}", f"{agreement:.1%}")],
    )  # fmt: skip
    return ratio


def _arguments() -> argparse.Namespace:
    parser = benchmark_parser(__doc__, repetitions=3)
    parser.add_argument("--size", type=int, default=4096, help="edge of the square raster")
    parser.add_argument("--rows", type=int, help="map only so many rows of it")
    add_prediction_options(parser)
    arguments = parser.parse_args()
    if arguments.quick:
        arguments.size, arguments.rows, arguments.repetitions = 512, 256, 1
    return arguments


if __name__ == "__main__":
    sys.exit(main())
