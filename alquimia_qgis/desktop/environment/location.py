"""Where engine environments live: a short, local folder, not the QGIS profile, which roams and has a long path."""

from __future__ import annotations

import os
from pathlib import Path

HOME_VARIABLE = "ALQUIMIA_HOME"
RECORD = "environment.json"
FORMER = ".former"  # ends the name of an environment that is put aside while its successor is built


def home() -> Path:
    """The folder of all engine environments: ALQUIMIA_HOME, or ``alquimia`` in the user's local data folder."""
    chosen = os.environ.get(HOME_VARIABLE, "")
    if chosen:
        return Path(chosen).absolute()
    from qgis.PyQt.QtCore import QStandardPaths

    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)) / "alquimia"


def tools_folder() -> Path:
    """Where uv is kept when it had to be fetched."""
    return home() / "tools"


def lock_file() -> Path:
    """Held by whoever installs or removes an environment."""
    return home() / "install.lock"


def environment_folders() -> list[Path]:
    """The folders of all environments, finished or not, without those put aside, which do not work there."""
    if not home().is_dir():
        return []
    found = home().glob("py[0-9]*-*")
    return sorted(folder for folder in found if folder.is_dir() and not folder.name.endswith(FORMER))


def python_of(folder: Path) -> Path:
    """The interpreter of a virtual environment."""
    return folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python"
