"""Removes environments of the engine, and nothing else: only a folder of ours that holds our record."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

from alquimia_qgis.desktop.environment.install_lock import install_lock
from alquimia_qgis.desktop.environment.location import RECORD, environment_folders, lock_file
from alquimia_qgis.desktop.environment.record import read_record
from alquimia_qgis.protocol.errors import EngineInstallError


def remove_environment(
    folder: Path, is_cancelled: Callable[[], bool], on_wait: Callable[[], None], before_change: Callable[[], None]
) -> None:
    """Remove a finished environment, once no installation runs and ``before_change`` has ended its engine.

    EngineInstallError where the folder is not an environment of ours, or where some of its files are in use.
    """
    with install_lock(lock_file(), is_cancelled, on_wait):
        if folder not in environment_folders() or folder.is_symlink() or read_record(folder) is None:
            raise EngineInstallError(
                f"{folder} is not removed, because it is not a finished environment of Alquimia.",
                "Look at the folder and remove it by hand.",
            )
        before_change()
        remove_folder(folder)
    if folder.exists():
        raise EngineInstallError(
            f"Some files in {folder} could not be removed.", "Close other QGIS windows and remove the folder by hand."
        )


def remove_folder(folder: Path) -> None:
    """Remove an environment, its record first: whatever stays behind is not taken for an engine."""
    with contextlib.suppress(FileNotFoundError):
        (folder / RECORD).unlink()
    shutil.rmtree(folder, ignore_errors=True)
