"""Trains embeddings on EuroSAT through qgis_process and classifies by nearest neighbours, beside random forests.

    build/development/bin/python -m benchmarks.embedding DATA_FOLDER [--only all few tenth] [--draws N …]
        [--part test] [--keep FOLDER]

DATA_FOLDER holds ``07_patches_eurosat`` (or any folder whose name begins with 07): 120 pictures of each of ten classes
train, 40 validate, 40 test. Three figures: all pictures, ten pictures of each class, and a tenth class that is added
from ten pictures to a model of nine. Forests see histograms of colours and gradients; the one on all pictures is that
of the data's own baseline. Needs `make engine setup-development`. The exit status is 1 when a forest is better.

With ten pictures of each class the other 1,100 of the training part are there without their class, as pictures that
nobody has labelled are; the forest has no use for them. The settings of that part were chosen on the validation
pictures (``--part val``) of the draws 100 to 102; the draws that are reported are others, and so is the part.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from rasterio.errors import NotGeoreferencedWarning
from sklearn.ensemble import RandomForestClassifier

from benchmarks.machine import load, print_machine
from benchmarks.qgis_process import run_algorithm
from benchmarks.table import print_table

FEW, TREES, BINS = 10, 500, 16
ADDED = "River"
SETTINGS: dict[str, Any] = {
    "PATCH_SIZE": 64, "EMBEDDING_SIZE": 32, "NORMALISATION": "batch", "SCHEDULE": "cosine", "PATIENCE": 0,
    "LEARNING_RATE": 0.003, "EPOCHS": 60,
}  # fmt: skip
OF_ALL = {"ENCODER": "large", "BATCH_SIZE": 80, "NEIGHBOURS": 9}
# Of the class that is added ten samples are remembered, of the others 120.
OF_GROWN = {"NEIGHBOURS": 9, "NEIGHBOUR_WEIGHTING": "balanced"}
# The small encoder takes the mean over the patch, which helps with a hundred pictures; none is left to validate. Half
# the resolution is four times as fast.
OF_FEW = {
    "ENCODER": "small", "PATCH_SIZE": 32, "TEMPERATURE": 0.3, "BATCH_SIZE": 64, "NEIGHBOURS": 5, "STEPS_PER_EPOCH": 32,
    "EPOCHS": 30, "VALIDATION_SHARE": 0, "BRIGHTNESS": 0,
}  # fmt: skip
DRAWS = tuple(range(8))


@dataclass(frozen=True)
class Picture:
    """A picture, its class and its part of the split."""

    path: Path
    label: str
    part: str


@dataclass(frozen=True)
class Row:
    """One line of the table; ``forest`` is NaN where there is none to compare with. Of draws the mean counts."""

    name: str
    neighbours: float
    forest: float
    seconds: float
    is_draw: bool = False

    def cells(self) -> tuple[str, ...]:
        """The line as text."""
        forest = "" if np.isnan(self.forest) else f"{self.forest:.3f}"
        return self.name, f"{self.neighbours:.3f}", forest, f"{self.seconds:.0f}"


def main() -> int:
    """Run what was asked for and print; exit status 1 when a forest is better."""
    arguments = _arguments()
    print_machine("benchmarks.embedding")
    source = next(path for path in sorted(arguments.data.iterdir()) if path.name.startswith("07"))
    pictures = list(_pictures(source))
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if "all" in arguments.only:
            rows.append(of_all(source, pictures, folder))
        if "few" in arguments.only:
            asked = [replace(picture, part=asked_part(picture.part, arguments.part)) for picture in pictures]
            draws = [of_few(asked, folder, draw) for draw in arguments.draws]
            rows += [*draws, *summary_of(draws)]
        if "tenth" in arguments.only:
            rows += of_tenth(pictures, folder)
    columns = ("pictures that train", "embedding + neighbours", "random forest", "seconds")
    print_table("EuroSAT, overall accuracy on 400 test pictures", columns, [row.cells() for row in rows])
    print(f"Load {load()} at the end.")
    return int(any(row.neighbours < row.forest for row in rows if not row.is_draw))


def of_all(source: Path, pictures: Sequence[Picture], folder: Path) -> Row:
    """120 pictures of each class train; the forest is that of the data's baseline, which has the validation as well."""
    forest = float(json.loads((source / "baseline_rf.json").read_text(encoding="utf-8"))["result"]["OA"])
    accuracy, seconds = _trained(source / "split.csv", folder / "all.alquimia", OF_ALL)
    own = forest_accuracy([picture for picture in pictures if picture.part != "test"], pictures)
    print(f"The forest of this benchmark on train and validation: {own:.3f}; the baseline of the data: {forest:.3f}.")
    return Row("120 of each class", accuracy, forest, seconds)


