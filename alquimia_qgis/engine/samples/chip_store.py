"""Keeps chips while they are cut and learned from: in memory, or in a temporary file where they are too many for it."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from typing import IO

import numpy as np

from alquimia_qgis.engine.devices import physical_memory

# Training and validation chips may each take this share of the memory; the network and the rest need room too.
MEMORY_SHARE = 1 / 8
MEMORY_IF_UNKNOWN = 2**30
DISK_SHARE = 1 / 2
# Where /tmp lies in memory, as on many Linux systems, this folder still lies on a disk.
LASTING_TEMPORARY_FOLDER = os.path.join(os.sep, "var", "tmp")


@dataclass(frozen=True)
class Room:
    """The bytes that chips may take in memory, and on the disk of ``folder``."""

    memory: int
    disk: int
    folder: str

    @property
    def bytes(self) -> int:
        """The larger of the two: chips are kept in one place or the other."""
        return max(self.memory, self.disk)


def room_for_chips() -> Room:
    """An eighth of the memory, and half of what is free on the disk of the temporary files."""
    memory = physical_memory()
    folder = _temporary_folder()
    return Room(
        MEMORY_IF_UNKNOWN if memory is None else int(memory * MEMORY_SHARE),
        int(shutil.disk_usage(folder).free * DISK_SHARE),
        folder,
    )


class ChipStore:
    """Arrays of one shape and type, added one by one; ``finish`` gives them as one array (N, ...).

    With a ``folder`` they go to a file there which has no name, or which the system deletes when it is closed: however
    the process ends, nothing is left of it. Its pages are read when they are looked at and dropped when memory is
    needed elsewhere. A full disk raises an OSError.
    """

    def __init__(self, most: int, shape: tuple[int, ...], dtype: np.dtype | type, folder: str | None = None) -> None:
        self._shape, self._dtype = shape, np.dtype(dtype)
        self._count = 0
        self._file: IO[bytes] | None = None
        self._array: np.ndarray | None = None
        if folder is None:
            self._array = np.empty((most, *shape), dtype=self._dtype)  # pages are taken from the system when filled
        else:
            self._file = tempfile.TemporaryFile(dir=folder, prefix="alquimia-chips-")

    def add(self, values: np.ndarray) -> None:
        """Keep one more array."""
        if self._array is not None:
            self._array[self._count] = values
        elif self._file is not None:
            self._file.write(np.ascontiguousarray(values, dtype=self._dtype).data)
        self._count += 1

    def finish(self) -> np.ndarray:
        """All arrays; those on disk cannot be written to. Nothing can be added any more."""
        if self._array is not None:
            return self._array[: self._count]
        shape = (self._count, *self._shape)
        if self._file is None or not self._count:
            return np.empty(shape, dtype=self._dtype)
        with self._file as file:
            file.flush()
            return np.memmap(file, dtype=self._dtype, mode="r", shape=shape).view(np.ndarray)


def _temporary_folder() -> str:
    """Where the system, or the user by TMPDIR, wants large temporary files."""
    chosen = any(os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    if not chosen and os.access(LASTING_TEMPORARY_FOLDER, os.W_OK):
        return LASTING_TEMPORARY_FOLDER
    return tempfile.gettempdir()
