"""Files that were being written are removed when their writer is surely gone, and no others."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from alquimia_qgis.protocol.partial_files import (
    is_gone,
    partial_ending,
    remove_left_by,
    remove_partial_files,
    writer_record,
)


@pytest.fixture
def dead() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def partial(folder: Path, pid: int) -> Path:
    path = folder / f".0f{partial_ending(pid)}"
    path.touch()
    return path


def test_only_the_files_of_the_process_are_removed(tmp_path, dead):
    mine, other = partial(tmp_path, dead), partial(tmp_path, os.getpid())
    similar = tmp_path / f"map{partial_ending(dead)}"  # not hidden: the user's
    similar.touch()
    remove_partial_files([str(tmp_path / "map.tif"), str(tmp_path / "none" / "map.tif")], dead)
    assert not mine.exists() and other.exists() and similar.exists()


def test_a_process_that_lives_or_is_of_another_computer_loses_nothing(tmp_path, dead):
    path = partial(tmp_path, dead)
    record = writer_record([str(tmp_path / "map.tif")])
    assert record["pid"] == os.getpid() and not is_gone(os.getpid()) and is_gone(dead)
    own = partial(tmp_path, os.getpid())
    for change in ({}, {"pid": dead, "host": "another computer"}, {"pid": -1}, {"pid": "x"}, {"outputs": None}):
        remove_left_by({**record, **change})
    for nonsense in (None, [], "x", {}):
        remove_left_by(nonsense)
    assert path.exists() and own.exists()
    remove_left_by({**record, "pid": dead})
    assert not path.exists() and own.exists()


def test_a_folder_that_was_being_written_is_removed_with_all_it_holds(tmp_path, dead):
    folder = tmp_path / f".0f{partial_ending(dead)}"
    (folder / "train").mkdir(parents=True)
    (folder / "train" / "a.tif").touch()
    remove_partial_files([str(tmp_path / "chips")], dead)
    assert not folder.exists()
