"""Opens the SQLite file that holds unfinished work: locked against a second run, and safe when the power fails."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from alquimia_qgis.protocol.errors import OutputError
from alquimia_qgis.protocol.unfinished import APPLICATION_ID, WORK_FORMAT, database_address

# Less than this is left when SQLite has met the end of the disk.
FULL_DISK_BYTES = 2**20
SECONDS_FOR_READERS = 3.0  # somebody may be looking at the list of unfinished work
PAGE_BYTES = 16384
CACHE_KIBIBYTES = 16384

SCHEMA = """
    CREATE TABLE header (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE blocks (
        id INTEGER PRIMARY KEY,
        row INTEGER NOT NULL, column INTEGER NOT NULL, height INTEGER NOT NULL, width INTEGER NOT NULL,
        filled INTEGER NOT NULL
    );
    CREATE TABLE parts (
        id INTEGER PRIMARY KEY, role TEXT NOT NULL, band INTEGER NOT NULL, strip INTEGER NOT NULL,
        row INTEGER NOT NULL, column INTEGER NOT NULL, height INTEGER NOT NULL, width INTEGER NOT NULL,
        kind TEXT NOT NULL, form INTEGER NOT NULL, checksum INTEGER NOT NULL, data BLOB NOT NULL
    );
    CREATE INDEX parts_by_place ON parts (role, band, strip, column, width);
"""


def open_database(path: str) -> tuple[sqlite3.Connection, bool]:
    """The file at this path, made when there is none, with its lock held, and whether locks work on this disk.

    Raises OutputError when another run holds it, and sqlite3.DatabaseError when it is damaged.
    """
    locks = _locks_work(Path(path).parent)
    settings = {"mode": "rwc"} if locks else {"mode": "rwc", "nolock": "1"}
    # The thread that adds is not the one that opened; they never meet.
    connection = sqlite3.connect(
        database_address(path, **settings), uri=True, timeout=SECONDS_FOR_READERS, isolation_level=None,
        check_same_thread=False,
    )  # fmt: skip
    try:
        _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection, locks


def create_tables(connection: sqlite3.Connection, header: dict[str, str]) -> None:
    """Make a new file's tables and header, all of it or nothing."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {WORK_FORMAT}")
    for statement in filter(str.strip, SCHEMA.split(";")):
        connection.execute(statement)
    connection.executemany("INSERT INTO header VALUES (?, ?)", header.items())


def has_tables(connection: sqlite3.Connection) -> bool:
    """False for a file whose first transaction was never finished."""
    found = connection.execute("SELECT count(*) FROM sqlite_master WHERE name IN ('header', 'blocks', 'parts')")
    return bool(found.fetchone()[0] == 3)


@contextlib.contextmanager
def as_output_error(path: str) -> Iterator[None]:
    """Failures of SQLite inside the block become OutputErrors about the file at ``path``."""
    try:
        yield
    except sqlite3.Error as error:
        raise output_error(error, path) from error


def output_error(error: sqlite3.Error, path: str) -> OutputError:
    """What SQLite's words mean for the user."""
    words, folder = str(error), Path(path).parent
    if "full" in words or shutil.disk_usage(folder).free < FULL_DISK_BYTES:
        return OutputError(
            f"The disk is full; {path} could not be written.",
            "Free some space and run again with the same parameters: what is done is kept.",
        )
    if "locked" in words:
        return OutputError(
            f"Another run is writing the same output; its unfinished work is {path}.",
            "Wait until it has ended, or choose another name for the output.",
        )
    if "readonly" in words or "unable to open" in words:
        return OutputError(f"{path} cannot be written.", "Choose a folder you may write to, or remove the file.")
    return OutputError(f"{path} could not be written ({words}).", "Choose another place.")


def _prepare(connection: sqlite3.Connection, path: str) -> None:
    # A rollback journal, for the write-ahead log needs memory that network drives cannot share. EXTRA: also the
    # folder's entry of the journal is on the disk before anything depends on it.
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("BEGIN EXCLUSIVE")  # takes the lock, which then stays
    connection.execute("PRAGMA journal_mode")


def _locks_work(folder: Path) -> bool:
    """Whether this disk knows file locks; SQLite cannot tell a disk without them from a file that is locked."""
    if os.name == "nt":
        return True
    import fcntl

    with tempfile.TemporaryFile(dir=folder) as stream:
        try:
            fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True