def asked_part(part: str, wanted: str) -> str:
    """The part that answers the questions becomes the test part, and what would be that is left out."""
    return {wanted: "test", "test": "left out"}.get(part, part) if wanted != "test" else part


def of_few(pictures: Sequence[Picture], folder: Path, draw: int) -> Row:
    """Ten pictures of each class train, the same for network and forest; the network sees the others without class."""
    few = drawn(pictures, FEW, draw)
    table = _listed([*few, *(picture for picture in pictures if picture.part == "test")], folder / f"few_{draw}.csv")
    others = folder / f"others_{draw}.csv"
    others.write_text("\n".join(["file", *(str(p.path) for p in pictures if p.part == "train" and p not in few)]))
    settings = {**OF_FEW, "UNLABELLED_PICTURES": others, "SEED": draw}
    accuracy, seconds = _trained(table, folder / f"few_{draw}.alquimia", settings)
    row = Row(f"10 of each class, draw {draw}", accuracy, forest_accuracy(few, pictures), seconds, is_draw=True)
    print(" | ".join(row.cells()), flush=True)
    return row


def summary_of(draws: Sequence[Row]) -> list[Row]:
    """Mean and standard deviation of all draws."""
    values = np.array([(row.neighbours, row.forest, row.seconds) for row in draws])
    mean, spread = values.mean(axis=0), values.std(axis=0, ddof=1) if len(draws) > 1 else np.zeros(3)
    gain = values[:, 0] - values[:, 1]
    print(
        f"Embedding minus forest, draw by draw: {', '.join(f'{value:+.3f}' for value in gain)}; mean {gain.mean():+.3f}"
    )
    return [
        Row("10 of each class, mean", *map(float, mean)),
        Row("10 of each class, deviation", *map(float, spread), is_draw=True),
    ]


def of_tenth(pictures: Sequence[Picture], folder: Path) -> list[Row]:
    """Nine classes train; the tenth is added from ten pictures, and all ten are asked for."""
    started = time.monotonic()
    nine = _listed([picture for picture in pictures if picture.label != ADDED], folder / "nine.csv")
    accuracy, seconds = _trained(nine, folder / "nine.alquimia", OF_ALL)
    few = [picture for picture in drawn(pictures, FEW, 0) if picture.label == ADDED]
    grown = folder / "ten.alquimia"
    run_algorithm("addclasses", {
        "MODEL": folder / "nine.alquimia", "FOLDER": _listed(few, folder / "tenth.csv"), "OUTPUT": grown,
    })  # fmt: skip
    answers = _answered([picture for picture in pictures if picture.part == "test"], grown, folder)
    right = {label: np.mean([found == label for told, found in answers if told == label]) for label, _ in answers}
    overall = float(np.mean([told == found for told, found in answers]))
    others = float(np.mean([told == found for told, found in answers if told != ADDED]))
    whole = time.monotonic() - started
    return [
        Row(f"nine classes, without {ADDED}", accuracy, np.nan, seconds),
        Row(f"{ADDED} added from 10: all ten classes", overall, np.nan, whole),
        Row(f"{ADDED} added from 10: {ADDED} alone (recall)", float(right[ADDED]), np.nan, whole),
        Row(f"{ADDED} added from 10: the other nine", others, np.nan, whole),
    ]


