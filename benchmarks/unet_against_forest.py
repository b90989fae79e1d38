"""Trains, maps and assesses a U-Net through qgis_process and prints its figures beside those of a random forest.

    build/development/bin/python benchmarks/unet_against_forest.py DATA_FOLDER [--only map|buildings] [--keep FOLDER]

DATA_FOLDER holds ``09_historical_map_rgb`` and ``05_vhr_buildings_kampala``, each with its ``baseline_rf.json``: a
random forest on the very same split. Needs `make engine setup-development`. Takes about 20 minutes on two cores.
"""

from __future__ import annotations

import argparse
import itertools
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyogrio
import rasterio
import shapely

ROOT = Path(__file__).resolve().parent.parent
HISTORICAL_MAP = {
    "PATCH_SIZE": 64, "BATCH_SIZE": 16, "DEPTH": 3, "FIRST_FILTERS": 16, "DROPOUT": 0.2, "BRIGHTNESS": 0.05,
    "CLASS_WEIGHTS": "none", "SCHEDULE": "cosine", "STEPS_PER_EPOCH": 10, "EPOCHS": 20, "PATIENCE": 0,
}  # fmt: skip
# Small chips in large batches: each update sees many different roofs, which matters more here than a wide view.
BUILDINGS = {
    "PATCH_SIZE": 64, "BATCH_SIZE": 32, "DEPTH": 3, "FIRST_FILTERS": 16, "DROPOUT": 0.1, "BRIGHTNESS": 0.1,
    "CLASS_WEIGHTS": "balanced", "SCHEDULE": "cosine", "STEPS_PER_EPOCH": 20, "EPOCHS": 20, "PATIENCE": 0,
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    name: str
    unet: float
    forest: float
    seconds: float


def main() -> int:
    """Run the benchmarks asked for; exit status 1 when a figure does not beat the forest's."""
    arguments = _arguments()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if arguments.only in (None, "map"):
            rows += historical_map(arguments.data / "09_historical_map_rgb", folder)
        if arguments.only in (None, "buildings"):
            rows += buildings(arguments.data / "05_vhr_buildings_kampala", folder)
    print(f"{'figure':<44}{'U-Net':>8}{'forest':>8}{'ratio':>7}{'train s':>9}")
    for row in rows:
        print(f"{row.name:<44}{row.unet:>8.3f}{row.forest:>8.3f}{row.unet / row.forest:>7.2f}{row.seconds:>9.0f}")
    return 0 if all(row.unet > row.forest for row in rows) else 1


def historical_map(data: Path, folder: Path) -> list[Row]:
    """Mean IoU and overall accuracy on the test polygons of the scanned map."""
    image, samples = data / "historical_map.tif", data / "training_polygons.gpkg"
    model, seconds = train(image, samples, "split", folder / "historical_map.alquimia", HISTORICAL_MAP)
    classes = predict(image, model, folder / "historical_map.tif")
    found = run(
        "assessmap", INPUT=classes, REFERENCE=samples, CLASS_FIELD="class", SPLIT_FIELD="split", SPLIT_VALUE="test"
    )
    forest = json.loads((data / "baseline_rf.json").read_text())["result"]
    return [
        Row("historical map: mean IoU", found["MEAN_IOU"], forest["mIoU"], seconds),
        Row("historical map: overall accuracy", found["OVERALL_ACCURACY"], forest["OA"], seconds),
    ]


def buildings(data: Path, folder: Path) -> list[Row]:
    """IoU of the class building in the held-back third of area A and in area B, another settlement."""
    samples = folder / "building_samples.gpkg"
    write_building_samples(data, samples)
    image = data / "areaA_z20.tif"
    model, seconds = train(image, samples, "", folder / "buildings.alquimia", BUILDINGS)
    forest = json.loads((data / "baseline_rf.json").read_text())["result"]
    areas = {"A": ("areaA", "test", "test_A_east"), "B": ("areaB", "test_other_settlement", "test_B_other_settlement")}
    rows = []
    for area, (name, split, baseline) in areas.items():
        classes = predict(data / f"{name}_z20.tif", model, folder / f"{name}.tif", extent_of(data, split))
        iou = building_iou(classes, data / f"{name}_z20_mask.tif")
        rows.append(Row(f"buildings, area {area}: building IoU", iou, forest[baseline]["IoU"]["1"], seconds))
    return rows


def write_building_samples(data: Path, target: Path) -> None:
    """Polygons of buildings and of the ground between them, within the training part of area A."""
    outlines = [shapely.make_valid(outline) for outline in _geometries(data / "buildings.gpkg")]
    area = _split_area(data, "train")
    inside = [part for part in (shapely.intersection(outline, area) for outline in outlines) if part.area > 0]
    ground = shapely.difference(area, shapely.union_all(inside))
    # Features go whole to training or validation, so the ground is cut into blocks.
    west, south, east, north = area.bounds
    edges = np.linspace(0, 1, 7)
    cells = [
        shapely.box(
            west + (east - west) * a, south + (north - south) * c, west + (east - west) * b, south + (north - south) * d
        )
        for a, b in itertools.pairwise(edges)
        for c, d in itertools.pairwise(edges)
    ]
    blocks = [part for part in (shapely.intersection(ground, cell) for cell in cells) if part.area > 0]
    names = np.array(["building"] * len(inside) + ["other"] * len(blocks), dtype=object)
    pyogrio.raw.write(
        target, shapely.to_wkb(np.array([*inside, *blocks])), [names], ["class"], geometry_type="Unknown",
        crs="EPSG:3857", driver="GPKG",
    )  # fmt: skip


def train(
    image: Path, samples: Path, split_field: str, model: Path, parameters: dict[str, object]
) -> tuple[Path, float]:
    """Train through qgis_process; the model and the seconds that took."""
    started = time.monotonic()
    split = {"SPLIT_FIELD": split_field} if split_field else {}
    run(
        "train_unet", INPUT=image, SAMPLES=samples, CLASS_FIELD="class", MODEL=model, REPORT=model.with_suffix(".html"),
        **split, **parameters,
    )  # fmt: skip
    return model, time.monotonic() - started


def predict(image: Path, model: Path, target: Path, extent: str = "") -> Path:
    """Map an image, or the part of it within ``extent``."""
    run("predictraster", INPUT=image, MODEL=model, OUTPUT=target, **({"EXTENT": extent} if extent else {}))
    return target


def building_iou(classes: Path, mask: Path) -> float:
    """IoU of class 1 (building) on the map's extent; the mask has 1 where there is a building."""
    with rasterio.open(classes) as mapped, rasterio.open(mask) as reference:
        window = rasterio.windows.from_bounds(*mapped.bounds, reference.transform).round_offsets().round_lengths()
        truth = reference.read(1, window=window) == 1
        found = mapped.read(1) == 1
    return float((found & truth).sum() / (found | truth).sum())


def extent_of(data: Path, split: str) -> str:
    """The bounds of one part of the split, as QGIS writes extents."""
    west, south, east, north = _split_area(data, split).bounds
    return f"{west},{east},{south},{north} [EPSG:3857]"


def run(algorithm: str, **parameters: object) -> dict[str, float]:
    """One algorithm through qgis_process; its results."""
    command = [
        str(ROOT / "scripts" / "with_qgis.sh"),
        "system",
        "qgis_process",
        "run",
        f"alquimia:{algorithm}",
        "--json",
        "--",
    ]
    command += [f"{name}={value}" for name, value in parameters.items()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{algorithm} failed:\n{done.stderr}")
    return json.loads(done.stdout[done.stdout.index("{") :])["results"]


def _split_area(data: Path, split: str) -> shapely.Geometry:
    _, _, geometries, fields = pyogrio.raw.read(data / "aoi_split.gpkg", columns=["split"])
    return shapely.union_all(shapely.from_wkb(geometries)[fields[0] == split])


def _geometries(path: Path) -> np.ndarray:
    return shapely.from_wkb(pyogrio.raw.read(path)[2])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the data sets")
    parser.add_argument("--only", choices=["map", "buildings"], help="run one of the two")
    parser.add_argument("--keep", type=Path, help="keep models, maps and reports in this folder")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
