import errno
import os
import tempfile
from pathlib import Path

import numpy as np
import pytest

from alquimia_qgis.engine.samples import chip_store
from alquimia_qgis.engine.samples.chip_store import ChipStore, Room, room_for_chips


def filled(folder, count=5, most=9):
    store = ChipStore(most, (3, 4), np.int16, folder)
    for number in range(count):
        store.add(np.full((4, 3), number, dtype=np.int64).T + np.arange(4))
    return store


@pytest.mark.parametrize("count", [0, 1, 5, 9])
def test_the_file_holds_what_the_memory_holds(tmp_path, count):
    in_memory, on_disk = filled(None, count).finish(), filled(str(tmp_path), count).finish()
    assert in_memory.shape == on_disk.shape == (count, 3, 4) and in_memory.dtype == on_disk.dtype == np.int16
    np.testing.assert_array_equal(in_memory, on_disk)
    assert in_memory.sum() == sum(12 * number + 18 for number in range(count))


def test_the_file_has_no_name_that_could_be_left_behind(tmp_path):
    store = filled(str(tmp_path))
    assert not list(tmp_path.iterdir())
    array = store.finish()
    assert not list(tmp_path.iterdir()) and array[4, 2, 3] == 7
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 1


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="the system does not list open files")
def test_the_file_is_closed_when_the_chips_are_forgotten(tmp_path):
    descriptors, maps = Path("/proc/self/fd"), Path("/proc/self/maps")

    def open_files():
        return {os.readlink(link) for link in descriptors.iterdir() if link.is_symlink()}

    array = filled(str(tmp_path)).finish()
    assert str(tmp_path) in maps.read_text()
    del array
    assert not any(str(tmp_path) in name for name in open_files()) and str(tmp_path) not in maps.read_text()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_disk_is_told_as_such(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: open("/dev/full", "w+b"))
    with pytest.raises(OSError) as caught:
        store = ChipStore(3000, (100, 100), np.int16, str(tmp_path))
        for _ in range(3):
            store.add(np.zeros((100, 100)))
        store.finish()
    assert caught.value.errno == errno.ENOSPC


def test_room_is_a_share_of_memory_and_free_disk(monkeypatch):
    monkeypatch.setattr(chip_store, "physical_memory", lambda: 16 * 2**30)
    found = room_for_chips()
    assert found.memory == 2 * 2**30 and found.disk > 0
    monkeypatch.setattr(chip_store, "physical_memory", lambda: None)
    assert room_for_chips().memory == 2**30
    assert Room(5, 7, "").bytes == Room(7, 5, "").bytes == 7


def test_the_user_chooses_the_folder_of_large_files(monkeypatch, tmp_path):
    monkeypatch.setattr(chip_store, "LASTING_TEMPORARY_FOLDER", str(tmp_path))
    monkeypatch.setattr(tempfile, "gettempdir", lambda: "chosen")
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.delenv(name, raising=False)
    assert chip_store._temporary_folder() == str(tmp_path)
    monkeypatch.setenv("TMPDIR", "chosen")
    assert chip_store._temporary_folder() == "chosen"
    monkeypatch.delenv("TMPDIR")
    monkeypatch.setattr(chip_store, "LASTING_TEMPORARY_FOLDER", str(tmp_path / "missing"))
    assert chip_store._temporary_folder() == "chosen"
