"""Small mapping jobs for the tests of work files: their values are made up, window by window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import rasterio
from rasterio.crs import CRS
from rasterio.transform import from_origin

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.prediction.class_map import CLASSES, CONFIDENCE, PROBABILITIES
from alquimia_qgis.engine.prediction.work_file import WorkFile
from alquimia_qgis.engine.raster.category_names import CLASSES_TAG, classes_tag
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.raster.writer import RasterGrid, RasterOutput
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.events import Log
from alquimia_qgis.protocol.jobs import PredictRasterJob
from alquimia_qgis.protocol.options import PredictionOptions

LEGEND = (ClassRecord(1, "Water", "#4477aa"), ClassRecord(4, "Forest", "#228833"), ClassRecord(9, "Bare", "#ccbb44"))
IDENTITY = {"parameters": {"bands": [1, 2]}, "windows": {"size": 64}}


def make_job(folder: Path, *, keep: bool = False, **changes) -> PredictRasterJob:
    options = PredictionOptions(keep_on_cancel=keep)
    settings = {"images": (str(folder / "image.tif"),), "model": str(folder / "m.alquimia"), "options": options}
    return PredictRasterJob(**{**settings, "output": str(folder / "map.tif"), **changes})


def make_grid(height: int, width: int) -> RasterGrid:
    return RasterGrid(width, height, CRS.from_epsg(32629), from_origin(500_000, 4_000_000, 10, 10))


def make_outputs(folder: Path, roles=(CLASSES,), kind: str = "uint8") -> dict[str, RasterOutput]:
    nodata = 255 if kind == "uint8" else -1.0
    outputs = {
        CLASSES: RasterOutput(
            str(folder / "map.tif"), "uint8", 255, ("class",), LEGEND, tags={CLASSES_TAG: classes_tag(LEGEND)}
        ),
        PROBABILITIES: RasterOutput(str(folder / "p.tif"), kind, nodata, tuple(r.name for r in LEGEND), unit="%"),
        CONFIDENCE: RasterOutput(str(folder / "c.tif"), kind, nodata, ("confidence",), unit="%"),
    }
    return {role: outputs[role] for role in outputs if role in roles}


def whole_layers(outputs: dict[str, RasterOutput], height: int, width: int, seed: int = 0) -> dict[str, np.ndarray]:
    """What the results shall hold: patches of classes, noise for the rest, some nodata."""
    random = np.random.default_rng(seed)
    layers = {}
    for role, output in outputs.items():
        shape = (len(output.band_names), height, width)
        if role == CLASSES:
            coarse = random.choice([1, 4, 9], (1, height // 5 + 1, width // 7 + 1))
            values = coarse.repeat(5, axis=1).repeat(7, axis=2)[:, :height, :width]
        else:
            values = random.random(shape) * (100 if output.dtype == "uint8" else 1)
        layers[role] = np.where(random.random(shape) < 0.02, output.nodata, values).astype(output.dtype)
    return layers


def cores(height: int, width: int, size: int, origin: tuple[int, int] = (0, 0)) -> Iterator[Window]:
    """Windows of a grid that need not begin with the area, cut at its edges, row by row."""
    area = Window(0, 0, height, width)
    for row in range(-origin[0], height, size):
        for column in range(-origin[1], width, size):
            inside = Window(row, column, size, size).intersection(area)
            if inside is not None:
                yield inside


def cut(layers: dict[str, np.ndarray], window: Window) -> dict[str, np.ndarray]:
    return {role: values[:, window.row_slice, window.column_slice] for role, values in layers.items()}


def add_missing(work: WorkFile, layers: dict[str, np.ndarray], windows: Iterator[Window]) -> int:
    """Do what is not done yet; returns how many windows that was."""
    todo = [window for window in windows if window not in work.finished]
    for window in todo:
        work.add(window, cut(layers, window))
    return len(todo)


def logged(context: JobContext) -> str:
    return " | ".join(event.message for event in context.events if isinstance(event, Log))


def content(path: Path | str) -> dict[str, object]:
    """Everything in a result raster but the figures of the run: bands, overviews, colours, tags, georeference."""
    with rasterio.open(path) as dataset:
        found: dict[str, object] = {
            "bands": dataset.read().tobytes(),
            "tags": {n: v for n, v in dataset.tags().items() if n not in RUN_TAGS},
            "profile": str(dataset.profile),
            "descriptions": dataset.descriptions,
            "units": dataset.units,
            "colours": dataset.colormap(1) if dataset.count == 1 and dataset.colorinterp[0].name == "palette" else None,
        }
        levels = len(dataset.overviews(1))
    for level in range(levels):
        with rasterio.open(path, OVERVIEW_LEVEL=level) as dataset:
            found[f"overview {level}"] = dataset.read().tobytes()
    return found


RUN_TAGS = {
    "ALQUIMIA_SECONDS", "ALQUIMIA_MPX_PER_SECOND", "ALQUIMIA_PEAK_MEMORY_MB", "ALQUIMIA_RESUMED_SHARE",
}  # fmt: skip
