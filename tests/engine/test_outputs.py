"""Targets are whole or untouched, and what cannot be written is said before the work."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import pytest

from alquimia_qgis.engine.outputs import FORMER_ENDING, atomic_files, check_writable
from alquimia_qgis.protocol.errors import JobCancelled, OutputError
from alquimia_qgis.protocol.partial_files import partial_ending


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


def refuse_to_replace(monkeypatch, name: str, number: int = errno.EACCES) -> None:
    """Moving anything to a file of this name fails, as for a file that is open on Windows."""
    replace = os.replace

    def refusing(source: str, target: str) -> None:
        # What was there before may come back, as a file that was never let go of.
        if Path(target).name == name and not str(source).endswith(FORMER_ENDING):
            raise OSError(number, os.strerror(number))
        replace(source, target)

    monkeypatch.setattr(os, "replace", refusing)


@pytest.mark.parametrize("refused", ["a", "b", "c"])
def test_when_one_target_cannot_be_replaced_all_keep_their_old_content(tmp_path, monkeypatch, refused):
    for name in "ac":
        (tmp_path / name).write_text("old")
    refuse_to_replace(monkeypatch, refused, errno.EIO)
    with (
        pytest.raises(OutputError, match=f"{refused} could not be written"),
        atomic_files([str(tmp_path / name) for name in "abc"]) as temporary,
    ):
        for path in temporary:
            Path(path).write_text("new")
    assert sorted(os.listdir(tmp_path)) == ["a", "c"]
    assert (tmp_path / "a").read_text() == (tmp_path / "c").read_text() == "old"


def test_the_old_file_is_never_named_as_one_that_may_be_removed(tmp_path, monkeypatch):
    """Whoever ends the engine removes its unfinished files."""
    for name in "ab":
        (tmp_path / name).write_text("old")
    seen: list[str] = []
    replace = os.replace
    monkeypatch.setattr(os, "replace", lambda source, target: (seen.append(target), replace(source, target)))
    with atomic_files([str(tmp_path / "a"), str(tmp_path / "b")]) as temporary:
        for path in temporary:
            Path(path).write_text("new")
    assert len(seen) == 3
    assert not any(target.endswith(partial_ending(os.getpid())) for target in seen)
    assert sorted(os.listdir(tmp_path)) == ["a", "b"]


def test_a_file_that_another_program_holds_is_said_before_and_after_the_work(tmp_path, monkeypatch):
    target = tmp_path / "map.tif"
    target.write_text("old")
    refuse_to_replace(monkeypatch, "map.tif")
    with pytest.raises(OutputError, match=r"map\.tif is in use by another program\.") as caught:
        check_writable(str(target))
    assert caught.value.hint == "Remove the layer from QGIS, or choose another name."
    with (
        pytest.raises(OutputError, match=r"map\.tif is in use by another program\."),
        atomic_files([str(target)]) as (temporary,),
    ):
        Path(temporary).write_text("new")
    assert os.listdir(tmp_path) == ["map.tif"]
    assert target.read_text() == "old"


def test_a_write_protected_file_is_said_before_the_work(tmp_path, monkeypatch):
    target = tmp_path / "map.tif"
    target.write_text("old")
    check_writable(str(target))
    assert target.read_text() == "old"
    # Not by chmod: for the administrator no file is write-protected.
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != target)
    with pytest.raises(OutputError, match=r"map\.tif is write-protected\."):
        check_writable(str(target))
