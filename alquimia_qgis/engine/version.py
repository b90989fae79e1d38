"""Tells which version of the plugin this engine belongs to."""

from __future__ import annotations

from pathlib import Path


def plugin_version() -> str:
    """The version in metadata.txt, which lies in the package once installed and beside it in the repository."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package, package.parent):
        if (folder / "metadata.txt").is_file():
            lines = (folder / "metadata.txt").read_text(encoding="utf-8").splitlines()
            return next((line.partition("=")[2].strip() for line in lines if line.startswith("version=")), "")
    return ""
