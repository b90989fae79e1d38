"""What becomes of the unfinished work of a job whose engine was ended by force: removed when cancelled, else told."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence

from alquimia_qgis.protocol.errors import AlquimiaError, EngineCrashedError
from alquimia_qgis.protocol.unfinished import read_unfinished, remove_unfinished, unfinished_path


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


def with_kept_work(error: EngineCrashedError, outputs: Sequence[str]) -> EngineCrashedError:
    """The same error, its hint telling of the work beside the outputs that the crash has not destroyed, if any."""
    for work in map(read_unfinished, map(unfinished_path, outputs)):
        if work is not None and work.share:
            kept = f"{work.share:.0%} of the map is done and kept: run again with the same parameters to go on."
            return EngineCrashedError(error.message, f"{error.hint} {kept}".strip())
    return error


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
