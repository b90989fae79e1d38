"""Finds ``resources/`` and metadata.txt, beside the package in the repository and inside it once installed."""

from __future__ import annotations

import configparser
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_PLACES = (_PACKAGE, _PACKAGE.parent, _PACKAGE.resolve().parent)


def resource_path(name: str) -> Path:
    """The path of ``name``, relative to ``resources/``; FileNotFoundError when the installation lacks it."""
    return _existing(f"resources/{name}")


def plugin_version() -> str:
    """The version in metadata.txt, the only place that has it."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(_existing("metadata.txt"), encoding="utf-8")
    return metadata["general"]["version"]


def _existing(name: str) -> Path:
    for folder in _PLACES:
        if (folder / name).exists():
            return folder / name
    raise FileNotFoundError(f"The plugin's file {name} is missing; install Alquimia again.")
