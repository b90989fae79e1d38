"""Measures the mapping of time series: pixels a second end to end, and the memory of very long ones.

    build/development/bin/python -m benchmarks.series_mapping [--size 512] [--families pixel_timeseries temporal_cnn …]

Speed: 68 dated rasters of 10 bands, uint16, a tenth of each under clouds, mapped by networks of 64 filters with seeded
weights; job and network by turns, medians, a process of its own for each family. Memory: 200 dates of 13 bands with
``MEMORY`` of 1000 MB, the most that the engine's process ever held. The exit status is 1 when the two-branch classifier
stays below 18,000 pixels a second.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import rasterio
from rasterio.transform import from_origin

from alquimia_qgis.protocol.bundle_manifest import BandRecord, Manifest
from alquimia_qgis.protocol.classes import ClassRecord, palette_colour
from alquimia_qgis.protocol.dates import series_day
from alquimia_qgis.protocol.jobs import PredictRasterJob, SeriesSource
from alquimia_qgis.protocol.model_records import SeriesRecord
from alquimia_qgis.zoo.catalogue import load_catalogue
from benchmarks.command import add_prediction_options, benchmark_parser, prediction_options
from benchmarks.comparison import compare
from benchmarks.fresh_process import in_fresh_process, peak_memory
from benchmarks.machine import print_machine
from benchmarks.outputs import remove_outputs
from benchmarks.table import print_table, seconds_text

FAMILIES = ("pixel_timeseries", "temporal_cnn", "lstm", "temporal_attention")
TARGET_FAMILY, TARGET = "pixel_timeseries", 18_000
DATES, BANDS = 68, 10
LONG_DATES, LONG_BANDS, LONG_MEMORY = 200, 13, 1000
CLASSES = 6
FIRST_DAY = date(2017, 1, 5)
DAYS_APART = 10
CLOUDS = 0.1
SEED = 20


def main() -> int:
    """Measure and print; exit status 1 when the target is missed."""
    arguments = _arguments()
    print_machine("benchmarks.series_mapping")
    dates, bands = (6, 3) if arguments.quick else (DATES, BANDS)
    images = benchmark_series(arguments.folder, arguments.size, dates, bands)
    speeds = {name: _measured(name, images, bands, arguments) for name in arguments.families}
    print_table(
        f"{dates} dates of {bands} bands, {arguments.size} × {arguments.size}, medians of {arguments.repetitions}",
        ("network, backend", "end to end s", "pixels/s", "forward s", "ratio", "target"),
        [row for row, _ in speeds.values()],
    )
    _print_memory(arguments)
    reached = speeds.get(TARGET_FAMILY, (None, TARGET))[1] >= TARGET
    return 0 if reached or arguments.quick else 1


def benchmark_series(folder: Path, size: int, dates: int, bands: int) -> list[Path]:
    """Seeded dated rasters, tiled deflate, nodata 0 under clouds; written on the first call."""
    paths = [folder / f"series_{size}_{dates}x{bands}_{_day(number):%Y%m%d}.tif" for number in range(dates)]
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(SEED)
    ground = random.integers(200, 4000, (bands, size // 16 + 1, size // 16 + 1)).repeat(16, 1).repeat(16, 2)
    for number, path in enumerate(paths):
        if not path.exists():
            _write(path, ground[:, :size, :size], number, np.random.default_rng((SEED, number)))
    return paths


def _write(path: Path, ground: np.ndarray, number: int, random: np.random.Generator) -> None:
    bands, height, width = ground.shape
    season = 1.0 + 0.4 * np.sin(2 * np.pi * number * DAYS_APART / 365.25)
    values = ground * season + random.normal(0, 40, ground.shape)
    clouds = random.random((height // 32 + 1, width // 32 + 1)) < CLOUDS
    values[:, clouds.repeat(32, 0).repeat(32, 1)[:height, :width]] = 0
    profile = {
        "driver": "GTiff", "height": height, "width": width, "count": bands, "dtype": "uint16", "nodata": 0,
        "crs": "EPSG:32636", "transform": from_origin(400_000, 200_000, 10, 10), "compress": "deflate", "zlevel": 1,
        "predictor": 2, "tiled": True, "blockxsize": 256, "blockysize": 256,
    }  # fmt: skip
    unfinished = path.with_suffix(".unfinished.tif")
    with rasterio.open(unfinished, "w", **profile) as target:
        target.write(np.clip(values, 0, 65535).astype(np.uint16))
    os.replace(unfinished, path)


def _day(number: int) -> date:
    return FIRST_DAY + timedelta(days=DAYS_APART * number)


def write_series_model(path: Path, family_name: str, dates: int, bands: int) -> None:
    """A model file with seeded weights; imports Keras."""
    import keras

    from alquimia_qgis.engine.bundle.network import Blueprint
    from alquimia_qgis.engine.bundle.save import write_bundle
    from alquimia_qgis.engine.bundle.self_test import run_network, self_test_chip

    keras.utils.set_random_seed(SEED)
    kind = load_catalogue().get(family_name)
    family = kind()
    days = tuple(series_day(_day(number), FIRST_DAY.year) for number in range(dates))
    blueprint = Blueprint(family, bands, CLASSES, days)
    network = blueprint.build(blueprint.shape())
    chip = self_test_chip(blueprint, 1)
    manifest = Manifest(
        family=family_name, family_title=family.title, family_parameters=family.to_dict(), family_declaration=[],
        task="segmentation", input_kind=family.input.name, bands=(BandRecord("", 2000.0, 1100.0),) * bands,
        classes=tuple(ClassRecord(value, f"Class {value}", palette_colour(value)) for value in range(1, CLASSES + 1)),
        patch_size=1, ground_resolution=(10.0, 10.0), series=SeriesRecord(days, True, FIRST_DAY.year),
    )  # fmt: skip
    problem = write_bundle(str(path), manifest, network, (chip, run_network(network, chip)), "", "")
    if problem:
        print(f"{family_name} can be mapped by Keras only: {problem}.", file=sys.stderr)


def _job(folder: Path, name: str, images: list[Path], bands: int, options: object) -> PredictRasterJob:
    model = folder / f"series_{name}_{len(images)}x{bands}.alquimia"
    in_fresh_process(write_series_model, model, name, len(images), bands)
    dates = tuple(_day(number).isoformat() for number in range(len(images)))
    return PredictRasterJob(
        tuple(map(str, images)), str(model), str(folder / f"series_{name}.tif"), options=options,
        series=SeriesSource(dates),
    )  # fmt: skip


def _measured(
    name: str, images: list[Path], bands: int, arguments: argparse.Namespace
) -> tuple[tuple[str, ...], float]:
    job = _job(arguments.folder, name, images, bands, prediction_options(arguments))
    try:
        found = in_fresh_process(compare, job, arguments.repetitions)
    finally:
        remove_outputs(job)
    speed = found.mapped_pixels / found.seconds
    target = f"≥ {TARGET:,}" if name == TARGET_FAMILY else ""
    seconds = (seconds_text(found.seconds), f"{speed:,.0f}", seconds_text(found.forward_seconds))
    row = (f"{name}, {found.network}", *seconds, f"{found.ratio:.3f}", target)
    return row, speed


def _print_memory(arguments: argparse.Namespace) -> None:
    dates, bands, size = (8, 3, 96) if arguments.quick else (LONG_DATES, LONG_BANDS, 256)
    images = benchmark_series(arguments.folder, size, dates, bands)
    arguments.memory = LONG_MEMORY
    job = _job(arguments.folder, "temporal_cnn", images, bands, prediction_options(arguments))
    try:
        peak = in_fresh_process(peak_of_mapping, job)
    finally:
        remove_outputs(job)
    print_table(
        "Most memory held by the process that maps",
        ("series", "MEMORY", "peak MB"),
        [(f"{dates} dates of {bands} bands, {size} × {size}", str(LONG_MEMORY), f"{peak / 1e6:.0f}")],
    )


def peak_of_mapping(job: PredictRasterJob) -> int:
    """Bytes that this process held at most while it did the job."""
    from alquimia_qgis.engine.context import JobContext
    from alquimia_qgis.engine.jobs import predict_raster
    from alquimia_qgis.engine.memory import give_back_large_arrays

    give_back_large_arrays()
    predict_raster.run(job, JobContext.silent())
    return peak_memory()


def _arguments() -> argparse.Namespace:
    parser = benchmark_parser(__doc__, repetitions=3)
    parser.add_argument("--size", type=int, default=512, help="edge of the square rasters")
    parser.add_argument("--families", nargs="+", choices=FAMILIES, default=list(FAMILIES))
    add_prediction_options(parser)
    arguments = parser.parse_args()
    if arguments.quick:
        arguments.size, arguments.repetitions, arguments.families = 64, 1, ["pixel_timeseries"]
    return arguments


if __name__ == "__main__":
    sys.exit(main())
