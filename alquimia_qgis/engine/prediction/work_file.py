"""Keeps finished windows of a mapping safe on disk, so that a run that dies goes on where it was."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import time
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.prediction.identity import differences
from alquimia_qgis.engine.prediction.stored_parts import decoded, encoded, part_windows, strips_of
from alquimia_qgis.engine.prediction.work_database import as_output_error, create_tables, has_tables, open_database
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.errors import JobCancelled, OutputError
from alquimia_qgis.protocol.jobs import PredictRasterJob
from alquimia_qgis.protocol.unfinished import WORK_FORMAT, delete_work_file, is_ours, unfinished_path, work_format

SECONDS_BETWEEN_COMMITS = 1.0
# A slow disk is not to be waited for more than this share of the time.
COMMIT_SHARE = 0.1

INSERT_BLOCK = "INSERT INTO blocks (row, column, height, width, filled) VALUES (?, ?, ?, ?, ?)"
INSERT_PART = (
    "INSERT INTO parts (role, band, strip, row, column, height, width, kind, form, checksum, data)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
SELECT_PARTS = (
    "SELECT row, column, height, width, kind, form, checksum, data FROM parts"
    " WHERE role = ? AND band = ? AND strip = ? AND column < ? AND column + width > ? ORDER BY id"
)


class WorkFile:
    """An open work file; made by ``open_work_file``. Methods may be called from any thread, but one at a time.

    ``finished`` are the windows that an earlier run has done, relative to the mapped area as all windows here, and
    ``mapped_pixels_before`` how many pixels they hold. ``size_before`` is that of the file in bytes.
    """

    def __init__(self, path: str, connection: sqlite3.Connection, total_pixels: int) -> None:
        self.path = path
        self.total_pixels = total_pixels
        self.size_before = os.path.getsize(path)
        self.completed = False
        self._connection = connection
        self._last_commit = time.monotonic()
        self._interval = SECONDS_BETWEEN_COMMITS
        with as_output_error(path):
            rows = connection.execute("SELECT row, column, height, width FROM blocks").fetchall()
        self.finished = frozenset(Window(*row) for row in rows)
        self.mapped_pixels_before = sum(window.height * window.width for window in self.finished)

    def add(self, window: Window, layers: Mapping[str, np.ndarray] | None) -> None:
        """Store a finished window: for each role an array (bands, H, W) as it will be written; None: all is nodata.

        It is safe on the disk a second later. A full disk raises an OutputError, and all that was safe stays so.
        """
        with as_output_error(self.path):
            if not self._connection.in_transaction:
                self._connection.execute("BEGIN")
            for role, values in (layers or {}).items():
                self._add_layer(role, window, values)
            self._connection.execute(
                INSERT_BLOCK, (window.row, window.column, window.height, window.width, layers is not None)
            )
            if time.monotonic() - self._last_commit >= self._interval:
                self._commit()

    def _add_layer(self, role: str, window: Window, values: np.ndarray) -> None:
        for band, plane in enumerate(values):
            for strip, part in part_windows(window):
                inner = part.relative_to(window)
                piece = plane[inner.row_slice, inner.column_slice]
                form, data = encoded(piece)
                self._connection.execute(
                    INSERT_PART,
                    (role, band, strip, part.row, part.column, part.height, part.width,
                     piece.dtype.newbyteorder("<").str, form, zlib.crc32(data), data),
                )  # fmt: skip

    def read(self, role: str, band: int, window: Window, into: np.ndarray) -> None:
        """Copy what is stored of a band (from 0) in a window into an array (H, W); what nobody stored stays as it is."""
        right = window.column + window.width
        for strip in strips_of(window):
            with as_output_error(self.path):
                rows = self._connection.execute(SELECT_PARTS, (role, band, strip, right, window.column))
                for row, column, height, width, kind, form, checksum, data in rows:
                    part = Window(row, column, height, width)
                    if zlib.crc32(data) != checksum:
                        raise OutputError(f"{self.path} is damaged.", "Run again.")
                    shared = part.intersection(window)
                    if shared is not None:
                        source, target = shared.relative_to(part), shared.relative_to(window)
                        values = decoded(form, data, kind, height, width)
                        into[target.row_slice, target.column_slice] = values[source.row_slice, source.column_slice]

    def flush(self) -> None:
        """Make everything added so far safe on the disk."""
        with as_output_error(self.path):
            self._commit()

    def complete(self) -> None:
        """The results are written, so the work is not needed any more."""
        self.completed = True

    def _commit(self) -> None:
        started = time.monotonic()
        if self._connection.in_transaction:
            self._connection.execute("COMMIT")
        self._last_commit = time.monotonic()
        self._interval = max(SECONDS_BETWEEN_COMMITS, (self._last_commit - started) / COMMIT_SHARE)

    def _share(self) -> float:
        """How much is safe on the disk, 0 to 1; 0 also when none of it is more than nodata."""
        pixels, filled = self._connection.execute(
            "SELECT total(height * width), total(filled) FROM blocks"
        ).fetchone()
        return min(1.0, pixels / max(1, self.total_pixels)) if filled else 0.0

    def _settle(self) -> float:
        """Commit what can be committed, close the file and return the share that it holds."""
        try:
            with contextlib.suppress(sqlite3.Error):
                self._commit()
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            return self._share()
        except sqlite3.Error:
            return 0.0
        finally:
            self._connection.close()


@contextlib.contextmanager
def open_work_file(
    job: PredictRasterJob, identity: dict[str, Any], total_pixels: int, context: JobContext
) -> Iterator[WorkFile]:
    """The work file of a job: what an earlier run with an equal ``identity`` has left, or else a new one.

    The log says which, and what differs. At the end it is removed when ``complete`` was called, and when the user has
    cancelled without asking to keep it. Else it stays if anything was mapped, and the log says so.
    Raises OutputError when it cannot be written, another run holds it, or a foreign file has its name.
    """
    path = unfinished_path(job.output)
    work = _open(path, job, json.loads(json.dumps(identity)), total_pixels, context)
    try:
        yield work
    except BaseException as error:
        _leave(work, not isinstance(error, JobCancelled) or job.options.keep_on_cancel, context)
        raise
    else:
        _leave(work, not work.completed, context)


def _leave(work: WorkFile, keep: bool, context: JobContext) -> None:
    share = work._settle()
    if work.completed or not keep or not share:
        with contextlib.suppress(OSError):
            delete_work_file(work.path)
        return
    context.log(
        f"{share:.0%} of the map is done and kept in {work.path}: run again with the same parameters to go on there."
    )


def _open(
    path: str, job: PredictRasterJob, identity: dict[str, Any], total_pixels: int, context: JobContext
) -> WorkFile:
    if os.path.lexists(path):
        if not is_ours(path):
            raise OutputError(
                f"{path} is not a file of Alquimia, and the unfinished work needs that name.",
                "Move the file away, or choose another name for the output.",
            )
        if work_format(path) not in (0, WORK_FORMAT):
            delete_work_file(path)
    with as_output_error(path):
        connection, _ = open_database(path)
    with as_output_error(path):
        reason = ""
        if has_tables(connection):
            stored = json.loads(
                connection.execute("SELECT value FROM header WHERE name = 'identity'").fetchone()[0]
            )
            if stored == identity:
                connection.execute("COMMIT")
                work = WorkFile(path, connection, total_pixels)
                context.log(f"Going on with unfinished work: {work.mapped_pixels_before / total_pixels:.0%} is done.")
                return work
            reason = ", ".join(differences(stored, identity))
            context.log(f"The unfinished work in {path} cannot be used: {reason}. Starting afresh.", "warning")
            connection.execute("ROLLBACK")
            connection.close()
            delete_work_file(path)
            connection, _ = open_database(path)
        description = {
            "output": job.output, "model": job.model, "images": list(job.images), "pixels": total_pixels,
        }  # fmt: skip
        create_tables(connection, {"identity": json.dumps(identity), "description": json.dumps(description)})
        connection.execute("COMMIT")
    return WorkFile(path, connection, total_pixels)
