"""Unfinished work is listed with how to go on, and removed only when asked, only ours, and never while in use."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from alquimia_qgis.protocol.unfinished import APPLICATION_ID, WORK_FORMAT, unfinished_path
from tests.desktop.conftest import Runner

MOSAIC = str(Path(tempfile.gettempdir()) / "alquimia_0" / "mosaic.vrt")
BEGUN = 1_700_000_000  # seconds since 1970


def make_unfinished(output: Path, share: float = 0.25, name: str = "model & co.alquimia") -> Path:
    """A work file as the engine writes it, of a map of 1000 × 10 pixels."""
    path = Path(unfinished_path(str(output)))
    description = {
        "output": str(output),
        "model": f"/models/{name}",
        "images": ["/gone.tif", MOSAIC],
        "pixels": 10_000,
    }
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {WORK_FORMAT}")
    connection.execute("CREATE TABLE header (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
    connection.execute("CREATE TABLE blocks (row, column, height, width, filled)")
    connection.execute("INSERT INTO header VALUES ('description', ?)", (json.dumps(description),))
    connection.execute("INSERT INTO blocks VALUES (0, 0, 10, ?, 1)", (1000 * share,))
    connection.commit()
    connection.close()
    os.utime(path, (BEGUN, BEGUN))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One unfinished map, one in a subfolder, and files that are none of ours."""
    made = tmp_path / "maps"
    (made / "deeper").mkdir(parents=True)
    make_unfinished(made / "a.tif")
    make_unfinished(made / "deeper" / "b.tif", 0.5)
    (made / "finished.tif").write_bytes(b"a map")
    (made / "foreign.tif.unfinished").write_bytes(b"not ours")
    connection = sqlite3.connect(made / "other.unfinished")
    connection.execute("CREATE TABLE mine (x)")
    connection.close()
    return made


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_listing_says_how_far_each_has_come_and_how_to_go_on(run: Runner, folder: Path) -> None:
    before = files(folder)
    results = run("unfinishedmaps", {"FOLDER": str(folder), "RECURSIVE": True})
    sizes = sum((folder / name).stat().st_size for name in ("a.tif.unfinished", "deeper/b.tif.unfinished"))
    assert (results["FOUND"], results["REMOVED"], results["BYTES"]) == (2, 0, sizes)
    first, second = run.feedback.text("info").splitlines()
    assert first.startswith(f"{folder / 'a.tif'}: 25% done, 0.0 MB, 2023-11-1")
    assert first.endswith(
        "model model & co.alquimia. To go on, start the same algorithm with the same parameters: "
        f"it was to write {folder / 'a.tif'}."
    )
    assert "50% done" in second
    assert files(folder) == before


def test_subfolders_are_looked_at_only_when_asked(run: Runner, folder: Path) -> None:
    assert run("unfinishedmaps", {"FOLDER": str(folder)})["FOUND"] == 1


def test_only_what_is_ours_is_removed(run: Runner, folder: Path) -> None:
    results = run("unfinishedmaps", {"FOLDER": str(folder), "RECURSIVE": True, "REMOVE": True})
    assert (results["FOUND"], results["REMOVED"]) == (2, 2)
    assert files(folder) == ["finished.tif", "foreign.tif.unfinished", "other.unfinished"]


@pytest.fixture
def running(folder: Path) -> Iterator[Path]:
    """Unfinished work that a mapping is writing at this moment."""
    path = folder / "a.tif.unfinished"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    yield path
    connection.close()


def test_what_is_in_use_is_left_alone(run: Runner, folder: Path, running: Path) -> None:
    results = run("unfinishedmaps", {"FOLDER": str(folder), "RECURSIVE": True, "REMOVE": True})
    assert (results["FOUND"], results["REMOVED"]) == (2, 1)
    assert running.exists() and not (folder / "deeper" / "b.tif.unfinished").exists()
    assert f"{folder / 'a.tif'}: being made now" in run.feedback.text("info")
    assert f"{running} is left alone: a mapping is at work on it." in run.feedback.text("info")


def test_the_table_is_a_page_or_a_spreadsheet(run: Runner, folder: Path, tmp_path: Path) -> None:
    wanted = {"FOLDER": str(folder), "RECURSIVE": True}
    run("unfinishedmaps", {**wanted, "TABLE": str(tmp_path / "list.csv")})
    with (tmp_path / "list.csv").open(encoding="utf-8", newline="") as stream:
        head, first, _ = csv.reader(stream)
    row = dict(zip(head, first))
    assert row.pop("last change").startswith("2023-11-1")
    assert row == {
        "file": str(folder / "a.tif.unfinished"),
        "map": str(folder / "a.tif"),
        "model": "/models/model & co.alquimia",
        "images": "/gone.tif; (temporary)",
        "share done": "0.2500",
        "size in bytes": str((folder / "a.tif.unfinished").stat().st_size),
        "state": "25% done",
    }
    run("unfinishedmaps", {**wanted, "TABLE": str(tmp_path / "list.html")})
    page = (tmp_path / "list.html").read_text(encoding="utf-8")
    assert "model &amp; co.alquimia" in page and page.count("<tr>") == 3


def test_an_empty_folder_is_no_failure(run: Runner, tmp_path: Path) -> None:
    assert run("unfinishedmaps", {"FOLDER": str(tmp_path), "REMOVE": True})["FOUND"] == 0
    assert run.feedback.text("info") == f"There is no unfinished work in {tmp_path}."


def test_what_cannot_be_removed_is_named(run: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.remove

    def refuse(path: str) -> None:
        if str(path).endswith("a.tif.unfinished"):
            raise PermissionError(13, "Permission denied")
        really(path)

    monkeypatch.setattr(os, "remove", refuse)
    assert run.failure("unfinishedmaps", {"FOLDER": str(folder), "RECURSIVE": True, "REMOVE": True}) == (
        f"{folder / 'a.tif.unfinished'} cannot be removed (Permission denied). 1 of 2 were removed."
    )
    assert not (folder / "deeper" / "b.tif.unfinished").exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"FOLDER": None}, "Folder of the maps (FOLDER) is missing."),
        ({"FOLDER": "/no/such"}, "The folder /no/such does not exist. Choose the folder of the maps."),
        ({"REMOVE": "perhaps"}, "Remove what is found must be true or false; 'perhaps' was given."),
        ({"TABLE": "/no/such/l.csv"}, "The folder /no/such for Table does not exist. Create it or choose another one."),
        ({"TABLE": "list.txt"}, "Table must end in .html or .htm or .csv; list.txt was given."),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)  # fmt: skip
def test_bad_values_are_refused_in_one_sentence(
    run: Runner, folder: Path, changed: dict[str, str], sentence: str
) -> None:
    assert run.refusal("unfinishedmaps", {"FOLDER": str(folder), **changed}) == sentence