def drawn(pictures: Sequence[Picture], count: int, draw: int) -> list[Picture]:
    """So many pictures of each class that train, drawn at random."""
    generator = np.random.default_rng(draw)
    chosen = []
    for label in sorted({picture.label for picture in pictures}):
        own = [picture for picture in pictures if picture.label == label and picture.part == "train"]
        chosen += [own[index] for index in generator.choice(len(own), count, replace=False)]
    return chosen


def forest_accuracy(training: Sequence[Picture], pictures: Sequence[Picture]) -> float:
    """Overall accuracy on the test part of a forest on histograms, mean of three seeds."""
    test = [picture for picture in pictures if picture.part == "test"]
    seen, asked = _histograms(training), _histograms(test)
    labels, truth = [picture.label for picture in training], np.array([picture.label for picture in test])
    found = []
    for seed in range(3):
        forest = RandomForestClassifier(TREES, random_state=seed, n_jobs=-1).fit(seen, labels)
        found.append(float(np.mean(forest.predict(asked) == truth)))
    return float(np.mean(found))


def _histograms(pictures: Sequence[Picture]) -> np.ndarray:
    return np.stack([_histogram(picture.path) for picture in pictures])


def _histogram(path: Path) -> np.ndarray:
    """Histograms of each band, of the gradients' strength and of their direction, and means and deviations."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        with rasterio.open(path) as dataset:
            bands = dataset.read().astype(float)
    rows, columns = np.gradient(bands.mean(axis=0))
    strength, direction = np.hypot(rows, columns), np.arctan2(rows, columns)
    parts = [np.histogram(band, BINS, (0, 256), density=True)[0] for band in bands]
    parts.append(np.histogram(strength, BINS, (0, 64), density=True)[0])
    parts.append(np.histogram(direction, BINS, (-np.pi, np.pi), weights=strength)[0] / max(strength.sum(), 1e-9))
    return np.concatenate([*parts, bands.mean(axis=(1, 2)), bands.std(axis=(1, 2)), [strength.mean()]])


def _trained(source: Path, model: Path, settings: dict[str, Any]) -> tuple[float, float]:
    """Accuracy on the test part, and the seconds that took."""
    started = time.monotonic()
    results = run_algorithm("train_embedding", {
        **SETTINGS, **settings, "FOLDER": source, "MODEL": model, "REPORT": model.with_suffix(".html"),
    })  # fmt: skip
    return float(results["TEST_OVERALL_ACCURACY"]), time.monotonic() - started


def _answered(pictures: Sequence[Picture], model: Path, folder: Path) -> list[tuple[str, str]]:
    """What the pictures show and what the model says."""
    asked, table = folder / "asked", folder / "answers.csv"
    for picture in pictures:
        (asked / picture.label).mkdir(parents=True, exist_ok=True)
        shutil.copy(picture.path, asked / picture.label)
    run_algorithm("predictfolder", {"FOLDER": asked, "MODEL": model, "OUTPUT": table, **OF_GROWN})
    with open(table, encoding="utf-8") as file:
        return [(row["file"].split("/")[0], row["class_name"]) for row in csv.DictReader(file)]


def _pictures(source: Path) -> Iterator[Picture]:
    with open(source / "split.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield Picture(source / row["file"], row["class"], row["split"])


def _listed(pictures: Sequence[Picture], table: Path) -> Path:
    with open(table, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "class", "split"])
        writer.writerows([picture.path, picture.label, picture.part] for picture in pictures)
    return table


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the data sets")
    parser.add_argument("--only", nargs="+", choices=["all", "few", "tenth"], default=["all", "few", "tenth"])
    parser.add_argument("--draws", type=int, nargs="+", default=DRAWS, help="draws of ten pictures of each class")
    parser.add_argument("--part", choices=["test", "val"], default="test", help="what is asked with ten of each class")
    parser.add_argument("--keep", type=Path, help="keep models and reports in this folder")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
