"""Names, recognises, lists and removes the unfinished work of mappings, for the desktop and the engine alike."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import quote

from alquimia_qgis.protocol.errors import OutputError, ParameterError
from alquimia_qgis.protocol.partial_files import remove_left_by

UNFINISHED_ENDING = ".unfinished"
JOURNAL_ENDING = "-journal"  # what SQLite puts beside a file while it changes it
APPLICATION_ID = 0x416C7175  # "Alqu", by which our files are told from other SQLite files
WORK_FORMAT = 1

LONGEST_NAME = 255 - len(JOURNAL_ENDING)
SQLITE_MAGIC = b"SQLite format 3\x00"
JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
HEADER_BYTES = 100
VERSION_PLACE, APPLICATION_PLACE = 60, 68


@dataclass(frozen=True)
class UnfinishedWork:
    """One work file: of which mapping it is and how much is done (``share``, 0 to 1; None while it cannot be read).

    ``size`` is in bytes, ``modified`` in seconds since 1970; ``in_use`` while a run is writing it.
    """

    path: str
    output: str
    model: str
    images: tuple[str, ...]
    share: float | None
    size: int
    modified: float
    in_use: bool = False


class Resumable(Protocol):
    """A job whose work, interrupted, is gone on with by the next run."""

    @property
    def output(self) -> str:
        """The map, beside which the unfinished work lies."""

    @property
    def outputs(self) -> tuple[str, ...]:
        """All that it writes."""

    @property
    def images(self) -> tuple[str, ...]:
        """What it maps."""

    @property
    def model(self) -> str:
        """What it maps with, for whoever lists unfinished work."""

    @property
    def keeps_unfinished(self) -> bool:
        """Whether cancelling leaves what is done for the next run."""


def unfinished_path(output: str) -> str:
    """Where the unfinished work of this output lies: beside it, so that it is found, and on the same disk."""
    folder, name = os.path.split(output)
    if len(os.fsencode(name + UNFINISHED_ENDING)) > LONGEST_NAME:
        name = f"{name[:40]}~{hashlib.sha256(os.fsencode(name)).hexdigest()[:16]}"
    return os.path.join(folder, name + UNFINISHED_ENDING)


def is_ours(path: str) -> bool:
    """Whether a file is a work file of Alquimia of any format, or one that was being made when the power failed.

    Not to be asked by the process that has the file open: closing it again would let go of SQLite's locks.
    """
    with open(path, "rb") as stream:
        header = stream.read(HEADER_BYTES)
    if not any(header):
        return not header or _has_journal(path)
    application = header[APPLICATION_PLACE : APPLICATION_PLACE + 4]
    return header.startswith(SQLITE_MAGIC) and application == struct.pack(">I", APPLICATION_ID)


def work_format(path: str) -> int:
    """The format number in the head of a work file; 0 when nothing has been written yet."""
    with open(path, "rb") as stream:
        header = stream.read(HEADER_BYTES)
    return int.from_bytes(header[VERSION_PLACE : VERSION_PLACE + 4], "big")


def read_unfinished(path: str) -> UnfinishedWork | None:
    """What a work file says about itself; None when it is not one of ours, damaged or of another format."""
    try:
        if not is_ours(path) or work_format(path) != WORK_FORMAT:
            return None
        status = os.stat(path)
        in_use = _is_in_use(path)
        description, pixels = _contents(path, in_use)
        share = None if pixels is None else min(1.0, pixels / max(1, int(description["pixels"])))
        return UnfinishedWork(
            path, str(description["output"]), str(description["model"]), tuple(map(str, description["images"])),
            share, status.st_size, status.st_mtime, in_use,
        )  # fmt: skip
    except (OSError, sqlite3.Error, ValueError, KeyError, TypeError):
        return None


def list_unfinished(folder: str, recursive: bool = False) -> list[UnfinishedWork]:
    """The unfinished work in a folder (and those below it), by path; ParameterError when there is no such folder."""
    if not os.path.isdir(folder):
        raise ParameterError(f"The folder {folder} does not exist.", "Choose the folder of the outputs.")
    found: list[UnfinishedWork] = []
    for place, folders, names in os.walk(folder):
        if not recursive:
            folders.clear()
        paths = [os.path.join(place, name) for name in names if name.endswith(UNFINISHED_ENDING)]
        found.extend(work for work in map(read_unfinished, paths) if work is not None)
    return sorted(found, key=lambda work: work.path)


def remove_unfinished(path: str) -> None:
    """Remove a work file, and what its run was still writing when it died.

    Raises an OutputError when it is not one of ours, is in use or cannot be removed.
    """
    try:
        if not is_ours(path):
            raise OutputError(f"{path} is not unfinished work of Alquimia.", "Remove it by hand if you do not need it.")
        if _is_in_use(path):
            raise OutputError(f"{path} is in use by a mapping that is still running.", "Cancel that mapping first.")
        remove_left_by(_writer(path))
        delete_work_file(path)
    except FileNotFoundError as error:
        raise OutputError(f"The unfinished work {path} does not exist.", "It may have been removed before.") from error
    except OSError as error:
        raise OutputError(
            f"{path} cannot be removed ({error.strerror or error}).", "Close the programs that use it and try again."
        ) from error


def delete_work_file(path: str) -> None:
    """Delete a work file that nobody has open, and then what SQLite may have left beside it.

    In this order: SQLite ignores a journal without its file, but a file without its journal may be half changed.
    """
    os.remove(path)
    with contextlib.suppress(FileNotFoundError):
        os.remove(path + JOURNAL_ENDING)


def database_address(path: str, **settings: str) -> str:
    """The path as an address for ``sqlite3.connect(..., uri=True)``, which unlike a path never makes a file unasked."""
    absolute = os.path.abspath(path).replace(os.sep, "/")
    rooted = absolute if absolute.startswith("/") else f"/{absolute}"  # C:/folder
    return f"file://{quote(rooted)}?{'&'.join(f'{name}={value}' for name, value in settings.items())}"


@contextlib.contextmanager
def _opened(path: str, **settings: str) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(database_address(path, **settings), uri=True, timeout=0.0, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def _is_in_use(path: str) -> bool:
    """Whether some process holds SQLite's lock; changes left half done by one that died are undone on the way."""
    try:
        with _opened(path, mode="rw") as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return "locked" in str(error)
    except sqlite3.Error:  # damaged: nobody can work with it
        return False
    return False


def _contents(path: str, in_use: bool) -> tuple[dict[str, Any], float | None]:
    """The description and how many pixels are done, None where a run that is still writing hides it."""
    # Without its locks, the start of a file in use can be read all the same: it does not change.
    settings = {"immutable": "1"} if in_use else {"mode": "ro"}
    with _opened(path, **settings) as connection:
        (text,) = connection.execute("SELECT value FROM header WHERE name = 'description'").fetchone()
        if in_use:
            return json.loads(text), None
        (pixels,) = connection.execute("SELECT total(height * width) FROM blocks").fetchone()
        return json.loads(text), float(pixels)


def _writer(path: str) -> Any:
    """What the last run with this file said about itself; None when nothing can be read."""
    try:
        with _opened(path, mode="ro") as connection:
            return json.loads(connection.execute("SELECT value FROM header WHERE name = 'writer'").fetchone()[0])
    except (sqlite3.Error, ValueError, TypeError):
        return None


def _has_journal(path: str) -> bool:
    try:
        with open(path + JOURNAL_ENDING, "rb") as stream:
            return stream.read(len(JOURNAL_MAGIC)) == JOURNAL_MAGIC
    except OSError:
        return False
