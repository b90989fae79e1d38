"""A family that answers once for a picture, pictures of two classes, and jobs on them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from rasterio.transform import from_origin

from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.jobs import NO_SAMPLES, TrainJob
from alquimia_qgis.protocol.options import SamplingOptions, TrainingOptions
from tests.engine.folders.family import FAMILY

SIZE = 8
COLOURS = {"Field": (140, 110, 40), "Lake": (30, 60, 200)}


def show_family(folder: Path, monkeypatch: Any) -> None:
    """Let the catalogue find the family as ``chips``."""
    families = folder / "families"
    families.mkdir(exist_ok=True)
    (families / "chips.py").write_text(FAMILY)
    monkeypatch.setenv("ALQUIMIA_FAMILIES", str(families))


def write_picture(path: Path, colour: tuple[int, ...], size: int = SIZE, seed: int = 0, placed: bool = False) -> str:
    """A noisy picture of one colour; the ending of the path says in which format."""
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(seed).normal(0, 8, (len(colour), size, size))
    pixels = np.clip(np.array(colour)[:, None, None] + noise, 0, 255).astype("uint8")
    driver = {".jpg": "JPEG", ".png": "PNG"}.get(path.suffix.lower(), "GTiff")
    place = {"crs": "EPSG:32631", "transform": from_origin(500_000, 5_000_000, 10, 10)} if placed else {}
    with rasterio.open(
        path, "w", driver=driver, height=size, width=size, count=len(colour), dtype="uint8", **place
    ) as dataset:
        dataset.write(pixels)
    return str(path)


def write_folder(folder: Path, parts: dict[str, int], ending: str = ".png", **changes: Any) -> FolderSource:
    """``parts`` gives the pictures of each class in each part; the part "" has its classes in the folder itself."""
    for part, count in parts.items():
        for name, colour in COLOURS.items():
            for number in range(count):
                write_picture(folder / part / name / f"{number}{ending}", colour, seed=number, **changes)
    return FolderSource(str(folder))


def job_on(source: FolderSource, results: Path, **changes: Any) -> TrainJob:
    """A training of a second or two."""
    values: dict[str, Any] = {
        "family": "chips",
        "family_parameters": {},
        "task": "segmentation",
        "images": (),
        "samples": NO_SAMPLES,
        "folder": source,
        "model": str(results / "model.alquimia"),
        "report": str(results / "report.html"),
        "sampling": SamplingOptions(),
        "training": TrainingOptions(epochs=3, batch_size=4, learning_rate=0.1),
        **changes,
    }
    return TrainJob(**values)
