"""Finds the images of a folder by patterns of their names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from alquimia_qgis.protocol.errors import ImageError, ParameterError

PATTERNS = "*.tif;*.tiff;*.vrt;*.jp2;*.img"


def images_in_folder(folder: str, patterns: str, recursive: bool) -> list[str]:
    """The paths of the files that fit one of the patterns, in the order of their names; ImageError when there are none.

    ``patterns`` are separated by semicolons; capital letters do not matter. Hidden files and folders are left out.
    """
    wanted = [pattern.strip().casefold() for pattern in patterns.split(";") if pattern.strip()]
    if not wanted:
        raise ParameterError("The pattern of the file names is empty.", f"The usual one is {PATTERNS}.")
    if not os.path.isdir(folder):
        raise ImageError(f"The folder {folder} does not exist.")
    found = [path for path in _files(folder, recursive) if _fits(os.path.basename(path), wanted)]
    if not found:
        deeper = " or below it" if recursive else ""
        raise ImageError(
            f"No file in the folder {folder}{deeper} fits {patterns}.",
            "Choose another folder or pattern" + ("." if recursive else ", or look into its subfolders (RECURSIVE)."),
        )
    return sorted(found, key=lambda path: _natural(os.path.relpath(path, folder)))


def _files(folder: str, recursive: bool) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        raise ImageError(f"The folder {error.filename} cannot be read ({error.strerror}).") from error

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if recursive and not name.startswith(".")]
        yield from (os.path.join(place, name) for name in names if not name.startswith("."))


def _fits(name: str, patterns: list[str]) -> bool:
    return any(fnmatchcase(name.casefold(), pattern) for pattern in patterns)


def _natural(text: str) -> list[tuple[int, int, str]]:
    """A key by which tile_10 comes after tile_9."""
    parts = re.findall(r"\d+|\D+", text.casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]
