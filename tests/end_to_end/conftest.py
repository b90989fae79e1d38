"""What the end-to-end tests share: real qgis_process with the installed engine, and a small scene to work on.

The environment variable ALQUIMIA_TEST_QGIS says which QGIS: ``system`` (default) or ``3.40``.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio

ROOT = Path(__file__).resolve().parents[2]
# Names that hold all that a name may hold, 200 characters among them.
LEFT_CLASS = 'Forêt "dense" d\'été & <b>ß</b>'
RIGHT_CLASS = "héath " + "x" * 194
BAND_NAMES = ("red", "green", "blue")
SIZE = 128
PIXEL = 10.0
WEST, NORTH = 500_000.0, 4_800_000.0
# A network and a training small enough for a test; the two halves of the scene need no more.
TINY = {"PATCH_SIZE": 32, "DEPTH": 1, "FIRST_FILTERS": 4, "EPOCHS": 6, "LEARNING_RATE": 0.01}


@dataclass(frozen=True)
class Qgis:
    """One QGIS with a profile of its own."""

    version: str
    profile: Path

    def process(self, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run qgis_process with these arguments."""
        return subprocess.run(
            **self._call("qgis_process", arguments, environment), capture_output=True, timeout=300, check=False
        )

    def start(self, program: str, *arguments: object, **environment: str) -> subprocess.Popen[str]:
        """Start qgis_process or qgis and come back at once; standard error is mixed into the output."""
        call = self._call(program, arguments, environment)
        return subprocess.Popen(**call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def run(self, algorithm: str, *, environment: dict[str, str] | None = None, **parameters: object) -> dict[str, Any]:
        """Run an algorithm that must succeed; its results by name."""
        assignments = [f"{name}={value}" for name, value in parameters.items()]
        finished = self.process("run", algorithm, "--json", "--", *assignments, **(environment or {}))
        assert finished.returncode == 0, finished.stderr
        return json.loads(finished.stdout)["results"]

    def refusal(self, algorithm: str, parameters: dict[str, object], **environment: str) -> str:
        """The one sentence that a run which must fail says, however often qgis_process repeats it."""
        assignments = [f"{name}={value}" for name, value in parameters.items()]
        finished = self.process("run", algorithm, "--", *assignments, **environment)
        assert finished.returncode == 1, f"{finished.returncode}: {finished.stdout} {finished.stderr}"
        return only_sentence(finished.stderr)

    def _call(self, program: str, arguments: tuple[object, ...], environment: dict[str, str]) -> dict[str, Any]:
        return {
            "args": [str(ROOT / "scripts" / "with_qgis.sh"), self.version, program, *map(str, arguments)],
            "env": {**os.environ, "QGIS_CUSTOM_CONFIG_PATH": str(self.profile), **environment},
            "stdin": subprocess.DEVNULL,
            "text": True,
        }


def only_sentence(output: str) -> str:
    """The only thing that a failed qgis_process says itself, apart from warnings of the libraries below it."""
    noise = (
        r"Warning \d|ERROR \d+:|QStandardPaths|An error was encountered while checking|.*DeprecationWarning|"
        r"Problem with \w+ installation"  # other providers that QGIS has found nothing of
    )
    lines = [line.replace("ERROR:", "").strip() for line in output.splitlines()]
    said = {line for line in lines if line and not re.match(noise, line)}
    assert len(said) == 1, output
    assert "Traceback" not in output and "unexpected" not in output.lower()
    return said.pop()


@dataclass(frozen=True)
class Scene:
    """A bright and a dark half, each with digitised rectangles for training and for testing."""

    image: Path
    samples: Path


@pytest.fixture(scope="session")
def qgis(tmp_path_factory: pytest.TempPathFactory) -> Qgis:
    return Qgis(os.environ.get("ALQUIMIA_TEST_QGIS", "system"), tmp_path_factory.mktemp("profile"))


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    folder = tmp_path_factory.mktemp("scene with blanks")
    scene = Scene(folder / "image.tif", folder / "samples.geojson")
    _write_image(scene.image)
    _write_samples(scene.samples)
    return scene


@pytest.fixture(scope="session")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("results with blanks")


@pytest.fixture(scope="session")
def trained(qgis: Qgis, scene: Scene, results: Path) -> dict:
    return qgis.run(
        "alquimia:train_unet",
        INPUT=scene.image, SAMPLES=scene.samples, CLASS_FIELD="class", SPLIT_FIELD="split", **TINY,
        MODEL=results / "model.alquimia", REPORT=results / "training.html", HISTORY=results / "history.csv",
    )  # fmt: skip


@pytest.fixture(scope="session")
def mapped(qgis: Qgis, scene: Scene, results: Path, trained: dict) -> dict:
    return qgis.run(
        "alquimia:predictraster",
        INPUT=scene.image, MODEL=trained["MODEL"], OUTPUT=results / "map.tif", CONFIDENCE=results / "confidence.tif",
    )  # fmt: skip


def _write_image(path: Path) -> None:
    pixels = np.random.default_rng(1).normal(60, 12, (3, SIZE, SIZE))
    pixels[:, :, SIZE // 2 :] += 90
    with rasterio.open(
        path, "w", driver="GTiff", width=SIZE, height=SIZE, count=3, dtype="uint8", crs="EPSG:32631",
        transform=rasterio.transform.from_origin(WEST, NORTH, PIXEL, PIXEL),
    ) as raster:  # fmt: skip
        raster.write(pixels.clip(0, 255).astype("uint8"))
        raster.descriptions = BAND_NAMES


def _write_samples(path: Path) -> None:
    features = [
        _rectangle(column, row, LEFT_CLASS if column < SIZE // 2 else RIGHT_CLASS, split)
        for column in (4, 40, 70, 106)
        for row, split in ((4, "train"), (36, "train"), (68, "validation"), (100, "test"))
    ]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32631"}}
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}), encoding="utf-8")


def _rectangle(column: int, row: int, name: str, split: str) -> dict[str, Any]:
    corners = [(0, 0), (0, 18), (18, 18), (18, 0), (0, 0)]
    ring = [[WEST + (column + x) * PIXEL, NORTH - (row + y) * PIXEL] for x, y in corners]
    return {
        "type": "Feature",
        "properties": {"class": name, "split": split},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
