"""Finished windows outlive whatever ends a run, are gone on with only in the same mapping, and leave nothing behind."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.prediction import work_database, work_file
from alquimia_qgis.engine.prediction.class_map import CLASSES, PROBABILITIES
from alquimia_qgis.engine.prediction.disk_space import check_space
from alquimia_qgis.engine.prediction.work_file import open_work_file
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.errors import InternalError, JobCancelled, MemoryLimitError, OutputError
from alquimia_qgis.protocol.unfinished import (
    JOURNAL_ENDING,
    is_ours,
    list_unfinished,
    read_unfinished,
    unfinished_path,
)
from tests.engine.prediction.works import (
    IDENTITY,
    add_missing,
    cores,
    cut,
    logged,
    make_grid,
    make_job,
    make_outputs,
    whole_layers,
)

TOTAL = 100 * 90
HALF = Window(0, 0, 50, 90)


class EndedError(Exception):
    """What ends a run in these tests."""


def ones(window: Window = HALF) -> dict[str, np.ndarray]:
    return {CLASSES: np.ones((1, window.height, window.width), np.uint8)}


def interrupted(folder: Path, identity=IDENTITY, error: BaseException | None = None, context=None, **job) -> Path:
    """Do half of a mapping and end it by an error; returns where its work is."""
    with (
        pytest.raises(type(error) if error else EndedError),
        open_work_file(make_job(folder, **job), identity, TOTAL, context or JobContext.silent()) as work,
    ):
        work.add(HALF, ones())
        raise error or EndedError
    return Path(work.path)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@st.composite
def works(draw):
    height, width = draw(st.integers(1, 700)), draw(st.integers(1, 700))
    size = draw(st.integers(max(1, height // 6, width // 6), 800))
    origin = (draw(st.integers(0, size - 1)), draw(st.integers(0, size - 1)))
    return height, width, list(cores(height, width, size, origin))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    work=works(), kind=st.sampled_from(["uint8", "float32"]), compress=st.booleans(), stops=st.sets(st.integers(0, 40)),
    random=st.randoms(use_true_random=False),
)  # fmt: skip
def test_what_is_added_is_read_again_in_any_window(work, kind, compress, stops, random, tmp_path_factory):
    folder = tmp_path_factory.mktemp("work")
    height, width, windows = work
    random.shuffle(windows)
    outputs = make_outputs(folder, (CLASSES, PROBABILITIES), kind)
    layers = whole_layers(outputs, height, width)
    job, done = make_job(folder), 0
    while done < len(windows):
        with pytest.raises(EndedError), open_work_file(job, IDENTITY, height * width, JobContext.silent()) as opened:
            assert opened.finished == frozenset(windows[:done])
            assert opened.mapped_pixels_before == sum(w.height * w.width for w in windows[:done])
            opened.compress = compress
            while done < len(windows):
                opened.add(windows[done], cut(layers, windows[done]))
                done += 1
                if done in stops:
                    break
            raise EndedError
    with open_work_file(job, IDENTITY, height * width, JobContext.silent()) as opened:
        for role, values in layers.items():
            for band, plane in enumerate(values):
                row, column = random.randrange(height), random.randrange(width)
                some = Window(row, column, random.randint(1, height - row), random.randint(1, width - column))
                for window in (Window(0, 0, height, width), some):
                    into = np.zeros((window.height, window.width), plane.dtype)
                    opened.read(role, band, window, into)
                    assert (into == plane[window.row_slice, window.column_slice]).all()
        opened.complete()
    assert names(folder) == []


def test_windows_without_a_valid_pixel_are_finished_and_stay_as_the_reader_has_them(tmp_path):
    with open_work_file(make_job(tmp_path), IDENTITY, TOTAL, JobContext.silent()) as work:
        work.add(HALF, None)
        into = np.full((50, 90), 255, np.uint8)
        work.read(CLASSES, 0, HALF, into)
        assert (into == 255).all()
        work.add(Window(50, 0, 50, 90), ones())
        raise_at_the_end = work.path
        work.complete()
    assert not os.path.exists(raise_at_the_end)


@pytest.mark.parametrize("compress", [True, False])
def test_the_same_windows_make_the_same_file(compress, tmp_path):
    parts = []
    for name in "ab":
        (tmp_path / name).mkdir()
        with (
            pytest.raises(EndedError),
            open_work_file(make_job(tmp_path / name), IDENTITY, TOTAL, JobContext.silent()) as work,
        ):
            work.compress = compress
            add_missing(work, whole_layers(make_outputs(tmp_path), 100, 90), cores(100, 90, 30))
            raise EndedError
        with sqlite3.connect(work.path) as connection:
            parts.append(connection.execute("SELECT * FROM parts ORDER BY id").fetchall())
    assert parts[0] == parts[1] and len(parts[0]) == 12


def test_an_interrupted_run_is_kept_and_gone_on_with(tmp_path):
    context = JobContext.silent()
    path = interrupted(tmp_path, context=context)
    assert names(tmp_path) == ["map.tif.unfinished"], "no journal is left"
    assert f"50% of the map is done and kept in {path}" in logged(context)
    assert "same parameters" in logged(context)
    context = JobContext.silent()
    with open_work_file(make_job(tmp_path), IDENTITY, TOTAL, context) as work:
        assert work.finished == {HALF} and work.mapped_pixels_before == 50 * 90
        assert "50% of the map is done" in logged(context)
        work.complete()
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("keep", "gone", "error", "kept"),
    [
        (False, False, JobCancelled, False),
        (True, False, JobCancelled, True),
        (False, True, JobCancelled, True),  # QGIS has ended: nobody has cancelled
        (False, False, KeyboardInterrupt, True),
        (False, False, MemoryError, True),
    ],
)
def test_only_a_user_who_cancels_without_keeping_loses_the_work(keep, gone, error, kept, tmp_path):
    context = JobContext.silent()
    if gone:
        context._desktop_gone.set()
    interrupted(tmp_path, error=error(), context=context, keep=keep)
    assert names(tmp_path) == (["map.tif.unfinished"] if kept else [])
    assert ("kept in" in logged(context)) == kept


@pytest.mark.parametrize("layers", ["nothing", "nodata"])
def test_work_that_is_no_loss_is_not_kept(layers, tmp_path):
    context = JobContext.silent()
    with pytest.raises(EndedError), open_work_file(make_job(tmp_path), IDENTITY, TOTAL, context) as work:
        if layers == "nodata":
            work.add(HALF, None)
        raise EndedError
    assert names(tmp_path) == [] and logged(context) == ""


def test_a_run_that_forgot_to_say_that_it_is_complete_loses_nothing(tmp_path):
    with open_work_file(make_job(tmp_path), IDENTITY, TOTAL, JobContext.silent()) as work:
        work.add(HALF, ones())
    assert names(tmp_path) == ["map.tif.unfinished"]


def test_another_mapping_starts_afresh_and_the_log_says_what_differs(tmp_path):
    interrupted(tmp_path)
    context = JobContext.silent()
    other = {"parameters": {"bands": [2, 1]}, "windows": {"size": 64}}
    with pytest.raises(EndedError), open_work_file(make_job(tmp_path), other, TOTAL, context) as work:
        assert work.finished == frozenset()
        assert "the parameter bands is 2, 1 and was 1, 2" in logged(context) and "starts afresh" in logged(context)
        into = np.zeros((50, 90), np.uint8)
        work.read(CLASSES, 0, HALF, into)
        assert not into.any(), "nothing of the former work is left"
        work.add(HALF, ones())
        raise EndedError
    with open_work_file(make_job(tmp_path), other, TOTAL, JobContext.silent()) as work:
        assert work.finished == {HALF}


def test_another_place_of_the_probabilities_is_the_same_mapping(tmp_path):
    interrupted(tmp_path, probabilities=str(tmp_path / "p.tif"))
    job = make_job(tmp_path, probabilities=str(tmp_path / "elsewhere.tif"))
    with open_work_file(job, IDENTITY, TOTAL, JobContext.silent()) as work:
        assert work.finished == {HALF}


def foreign_text(path: Path) -> None:
    path.write_text("my notes")


def foreign_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE blocks (a)")


@pytest.mark.parametrize("make", [foreign_text, foreign_database])
def test_a_foreign_file_of_that_name_is_kept(make: Callable[[Path], None], tmp_path):
    path = tmp_path / "map.tif.unfinished"
    make(path)
    before = path.read_bytes()
    with (
        pytest.raises(OutputError, match=r"map\.tif\.unfinished is not a file of Alquimia") as caught,
        open_work_file(make_job(tmp_path), IDENTITY, TOTAL, JobContext.silent()),
    ):
        pytest.fail("must not begin")
    assert caught.value.hint and path.read_bytes() == before and names(tmp_path) == [path.name]


def test_a_folder_of_that_name_is_a_sentence(tmp_path):
    (tmp_path / "map.tif.unfinished").mkdir()
    with (
        pytest.raises(OutputError, match="could not be written"),
        open_work_file(make_job(tmp_path), IDENTITY, TOTAL, JobContext.silent()),
    ):
        pytest.fail("must not begin")


def cut_off(path: Path) -> None:
    with open(path, "r+b") as stream:
        stream.truncate(path.stat().st_size - 20_000)


def head_only(path: Path) -> None:
    with open(path, "r+b") as stream:
        stream.truncate(100)


def flipped_bit(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        ((data,),) = connection.execute("SELECT data FROM parts").fetchall()
        connection.execute("UPDATE parts SET data = ?", (bytes([data[0] ^ 1]) + data[1:],))


def lost_table(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE parts")


def strange_header(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE header SET value = '{' WHERE name = 'identity'")


def emptied(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [cut_off, head_only, flipped_bit, lost_table, strange_header, emptied])
def test_damaged_work_is_replaced(damage: Callable[[Path], None], tmp_path):
    path = interrupted(tmp_path)
    damage(path)
    context = JobContext.silent()
    with pytest.raises(EndedError), open_work_file(make_job(tmp_path), IDENTITY, TOTAL, context) as work:
        assert work.finished == frozenset()
        # An empty file holds nothing that could be damaged.
        assert ("damaged" in logged(context)) == (damage is not emptied)
        work.add(HALF, ones())
        raise EndedError
    assert read_unfinished(str(path)).share == 0.5


def test_work_of_another_version_is_replaced(tmp_path):
    interrupted(tmp_path, {"format": 0, **IDENTITY})
    context = JobContext.silent()
    with open_work_file(make_job(tmp_path), {"format": 1, **IDENTITY}, TOTAL, context) as work:
        assert work.finished == frozenset()
    assert "another version of Alquimia" in logged(context)


def test_damage_that_happens_during_the_run_is_told_and_the_work_removed(tmp_path):
    with (
        pytest.raises(OutputError, match="was damaged and is removed"),
        open_work_file(make_job(tmp_path), IDENTITY, TOTAL, JobContext.silent()) as work,
    ):
        work.add(HALF, ones())
        work._database.execute("UPDATE parts SET checksum = checksum + 1")
        work.read(CLASSES, 0, HALF, np.zeros((50, 90), np.uint8))
    assert names(tmp_path) == []


def in_another_process(program: str, *arguments: object, **options) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", textwrap.dedent(program), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True, **options)


HOLD = """
    import sys
    from pathlib import Path
    from alquimia_qgis.engine.context import JobContext
    from alquimia_qgis.engine.prediction.work_file import open_work_file
    from tests.engine.prediction.test_work_file import HALF, IDENTITY, TOTAL, ones
    from tests.engine.prediction.works import make_job
    with open_work_file(make_job(Path(sys.argv[1])), IDENTITY, TOTAL, JobContext.silent()) as work:
        work.add(HALF, ones())
        print("ready", flush=True)
        sys.stdin.read()
