"""Unfinished work is found, told apart from all other files, and removed only when nobody uses it."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest

from alquimia_qgis.protocol import unfinished
from alquimia_qgis.protocol.errors import OutputError, ParameterError
from alquimia_qgis.protocol.jobs import PredictRasterJob
from alquimia_qgis.protocol.options import PredictionOptions
from alquimia_qgis.protocol.unfinished import (
    APPLICATION_ID,
    WORK_FORMAT,
    list_unfinished,
    read_unfinished,
    remove_unfinished,
    unfinished_path,
)


def write_work(path: Path, done: int = 30, application: int = APPLICATION_ID, version: int = WORK_FORMAT) -> Path:
    """A work file as the engine makes it, but for the data."""
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA application_id = {application}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("CREATE TABLE header (name TEXT PRIMARY KEY, value TEXT)")
        connection.execute("CREATE TABLE blocks (height INTEGER, width INTEGER)")
        description = {"output": "/maps/map.tif", "model": "/m.alquimia", "images": ["/a.tif", "/b.tif"], "pixels": 120}
        connection.execute("INSERT INTO header VALUES ('description', ?)", (json.dumps(description),))
        connection.executemany("INSERT INTO blocks VALUES (?, ?)", [(1, done // 2), (1, done - done // 2)])
    connection.close()
    return path


@pytest.mark.parametrize("name", ["map.tif.unfinished", "mapa nº 1 [á] #2 100%?.tif.unfinished"])
def test_what_a_work_file_says(name, tmp_path):
    path = write_work(tmp_path / name)
    work = read_unfinished(str(path))
    assert (work.path, work.output, work.model) == (str(path), "/maps/map.tif", "/m.alquimia")
    assert work.images == ("/a.tif", "/b.tif") and work.share == 0.25 and not work.in_use
    assert work.size == path.stat().st_size and work.modified == path.stat().st_mtime


def test_the_name_is_the_outputs_with_an_ending_and_fits_into_a_folder():
    assert unfinished_path(os.path.join("maps", "map.tif")) == os.path.join("maps", "map.tif.unfinished")
    first, second = (unfinished_path("森" * 80 + ending) for ending in ("a.tif", "b.tif"))
    assert first != second and len(os.fsencode(first)) < 200 and first.endswith(".unfinished")


def foreign_file(path: Path) -> Path:
    path.write_text("notes")
    return path


def foreign_database(path: Path) -> Path:
    return write_work(path, application=0)


def damaged(path: Path) -> Path:
    write_work(path)
    with open(path, "r+b") as stream:
        stream.truncate(200)
    return path


def of_the_future(path: Path) -> Path:
    return write_work(path, version=WORK_FORMAT + 1)


def without_description(path: Path) -> Path:
    write_work(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE header SET value = '[]'")
    connection.close()
    return path


@pytest.mark.parametrize("make", [foreign_file, foreign_database, damaged, of_the_future, without_description])
def test_what_cannot_be_understood_is_not_listed(make, tmp_path):
    path = make(tmp_path / "map.tif.unfinished")
    before = path.read_bytes()
    assert read_unfinished(str(path)) is None and list_unfinished(str(tmp_path)) == []
    assert path.read_bytes() == before


def test_listing_a_folder_and_those_below_it(tmp_path):
    (tmp_path / "below").mkdir()
    write_work(tmp_path / "b.tif.unfinished", done=120)
    write_work(tmp_path / "a.tif.unfinished", done=240)  # halved windows may lap over finished ones
    write_work(tmp_path / "below" / "c.tif.unfinished")
    write_work(tmp_path / "no_work.tif")
    foreign_file(tmp_path / "d.tif.unfinished")
    assert [(Path(work.path).name, work.share) for work in list_unfinished(str(tmp_path))] == [
        ("a.tif.unfinished", 1.0), ("b.tif.unfinished", 1.0)
    ]  # fmt: skip
    found = list_unfinished(str(tmp_path), recursive=True)
    assert [Path(work.path).name for work in found] == ["a.tif.unfinished", "b.tif.unfinished", "c.tif.unfinished"]
    with pytest.raises(ParameterError, match="does not exist"):
        list_unfinished(str(tmp_path / "none"))


def test_removing(tmp_path):
    path = write_work(tmp_path / "map.tif.unfinished")
    Path(f"{path}-journal").write_bytes(b"")
    Path(f"{path}.notes").write_text("mine")
    remove_unfinished(str(path))
    assert [left.name for left in tmp_path.iterdir()] == ["map.tif.unfinished.notes"]
    with pytest.raises(OutputError, match="does not exist"):
        remove_unfinished(str(path))


@pytest.mark.parametrize("make", [foreign_file, foreign_database])
def test_foreign_files_are_never_removed(make, tmp_path):
    path = make(tmp_path / "map.tif.unfinished")
    with pytest.raises(OutputError, match="is not unfinished work of Alquimia") as caught:
        remove_unfinished(str(path))
    assert caught.value.hint and path.exists()


@pytest.mark.parametrize("make", [damaged, of_the_future])
def test_our_own_files_can_be_removed_whatever_is_in_them(make, tmp_path):
    remove_unfinished(str(make(tmp_path / "map.tif.unfinished")))
    assert not list(tmp_path.iterdir())


def test_work_in_use_is_listed_as_such_and_not_removed(tmp_path):
    path = write_work(tmp_path / "map.tif.unfinished")
    running = sqlite3.connect(path, isolation_level=None)
    running.execute("PRAGMA locking_mode = EXCLUSIVE")
    running.execute("BEGIN EXCLUSIVE")
    running.execute("INSERT INTO blocks VALUES (1, 1)")
    # What the file says is asked as if from another process: within one, closing a file lets go of SQLite's locks.
    assert unfinished._is_in_use(str(path))
    description, pixels = unfinished._contents(str(path), in_use=True)
    assert description["output"] == "/maps/map.tif" and pixels is None
    running.execute("COMMIT")
    running.close()
    assert not unfinished._is_in_use(str(path)) and read_unfinished(str(path)).share == pytest.approx(31 / 120)


def test_work_cut_off_in_a_change_is_repaired_when_it_is_read(tmp_path):
    path = write_work(tmp_path / "map.tif.unfinished")
    running = sqlite3.connect(path, isolation_level=None)
    running.execute("PRAGMA cache_size = 1")
    running.execute("BEGIN")
    running.executemany("INSERT INTO blocks VALUES (?, 1)", [(1,)] * 20_000)
    killed = tmp_path / "killed.tif.unfinished"
    killed.write_bytes(path.read_bytes())
    journal = Path(f"{killed}-journal")
    journal.write_bytes(Path(f"{path}-journal").read_bytes())
    running.execute("ROLLBACK")
    running.close()
    assert journal.stat().st_size and read_unfinished(str(killed)).share == 0.25
    assert not journal.exists()


def test_a_file_that_was_being_made_when_the_power_failed_is_ours(tmp_path):
    path = tmp_path / "map.tif.unfinished"
    path.write_bytes(b"")
    assert unfinished.is_ours(str(path))
    path.write_bytes(bytes(5000))
    assert not unfinished.is_ours(str(path))
    Path(f"{path}-journal").write_bytes(unfinished.JOURNAL_MAGIC + bytes(500))
    assert unfinished.is_ours(str(path))


def test_a_job_says_what_a_cancel_drops_and_how_long_saving_may_take():
    jobs = [
        PredictRasterJob(("i.tif",), "m", "/maps/map.tif", options=PredictionOptions(keep_on_cancel=keep))
        for keep in (False, True)
    ]
    assert [job.dropped_on_cancel for job in jobs] == [("/maps/map.tif.unfinished",), ()]
    assert jobs[0].cancel_patience < 10 < jobs[1].cancel_patience
    assert PredictRasterJob.from_params(jobs[1].to_params()) == jobs[1]
