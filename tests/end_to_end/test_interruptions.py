"""An engine that is killed, a user who presses Ctrl-C: one sentence, exit code 1, no process and no file left."""

from __future__ import annotations

import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
import rasterio

from tests.end_to_end.conftest import BAND_NAMES, NORTH, PIXEL, TINY, WEST, Qgis, Scene, only_sentence

PATIENCE = 120.0  # seconds


class Running:
    """Long work in qgis_process, watched while it runs; ``sign`` opens the first line said in the midst of it."""

    def __init__(self, process: subprocess.Popen[str], sign: str, results: Path) -> None:
        self.process = process
        self.results = results
        self.lines: list[str] = []
        self._sign = sign
        self._in_the_midst = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def wait(self) -> psutil.Process:
        """The engine's process, once it is in the midst of the work."""
        assert self._in_the_midst.wait(PATIENCE), "".join(self.lines)
        engines = [
            child
            for child in psutil.Process(self.process.pid).children(recursive=True)
            if any("launcher.py" in argument for argument in child.cmdline())
        ]
        assert len(engines) == 1
        return engines[0]

    def end(self) -> tuple[int, str]:
        """Exit code and all that was said."""
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        output = "".join(self.lines)
        return code, output

    def _read(self) -> None:
        for line in self.process.stdout:
            self.lines.append(line)
            if line.startswith(self._sign):
                self._in_the_midst.set()


@pytest.fixture
def training(qgis: Qgis, scene: Scene, tmp_path: Path) -> Iterator[Running]:
    """A training without an end."""
    parameters = {"INPUT": scene.image, "SAMPLES": scene.samples, **TINY, "EPOCHS": 10_000, "PATIENCE": 0}
    outputs = {"MODEL": tmp_path / "model.alquimia", "REPORT": tmp_path / "report.html"}
    assignments = [f"{name}={value}" for name, value in {**parameters, **outputs}.items()]
    process = qgis.start("qgis_process", "run", "alquimia:train_unet", "--", *assignments)
    yield Running(process, "Epoch 1 of", tmp_path)
    if process.poll() is None:
        process.kill()
        process.wait()


@pytest.fixture
def mapping(qgis: Qgis, trained: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The mapping of an image that takes minutes, into the folder ``results`` beside it."""
    folder = tmp_path_factory.mktemp("mapping")
    results = folder / "results"
    results.mkdir()
    outputs = {name: results / f"{name}.tif" for name in ("OUTPUT", "PROBABILITIES", "CONFIDENCE")}
    parameters = {"INPUT": _large_image(folder / "large.tif"), "MODEL": trained["MODEL"], "WINDOW_SIZE": 256, **outputs}
    assignments = [f"{name}={value}" for name, value in parameters.items()]
    process = qgis.start("qgis_process", "run", "alquimia:predictraster", "--", *assignments)
    yield Running(process, "Mapping: ", results)
    if process.poll() is None:
        process.kill()
        process.wait()


def test_a_killed_engine_is_explained(training: Running, tmp_path: Path) -> None:
    training.wait().kill()
    code, output = training.end()
    assert code == 1
    said = output[output.rindex("Epoch ") :].partition("\n")[2]
    assert "memory" in only_sentence(_without_progress(said)).lower()
    assert list(tmp_path.iterdir()) == []


def test_control_c_cancels(training: Running, tmp_path: Path) -> None:
    engine = training.wait()
    training.process.send_signal(signal.SIGINT)
    code, output = training.end()
    assert code == 1
    assert "Traceback" not in output
    engine.wait(PATIENCE)
    assert not engine.is_running()
    assert list(tmp_path.iterdir()) == []


def test_control_c_cancels_a_mapping(mapping: Running) -> None:
    engine = mapping.wait()
    mapping.process.send_signal(signal.SIGINT)
    code, output = mapping.end()
    assert code == 1
    assert "Traceback" not in output and "unexpected" not in output.lower()
    engine.wait(PATIENCE)
    assert list(mapping.results.iterdir()) == []


def test_the_engine_does_not_outlive_qgis(training: Running, tmp_path: Path) -> None:
    engine = training.wait()
    training.process.kill()
    training.end()
    engine.wait(PATIENCE)
    assert not engine.is_running()
    assert not (tmp_path / "model.alquimia").exists()


def _large_image(path: Path) -> Path:
    """64 megapixels of zeros, of which nothing lies on the disk."""
    with rasterio.open(
        path, "w", driver="GTiff", width=8000, height=8000, count=3, dtype="uint8", crs="EPSG:32631", tiled=True,
        sparse_ok=True, transform=rasterio.transform.from_origin(WEST, NORTH, PIXEL, PIXEL),
    ) as raster:  # fmt: skip
        raster.descriptions = BAND_NAMES
    return path


def _without_progress(text: str) -> str:
    """Leave out the bar that qgis_process draws of dots and tens."""
    lines = [line for line in text.splitlines() if line.strip("0123456789. -")]
    return "\n".join(lines)
