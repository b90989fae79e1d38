"""Removes the unfinished work of a job that was cancelled and had to be ended by force, and nobody else's."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence

from alquimia_qgis.protocol.errors import AlquimiaError
from alquimia_qgis.protocol.unfinished import remove_unfinished


class DroppedWork:
    """Knows, from before a job, the files that it will leave to be gone on with, and can tell whether it has them."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._before = {path: _stamp(path) for path in paths}

    def remove(self) -> None:
        """Remove the files that the job has touched: one that it had not come to yet is the work of an earlier run."""
        for path, before in self._before.items():
            if _stamp(path) not in (None, before):
                with contextlib.suppress(AlquimiaError):
                    remove_unfinished(path)


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
