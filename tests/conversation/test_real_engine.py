"""The engine's own launcher and its first job, check_environment, with the packages of the engine."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from alquimia_qgis.desktop.engine_client.client import EngineClient
from alquimia_qgis.desktop.engine_client.process import EngineCommand
from alquimia_qgis.engine.jobs import check_environment
from alquimia_qgis.protocol.errors import ProtocolError
from alquimia_qgis.protocol.jobs import CheckEnvironmentJob, EnvironmentReport
from tests.conversation.conftest import Remembering, ScriptedJob

pytestmark = pytest.mark.keras


@pytest.fixture(scope="module")
def engine() -> Iterator[EngineClient]:
    client = EngineClient(lambda: EngineCommand(sys.executable, environment={"KERAS_BACKEND": "tensorflow"}))
    yield client
    client.stop()


def test_the_environment_is_reported(engine: EngineClient, listener: Remembering) -> None:
    report = EnvironmentReport(**engine.run(CheckEnvironmentJob(), listener))
    assert sys.executable in report.python
    assert report.backend == "tensorflow"
    assert report.packages["rasterio"]
    assert report.devices
    assert report.matrix_product_gflops["cpu:0"] > 0.1
    assert bool(report.gpu_explanation) == (len(report.matrix_product_gflops) == 1)
    assert listener.heard[-1].fraction == 1.0


def test_the_product_has_no_scripted_job(engine: EngineClient, listener: Remembering) -> None:
    with pytest.raises(ProtocolError, match="knows no job called 'scripted'"):
        engine.run(ScriptedJob("succeed"), listener)


@pytest.mark.parametrize(
    ("platform", "backend", "driver", "cpu_build", "words"),
    [
        ("win32", "tensorflow", True, True, "since version 2.11"),
        ("darwin", "tensorflow", False, False, "Apple GPUs"),
        ("linux", "tensorflow", False, True, "No NVIDIA driver"),
        ("linux", "tensorflow", True, True, "device 'cuda'"),
        ("linux", "tensorflow", True, False, "driver may be too old"),
        ("win32", "torch", True, False, "torch cannot use it"),
    ],
)
def test_why_there_is_no_gpu(
    platform: str, backend: str, driver: bool, cpu_build: bool, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_environment.sys, "platform", platform)
    monkeypatch.setattr(check_environment.shutil, "which", lambda name: "/bin/nvidia-smi" if driver else None)
    monkeypatch.setattr(check_environment, "_package_for_cpu_only", lambda: cpu_build)
    assert words in check_environment.explain_missing_gpu((), backend)


def test_a_gpu_needs_no_explanation() -> None:
    assert check_environment.explain_missing_gpu(("gpu:0",), "tensorflow") == ""
