"""Trains networks of patches on EuroSAT through qgis_process, beside a random forest's figures on the same pictures.

    build/development/bin/python -m benchmarks.recognition DATA_FOLDER [--families NAME …] [--keep FOLDER]

DATA_FOLDER holds ``07_eurosat_rgb`` (or any folder whose name begins with 07): 120 pictures of each of ten classes
train, 40 validate, 40 test. No pretrained weights. A family may have several settings, told apart after a colon. Needs
`make engine setup-development`. The exit status is 1 when a family stays below the forest, or the best of all below
0.86.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.machine import load, print_machine
from benchmarks.qgis_process import run_algorithm
from benchmarks.table import print_table

TARGET_OF_THE_BEST = 0.86
COMMON: dict[str, Any] = {
    "PATCH_SIZE": 64, "SCHEDULE": "cosine", "PATIENCE": 0, "MONITOR": "overall_accuracy", "CLASS_WEIGHTS": "none",
}  # fmt: skip
ADAMW: dict[str, Any] = {"BATCH_SIZE": 32, "OPTIMISER": "adamw", "WEIGHT_DECAY": 0.02}
SETTINGS: dict[str, dict[str, Any]] = {
    "resnet": {"EPOCHS": 100, "BATCH_SIZE": 32, "LEARNING_RATE": 0.003},
    "mobilenet_v2": {**ADAMW, "EPOCHS": 90, "LEARNING_RATE": 0.002, "DROPOUT": 0.3},
    "mobilenet_v2:enlarged": {
        **ADAMW,
        "EPOCHS": 40,
        "LEARNING_RATE": 0.0015,
        "DROPOUT": 0.2,
        "BATCH_SIZE": 16,
        "UPSAMPLE": 2,
    },
    # The settings of rmldnn's tutorial: Adam at 0.05, 5 % less in each epoch, batches of 64, 50 epochs.
    "resnet50": {"EPOCHS": 50, "BATCH_SIZE": 64, "LEARNING_RATE": 0.05, "SCHEDULE": "exponential", "DECAY": 0.95},
    "resnet50:adamw": {**ADAMW, "EPOCHS": 90, "LEARNING_RATE": 0.001, "DROPOUT": 0.3},
    "small_cnn": {"EPOCHS": 60, "BATCH_SIZE": 32, "LEARNING_RATE": 0.002},
}
DEFAULT = ("resnet", "mobilenet_v2", "resnet50", "resnet50:adamw")


def main() -> int:
    """Train and print; exit status 1 when a target is missed."""
    arguments = _arguments()
    print_machine("benchmarks.recognition")
    source = next(path for path in sorted(arguments.data.iterdir()) if path.name.startswith("07"))
    forest = float(json.loads((source / "baseline_rf.json").read_text(encoding="utf-8"))["result"]["OA"])
    rows = [("random forest on histograms", f"{forest:.3f}", "", "", "")]
    found: list[float] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for family in arguments.families:
            row, accuracy = _measured(family, source, folder)
            rows.append(row)
            found.append(accuracy)
            print(" | ".join(row), flush=True)
    print_table(
        f"EuroSAT, 400 test pictures, target ≥ {forest:.3f} each and ≥ {TARGET_OF_THE_BEST} the best",
        ("family", "test OA", "test macro F1", "validation OA", "training s"),
        rows,
    )
    print(f"Load {load()} at the end.")
    return int(min(found) < forest or max(found) < TARGET_OF_THE_BEST)


def _measured(name: str, source: Path, folder: Path) -> tuple[tuple[str, ...], float]:
    """Train as ``SETTINGS`` of this name say: a family, and where it has several settings, which ones."""
    model = folder / f"eurosat_{name.replace(':', '_')}.alquimia"
    started = time.monotonic()
    results = run_algorithm(f"train_{name.partition(':')[0]}", {
        **COMMON, **SETTINGS[name], "FOLDER": source / "split.csv", "MODEL": model,
        "REPORT": model.with_suffix(".html"),
    })  # fmt: skip
    accuracy = float(results["TEST_OVERALL_ACCURACY"])
    figures = (accuracy, float(results["TEST_MACRO_F1"]), float(results["OVERALL_ACCURACY"]))
    return (name, *(f"{figure:.3f}" for figure in figures), f"{time.monotonic() - started:.0f}"), accuracy


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the data sets")
    parser.add_argument("--families", nargs="+", choices=list(SETTINGS), default=DEFAULT)
    parser.add_argument("--keep", type=Path, help="keep models and reports in this folder")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
