"""Opens the SQLite file that holds unfinished work: locked against a second run, and safe when the power fails."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alquimia_qgis.engine.outputs import free_bytes, output_error
from alquimia_qgis.protocol.errors import OutputError
from alquimia_qgis.protocol.unfinished import APPLICATION_ID, WORK_FORMAT, database_address, delete_work_file

# When less than this is free, a disk has met its end.
FULL_DISK_BYTES = 2**20
SECONDS_FOR_READERS = 3.0  # somebody may be looking at the list of unfinished work
PAGE_BYTES = 16384
CACHE_KIBIBYTES = 16384
SCHEMA = (
    "CREATE TABLE header (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    """CREATE TABLE blocks (
        id INTEGER PRIMARY KEY,
        row INTEGER NOT NULL, column INTEGER NOT NULL, height INTEGER NOT NULL, width INTEGER NOT NULL,
        filled INTEGER NOT NULL
    )""",
    """CREATE TABLE parts (
        id INTEGER PRIMARY KEY, role TEXT NOT NULL, band INTEGER NOT NULL, strip INTEGER NOT NULL,
        row INTEGER NOT NULL, column INTEGER NOT NULL, height INTEGER NOT NULL, width INTEGER NOT NULL,
        kind TEXT NOT NULL, form INTEGER NOT NULL, checksum INTEGER NOT NULL, data BLOB NOT NULL
    )""",
    "CREATE INDEX parts_by_place ON parts (role, band, strip, column)",
)


class WorkDatabase:
    """An open, locked work file: tables, header, transactions. Calls may come from any thread, but one at a time.

    ``locks`` is false on a disk that knows no file locks. Failures are sqlite3.Errors and OSErrors; see
    ``as_output_error``.
    """

    def __init__(self, path: str) -> None:
        """Open the file and take its lock; a new one has no tables yet."""
        self.path = path
        self.locks = _locks_work(Path(path).parent)
        self._connection = _locked(path, self.locks)
        self._closed = False

    @property
    def is_new(self) -> bool:
        """Whether nothing has been stored yet, or only by a first transaction that was never finished."""
        return self.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0

    @property
    def is_empty(self) -> bool:
        """Whether the file is ours to hold and not a byte has been stored in it."""
        return not self._closed and os.path.getsize(self.path) == 0

    def create_tables(self, **header: Any) -> None:
        """Give a new file its tables and header, all of it or nothing."""
        self.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self.execute(f"PRAGMA user_version = {WORK_FORMAT}")
        for statement in SCHEMA:
            self.execute(statement)
        for name, value in header.items():
            self.set_header(name, value)

    def header(self, name: str) -> Any:
        """A value of the header; KeyError or ValueError when there is none."""
        row = self.execute("SELECT value FROM header WHERE name = ?", name).fetchone()
        if row is None:
            raise KeyError(name)
        return json.loads(row[0])

    def set_header(self, name: str, value: Any) -> None:
        """Put a value that JSON knows into the header."""
        self.execute("REPLACE INTO header VALUES (?, ?)", name, json.dumps(value))

    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
        """Run a statement of SQL."""
        return self._connection.execute(statement, values)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open; a full disk or want of memory ends some by itself."""
        return self._connection.in_transaction

    def begin(self) -> None:
        """Begin a transaction unless one is open."""
        if not self._connection.in_transaction:
            self.execute("BEGIN")

    def commit(self) -> None:
        """Make the open transaction, if any, safe on the disk."""
        if self._connection.in_transaction:
            self.execute("COMMIT")

    def roll_back(self) -> None:
        """Forget the open transaction, if any."""
        if self._connection.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        """Let go of the file and its lock; an open transaction is forgotten."""
        self._closed = True
        self._connection.close()

    def delete(self) -> None:
        """Close and remove the file."""
        self.close()
        delete_work_file(self.path)


@contextlib.contextmanager
def as_output_error(path: str) -> Iterator[None]:
    """Failures of SQLite and of the file system inside the block become OutputErrors about the file at ``path``."""
    try:
        yield
    except sqlite3.Error as error:
        raise _understandable(error, path) from error
    except OSError as error:
        raise output_error(error, path) from error


def says_damaged(error: Exception) -> bool:
    """Whether SQLite means that the content of a file is not what it wrote."""
    words = ("malformed", "not a database", "no such table", "no such column", "corrupt")
    return isinstance(error, sqlite3.Error) and any(word in str(error) for word in words)


def _understandable(error: sqlite3.Error, path: str) -> OutputError:
    words, free = str(error), free_bytes(path)
    if "full" in words or (free is not None and free < FULL_DISK_BYTES):
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
        return OutputError(
            f"The unfinished work {path} cannot be written.", "Choose a folder that you may write to, or remove it."
        )
    return OutputError(f"{path} could not be written ({words}).", "Choose another place.")


def _locked(path: str, locks: bool) -> sqlite3.Connection:
    """A connection that holds the file's lock until it is closed, with a transaction open."""
    before = _file_number(path)
    settings = {"mode": "rwc"} if locks else {"mode": "rwc", "nolock": "1"}
    connection = sqlite3.connect(
        database_address(path, **settings), SECONDS_FOR_READERS, uri=True, isolation_level=None,
        check_same_thread=False,  # the thread that adds is not the one that opens
    )  # fmt: skip
    try:
        # A rollback journal (SQLite's default): a write-ahead log needs memory that network drives cannot share.
        # EXTRA: the folder's entry of the journal too is on the disk before anything depends on it.
        for setting in (
            "locking_mode = EXCLUSIVE", "synchronous = EXTRA", f"page_size = {PAGE_BYTES}",
            f"cache_size = -{CACHE_KIBIBYTES}", "temp_store = MEMORY",
        ):  # fmt: skip
            connection.execute(f"PRAGMA {setting}")
        connection.execute("BEGIN EXCLUSIVE")
        if before is not None and before != _file_number(path):
            raise sqlite3.OperationalError("locked by a run that has just begun afresh")
    except BaseException:
        connection.close()
        raise
    return connection


def _file_number(path: str) -> int | None:
    try:
        return os.stat(path).st_ino
    except FileNotFoundError:
        return None


def _locks_work(folder: Path) -> bool:
    """Whether this disk knows file locks: SQLite cannot tell a disk without them from a file that is locked."""
    if os.name == "nt":
        return True
    import fcntl

    with tempfile.TemporaryFile(dir=folder) as stream:
        try:
            fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True
