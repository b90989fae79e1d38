"""Finds the files of ``resources/``, which lie beside the package in the repository and inside it once installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_FOLDERS = (_PACKAGE / "resources", _PACKAGE.parent / "resources", _PACKAGE.resolve().parent / "resources")


def resource_path(name: str) -> Path:
    """The path of ``name``, relative to ``resources/``; FileNotFoundError when the installation lacks it."""
    for folder in _FOLDERS:
        if (folder / name).exists():
            return folder / name
    raise FileNotFoundError(f"The plugin's resource {name} is missing; install Alquimia again.")