"""


def test_a_second_run_on_the_same_output_is_refused_and_harms_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(work_database, "SECONDS_FOR_READERS", 0.05)
    first = in_another_process(HOLD, tmp_path)
    assert first.stdout.readline() == "ready\n"
    for identity in (IDENTITY, {"other": 1}):
        with (
            pytest.raises(OutputError, match="Another run is writing the same output") as caught,
            open_work_file(make_job(tmp_path), identity, TOTAL, JobContext.silent()),
        ):
            pytest.fail("must not begin")
        assert caught.value.hint
    (listed,) = list_unfinished(str(tmp_path))
    assert listed.in_use and listed.share is None and listed.output == str(tmp_path / "map.tif")
    first.communicate("")
    assert first.returncode == 0
    (listed,) = list_unfinished(str(tmp_path))
    assert listed.share == 0.5 and not listed.in_use


def test_what_was_added_is_safe_a_second_later_when_the_process_is_killed(tmp_path):
    first = in_another_process(HOLD, tmp_path)
    assert first.stdout.readline() == "ready\n"
    first.kill()
    first.communicate()
    with open_work_file(make_job(tmp_path), IDENTITY, TOTAL, JobContext.silent()) as work:
        assert work.finished == {HALF}, "the first window is safe at once"
        work.complete()
    assert names(tmp_path) == [], "the journal of the killed process is gone too"


def test_windows_that_come_fast_are_made_safe_together(tmp_path, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(work_file.time, "monotonic", lambda: now[0])
    with open_work_file(make_job(tmp_path), IDENTITY, TOTAL, JobContext.silent()) as work:
        commits: list[float] = []
        commit = work._database.commit
        monkeypatch.setattr(work._database, "commit", lambda: (commits.append(now[0]), commit()))
        for number in range(90):
            work.add(Window(number, 0, 1, 90), ones(Window(0, 0, 1, 90)))
            now[0] += 0.1
        work.complete()
    assert len(commits) == 9


def test_a_disk_without_locks_can_be_used(tmp_path, monkeypatch):
    import fcntl

    def unknown(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "lockf", unknown)
    addresses: list[str] = []
    connect = sqlite3.connect
    monkeypatch.setattr(
        work_database.sqlite3,
        "connect",
        lambda address, *a, **k: (addresses.append(address), connect(address, *a, **k))[1],
    )
    context = JobContext.silent()
    path = interrupted(tmp_path, context=context)
    assert all("nolock=1" in address for address in addresses)
    assert "knows no file locks" in logged(context)
    assert read_unfinished(str(path)).share == 0.5


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path):
    with (
        pytest.raises(OutputError),
        open_work_file(make_job(tmp_path / "missing"), IDENTITY, TOTAL, JobContext.silent()),
    ):
        pytest.fail("must not begin")


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Callable[[str], Path]]:
    """Mount a small disk with the options given; needs the right to mount."""
    mounted: list[Path] = []

    def mount(options: str) -> Path:
        place = tmp_path / f"disk{len(mounted)}"
        place.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
        if sys.platform == "win32" or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("mounting a small disk is not permitted here")
        mounted.append(place)
        return place

    yield mount
    for place in mounted:
        subprocess.run(["umount", str(place)], check=True)


def test_a_read_only_disk_is_a_sentence(small_disk):
    disk = small_disk("size=1m,ro")
    with (
        pytest.raises(OutputError, match="read-only"),
        open_work_file(make_job(disk), IDENTITY, TOTAL, JobContext.silent()),
    ):
        pytest.fail("must not begin")


def test_a_full_disk_keeps_what_is_done_and_the_run_goes_on_when_there_is_room(small_disk):
    disk = small_disk("size=3m")
    (disk / "ballast").write_bytes(bytes(2_200_000))
    random = np.random.default_rng(0)
    layers = {CLASSES: random.integers(1, 250, (1, 1200, 1200)).astype(np.uint8)}
    windows = list(cores(1200, 1200, 200))
    context = JobContext.silent()
    added = 0
    with (
        pytest.raises(OutputError, match="The disk is full") as caught,
        open_work_file(make_job(disk), IDENTITY, 1200 * 1200, context) as work,
    ):
        for window in windows:
            work.add(window, cut(layers, window))
            work.flush()
            added += 1
    assert "what is done is kept" in caught.value.hint and 2 < added < len(windows)
    assert names(disk) == ["ballast", "map.tif.unfinished"] and "kept in" in logged(context)
    (disk / "ballast").unlink()
    with open_work_file(make_job(disk), IDENTITY, 1200 * 1200, JobContext.silent()) as work:
        assert work.finished == frozenset(windows[:added])
        add_missing(work, layers, iter(windows))
        into = np.zeros((1200, 1200), np.uint8)
        work.read(CLASSES, 0, Window(0, 0, 1200, 1200), into)
        assert (into == layers[CLASSES][0]).all()
        work.complete()
    assert names(disk) == []


def test_a_disk_without_room_for_the_work_file_keeps_nothing_of_it(small_disk):
    disk = small_disk("size=1m")
    (disk / "ballast").write_bytes(bytes(2**20 - 8192))
    with (
        pytest.raises(OutputError, match="The disk is full"),
        open_work_file(make_job(disk), IDENTITY, TOTAL, JobContext.silent()),
    ):
        pytest.fail("must not begin")
    assert names(disk) == ["ballast"]


def test_work_that_cannot_be_read_at_the_moment_is_kept(tmp_path, monkeypatch):
    """A network drive that is gone for a while."""
    context = JobContext.silent()

    def gone(self) -> float:
        raise sqlite3.OperationalError("disk I/O error")

    with pytest.raises(EndedError), open_work_file(make_job(tmp_path), IDENTITY, TOTAL, context) as work:
        work.add(HALF, ones())
        monkeypatch.setattr(work_file.WorkFile, "share", gone)
        raise EndedError
    assert "What is done is kept in" in logged(context)
    monkeypatch.undo()
    with open_work_file(make_job(tmp_path), IDENTITY, TOTAL, JobContext.silent()) as work:
        assert work.finished == {HALF}


def test_room_is_looked_for_before_the_run_and_what_is_done_counts(tmp_path, monkeypatch):
    grid, outputs = make_grid(10_000, 10_000), make_outputs(tmp_path, (CLASSES, PROBABILITIES))
    final = sum(output.expected_bytes(grid) for output in outputs.values())
    plain, packed = 4e8, 0.25e8 * 1 + 3e8 * 0.5

    def fits(free: float, done: float = 0.0) -> bool | None:
        """Whether the work is packed; None when there is no room."""
        monkeypatch.setattr("shutil.disk_usage", lambda path: type("Usage", (), {"free": int(free)}))
        with open_work_file(make_job(tmp_path), IDENTITY, 10**8, JobContext.silent()) as work:
            work.mapped_pixels_before = int(done * 10**8)
            try:
                check_space(work, outputs, grid)
            except OutputError as error:
                assert "free; the results take about" in str(error)
                return None
            return work.compress

    assert fits(final + 2.01 * plain) is False
    assert fits(final + 1.99 * plain) is True
    assert fits(final + 1.03 * packed) is True
    assert fits(final + 0.99 * packed) is None
    assert fits(final + 0.99 * packed, done=0.1) is True
    assert fits(final + 1, done=1.0) is False
    assert names(tmp_path) == []


@pytest.mark.parametrize("identity", [IDENTITY, {"other": 1}])
def test_what_a_dead_run_was_writing_at_the_end_is_removed(identity, tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir()
    probabilities = str(tmp_path / "elsewhere" / "p.tif")
    interrupted(tmp_path, probabilities=probabilities)
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    with sqlite3.connect(tmp_path / "map.tif.unfinished") as connection:
        text = connection.execute("SELECT value FROM header WHERE name = 'writer'").fetchone()[0]
        record = json.loads(text)
        assert record["pid"] == os.getpid() and record["outputs"] == [str(tmp_path / "map.tif"), probabilities]
        record["pid"] = dead.pid
        connection.execute("UPDATE header SET value = ? WHERE name = 'writer'", (json.dumps(record),))
    for folder in (tmp_path, tmp_path / "elsewhere"):
        for name in (f".0a.{dead.pid}.partial", f".0a.{dead.pid}.partial.aux.xml", f".0b.{os.getpid()}.partial"):
            (folder / name).touch()
    with open_work_file(make_job(tmp_path), identity, TOTAL, JobContext.silent()) as work:
        work.complete()
    for folder in (tmp_path, tmp_path / "elsewhere"):
        assert [path.name for path in folder.iterdir() if path.is_file()] == [f".0b.{os.getpid()}.partial"]


def test_a_work_file_that_cannot_be_removed_is_told(tmp_path, monkeypatch):
    context = JobContext.silent()

    def refuse(path: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with open_work_file(make_job(tmp_path), IDENTITY, TOTAL, context) as work:
        work.add(HALF, ones())
        work.complete()
        monkeypatch.setattr(work_file, "delete_work_file", refuse)
    assert f"{work.path} could not be removed (Permission denied)" in logged(context)


def test_nothing_is_written_beside_an_output_with_the_longest_name(tmp_path):
    job = make_job(tmp_path, output=str(tmp_path / ("森" * 83 + ".tif")))
    with pytest.raises(EndedError), open_work_file(job, IDENTITY, TOTAL, JobContext.silent()) as work:
        work.add(HALF, ones())
        raise EndedError
    (name,) = names(tmp_path)
    assert len(os.fsencode(name)) + len(JOURNAL_ENDING) <= 255
    assert unfinished_path(job.output) == str(tmp_path / name) and is_ours(str(tmp_path / name))


class Forgetful(sqlite3.Connection):
    """A connection that is out of memory at the next part it is given, and that gives up its transaction with it."""

    gives_up = True

    def execute(self, statement, values=()):
        if statement == work_file.INSERT_PART and values[0] == "hungry":
            if self.gives_up:
                super().execute("ROLLBACK")
            raise MemoryError
        return super().execute(statement, values)


@pytest.mark.parametrize("gives_up", [True, False])
def test_windows_that_sqlite_gives_up_for_want_of_memory_are_not_taken_for_done(tmp_path, monkeypatch, gives_up):
    connect = sqlite3.connect
    monkeypatch.setattr(Forgetful, "gives_up", gives_up)
    monkeypatch.setattr(
        work_database.sqlite3, "connect", lambda *place, **settings: connect(*place, **settings, factory=Forgetful)
    )
    monkeypatch.setattr(work_file, "SECONDS_BETWEEN_COMMITS", 3600.0)
    with (
        pytest.raises(MemoryLimitError if gives_up else MemoryError),
        open_work_file(make_job(tmp_path), IDENTITY, TOTAL, JobContext.silent()) as work,
    ):
        work.add(Window(0, 0, 10, 90), ones(Window(0, 0, 10, 90)))  # is safe at once
        work.add(Window(10, 0, 10, 90), ones(Window(10, 0, 10, 90)))
        work.add(Window(20, 0, 10, 90), {"hungry": np.ones((1, 10, 90), np.uint8)})
    with open_work_file(make_job(tmp_path), IDENTITY, TOTAL, JobContext.silent()) as work:
        kept = {Window(0, 0, 10, 90)} | (set() if gives_up else {Window(10, 0, 10, 90)})
        assert work.finished == kept


def test_work_with_a_hole_is_not_taken_for_a_map(tmp_path):
    with (
        pytest.raises(InternalError, match=f"Of {TOTAL} pixels only 4500"),
        open_work_file(make_job(tmp_path), IDENTITY, TOTAL, JobContext.silent()) as work,
    ):
        work.add(HALF, ones())
        work.check_whole()
    with open_work_file(make_job(tmp_path), IDENTITY, TOTAL, JobContext.silent()) as work:
        work.add(Window(50, 0, 50, 90), None)
        work.check_whole()
        work.add(Window(50, 0, 25, 90), None)  # once more, as after a want of memory
        work.check_whole()
        work.complete()
