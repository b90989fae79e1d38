"""Lets one installation run at a time on this computer; the system frees the lock when its process ends."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import IO

from alquimia_qgis.desktop.engine_client.clean_process import POLL_SECONDS
from alquimia_qgis.protocol.errors import JobCancelled


@contextmanager
def install_lock(path: Path, is_cancelled: Callable[[], bool], on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold the lock file ``path``; while another process does, ``on_wait`` is called once and cancel is heard."""
    with open(path, "a+b") as file:
        told = False
        while not _try_lock(file):
            if not told:
                on_wait()
                told = True
            if is_cancelled():
                raise JobCancelled()
            sleep(POLL_SECONDS)
        try:
            yield
        finally:
            _unlock(file)


def _try_lock(file: IO[bytes]) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _unlock(file: IO[bytes]) -> None:
    with contextlib.suppress(OSError):
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_UN)
