"""Trains our random forest through qgis_process, maps and assesses, beside the random forests of the data's folders.

    build/development/bin/python -m benchmarks.forest_baselines DATA_FOLDER [--only NAME …] [--keep FOLDER]

DATA_FOLDER holds folders whose names begin with 01, 02, 03, 05, 07, 08 and 09, each with a ``baseline_rf.json``: a
random forest of 500 trees on the very same split. Needs `make engine setup-development`. Ours has 500 trees and counts
all examples alike, as those do. A case is good when its overall accuracy is at most one point below the baseline's;
the exit status is 1 when one is not. Takes ten minutes on two cores.

Assessed are the test features of each folder, after the whole image was mapped: 02 by its split, and by its five folds,
whose answers are pooled; 03 with all dates and with one; 05 on all pixels of both settlements. The cropland product of
03 is left out, as its split is not in the folder. Where the baseline saw more than bands, so does ours: means,
deviations and edges of neighbourhoods in 05, whose baseline does not say what it saw, and histograms of colours and
edges of whole pictures in 07.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import rasterio
import shapely

from benchmarks.machine import load, print_machine
from benchmarks.qgis_process import run_algorithm
from benchmarks.table import print_table
from benchmarks.unet_against_forest import extent_of, write_building_samples

FOREST: dict[str, Any] = {"TREES": 500, "CLASS_WEIGHTS": "none"}
ONE_POINT = 0.01
COLUMNS = ("data", "assessed on", "OA ours", "OA baseline", "difference", "mIoU ours", "mIoU baseline", "training s")
SINGLE_POLYGON = "Subtidal Haline"  # a class of 08 that the baseline left out


@dataclass(frozen=True)
class Figures:
    """Overall accuracy and mean IoU of one map or test, and what the training took in seconds."""

    accuracy: float
    mean_iou: float
    seconds: float


@dataclass(frozen=True)
class Row:
    """One case: ours beside the baseline's."""

    data: str
    reference: str
    ours: Figures
    baseline: dict[str, Any]

    @property
    def difference(self) -> float:
        """Of the overall accuracy; above 0 ours is better."""
        return self.ours.accuracy - float(self.baseline["OA"])

    @property
    def good(self) -> bool:
        """Whether ours is not more than a point below."""
        return self.difference >= -ONE_POINT

    def cells(self) -> tuple[str, ...]:
        """As a line of the table."""
        figures = (self.ours.accuracy, float(self.baseline["OA"]))
        return (
            self.data, self.reference, *(f"{figure:.3f}" for figure in figures), f"{self.difference:+.3f}",
            f"{self.ours.mean_iou:.3f}", f"{float(self.baseline['mIoU']):.3f}", f"{self.ours.seconds:.0f}",
        )  # fmt: skip


def main() -> int:
    """Measure and print; exit status 1 when a forest is more than a point below its baseline."""
    arguments = _arguments()
    print_machine("benchmarks.forest_baselines")
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for name in arguments.only:
            source = next(path for path in sorted(arguments.data.iterdir()) if path.name.startswith(name))
            for row in CASES[name](source, folder):
                rows.append(row)
                print(" | ".join(row.cells()), flush=True)
    print_table("Random forests of 500 trees on the same split", COLUMNS, [row.cells() for row in rows])
    print(f"Load {load()} at the end.")
    return int(not all(row.good for row in rows))


def polygons_of_one_image(image: str) -> Callable[[Path, Path], Iterator[Row]]:
    """A case of the bands of one image and polygons with a split of their own."""

    def case(source: Path, folder: Path) -> Iterator[Row]:
        samples = folder / f"{source.name[:2]}_samples.gpkg"
        _write_without(source / "training_polygons.gpkg", SINGLE_POLYGON, samples)
        ours = _trained_and_assessed(source / image, samples, folder / source.name[:2])
        yield Row(source.name[:2], "test polygons", ours, _baseline(source)["result"])

    return case


def _write_without(polygons: Path, left_out: str, target: Path) -> None:
    """The polygons with class and split, but for those of a class."""
    meta, _, wkb, fields = pyogrio.raw.read(polygons, columns=["class", "split"])
    named = dict(zip(meta["fields"], fields, strict=True))
    kept = named["class"] != left_out
    pyogrio.raw.write(
        target, wkb[kept], [named["class"][kept], named["split"][kept]], ["class", "split"],
        geometry_type=meta["geometry_type"], crs=meta["crs"], driver="GPKG",
    )  # fmt: skip


