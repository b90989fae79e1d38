"""Measures what it gains to map all pixels at once with a network that was made for patches.

    build/development/bin/python -m benchmarks.dense_patches [--size 2048] [--backends openvino onnxruntime keras]

A residual network classifies the centre of patches of 33 × 33 pixels. Patch by patch, it gets batches of patches cut
out of an array in memory, and nothing is written. Dense, the same weights make the class map of the raster through
Predict Raster, reading and writing included, in a form in which strides have become dilations. Both on the same
backend. A mapping of its own, which takes no part in the times, writes the probabilities as floats: they are compared
where no patch reaches beyond the raster.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import rasterio

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs import predict_raster
from alquimia_qgis.engine.prediction.predictor import open_predictor
from alquimia_qgis.protocol.jobs import PredictRasterJob
from benchmarks.command import add_prediction_options, benchmark_parser, prediction_options
from benchmarks.comparison import Comparison, compare, measured
from benchmarks.fresh_process import in_fresh_process
from benchmarks.machine import print_machine
from benchmarks.models import ModelRecipe, benchmark_model
from benchmarks.outputs import remove_outputs
from benchmarks.pixel_families import BACKENDS
from benchmarks.rasters import benchmark_raster
from benchmarks.table import print_table

PATCH = 33
BATCH = 1024
DENSE = ModelRecipe("patch network, dense", "patch_network", {"dense": True}, 64)
SINGLE = ModelRecipe("patch network, single", "patch_network", {"dense": False}, PATCH, like=DENSE)
SEED = 33


@dataclass(frozen=True)
class Patches:
    """Answers patch by patch: ``rows`` and ``columns`` of the centres, their probabilities (N, C).

    ``seconds`` are those that passed, ``processor`` those of all threads.
    """

    rows: np.ndarray
    columns: np.ndarray
    probabilities: np.ndarray
    seconds: float
    processor: float


def main() -> int:
    """Measure and print."""
    arguments = _arguments()
    print_machine("benchmarks.dense_patches")
    raster = benchmark_raster(arguments.folder, arguments.size, arguments.size)
    dense, single = (benchmark_model(arguments.folder, recipe, raster) for recipe in (DENSE, SINGLE))
    print_table(
        f"A patch network of {PATCH} pixels on {arguments.size} × {arguments.size} × 4: patch by patch against dense",
        ("backend", "patch by patch pixels/s", "dense pixels/s", "factor", "by processor s", "dense map s",
         "dense network alone pixels/s", "ratio", "largest difference", "same class"),
        [_row(_job(raster, dense, backend, arguments), single, arguments) for backend in arguments.backends],
    )  # fmt: skip
    return 0


def _job(raster: Path, model: Path, backend: str, arguments: argparse.Namespace) -> PredictRasterJob:
    arguments.backend = backend
    output = arguments.folder / "dense_patches_classes.tif"
    options = prediction_options(arguments, probability_format="float")
    return PredictRasterJob((str(raster),), str(model), str(output), options=options)


def _row(job: PredictRasterJob, single: Path, arguments: argparse.Namespace) -> tuple[str, ...]:
    patches = in_fresh_process(map_patches, single, job, arguments.patches)
    comparison: Comparison = in_fresh_process(compare, job, arguments.repetitions)
    difference, agreement = in_fresh_process(compare_answers, job, patches)
    by_patch = len(patches.rows) / patches.seconds
    dense = comparison.mapped_pixels / comparison.seconds
    return (
        comparison.network,
        f"{by_patch:,.0f}",
        f"{dense:,.0f}",
        f"{dense / by_patch:.0f}",
        f"{patches.processor / len(patches.rows) * comparison.mapped_pixels / comparison.part('processor'):.0f}",
        f"{comparison.seconds:.1f}",
        f"{comparison.mapped_pixels / comparison.forward_seconds:,.0f}",
        f"{comparison.ratio:.3f}",
        f"{difference:.1e}",
        f"{agreement:.2%}",
    )


def map_patches(model: Path, job: PredictRasterJob, count: int) -> Patches:
    """Map ``count`` pixels of the job's raster, chosen at random, patch by patch with the job's options."""
    network = open_predictor(str(model), job.options, JobContext.silent()).network
    with rasterio.open(job.images[0]) as dataset:
        pixels = dataset.read()
    random = np.random.default_rng(SEED)
    edge = PATCH // 2
    rows, columns = (random.integers(edge, size - edge, count) for size in pixels.shape[1:])
    network.probabilities(next(_batches(pixels, rows, columns)))  # the first batch of a size takes longer
    answers: list[np.ndarray] = []
    seconds, processor = measured(
        lambda: answers.extend(network.probabilities(batch)[:, :, 0, 0] for batch in _batches(pixels, rows, columns))
    )
    return Patches(rows, columns, np.concatenate(answers), seconds, processor)


def _batches(pixels: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> Iterator[np.ndarray]:
    """Patches around the places, (N, B, 33, 33), cut out as they are asked for."""
    patches = np.moveaxis(np.lib.stride_tricks.sliding_window_view(pixels, (PATCH, PATCH), axis=(1, 2)), 0, 2)
    edge = PATCH // 2
    for first in range(0, len(rows), BATCH):
        chosen = slice(first, first + BATCH)
        yield np.ascontiguousarray(patches[rows[chosen] - edge, columns[chosen] - edge])


def compare_answers(job: PredictRasterJob, patches: Patches) -> tuple[float, float]:
    """The largest difference of a probability, and the share of places with the same likeliest class.

    Maps once more, with the probabilities.
    """
    with_probabilities = replace(job, probabilities=str(Path(job.output).with_name("dense_patches_probabilities.tif")))
    remove_outputs(with_probabilities)
    predict_raster.run(with_probabilities, JobContext.silent())
    with rasterio.open(with_probabilities.probabilities) as dataset:
        dense = dataset.read()[:, patches.rows, patches.columns].T
    remove_outputs(with_probabilities)
    same = dense.argmax(axis=1) == patches.probabilities.argmax(axis=1)
    return float(np.abs(dense - patches.probabilities).max()), float(same.mean())


def _arguments() -> argparse.Namespace:
    parser = benchmark_parser(__doc__, repetitions=3)
    parser.add_argument("--size", type=int, default=2048, help="edge of the square raster")
    parser.add_argument("--patches", type=int, default=32 * BATCH, help="pixels that are mapped patch by patch")
    parser.add_argument("--backends", nargs="+", choices=BACKENDS, default=BACKENDS)
    add_prediction_options(parser)
    arguments = parser.parse_args()
    if arguments.quick:
        arguments.size, arguments.patches, arguments.repetitions = 256, 64, 1
        arguments.backends = BACKENDS[:1]
    return arguments


if __name__ == "__main__":
    sys.exit(main())
