"""The promise: one dropped file is a model family with algorithm, limits and help, and nothing else is edited."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsProcessingContext

from alquimia_qgis.zoo.catalogue import USER_FOLDERS_VARIABLE
from tests.desktop.conftest import FakeEngine, Runner
from tests.example_family import SOURCE


@pytest.fixture
def folder(provider: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    families = tmp_path / "families"
    families.mkdir()
    monkeypatch.setenv(USER_FOLDERS_VARIABLE, str(families))
    yield families
    monkeypatch.undo()
    provider.refreshAlgorithms()


def test_a_dropped_file_becomes_an_algorithm(
    folder: Path, provider: Any, run: Runner, engine: FakeEngine, image: str, samples: str
) -> None:
    (folder / "tiny.py").write_text(SOURCE, encoding="utf-8")
    provider.refreshAlgorithms()
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("alquimia:train_tiny")
    assert (algorithm.displayName(), algorithm.group()) == ("Train Tiny Net", "Train")
    assert algorithm.shortDescription() == "Looks at single pixels."
    units = algorithm.parameterDefinition("UNITS")
    assert (units.minimum(), units.maximum(), units.defaultValue()) == (2, 64, 8)
    assert units.help() == "Number of units. Allowed: a whole number from 2 to 64."
    assert algorithm.parameterDefinition("EPOCHS") is not None
    accepted, sentence = algorithm.checkParameterValues({"UNITS": 65}, QgsProcessingContext())
    assert (accepted, sentence) == (False, "Units must be a whole number from 2 to 64; 65 was given.")
    model = str(folder.parent / "tiny.alquimia")
    run("train_tiny", {"INPUT": image, "SAMPLES": samples, "UNITS": "16", "MODEL": model})
    assert (engine.jobs[0]["job"]["family"], engine.jobs[0]["job"]["family_parameters"]) == ("tiny", {"units": 16})


def test_a_broken_or_clashing_file_is_named_in_the_log_and_takes_nothing_down(folder: Path, provider: Any) -> None:
    (folder / "broken.py").write_text("import nothing_of_the_kind\n", encoding="utf-8")
    (folder / "clashing.py").write_text(SOURCE.replace("units: int", "epochs: int"), encoding="utf-8")
    lines: list[str] = []
    log = QgsApplication.messageLog()
    log.messageReceived.connect(lambda text, tab, level: lines.append(f"{tab}: {text}"))
    provider.refreshAlgorithms()
    names = {algorithm.name() for algorithm in provider.algorithms()}
    assert "train_unet" in names and not names & {"train_broken", "train_clashing"}
    assert any(line.startswith("Alquimia: broken.py is skipped: ") for line in lines)
    assert any("clashing is skipped: train_clashing declares the parameter EPOCHS twice" in line for line in lines)


def test_the_desktop_notices_a_new_file_by_itself(
    qgis_iface: Any, plugin: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    from alquimia_qgis.desktop.plugin import AlquimiaPlugin

    registry = QgsApplication.processingRegistry()
    plugin.unload()
    monkeypatch.setenv(USER_FOLDERS_VARIABLE, str(tmp_path))
    other = AlquimiaPlugin(qgis_iface)
    other.initGui()
    assert registry.algorithmById("alquimia:train_dropped") is None
    (tmp_path / "dropped.py").write_text(SOURCE, encoding="utf-8")
    qtbot.waitUntil(lambda: registry.algorithmById("alquimia:train_dropped") is not None, timeout=10_000)
    os.remove(tmp_path / "dropped.py")
    qtbot.waitUntil(lambda: registry.algorithmById("alquimia:train_dropped") is None, timeout=10_000)
    other.unload()
    monkeypatch.undo()
    plugin.initGui()