def leipzig(source: Path, folder: Path) -> Iterator[Row]:
    """Points: by the split of the folder, and by its five folds."""
    image, points = source / "sentinel2_leipzig.tif", source / "training_points.gpkg"
    baseline = _baseline(source)
    ours = _trained_and_assessed(image, points, folder / "02")
    yield Row("02", "test points", ours, baseline["split_40pct_test"])
    yield Row("02", "five folds", _by_folds(image, points, folder), baseline["cv5"])


def _by_folds(image: Path, points: Path, folder: Path) -> Figures:
    """The right and wrong answers of all folds together, as the baseline counts them."""
    meta, _, wkb, fields = pyogrio.raw.read(points, columns=["class", "fold"])
    named = dict(zip(meta["fields"], fields, strict=True))
    answers: list[str] = []
    truth: list[str] = []
    seconds = 0.0
    for fold in np.unique(named["fold"]):
        parts = np.where(named["fold"] == fold, "test", "train").astype(object)
        samples, model = folder / f"02_fold_{fold}.gpkg", folder / f"02_fold_{fold}.alquimia"
        pyogrio.raw.write(samples, wkb, [named["class"], parts], ["class", "split"], geometry_type="Point",
                          crs=meta["crs"], driver="GPKG")  # fmt: skip
        seconds += _train("train_random_forest", model, INPUT=image, SAMPLES=samples, **FOREST)
        mapped = model.with_suffix(".tif")
        run_algorithm("predictraster", {"INPUT": image, "MODEL": model, "OUTPUT": mapped})
        chosen = parts == "test"
        answers += _names_under(mapped, shapely.from_wkb(wkb[chosen]))
        truth += list(named["class"][chosen])
    wanted, found = np.array(truth), np.array(answers)
    return Figures(float((wanted == found).mean()), _mean_iou(wanted, found), seconds)


def _names_under(mapped: Path, points: np.ndarray) -> list[str]:
    """The names of the classes of a map under points."""
    with rasterio.open(mapped) as dataset:
        names = {record["value"]: record["name"] for record in json.loads(dataset.tags()["ALQUIMIA_CLASSES"])}
        places = zip(shapely.get_x(points), shapely.get_y(points), strict=True)
        return [names[int(value[0])] for value in dataset.sample(places)]


def _mean_iou(truth: np.ndarray, answers: np.ndarray) -> float:
    shares = [
        ((truth == name) & (answers == name)).sum() / ((truth == name) | (answers == name)).sum()
        for name in np.unique(truth)
    ]
    return float(np.mean(shares))


def belgium(source: Path, folder: Path) -> Iterator[Row]:
    """Twelve dates: polygons of five classes, and the cropland product as reference of all pixels."""
    rows = list(csv.DictReader((source / "dates.csv").open(encoding="utf-8")))
    given = {"INPUT": [source / row["file"] for row in rows], "DATES": ",".join(row["date"] for row in rows)}
    samples, baseline = source / "training_polygons.gpkg", _baseline(source)
    model, mapped = folder / "03.alquimia", folder / "03.tif"
    seconds = _train("train_random_forest_series", model, **given, SAMPLES=samples, **FOREST)
    run_algorithm("predictseries", {**given, "MODEL": model, "OUTPUT": mapped})
    yield Row("03", "test polygons", _assessed(mapped, seconds, samples), baseline["all_dates"])

    june = source / "dates" / "s2s1_20210601.tif"
    ours = _trained_and_assessed(june, samples, folder / "03_june")
    yield Row("03", "test polygons, one date", ours, baseline["single_date_20210601"])


def kampala(source: Path, folder: Path) -> Iterator[Row]:
    """Buildings: all pixels of the east of one settlement, and of another one."""
    samples, model = folder / "05.gpkg", folder / "05.alquimia"
    write_building_samples(source, samples)
    seconds = _train(
        "train_random_forest", model, INPUT=source / "areaA_z20.tif", SAMPLES=samples, SPLIT_FIELD="", **FOREST,
        PATCH_SIZE=15, SCALES=2, EDGES=True, MAXIMUM_CHIPS=15_000, VALIDATION_SHARE=0,
    )  # fmt: skip
    parts = {"test_A_east": ("areaA", "test"), "test_B_other_settlement": ("areaB", "test_other_settlement")}
    for name, (area, split) in parts.items():
        mapped = folder / f"05_{area}.tif"
        run_algorithm("predictraster", {
            "INPUT": source / f"{area}_z20.tif", "MODEL": model, "OUTPUT": mapped, "EXTENT": extent_of(source, split),
        })  # fmt: skip
        truth, answers = _buildings(mapped, source / f"{area}_z20_mask.tif")
        ours = Figures(float((truth == answers).mean()), _mean_iou(truth, answers), seconds)
        yield Row("05", name, ours, _baseline(source)["result"][name])


