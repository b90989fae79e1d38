"""Keeps finished windows of a mapping safe on disk, so that a run that dies goes on where it was."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.prediction.identity import differences
from alquimia_qgis.engine.prediction.stored_parts import WIDEST, check_part, copy_part, encoded, part_windows, strips_of
from alquimia_qgis.engine.prediction.work_database import WorkDatabase, as_output_error, says_damaged
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.errors import InternalError, JobCancelled, MemoryLimitError, OutputError
from alquimia_qgis.protocol.partial_files import remove_left_by, writer_record
from alquimia_qgis.protocol.unfinished import Resumable, delete_work_file, is_ours, unfinished_path

SECONDS_BETWEEN_COMMITS = 1.0
# A slow disk is waited for during this share of the time at most.
COMMIT_SHARE = 0.1

WINDOW_SIZE = "window size"  # in the header
INSERT_BLOCK = "INSERT INTO blocks (row, column, height, width, filled) VALUES (?, ?, ?, ?, ?)"
INSERT_PART = (
    "INSERT INTO parts (role, band, strip, row, column, height, width, kind, form, checksum, data)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
SELECT_PARTS = (
    "SELECT row, column, height, width, kind, form, checksum, data FROM parts"
    " WHERE role = ? AND band = ? AND strip = ? AND column > ? AND column < ? ORDER BY id"
)
DAMAGED = "it is damaged"
# What reading content raises that is not what was written; of SQLite's errors see ``says_damaged``.
DAMAGE = (sqlite3.Error, zlib.error, ValueError, TypeError, KeyError)


class WorkFile:
    """An open work file; made by ``open_work_file``. Its methods may be called from any thread, but one at a time.

    ``finished`` are the windows that earlier runs have done, relative to the mapped area as all windows here, and
    ``mapped_pixels_before`` how many pixels they hold. ``compress`` says whether what is added from now on is
    compressed: the file gets several times smaller, which costs more time than anything else here.
    """

    def __init__(self, database: WorkDatabase, total_pixels: int) -> None:
        self.path = database.path
        self.total_pixels = total_pixels
        self.compress = False
        self.completed = False
        self._database = database
        self._next_commit = 0.0
        rows = database.execute("SELECT row, column, height, width FROM blocks").fetchall()
        self.finished = frozenset(Window(*row) for row in rows)
        self.mapped_pixels_before = sum(window.height * window.width for window in self.finished)

    def window_size(self, wanted: int, part: str = "") -> int:
        """The size of windows that this work was begun with, ``wanted`` where it begins now: others would not meet.

        Parts of the area that are cut differently have a size each.
        """
        with contextlib.suppress(KeyError):
            return int(self._database.header(WINDOW_SIZE + part))
        with as_output_error(self.path):
            self._database.begin()
            self._database.set_header(WINDOW_SIZE + part, wanted)
        return wanted

    def forget(self, role: str) -> None:
        """Make room: nobody reads this role any more, but its windows stay finished."""
        with as_output_error(self.path):
            self._database.begin()
            self._database.execute("DELETE FROM parts WHERE role = ?", role)

    def add(self, window: Window, layers: Mapping[str, np.ndarray] | None) -> None:
        """Store a finished window: by role an array (bands, H, W) as it will be written; None where all is nodata.

        About a second later it is safe on the disk. A full disk raises an OutputError; what was safe stays so. After a
        MemoryError the window can be added again.
        """
        with as_output_error(self.path), self._told_when_given_up():
            self._database.begin()
            for role, values in (layers or {}).items():
                for band, plane in enumerate(values):
                    self._add_plane(role, band, window, plane)
            place = (window.row, window.column, window.height, window.width)
            self._database.execute(INSERT_BLOCK, *place, layers is not None)
            if time.monotonic() >= self._next_commit:
                self._commit()

    def _add_plane(self, role: str, band: int, window: Window, plane: np.ndarray) -> None:
        kind = plane.dtype.newbyteorder("<").str
        for part in part_windows(window):
            inner = part.relative_to(window)
            form, data = encoded(plane[inner.row_slice, inner.column_slice], self.compress)
            place = (strips_of(part).start, part.row, part.column, part.height, part.width)
            self._database.execute(INSERT_PART, role, band, *place, kind, form, zlib.crc32(data), data)

    def read(self, role: str, band: int, window: Window, into: np.ndarray) -> None:
        """Copy what is stored of a band (from 0) into the array (H, W) of a window; other pixels stay as they are."""
        with as_output_error(self.path), self._told_when_damaged():
            for strip in strips_of(window):
                left, right = window.column - WIDEST, window.column + window.width
                for row in self._database.execute(SELECT_PARTS, role, band, strip, left, right):
                    copy_part(row, window, into)

    def flush(self) -> None:
        """Make everything added so far safe on the disk."""
        with as_output_error(self.path):
            self._commit()

    def check_whole(self) -> None:
        """Raise an InternalError when part of the area was never added, which would be nodata in the results."""
        (pixels,) = self._database.execute("SELECT total(height * width) FROM blocks").fetchone()
        if pixels < self.total_pixels:
            missing = f"Of {self.total_pixels} pixels only {pixels:.0f} were mapped."
            raise InternalError(missing, "Run again with the same parameters, and please report this as a defect.")

    def complete(self) -> None:
        """Nobody needs the work any more: the results are written, or it came to nothing."""
        self.completed = True

    def share(self) -> float:
        """How much of the area is in the file, 0 to 1; 0 also when all of it is nodata, which is found again fast."""
        pixels, filled = self._database.execute("SELECT total(height * width), total(filled) FROM blocks").fetchone()
        return float(min(1.0, pixels / max(1, self.total_pixels))) if filled else 0.0

    def close(self) -> float | None:
        """Make safe what can be, let go of the file and return the share that is in it; 0 of what nobody needs.

        None when the file cannot be read at the moment, as on a network drive that is gone.
        """
        try:
            if self.completed:
                return 0.0
            with contextlib.suppress(sqlite3.Error):
                self._commit()
            self._database.roll_back()
            return self.share()
        except sqlite3.Error:
            return None
        finally:
            self._database.close()

    def check(self, context: JobContext) -> None:
        """Read all of it, so that damage shows now and not at the end, as a ValueError or what SQLite says."""
        for checksum, data in self._database.execute("SELECT checksum, data FROM parts"):
            context.check_cancelled()
            check_part(checksum, data)

    def _commit(self) -> None:
        started = time.monotonic()
        self._database.commit()
        now = time.monotonic()
        self._next_commit = now + max(SECONDS_BETWEEN_COMMITS, (now - started) / COMMIT_SHARE)

    @contextlib.contextmanager
    def _told_when_given_up(self) -> Iterator[None]:
        """Without memory SQLite may undo all since the last commit, earlier windows too: then no more may be added."""
        try:
            yield
        except MemoryError as error:
            if self._database.in_transaction:
                raise
            raise MemoryLimitError(
                "Memory ran out while finished windows were stored.",
                "Close other programs and run again with the same parameters to go on.",
            ) from error

    @contextlib.contextmanager
    def _told_when_damaged(self) -> Iterator[None]:
        try:
            yield
        except DAMAGE as error:
            if isinstance(error, sqlite3.Error) and not says_damaged(error):
                raise
            self.complete()
            raise OutputError(
                f"The unfinished work {self.path} was damaged and is removed.",
                "Run again, on another disk if that happens more often.",
            ) from error


@contextlib.contextmanager
def open_work_file(
    job: Resumable, identity: Mapping[str, Any], total_pixels: int, context: JobContext
) -> Iterator[WorkFile]:
    """The work file of a job: what an earlier run with an equal ``identity`` has left, or else a new one.

    The log says which, and what differs. At the end it is removed when ``complete`` was called, and when the user has
    cancelled without asking to keep it; else it stays if anything was mapped, and the log says so. Raises OutputError
    when it cannot be written, another run is writing it, or a foreign file has its name.
    """
    work = _open(job, json.loads(json.dumps(identity)), total_pixels, context)
    try:
        yield work
    except JobCancelled:
        # When QGIS is gone nobody has cancelled: the engine only has to come to an end.
        _leave(work, job.keeps_unfinished or context.desktop_gone, context)
        raise
    except BaseException:
        _leave(work, True, context)
        raise
    _leave(work, True, context)


def _leave(work: WorkFile, keep: bool, context: JobContext) -> None:
    share = work.close()
    if keep and share != 0:
        done = "What is done is" if share is None else f"{share:.0%} of the map is done and"
        context.log(f"{done} kept in {work.path}: run again with the same parameters to go on.")
        return
    try:
        delete_work_file(work.path)
    except OSError as error:
        context.log(f"The work file {work.path} could not be removed ({error.strerror or error}).", "warning")


def _open(job: Resumable, identity: dict[str, Any], total_pixels: int, context: JobContext) -> WorkFile:
    path = unfinished_path(job.output)
    with as_output_error(path):
        if os.path.lexists(path) and not is_ours(path):
            raise OutputError(
                f"{path} is not a file of Alquimia, and the unfinished work needs this name.",
                "Move the file away, or choose another name for the output.",
            )
        return _opened(path, job, identity, total_pixels, context)


def _opened(path: str, job: Resumable, identity: dict[str, Any], total_pixels: int, context: JobContext) -> WorkFile:
    database = _any_database(path, context)
    if not database.locks:
        context.log(f"The disk of {path} knows no file locks: do not start this mapping twice at the same time.")
    try:
        work = _resumed(database, identity, total_pixels, context)
        if work is None:
            if not database.is_new:
                database.delete()
                database = WorkDatabase(path)
            description = {"output": job.output, "model": job.model, "images": list(job.images), "pixels": total_pixels}
            database.create_tables(identity=identity, description=description)
            work = WorkFile(database, total_pixels)
        # Also, whoever looks at the file's time sees that it is in use again.
        database.set_header("writer", {**writer_record(job.outputs), "since": time.time()})
        database.commit()
        return work
    except BaseException:
        if database.is_empty:
            database.delete()
        database.close()
        raise


def _any_database(path: str, context: JobContext) -> WorkDatabase:
    """The file at this path, or a new one where it is so damaged that it cannot even be opened."""
    try:
        return WorkDatabase(path)
    except sqlite3.Error as error:
        if not says_damaged(error):
            raise
    _tell_unusable(path, [DAMAGED], context)
    delete_work_file(path)
    return WorkDatabase(path)


def _resumed(
    database: WorkDatabase, identity: dict[str, Any], total_pixels: int, context: JobContext
) -> WorkFile | None:
    """The work of an earlier run, read once to be sure of it; None when there is none that is of use."""
    try:
        if database.is_new:
            return None
        remove_left_by(database.header("writer"))
        former = database.header("identity")
        reasons = differences(former, identity) or ["it is of another mapping"]
        if former == identity:
            work = WorkFile(database, total_pixels)
            context.progress(0.0, "Checking the unfinished work")
            work.check(context)
            context.log(f"Going on with the unfinished work of an earlier run: {work.share():.0%} of the map is done.")
            return work
    except DAMAGE as error:
        if isinstance(error, sqlite3.Error) and not says_damaged(error):
            raise
        reasons = [DAMAGED]
    _tell_unusable(database.path, reasons, context)
    return None


def _tell_unusable(path: str, reasons: Sequence[str], context: JobContext) -> None:
    why = "; ".join(reasons)
    context.log(
        f"The unfinished work {path} cannot be used and is replaced: {why}. The mapping starts afresh.", "warning"
    )
