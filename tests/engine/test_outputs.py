"""Targets are whole or untouched, and what cannot be written is said before the work."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import pytest

from alquimia_qgis.engine.outputs import atomic_files, check_writable
from alquimia_qgis.protocol.errors import JobCancelled, OutputError
from alquimia_qgis.protocol.jobs import partial_ending


def test_all_files_appear_together(tmp_path):
    (tmp_path / "a").write_text("old")
    targets = [str(tmp_path / "a"), "", str(tmp_path / "b")]
    with atomic_files(targets) as temporary:
        assert temporary[1] == ""
        for path in (temporary[0], temporary[2]):
            assert Path(path).parent == tmp_path
            assert path.endswith(partial_ending(os.getpid()))
            Path(path).write_text("new")
        assert (tmp_path / "a").read_text() == "old"
        assert not (tmp_path / "b").exists()
    assert sorted(os.listdir(tmp_path)) == ["a", "b"]
    assert (tmp_path / "a").read_text() == (tmp_path / "b").read_text() == "new"


@pytest.mark.parametrize("error", [JobCancelled(), ValueError("x"), KeyboardInterrupt()])
def test_a_failure_leaves_the_old_files(tmp_path, error):
    (tmp_path / "a").write_text("old")
    with pytest.raises(type(error)), atomic_files([str(tmp_path / "a"), str(tmp_path / "b")]) as temporary:
        for path in temporary:
            Path(path).write_text("half")
        raise error
    assert os.listdir(tmp_path) == ["a"]
    assert (tmp_path / "a").read_text() == "old"


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(errno.ENOSPC, "disk is full"), (errno.EROFS, "read-only"), (errno.EIO, "could not be written")],
)
def test_failures_of_the_file_system_are_sentences(tmp_path, number, sentence):
    with pytest.raises(OutputError, match=sentence) as caught, atomic_files([str(tmp_path / "a")]) as (temporary,):
        Path(temporary).write_text("half")
        raise OSError(number, os.strerror(number))
    assert caught.value.hint
    assert ".partial" not in str(caught.value)
    assert os.listdir(tmp_path) == []


def test_targets_are_checked_before_the_work(tmp_path, monkeypatch):
    check_writable(str(tmp_path / "new.txt"))
    assert os.listdir(tmp_path) == []
    with pytest.raises(OutputError, match="does not exist"):
        check_writable(str(tmp_path / "missing" / "new.txt"))
    with pytest.raises(OutputError, match="is a folder"):
        check_writable(str(tmp_path))

    def refused(**options: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)
    with pytest.raises(OutputError, match="read-only"):
        check_writable(str(tmp_path / "new.txt"))


def test_long_names_have_room_for_the_temporary_name(tmp_path):
    target = tmp_path / ("森" * 80 + ".html")
    with atomic_files([str(target)]) as (temporary,):
        Path(temporary).write_text("x")
    assert target.read_text() == "x"
