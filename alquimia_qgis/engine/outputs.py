"""Writes results so that a target file is either complete or untouched."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

from alquimia_qgis.protocol.errors import OutputError
from alquimia_qgis.protocol.partial_files import partial_ending

FORMER_ENDING = ".former"


def check_writable(path: str) -> None:
    """Raise an OutputError, before any work is done, when no file can be written at this path."""
    target = Path(path)
    if not target.parent.is_dir():
        raise OutputError(f"The output folder {target.parent} does not exist.", "Create it or choose another one.")
    if target.is_dir():
        raise OutputError(f"The output {target} is a folder.", "Choose a file name.")
    try:
        with tempfile.TemporaryFile(dir=target.parent):
            pass
    except OSError as error:
        raise output_error(error, path) from error
    if target.exists():
        _check_replaceable(path)


@contextlib.contextmanager
def atomic_files(paths: Sequence[str]) -> Iterator[list[str]]:
    """Yield a temporary path beside each target; all are moved into place at the end, or all removed on a failure.

    Failures of the file system inside the block become OutputErrors; an empty path yields an empty path.
    """
    temporary = [_beside(path, partial_ending(os.getpid())) if path else "" for path in paths]
    try:
        yield temporary
        _move_all([move for move in zip(temporary, paths, strict=True) if move[0]])
    except OSError as error:
        raise output_error(error, next(path for path in paths if path)) from error
    finally:
        for source in filter(None, temporary):
            _remove(source)


@contextlib.contextmanager
def scratch_file(beside: str) -> Iterator[str]:
    """Yield the path of a file for intermediate results in the folder of ``beside``, removed in any case afterwards."""
    path = _beside(beside, partial_ending(os.getpid()))
    try:
        yield path
    finally:
        _remove(path)


def check_new_folder(path: str) -> None:
    """Raise an OutputError where a folder of results cannot be made: there is something in it, or in its place."""
    target = Path(path)
    try:
        if target.is_dir() and not any(target.iterdir()):
            return
        if os.path.lexists(path):
            what = "is not empty" if target.is_dir() else "is a file"
            raise OutputError(f"The folder {path} {what}.", "Choose a folder that is empty or does not exist yet.")
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=target.parent):
            pass
    except OSError as error:
        raise output_error(error, path) from error


@contextlib.contextmanager
def new_folder(path: str) -> Iterator[str]:
    """Yield a temporary folder beside ``path``; it becomes that folder at the end, or is removed on a failure.

    Failures of the file system inside the block become OutputErrors, as does a folder that is not empty.
    """
    check_new_folder(path)
    temporary = _beside(path, partial_ending(os.getpid()))
    try:
        os.mkdir(temporary)
        yield temporary
        check_new_folder(path)
        with contextlib.suppress(FileNotFoundError):
            os.rmdir(path)  # an empty one is in the way on some systems
        os.replace(temporary, path)
    except OSError as error:
        raise output_error(error, path) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def output_error(error: OSError, path: str) -> OutputError:
    """The sentence for a failure of the file system while a file at ``path`` was written."""
    folder = Path(path).parent
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return OutputError(f"The disk is full; {path} could not be written.", "Free some space or choose another disk.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return OutputError(f"The output folder {folder} is read-only.", "Choose a folder you may write to.")
    return OutputError(f"{path} could not be written ({error.strerror or error}).", "Choose another place.")


def free_bytes(path: str) -> int | None:
    """The room on the disk of a file's folder; None when the system does not tell, as of a drive that is gone."""
    try:
        return shutil.disk_usage(Path(path).parent).free
    except OSError:
        return None


def _check_replaceable(path: str) -> None:
    if not os.access(path, os.W_OK):
        raise OutputError(f"{path} is write-protected.", "Remove the protection, or choose another name.")
    try:
        os.replace(path, path)  # Windows refuses while a program has the file open
    except OSError as error:
        raise _replace_error(error, path) from error


def _move_all(moves: Sequence[tuple[str, str]]) -> None:
    """Move each source to its target; when one cannot be moved, every target is again what it was."""
    formers: list[str] = []
    target = ""
    try:
        with contextlib.ExitStack() as undo:
            for number, (source, target) in enumerate(moves, start=1):
                if not os.path.lexists(target):
                    undo.callback(_remove, target)
                elif number < len(moves):  # the last move replaces its target or fails: nothing to undo
                    formers.append(_set_aside(target, undo))
                os.replace(source, target)
            undo.pop_all()
    except OSError as error:
        raise _replace_error(error, target) from error
    for former in formers:
        _remove(former)


def _set_aside(target: str, undo: contextlib.ExitStack) -> str:
    """Rename the target's old file, which ``undo`` brings back; returns its name."""
    # Not named as an unfinished file: those are removed when the engine was ended, and this one is the user's.
    former = _beside(target, FORMER_ENDING)
    os.replace(target, former)
    undo.callback(os.replace, former, target)
    return former


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):
        os.remove(path)


def _beside(path: str, ending: str) -> str:
    # In the target's own folder, because only within one file system is a rename atomic.
    return str(Path(path).with_name(f".{uuid.uuid4().hex}{ending}"))


def _replace_error(error: OSError, path: str) -> OutputError:
    allowed = os.access(Path(path).parent, os.W_OK)
    if isinstance(error, PermissionError) and os.path.lexists(path) and allowed:
        return OutputError(
            f"{path} is in use by another program.", "Remove the layer from QGIS, or choose another name."
        )
    return output_error(error, path)
