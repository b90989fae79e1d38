"""Trains every family of time series through qgis_process, maps and assesses, beside the random forest's figures.

    build/development/bin/python -m benchmarks.time_series DATA_FOLDER [--only belgium romania] [--families NAME …]

DATA_FOLDER holds ``03_timeseries_s2_s1_belgium`` and ``04_timeseries_s2_romania``, each with its split and a
``baseline_rf.json``: a random forest on the very same split. Needs `make engine setup-development`. The exit status is
1 when a target is missed. Takes about 40 minutes on two cores.

Belgium: twelve monthly images with whole months of clouds, polygons in five classes, assessed on the test polygons.
Romania: 55 images of 2017 and 2018 with their clouds (SCL) as medians of the calendar months, and NDVI. 450 points in
the west train; assessed are 450 points and all pixels in the east. Image networks learn there from all pixels of the
west, as squares with the class of the reference. Tree-cover density is estimated from the points' values.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import rasterio
import shapely

from benchmarks.machine import load, print_machine
from benchmarks.qgis_process import run_algorithm
from benchmarks.table import print_table

PIXEL_FAMILIES = ("pixel_timeseries", "temporal_cnn", "lstm", "temporal_attention")
IMAGE_FAMILIES = ("unet3d", "resnet3d")
COLUMNS = ("data", "family", "reference", "OA", "kappa", "macro F1", "mIoU", "training s", "target")
NUMBER_COLUMNS = ("data", "family", "reference", "RMSE", "R²", "training s", "target")
FIRST_DAY, LAST_DAY = "2017-01-01", "2018-12-31"
EAST = 52  # first column of the east: 48 columns train, four lie between
SCORES = ("OVERALL_ACCURACY", "KAPPA", "MACRO_F1", "MEAN_IOU")
Scores = dict[str, float]
FOREST_NAMES = ("OA", "kappa", "mF1", "mIoU")

COMMON = {"SCHEDULE": "cosine", "PATIENCE": 0, "LEARNING_RATE": 0.002}
SETTINGS: dict[str, dict[str, Any]] = {
    "pixel_timeseries": {"EPOCHS": 60},
    "temporal_cnn": {"EPOCHS": 60},
    "lstm": {"EPOCHS": 40},
    "temporal_attention": {"EPOCHS": 60},
    "unet3d": {"EPOCHS": 30, "PATCH_SIZE": 32, "FIRST_FILTERS": 8, "DEPTH": 2, "BATCH_SIZE": 4},
    "resnet3d": {"EPOCHS": 30, "PATCH_SIZE": 9, "BATCH_SIZE": 32},
}


@dataclass(frozen=True)
class Case:
    """Images and samples of one place. ``references`` give the scores of a map, by the name of the forest's.

    ``settings`` are those of single families that validated better here than SETTINGS.
    """

    name: str
    images: Sequence[Path]
    dates: str
    samples: Path
    samples_for_images: Path
    parameters: dict[str, Any]
    forest: dict[str, Any]
    references: dict[str, Callable[[Path], Scores]]
    targets: dict[str, dict[str, float]]
    settings: dict[str, dict[str, Any]] = field(default_factory=dict)

    def parameters_of(self, family: str) -> dict[str, Any]:
        """What the family is trained with here, but for images, samples and results."""
        return {**COMMON, **SETTINGS[family], **self.parameters, **self.settings.get(family, {})}


def main() -> int:
    """Train, map, assess, print; exit status 1 when a target is missed."""
    arguments = _arguments()
    print_machine("benchmarks.time_series")
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        cases = [_CASES[name](arguments.data, folder) for name in arguments.only]
        rows = [row for case in cases for row in _rows_of(case, arguments.families, folder)]
        print_table("Classes", COLUMNS, [row for row, _ in rows])
        reached = [good for _, good in rows]
        if "romania" in arguments.only and not arguments.skip_numbers:
            numbers = tree_cover(
                arguments.data, folder, [name for name in arguments.families if name in PIXEL_FAMILIES]
            )
            print_table("Tree-cover density in percent", NUMBER_COLUMNS, numbers)
    print(f"Load {load()} at the end.")
    return int(not all(reached))


def _rows_of(case: Case, families: Sequence[str], folder: Path) -> list[tuple[tuple[str, ...], bool]]:
    rows = []
    for reference, figures in case.forest.items():
        values = (f"{figures[name]:.3f}" for name in FOREST_NAMES)
        rows.append(((case.name, "random forest", reference, *values, "", ""), True))
    for family in families:
        mapped, seconds = map_of(case, family, folder)
        for reference, scores_of in case.references.items():
            rows.append(_row(case, family, reference, scores_of(mapped), seconds))
            print(" | ".join(rows[-1][0]), flush=True)
    return rows


def _row(case: Case, family: str, reference: str, found_scores: Scores, seconds: float) -> tuple[tuple[str, ...], bool]:
    scores = [float(found_scores[name]) for name in SCORES]
    wanted = case.targets.get(reference, {})
    relevant = {name: value for name, value in wanted.items() if _is_measured_by(family, reference, case.name)}
    found = dict(zip(FOREST_NAMES, scores, strict=True))
    good = all(found[name] >= value for name, value in relevant.items())
    target = ", ".join(f"{name} ≥ {value}" for name, value in relevant.items())
    cells = (case.name, family, reference, *(f"{score:.3f}" for score in scores), f"{seconds:.0f}", target)
    return cells, good


def _is_measured_by(family: str, reference: str, name: str) -> bool:
    """Which families a target is set for: pixels on points and polygons, the 3D U-Net on all pixels of Romania."""
    return family == "unet3d" if reference == "all_east_pixels" else family in PIXEL_FAMILIES


def map_of(case: Case, family: str, folder: Path) -> tuple[Path, float]:
    """Train and map; the map and the seconds of the training."""
    model, mapped = folder / f"{case.name}_{family}.alquimia", folder / f"{case.name}_{family}.tif"
    samples = case.samples if family in PIXEL_FAMILIES else case.samples_for_images
    common = {"INPUT": case.images, "DATES": case.dates}
    started = time.monotonic()
    run_algorithm(f"train_{family}", {
        **common, **case.parameters_of(family), "SAMPLES": samples,
        "SPLIT_FIELD": "split", "MODEL": model, "REPORT": model.with_suffix(".html"),
    })  # fmt: skip
    seconds = time.monotonic() - started
    run_algorithm("predictseries", {**common, "MODEL": model, "OUTPUT": mapped})
    return mapped, seconds


def belgium(data: Path, folder: Path) -> Case:
    """Farmland: twelve months of Sentinel-2 and Sentinel-1."""
    source = data / "03_timeseries_s2_s1_belgium"
    rows = list(csv.DictReader((source / "dates.csv").open(encoding="utf-8")))
    samples = source / "training_polygons.gpkg"
    forest = json.loads((source / "baseline_rf.json").read_text(encoding="utf-8"))
    return Case(
        "belgium", [source / row["file"] for row in rows], ",".join(row["date"] for row in rows), samples, samples,
        # Linear: clean monthly composites, with nothing that curves would have to draw in.
        {"CLASS_FIELD": "class", "BAND_CURVES": "linear"}, {"test polygons": forest["all_dates"]},
        {"test polygons": lambda mapped: _on_features(mapped, samples, "class")},
        {"test polygons": {"OA": round(forest["all_dates"]["OA"] - 0.01, 4)}},
    )  # fmt: skip


def romania(data: Path, folder: Path) -> Case:
    """Forest: Sentinel-2 of two years with all its clouds."""
    source = data / "04_timeseries_s2_romania"
    rows = list(csv.DictReader((source / "dates.csv").open(encoding="utf-8")))
    chosen = [row for row in rows if FIRST_DAY <= row["date"] <= LAST_DAY]
    points, labels = source / "sample_points.gpkg", source / "labels_treecover_10m.tif"
    squares, east = folder / "romania_squares.gpkg", folder / "romania_east.tif"
    write_east(labels, east)
    write_reference_squares(labels, squares)
    forest = json.loads((source / "baseline_rf.json").read_text(encoding="utf-8"))
    references = ("points", "all_east_pixels")
    return Case(
        "romania", [source / row["file"] for row in chosen], ",".join(row["date"] for row in chosen), points, squares,
        {"CLASS_FIELD": "class_id", "MASK_BAND": "SCL", "RESAMPLING": "calendar_months",
         "NORMALISED_DIFFERENCES": "B08/B04", "BRIGHTNESS_GAIN": 0.15},
        {name: forest[name] for name in references},
        {"points": lambda mapped: _on_features(mapped, points, "class_id"),
         "all_east_pixels": lambda mapped: _on_raster(mapped, east)},
        {"points": {"OA": 0.827, "kappa": 0.740}, "all_east_pixels": {"OA": 0.827, "kappa": 0.671, "mIoU": 0.656}},
        {"unet3d": {"DEPTH": 1, "TIME_DEPTH": 0}},
    )  # fmt: skip


def write_reference_squares(labels: Path, target: Path) -> None:
    """The reference in the west as squares of one pixel with their class, for networks that see images."""
    with rasterio.open(labels) as dataset:
        classes, transform, crs = dataset.read(1), dataset.transform, dataset.crs.to_string()
    rows, columns = np.nonzero(classes[:, : EAST - 4] > 0)
    boxes = [shapely.box(*(transform @ (column, row + 1)), *(transform @ (column + 1, row)))
             for row, column in zip(rows, columns, strict=True)]  # fmt: skip
    split = np.array(["validation" if column // 8 % 4 == 1 else "train" for column in columns], dtype=object)
    values = np.array([int(classes[row, column]) for row, column in zip(rows, columns, strict=True)], dtype=np.int32)
    pyogrio.raw.write(
        target, shapely.to_wkb(np.array(boxes)), [split, values], ["split", "class_id"],
        geometry_type="Polygon", crs=crs, driver="GPKG",
    )  # fmt: skip


def tree_cover(data: Path, folder: Path, families: Sequence[str]) -> list[tuple[str, ...]]:
    """Tree-cover density estimated from the values at the points of the west, against all pixels of the east."""
    case = romania(data, folder)
    source = data / "04_timeseries_s2_romania"
    density, points = source / "tree_cover_density_2018_20m.tif", folder / "romania_density.gpkg"
    write_density_points(density, source / "sample_points.gpkg", points)
    forest = json.loads((source / "baseline_rf.json").read_text(encoding="utf-8"))["tcd_regression"]
    rows = [("romania", "random forest", "all_east_pixels", f"{forest['RMSE']:.2f}", f"{forest['R2']:.3f}", "", "")]
    for family in families:
        model, mapped = folder / f"density_{family}.alquimia", folder / f"density_{family}.tif"
        common = {"INPUT": case.images, "DATES": case.dates}
        started = time.monotonic()
        run_algorithm(f"train_{family}", {
            **common, **case.parameters_of(family), "TASK": "regression",
            "SAMPLES": points, "CLASS_FIELD": "density", "SPLIT_FIELD": "split", "MODEL": model,
            "REPORT": model.with_suffix(".html"),
        })  # fmt: skip
        seconds = time.monotonic() - started
        run_algorithm("predictseries", {**common, "MODEL": model, "OUTPUT": mapped})
        error, share = _errors(mapped, density)
        rows.append(("romania", family, "all_east_pixels", f"{error:.2f}", f"{share:.3f}", f"{seconds:.0f}",
                     f"RMSE ≤ {forest['RMSE']}"))  # fmt: skip
        print(" | ".join(rows[-1]), flush=True)
    return rows


def write_density_points(density: Path, points: Path, target: Path) -> None:
    """The points with the density of the raster under each."""
    meta, _, wkb, columns = pyogrio.raw.read(points, columns=["split"])
    places = shapely.from_wkb(wkb)
    with rasterio.open(density) as dataset:
        found = [
            float(value[0]) for value in dataset.sample(zip(shapely.get_x(places), shapely.get_y(places), strict=True))
        ]
    pyogrio.raw.write(
        target, wkb, [np.array(found), columns[0]], ["density", "split"], geometry_type="Point", crs=meta["crs"],
        driver="GPKG",
    )  # fmt: skip


def _errors(mapped: Path, density: Path) -> tuple[float, float]:
    """RMSE and R² over the east, the reference of 20 m repeated on the grid of 10 m."""
    with rasterio.open(mapped) as ours, rasterio.open(density) as theirs:
        estimates = ours.read(1)[:, EAST:]
        reference = np.kron(theirs.read(1), np.ones((2, 2)))[:, EAST : EAST + estimates.shape[1]]
    known = (estimates != -9999) & (reference <= 100)
    errors, spread = estimates[known] - reference[known], reference[known] - reference[known].mean()
    return float(np.sqrt((errors**2).mean())), float(1 - (errors**2).sum() / (spread**2).sum())


def _on_features(mapped: Path, samples: Path, field: str) -> Scores:
    """Pixels of the map under the test features."""
    return run_algorithm("assessmap", {
        "INPUT": mapped, "REFERENCE": samples, "CLASS_FIELD": field, "SPLIT_FIELD": "split", "SPLIT_VALUE": "test",
    })  # fmt: skip


def _on_raster(mapped: Path, labels: Path) -> Scores:
    """All pixels that the reference has."""
    return run_algorithm("assessmap", {"INPUT": mapped, "REFERENCE_RASTER": labels})


def write_east(labels: Path, target: Path) -> None:
    """The reference with nothing but the east."""
    with rasterio.open(labels) as dataset:
        values, profile = dataset.read(1), {**dataset.profile, "nodata": 0}
    values[:, :EAST] = 0
    with rasterio.open(target, "w", **profile) as written:
        written.write(values, 1)


_CASES: dict[str, Callable[[Path, Path], Case]] = {"belgium": belgium, "romania": romania}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the data sets")
    parser.add_argument("--only", nargs="+", choices=list(_CASES), default=list(_CASES), help="places")
    parser.add_argument("--families", nargs="+", default=[*PIXEL_FAMILIES, *IMAGE_FAMILIES], help="families")
    parser.add_argument("--skip-numbers", action="store_true", help="leave out the regression")
    parser.add_argument("--keep", type=Path, help="keep models, maps and reports in this folder")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
