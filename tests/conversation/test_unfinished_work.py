"""Work that can be gone on with outlives every engine, unless the user has cancelled and does not keep it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from alquimia_qgis.desktop.engine_client.client import EngineClient
from alquimia_qgis.engine.prediction.work_database import WorkDatabase
from alquimia_qgis.protocol.errors import EngineCrashedError, JobCancelled
from tests.conversation.conftest import Remembering, ScriptedJob, is_running, wait_until, written
from tests.conversation.test_cancelling import Started


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ScriptedJob, "cancel_patience", 0.1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "mapas [1] é"
    made.mkdir()
    return made


def work(folder: Path) -> Path:
    return folder / "pid.tif.unfinished"


def started(client: EngineClient, scene: str, folder: Path, listener: Remembering) -> Started:
    job = Started(client, ScriptedJob(scene, str(folder / "pid")), listener)
    assert wait_until(lambda: written(folder / "pid"))
    return job


def write_earlier_work(folder: Path) -> None:
    database = WorkDatabase(str(work(folder)))
    database.create_tables(identity={}, blocks="of ten hours")
    database.commit()
    database.close()


def left_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"pid"}


@pytest.mark.parametrize("earlier", [True, False])
def test_a_forced_cancel_removes_the_work(
    earlier: bool, client: EngineClient, listener: Remembering, folder: Path
) -> None:
    if earlier:
        write_earlier_work(folder)
    job = started(client, "works_and_is_stubborn", folder, listener)
    assert work(folder).exists()
    listener.cancel.set()
    assert isinstance(job.wait(), JobCancelled)
    assert not is_running(int((folder / "pid").read_text()))
    assert left_in(folder) == set()


def test_a_forced_cancel_keeps_the_work_when_asked(client: EngineClient, listener: Remembering, folder: Path) -> None:
    job = started(client, "works_and_is_stubborn_and_keeps", folder, listener)
    listener.cancel.set()
    assert isinstance(job.wait(), JobCancelled)
    assert left_in(folder) >= {work(folder).name}


def test_a_job_that_had_not_come_to_its_work_leaves_that_of_an_earlier_run(
    client: EngineClient, listener: Remembering, folder: Path
) -> None:
    write_earlier_work(folder)
    before = work(folder).read_bytes()
    job = started(client, "stubborn", folder, listener)
    listener.cancel.set()
    assert isinstance(job.wait(), JobCancelled)
    assert work(folder).read_bytes() == before


def test_an_engine_that_crashes_or_is_killed_leaves_the_work(
    client: EngineClient, listener: Remembering, folder: Path
) -> None:
    with pytest.raises(EngineCrashedError, match="ended in the middle of its work") as caught:
        client.run(ScriptedJob("works_and_is_killed", str(folder / "pid")), listener)
    assert caught.value.hint.endswith("65% of the map is done and kept: run again with the same parameters to go on.")
    assert work(folder).exists()
    job = started(client, "works_and_is_stubborn", folder, listener)
    os.kill(int((folder / "pid").read_text()), signal.SIGKILL)
    assert isinstance(job.wait(), EngineCrashedError)
    assert work(folder).exists()


def test_stopping_the_engine_leaves_the_work(client: EngineClient, listener: Remembering, folder: Path) -> None:
    job = started(client, "works_and_is_stubborn", folder, listener)
    client.stop()
    assert isinstance(job.wait(), JobCancelled)
    assert work(folder).exists()


@pytest.mark.parametrize("who", ["the user", "nobody"])
def test_a_job_knows_whether_the_user_has_cancelled(
    who: str, client: EngineClient, listener: Remembering, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ScriptedJob, "cancel_patience", 20.0)
    job = started(client, "tells_who_has_cancelled", folder, listener)
    if who == "nobody":
        client.stop()
    else:
        listener.cancel.set()
    assert isinstance(job.wait(), JobCancelled)
    assert (folder / "pid.who").read_text() == who
