"""A temporary folder that has the same path whenever the same map is made, so that an interrupted one can go on.

The engine goes on with unfinished work only where it meets the very files of before, by path, size and time. Images
that are described by a virtual raster would be other files in each run if that lay just anywhere.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alquimia_qgis.desktop.algorithms.base import temporary_folder

PREFIX = "alquimia_"
PRIVATE = 0o700
SECONDS = 2**31  # within what every file system can store as a time


@contextmanager
def lasting_folder(output: str) -> Iterator[Path]:
    """A folder for what the map ``output`` is made of; removed when the work ends, but by the run that has made it.

    One that a killed run has left is taken over. A folder of that name that is not ours is never used.
    """
    digest = hashlib.sha256(os.fsencode(os.path.abspath(output))).hexdigest()[:24]
    folder = Path(tempfile.gettempdir()) / f"{PREFIX}{digest}"
    try:
        folder.mkdir(PRIVATE)
    except FileExistsError:
        if _is_ours(folder):
            yield folder  # perhaps another run is reading from it at this moment: it stays
        else:
            with temporary_folder() as elsewhere:
                yield elsewhere
        return
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def stamp_by_content(folder: Path) -> None:
    """Give each virtual raster in the folder a time that depends on its text only."""
    for path in folder.rglob("*.vrt"):
        seconds = int(hashlib.sha256(path.read_bytes()).hexdigest(), 16) % SECONDS
        os.utime(path, (seconds, seconds))


def is_temporary(path: str) -> bool:
    """Whether a file lies in a temporary folder of Alquimia's own."""
    folders = Path(path).parents
    return Path(tempfile.gettempdir()) in folders and any(folder.name.startswith(PREFIX) for folder in folders)


def _is_ours(folder: Path) -> bool:
    status = folder.lstat()
    own = getattr(os, "getuid", None)  # Windows has a temporary folder for each user
    return stat.S_ISDIR(status.st_mode) and (own is None or status.st_uid == own())
