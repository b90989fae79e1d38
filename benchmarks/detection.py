"""Trains a detector on digitised cars and buildings through qgis_process, and assesses it on tiles it has not seen.

    build/development/bin/python -m benchmarks.detection DATA_FOLDER [NAME=VALUE …] [--epochs 40] [--keep FOLDER]

DATA_FOLDER holds ``06_detection_estonia`` (or any folder whose name begins with 06): 15 tiles of 0.2 m to train, 7 to
test. From scratch, on whatever device the engine finds. NAME=VALUE are parameters of alquimia:train_retinanet that
replace those below. Prints the AP50 of each class on the test tiles, and AP50 of the validation against the time of the
training. Needs gdalbuildvrt and `make engine setup-development`. The exit status is 1 when the AP50 of cars stays below
0.45 or the training takes more than 40 minutes.
"""

from __future__ import annotations

import argparse
import csv
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.machine import load, print_machine
from benchmarks.qgis_process import run_algorithm
from benchmarks.table import print_table

TARGET_CLASS, TARGET, LONGEST = "Car", 0.45, 40 * 60.0
SETTINGS: dict[str, Any] = {
    "FIRST_FILTERS": 16,
    "PYRAMID_FILTERS": 32,
    "SUBNET_CONVOLUTIONS": 2,
    "LEARNING_RATE": 0.001,
    "SCHEDULE": "cosine",
    "PATIENCE": 0,
}
# Nothing below this is kept: average precision needs objects of low scores, too.
LOWEST_SCORE = 0.05


def main() -> int:
    """Train, find, assess, print; exit status 1 when a target is missed."""
    arguments = _arguments()
    print_machine("benchmarks.detection")
    source = next(path for path in sorted(arguments.data.iterdir()) if path.name.startswith("06"))
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        seconds = _trained(source, folder, {**SETTINGS, "EPOCHS": arguments.epochs, **arguments.settings})
        precisions = _assessed(source, folder)
        _print_curve(folder / "history.csv")
    print_table(
        f"7 test tiles, {seconds / 60:.1f} min of training; target for {TARGET_CLASS}: ≥ {TARGET}",
        ("class", "reference", "AP50", "AP50…95", "precision", "recall"),
        precisions.values(),
    )
    print(f"Load {load()} at the end.")
    return int(float(precisions[TARGET_CLASS][2] or 0) < TARGET or seconds > LONGEST)


def _trained(source: Path, folder: Path, settings: dict[str, Any]) -> float:
    """The seconds that training took, start of the engine included."""
    started = time.monotonic()
    results = run_algorithm("train_retinanet", {
        **settings,
        "INPUT": _mosaic(source, folder, "train"),
        "SAMPLES": _part(source, "boxes", "train"),
        "AREA": _part(source, "tiles_split", "train"),
        "CLASS_FIELD": "class",
        "MODEL": folder / "detector.alquimia",
        "REPORT": folder / "training.html",
        "HISTORY": folder / "history.csv",
    })  # fmt: skip
    seconds = time.monotonic() - started
    print(f"AP50 of the validation {results['AP50']}, {results['EPOCHS']} epochs, {seconds:.0f} s", flush=True)
    return seconds


def _assessed(source: Path, folder: Path) -> dict[str, tuple[str, ...]]:
    """Figures of each class on the test tiles."""
    found = run_algorithm("predictobjects", {
        "INPUT": _mosaic(source, folder, "test"), "MODEL": folder / "detector.alquimia",
        "OUTPUT": folder / "found.gpkg", "SCORE": LOWEST_SCORE,
    })  # fmt: skip
    run_algorithm("assessobjects", {
        "INPUT": found["OUTPUT"], "REFERENCE": _part(source, "boxes", "test"),
        "AREA": _part(source, "tiles_split", "test"), "REPORT": folder / "assessment.html",
        "TABLE": folder / "assessment.csv",
    })  # fmt: skip
    with (folder / "assessment.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    names = ("reference", "ap50", "ap", "precision", "recall")
    return {row["class"]: (row["class"], *(row.get(name, "") for name in names)) for row in rows}


def _mosaic(source: Path, folder: Path, part: str) -> Path:
    """A virtual raster of the tiles of a part."""
    with sqlite3.connect(source / "tiles_split.gpkg") as database:
        tiles = database.execute("SELECT image FROM tiles_split WHERE split = ? ORDER BY image", (part,)).fetchall()
    path = folder / f"{part}.vrt"
    images = [str(source / "images" / name) for (name,) in tiles]
    subprocess.run(["gdalbuildvrt", "-q", "-overwrite", "-addalpha", str(path), *images], check=True)
    return path


def _part(source: Path, layer: str, part: str) -> str:
    """The features of a layer that belong to a part."""
    return f"{source / layer}.gpkg|layername={layer}|subset=\"split\" = '{part}'"


def _print_curve(history: Path) -> None:
    """AP50 of the validation chips against the minutes since the first epoch began."""
    seconds, points = 0.0, []
    with history.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            seconds += float(row["seconds"])
            if row.get("val_ap50"):
                points.append((f"{seconds / 60:.1f}", row["epoch"], f"{float(row['val_ap50']):.3f}"))
    print_table("AP50 of the validation chips, mean of the classes", ("minutes", "epoch", "AP50"), points)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the data sets")
    parser.add_argument("settings", nargs="*", help="parameters of the training, NAME=VALUE")
    parser.add_argument("--epochs", type=int, default=40)
    parser.add_argument("--keep", type=Path, help="keep model, reports and layers in this folder")
    arguments = parser.parse_intermixed_args()
    arguments.settings = dict(setting.split("=", 1) for setting in arguments.settings)
    return arguments


if __name__ == "__main__":
    sys.exit(main())
