"""Cancel in every position: a job that listens, one that does not, one that tidies up, and one that waits its turn."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from alquimia_qgis.desktop.engine_client import client as client_module
from alquimia_qgis.desktop.engine_client.client import EngineClient
from alquimia_qgis.protocol.errors import JobCancelled
from alquimia_qgis.protocol.jobs import CANCEL_PATIENCE
from tests.conversation.conftest import Remembering, ScriptedJob, is_running, wait_until, written


class Started:
    """A job running in a thread of its own, and how it ended."""

    def __init__(self, engine: EngineClient, job: ScriptedJob, listener: Remembering) -> None:
        self.ending: object = None
        self._thread = threading.Thread(target=self._run, args=(engine, job, listener))
        self._thread.start()

    def _run(self, engine: EngineClient, job: ScriptedJob, listener: Remembering) -> None:
        try:
            self.ending = engine.run(job, listener)
        except Exception as error:
            self.ending = error

    def wait(self) -> object:
        self._thread.join(30)
        assert not self._thread.is_alive()
        return self.ending


def test_a_listening_job_is_cancelled_and_the_engine_stays(
    client: EngineClient, listener: Remembering, tmp_path: Path
) -> None:
    started = Started(client, ScriptedJob("wait", str(tmp_path / "pid")), listener)
    assert wait_until(lambda: written(tmp_path / "pid"))
    listener.cancel.set()
    assert isinstance(started.wait(), JobCancelled)
    assert client.run(ScriptedJob("succeed"), Remembering())["pid"] == int((tmp_path / "pid").read_text())


def test_a_stubborn_job_is_killed_after_its_patience(
    client: EngineClient, listener: Remembering, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr(client_module.time, "monotonic", lambda: clock[0])
    started = Started(client, ScriptedJob("stubborn", str(tmp_path / "pid")), listener)
    assert wait_until_real(lambda: written(tmp_path / "pid"))
    pid = int((tmp_path / "pid").read_text())
    listener.cancel.set()
    clock[0] = CANCEL_PATIENCE - 0.01
    assert not wait_until_real(lambda: not is_running(pid), 0.6)
    clock[0] = 2 * CANCEL_PATIENCE + 0.01
    assert isinstance(started.wait(), JobCancelled)
    assert not is_running(pid)


def wait_until_real(condition, seconds: float = 20.0) -> bool:
    """Like wait_until, by a clock that the test does not set."""
    pause = threading.Event()
    for _ in range(int(seconds / 0.01)):
        if condition():
            return True
        pause.wait(0.01)
    return False


@pytest.mark.parametrize("in_time", [True, False])
def test_a_job_that_has_noticed_the_cancel_gets_time_to_tidy_up(
    in_time: bool, client: EngineClient, listener: Remembering, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr(client_module.time, "monotonic", lambda: clock[0])
    started = Started(client, ScriptedJob("slow_to_tidy_up", str(tmp_path / "pid")), listener)
    assert wait_until_real(lambda: written(tmp_path / "pid"))
    pid = int((tmp_path / "pid").read_text())
    listener.cancel.set()
    assert wait_until_real(lambda: (tmp_path / "pid.noticed").exists())
    heard = listener.idle_calls
    assert wait_until_real(lambda: listener.idle_calls > heard + 2)
    clock[0] = client_module.SECONDS_TO_TIDY_UP - 1 if in_time else client_module.SECONDS_TO_TIDY_UP + 1
    assert wait_until_real(lambda: not is_running(pid), 0.6 if in_time else 20.0) != in_time
    (tmp_path / "pid.release").touch()
    ending = started.wait()
    assert ending == {"kept": True} if in_time else isinstance(ending, JobCancelled)


def test_cancelling_while_waiting_for_the_engine_leaves_the_other_job_alone(
    client: EngineClient, tmp_path: Path
) -> None:
    first, second = Remembering(), Remembering()
    running = Started(client, ScriptedJob("wait", str(tmp_path / "first")), first)
    assert wait_until(lambda: written(tmp_path / "first"))
    waiting = Started(client, ScriptedJob("wait", str(tmp_path / "second")), second)
    assert wait_until(lambda: second.idle_calls > 0)
    second.cancel.set()
    assert isinstance(waiting.wait(), JobCancelled)
    assert not (tmp_path / "second").exists()
    assert is_running(int((tmp_path / "first").read_text()))
    first.cancel.set()
    assert isinstance(running.wait(), JobCancelled)


def test_two_threads_take_turns_in_one_engine(client: EngineClient) -> None:
    started = [Started(client, ScriptedJob("succeed"), Remembering()) for _ in range(4)]
    assert len({job.wait()["pid"] for job in started}) == 1


def test_a_listener_that_fails_does_not_leave_its_job_to_the_next(client: EngineClient, tmp_path: Path) -> None:
    class Failing(Remembering):
        def on_progress(self, event: object) -> None:
            raise RuntimeError("the dialog is gone")

    with pytest.raises(RuntimeError, match="the dialog is gone"):
        client.run(ScriptedJob("stubborn", str(tmp_path / "pid")), Failing())
    assert not is_running(int((tmp_path / "pid").read_text()))
    assert client.run(ScriptedJob("succeed"), Remembering())["path"] == "/a/b"
