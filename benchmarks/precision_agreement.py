"""Measures how many pixels get the same class when a trained U-Net maps in 16 bits, or with another backend.

    build/development/bin/python -m benchmarks.precision_agreement [--data DATA_FOLDER]

Trains on the demo's historical map, with the demo's settings; with DATA_FOLDER also on the aerial images of
``05_vhr_buildings_kampala`` in it, with the settings of ``unet_against_forest``. The reference is Keras in float32.
The seconds are those of the computing alone, without reading and writing. What the processor does not have is left out.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.jobs import SampleSource, TrainJob
from alquimia_qgis.protocol.options import PredictionOptions, SamplingOptions, TrainingOptions
from benchmarks.command import benchmark_parser
from benchmarks.fresh_process import in_fresh_process
from benchmarks.machine import ROOT, print_machine
from benchmarks.table import print_table
from benchmarks.unet_against_forest import BUILDINGS, HISTORICAL_MAP, write_building_samples

DEMO = ROOT / "resources" / "demo" / "historical_map"
WAYS = (
    ("keras", "float32"), ("openvino", "float32"), ("onnxruntime", "float32"), ("openvino", "bfloat16"),
    ("openvino", "float16"), ("keras", "bfloat16"),
)  # fmt: skip
LARGEST_EDGE = 2048


@dataclass(frozen=True)
class Case:
    """What is trained on, and the image that is mapped."""

    name: str
    image: Path
    samples: Path
    split_field: str
    settings: dict[str, object]


@dataclass(frozen=True)
class Answer:
    """The probabilities (C, H, W) of one way to compute, and how long it took."""

    probabilities: np.ndarray
    backend: str
    seconds: float


def main() -> int:
    """Train, map in every way, compare, print."""
    arguments = _arguments()
    print_machine("benchmarks.precision_agreement")
    for case in _cases(arguments):
        model = arguments.folder / f"precision_{case.name.replace(' ', '_')}.alquimia"
        model.parent.mkdir(parents=True, exist_ok=True)
        in_fresh_process(train, case, model, arguments.quick)
        rows, reference = [], None
        for backend, precision in WAYS[: 2 if arguments.quick else None]:
            answer = in_fresh_process(answer_of, case.image, model, backend, precision)
            if answer is not None:
                reference = answer if reference is None else reference
                rows.append(_row(answer, precision, reference))
        columns = ("backend", "precision", "same class", "same, unsure pixels", "largest difference", "s")
        print_table(f"{case.name.capitalize()}, against Keras in float32", columns, rows)
    return 0


def train(case: Case, model: Path, quick: bool) -> None:
    """Train a U-Net as ``unet_against_forest`` does; a few steps only when it is ``quick``."""
    from alquimia_qgis.engine.context import JobContext
    from alquimia_qgis.engine.jobs.train import run

    settings = {name.lower(): value for name, value in case.settings.items()}
    if quick:
        settings.update(epochs=1, steps_per_epoch=1)
    groups = [{parameter.name for parameter in kind.parameters()} for kind in (SamplingOptions, TrainingOptions)]
    sampling, training = ({name: settings.pop(name) for name in group & set(settings)} for group in groups)
    job = TrainJob(
        "unet", settings, "segmentation", (str(case.image),),
        SampleSource(str(case.samples), case.samples.stem, "class", case.split_field), str(model),
        sampling=SamplingOptions(**sampling), training=TrainingOptions(**training),
    )  # fmt: skip
    run(job, JobContext.silent())


def answer_of(image: Path, model: Path, backend: str, precision: str) -> Answer | None:
    """The network's answer to the upper left part of the image; None where the computer lacks backend or precision."""
    from alquimia_qgis.engine.context import JobContext
    from alquimia_qgis.engine.prediction.predictor import open_predictor

    try:
        options = PredictionOptions(backend=backend, precision=precision)
        predictor = open_predictor(str(model), options, JobContext.silent())
    except ParameterError:
        return None
    with rasterio.open(image) as dataset:
        multiple = predictor.inference.multiple
        height, width = (min(edge, LARGEST_EDGE) // multiple * multiple for edge in dataset.shape)
        bands = range(1, len(predictor.manifest.bands) + 1)
        pixels = dataset.read(list(bands), window=rasterio.windows.Window(0, 0, width, height))[np.newaxis]
    predictor.network.probabilities(pixels)
    started = time.perf_counter()
    probabilities = predictor.network.probabilities(pixels)[0]
    return Answer(probabilities, predictor.network.backend, time.perf_counter() - started)


def _row(answer: Answer, precision: str, reference: Answer) -> tuple[str, ...]:
    """Agreement of all pixels, and of those where the two best classes lie within ten percent of each other."""
    same = answer.probabilities.argmax(axis=0) == reference.probabilities.argmax(axis=0)
    second, first = np.sort(reference.probabilities, axis=0)[-2:]
    unsure = first - second < 0.1
    among_unsure = f"{same[unsure].mean():.2%} of {unsure.mean():.1%}" if unsure.any() else "none"
    difference = np.abs(answer.probabilities - reference.probabilities).max()
    return answer.backend, precision, f"{same.mean():.3%}", among_unsure, f"{difference:.1e}", f"{answer.seconds:.2f}"


def _cases(arguments: argparse.Namespace) -> list[Case]:
    samples = DEMO / "training_polygons.gpkg"
    cases = [Case("historical map", DEMO / "historical_map.tif", samples, "split", HISTORICAL_MAP)]
    if arguments.data:
        data = arguments.data / "05_vhr_buildings_kampala"
        samples = arguments.folder / "building_samples.gpkg"
        arguments.folder.mkdir(parents=True, exist_ok=True)
        write_building_samples(data, samples)
        cases.append(Case("buildings", data / "areaA_z20.tif", samples, "", BUILDINGS))
    return cases


def _arguments() -> argparse.Namespace:
    parser = benchmark_parser(__doc__)
    parser.add_argument("--data", type=Path, help="folder of the data sets, for the buildings")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
