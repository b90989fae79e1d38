"""Writes results so that a target file is either complete or untouched."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

from alquimia_qgis.protocol.errors import OutputError
from alquimia_qgis.protocol.jobs import partial_ending


def check_writable(path: str) -> None:
    """Raise an OutputError, before any work is done, when no file can be written at this path."""
    target = Path(path)
    if not target.parent.is_dir():
        raise OutputError(f"The output folder {target.parent} does not exist.", "Create it or choose another one.")
    if target.is_dir():
        raise OutputError(f"The output {target} is a folder.", "Choose a file name.")
    try:
        with tempfile.TemporaryFile(dir=target.parent):
            return
    except OSError as error:
        raise _output_error(error, path) from error


@contextlib.contextmanager
def atomic_files(paths: Sequence[str]) -> Iterator[list[str]]:
    """Yield a temporary path beside each target; all are moved into place at the end, or all removed on a failure.

    Failures of the file system inside the block become OutputErrors; an empty path yields an empty path.
    """
    temporary = [_beside(path) if path else "" for path in paths]
    try:
        yield temporary
        for source, target in zip(temporary, paths, strict=True):
            if source:
                os.replace(source, target)
    except OSError as error:
        raise _output_error(error, next(path for path in paths if path)) from error
    finally:
        for source in filter(None, temporary):
            with contextlib.suppress(OSError):
                os.remove(source)


def _beside(path: str) -> str:
    # In the target's own folder, because only within one file system is a rename atomic.
    return str(Path(path).with_name(f".{uuid.uuid4().hex}{partial_ending(os.getpid())}"))


def _output_error(error: OSError, path: str) -> OutputError:
    folder = Path(path).parent
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return OutputError(f"The disk is full; {path} could not be written.", "Free some space or choose another disk.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return OutputError(f"The output folder {folder} is read-only.", "Choose a folder you may write to.")
    return OutputError(f"{path} could not be written ({error.strerror or error}).", "Choose another place.")
