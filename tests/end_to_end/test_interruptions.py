"""An engine that is killed, a user who presses Ctrl-C: one sentence, exit code 1, no process and no file left."""

from __future__ import annotations

import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.end_to_end.conftest import TINY, Qgis, Scene, only_sentence

PATIENCE = 120.0  # seconds


class Training:
    """A training without an end in qgis_process, watched while it runs."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: list[str] = []
        self._first_epoch = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def wait_for_first_epoch(self) -> psutil.Process:
        """The engine's process, once it has finished an epoch."""
        assert self._first_epoch.wait(PATIENCE), "".join(self.lines)
        engines = [
            child
            for child in psutil.Process(self.process.pid).children(recursive=True)
            if any("launcher.py" in argument for argument in child.cmdline())
        ]
        assert len(engines) == 1
        return engines[0]

    def end(self) -> tuple[int, str]:
        """Exit code and what was said after the first epoch."""
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        output = "".join(self.lines)
        return code, output

    def _read(self) -> None:
        for line in self.process.stdout:
            self.lines.append(line)
            if line.startswith("Epoch 1 of"):
                self._first_epoch.set()


@pytest.fixture
def training(qgis: Qgis, scene: Scene, tmp_path: Path) -> Iterator[Training]:
    parameters = {"INPUT": scene.image, "SAMPLES": scene.samples, **TINY, "EPOCHS": 10_000, "PATIENCE": 0}
    outputs = {"MODEL": tmp_path / "model.alquimia", "REPORT": tmp_path / "report.html"}
    assignments = [f"{name}={value}" for name, value in {**parameters, **outputs}.items()]
    process = qgis.start("qgis_process", "run", "alquimia:train_unet", "--", *assignments)
    yield Training(process)
    if process.poll() is None:
        process.kill()
        process.wait()


def test_a_killed_engine_is_explained(training: Training, tmp_path: Path) -> None:
    training.wait_for_first_epoch().kill()
    code, output = training.end()
    assert code == 1
    said = output[output.rindex("Epoch ") :].partition("\n")[2]
    assert "memory" in only_sentence(_without_progress(said)).lower()
    assert list(tmp_path.iterdir()) == []


def test_control_c_cancels(training: Training, tmp_path: Path) -> None:
    engine = training.wait_for_first_epoch()
    training.process.send_signal(signal.SIGINT)
    code, output = training.end()
    assert code == 1
    assert "Traceback" not in output
    engine.wait(PATIENCE)
    assert not engine.is_running()
    assert list(tmp_path.iterdir()) == []


def test_the_engine_does_not_outlive_qgis(training: Training, tmp_path: Path) -> None:
    engine = training.wait_for_first_epoch()
    training.process.kill()
    training.end()
    engine.wait(PATIENCE)
    assert not engine.is_running()
    assert not (tmp_path / "model.alquimia").exists()


def _without_progress(text: str) -> str:
    """Leave out the bar that qgis_process draws of dots and tens."""
    lines = [line for line in text.splitlines() if line.strip("0123456789. -")]
    return "\n".join(lines)
