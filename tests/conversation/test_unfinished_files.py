"""Whatever ends an engine in the middle of its work: no unfinished file stays in the user's folder."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from alquimia_qgis.desktop.engine_client import client as client_module
from alquimia_qgis.desktop.engine_client.client import EngineClient
from alquimia_qgis.engine import worker
from alquimia_qgis.protocol.errors import EngineCrashedError, JobCancelled
from tests.conversation.conftest import Remembering, ScriptedJob, is_running, wait_until, written
from tests.conversation.test_cancelling import Started


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for outputs, with odd letters, where another QGIS is writing too."""
    made = tmp_path / "mapas [1] é"
    made.mkdir()
    (made / ".0123.1.partial").touch()
    return made


def left_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"pid", ".0123.1.partial"}


def started(client: EngineClient, scene: str, folder: Path, listener: Remembering) -> Started:
    job = Started(client, ScriptedJob(scene, str(folder / "pid")), listener)
    assert wait_until(lambda: written(folder / "pid"))
    return job


def pid_in(folder: Path) -> int:
    return int((folder / "pid").read_text())


def test_a_killed_engine_leaves_nothing(client: EngineClient, listener: Remembering, folder: Path) -> None:
    with pytest.raises(EngineCrashedError):
        client.run(ScriptedJob("writes_and_is_killed", str(folder / "pid")), listener)
    assert left_in(folder) == set()
    assert (folder / ".0123.1.partial").exists()


def test_an_engine_killed_from_outside_leaves_nothing(
    client: EngineClient, listener: Remembering, folder: Path
) -> None:
    job = started(client, "writes_and_is_stubborn", folder, listener)
    assert len(left_in(folder)) == 2
    os.kill(pid_in(folder), signal.SIGKILL)
    assert isinstance(job.wait(), EngineCrashedError)
    assert left_in(folder) == set()


def test_a_stubborn_job_that_is_cancelled_leaves_nothing(
    client: EngineClient, listener: Remembering, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ScriptedJob, "cancel_patience", 0.1)
    job = started(client, "writes_and_is_stubborn", folder, listener)
    assert len(left_in(folder)) == 2
    listener.cancel.set()
    assert isinstance(job.wait(), JobCancelled)
    assert not is_running(pid_in(folder))
    assert left_in(folder) == set()


def test_stopping_the_engine_with_a_stubborn_job_leaves_nothing(
    client: EngineClient, listener: Remembering, folder: Path
) -> None:
    job = started(client, "writes_and_is_stubborn", folder, listener)
    client.stop()
    assert not is_running(pid_in(folder))
    assert left_in(folder) == set()
    assert isinstance(job.wait(), JobCancelled)


def test_a_job_has_time_to_tidy_up_when_the_engine_is_stopped(
    client: EngineClient, listener: Remembering, folder: Path
) -> None:
    job = started(client, "tidies_up_for_a_second", folder, listener)
    client.stop()
    assert (folder / "pid.tidied").exists()
    job.wait()


def test_the_desktop_waits_longer_than_the_worker_gives_its_job() -> None:
    assert client_module.SECONDS_TO_END_A_JOB > worker.SECONDS_TO_TIDY_UP > client_module.SECONDS_TO_END
