"""The contracts between the rooms catch what they are there to catch."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.house.repository import ROOT, TOOLS, run, said

BREAKS = {
    "engine imports desktop": ("engine/context.py", "from alquimia_qgis.desktop import provider", "never meet"),
    "zoo imports engine": ("zoo/family.py", "from alquimia_qgis.engine import context", "never meet"),
    "protocol imports zoo": ("protocol/errors.py", "from alquimia_qgis.zoo import family", "never meet"),
    "engine imports QGIS": ("engine/context.py", "import qgis", "without QGIS"),
    "desktop imports NumPy": ("desktop/provider.py", "import numpy", "load Keras"),
    "engine imports TensorFlow": ("engine/context.py", "import tensorflow", "whichever backend"),
    "desktop imports PyQt5": ("desktop/provider.py", "import PyQt5", "qgis.PyQt only"),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "alquimia_qgis", folder / "alquimia_qgis", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_wall_is_named(copy: Path, name: str) -> None:
    module, line, contract = BREAKS[name]
    path = copy / "alquimia_qgis" / module
    original = path.read_text(encoding="utf-8")
    path.write_text(f"{original}\n{line}\n", encoding="utf-8")
    try:
        finished = lint(copy)
    finally:
        path.write_text(original, encoding="utf-8")
    broken = [text for text in finished.stdout.splitlines() if text.endswith("BROKEN")]
    assert finished.returncode == 1
    assert [text for text in broken if contract in text], said(finished)


def test_an_undeclared_room_is_refused(copy: Path) -> None:
    room = copy / "alquimia_qgis" / "attic"
    room.mkdir()
    (room / "__init__.py").write_text('"""Nobody declared me."""\n')
    try:
        finished = lint(copy)
    finally:
        shutil.rmtree(room)
    assert finished.returncode == 1
    assert "attic" in finished.stdout, said(finished)


def lint(folder: Path):
    return run("env", f"--chdir={folder}", TOOLS / "lint-imports", "--no-cache")