def _buildings(mapped: Path, mask: Path) -> tuple[np.ndarray, np.ndarray]:
    """Whether there is a building, by the mask and by the map, for all pixels of the map."""
    with rasterio.open(mapped) as ours, rasterio.open(mask) as reference:
        names = {record["value"]: record["name"] for record in json.loads(ours.tags()["ALQUIMIA_CLASSES"])}
        building = next(value for value, name in names.items() if name == "building")
        window = rasterio.windows.from_bounds(*ours.bounds, reference.transform).round_offsets().round_lengths()
        return reference.read(1, window=window).ravel() == 1, ours.read(1).ravel() == building


def eurosat(source: Path, folder: Path) -> Iterator[Row]:
    """Pictures: train and validation part train, the test part tests."""
    listed, model = folder / "07.csv", folder / "07.alquimia"
    with (source / "split.csv").open(encoding="utf-8") as given, listed.open("w", encoding="utf-8", newline="") as new:
        rows = csv.reader(given)
        writer = csv.writer(new)
        writer.writerow(next(rows))
        writer.writerows([_absolute(cell, source) if cell != "val" else "train" for cell in row] for row in rows)
    started = time.monotonic()
    results = run_algorithm("train_random_forest", {
        **FOREST, "FOLDER": listed, "MODEL": model, "REPORT": model.with_suffix(".html"), "PATCH_SIZE": 64,
        "SCALES": 2, "EDGES": True, "HISTOGRAM": 15, "VALIDATION_SHARE": 0,
    })  # fmt: skip
    ours = Figures(float(results["TEST_OVERALL_ACCURACY"]), float("nan"), time.monotonic() - started)
    yield Row("07", "test pictures", ours, _baseline(source)["result"])


def _absolute(cell: str, source: Path) -> str:
    """A cell of the list, with the folder where it is a path within it."""
    return str(source / cell) if cell and (source / cell).is_file() else cell


def _trained_and_assessed(image: Path, samples: Path, stem: Path) -> Figures:
    model, mapped = stem.with_suffix(".alquimia"), stem.with_suffix(".tif")
    seconds = _train("train_random_forest", model, INPUT=image, SAMPLES=samples, **FOREST)
    run_algorithm("predictraster", {"INPUT": image, "MODEL": model, "OUTPUT": mapped})
    return _assessed(mapped, seconds, samples)


def _train(algorithm: str, model: Path, **parameters: Any) -> float:
    """Train on the train part of a split, nothing set aside for validation; returns the seconds that took."""
    started = time.monotonic()
    given = {"CLASS_FIELD": "class", "SPLIT_FIELD": "split", "VALIDATION_SHARE": 0, **parameters}
    chosen = {name: value for name, value in given.items() if value != ""}
    run_algorithm(algorithm, {**chosen, "MODEL": model, "REPORT": model.with_suffix(".html")})
    return time.monotonic() - started


def _assessed(mapped: Path, seconds: float, samples: Path) -> Figures:
    found = run_algorithm("assessmap", {
        "INPUT": mapped, "REFERENCE": samples, "CLASS_FIELD": "class", "SPLIT_FIELD": "split", "SPLIT_VALUE": "test",
    })  # fmt: skip
    return Figures(float(found["OVERALL_ACCURACY"]), float(found["MEAN_IOU"]), seconds)


def _baseline(source: Path) -> dict[str, Any]:
    return dict(json.loads((source / "baseline_rf.json").read_text(encoding="utf-8")))


CASES: dict[str, Callable[[Path, Path], Iterator[Row]]] = {
    "01": polygons_of_one_image("landsat7_19991118.tif"),
    "02": leipzig,
    "03": belgium,
    "05": kampala,
    "07": eurosat,
    "08": polygons_of_one_image("sentinel2_20181013.tif"),
    "09": polygons_of_one_image("historical_map.tif"),
}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the data sets")
    parser.add_argument("--only", nargs="+", choices=list(CASES), default=list(CASES), help="folders, by their number")
    parser.add_argument("--keep", type=Path, help="keep models, maps and reports in this folder")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
