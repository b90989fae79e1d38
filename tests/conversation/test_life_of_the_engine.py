"""When the engine process ends: idle, reinstalled, stopped, or left behind by a QGIS that died."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from alquimia_qgis.desktop.engine_client.client import EngineClient
from alquimia_qgis.desktop.engine_client.process import EngineCommand
from alquimia_qgis.protocol.errors import AlquimiaError, JobCancelled
from tests.conversation.conftest import (
    SCRIPTED_ENGINE,
    Remembering,
    ScriptedJob,
    is_running,
    scripted_command,
    wait_until,
    written,
)

REPOSITORY = SCRIPTED_ENGINE.parents[2]


def test_an_idle_engine_ends_by_itself_and_comes_back(listener: Remembering) -> None:
    engine = EngineClient(scripted_command, seconds_idle=0.1)
    pid = engine.run(ScriptedJob("succeed"), listener)["pid"]
    assert wait_until(lambda: not is_running(pid))
    assert engine.run(ScriptedJob("succeed"), listener)["pid"] != pid
    engine.stop()


def test_a_reinstalled_engine_is_started_afresh(listener: Remembering) -> None:
    stamps = iter([1.0, 1.0, 2.0])
    engine = EngineClient(lambda: scripted_command(stamp=next(stamps)))
    pids = [engine.run(ScriptedJob("succeed"), listener)["pid"] for _ in range(3)]
    engine.stop()
    assert pids[0] == pids[1] != pids[2]
    assert not is_running(pids[0])


def test_stopping_ends_the_engine_and_the_waiting_job(tmp_path: Path, client: EngineClient) -> None:
    endings: list[BaseException] = []

    def run() -> None:
        try:
            client.run(ScriptedJob("wait", str(tmp_path / "pid")), Remembering())
        except JobCancelled as error:
            endings.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    assert wait_until(lambda: written(tmp_path / "pid"))
    client.stop()
    thread.join(20)
    assert len(endings) == 1
    assert not is_running(int((tmp_path / "pid").read_text()))


def test_stopping_an_engine_that_is_still_starting_is_no_crash(tmp_path: Path) -> None:
    launcher, pid = tmp_path / "launcher.py", tmp_path / "pid"
    launcher.write_text(f"import os, sys; open({str(pid)!r}, 'w').write(str(os.getpid())); sys.stdin.read()")
    engine = EngineClient(lambda: EngineCommand(sys.executable, str(launcher)))
    endings: list[Exception] = []
    listener = Remembering()

    def run() -> None:
        try:
            engine.run(ScriptedJob("succeed"), listener)
        except AlquimiaError as error:
            endings.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    assert wait_until(lambda: written(pid))
    engine.stop()
    thread.join(20)
    assert [(type(error), str(error)) for error in endings] == [(JobCancelled, "The engine was stopped.")]
    assert listener.details == []


def test_stopping_when_free_waits_for_the_job(tmp_path: Path, client: EngineClient) -> None:
    listener = Remembering()

    def run() -> None:
        with contextlib.suppress(JobCancelled):
            client.run(ScriptedJob("wait", str(tmp_path / "pid")), listener)

    thread = threading.Thread(target=run)
    thread.start()
    assert wait_until(lambda: written(tmp_path / "pid"))
    impatient = Remembering()
    impatient.cancel.set()
    with pytest.raises(JobCancelled):
        client.stop_when_free(impatient)
    pid = int((tmp_path / "pid").read_text())
    assert is_running(pid)
    listener.cancel.set()
    thread.join(20)
    client.stop_when_free(Remembering())
    assert not is_running(pid)


PARENT = """
    import sys
    sys.path.insert(0, {repository!r})
    from alquimia_qgis.desktop.engine_client.client import EngineClient, Listener
    from tests.conversation.conftest import ScriptedJob, scripted_command
    EngineClient(scripted_command).run(ScriptedJob({scene!r}, {path!r}), Listener())
"""


@pytest.mark.parametrize("scene", ["wait", "stubborn", "temporary_file"])
def test_no_engine_outlives_a_qgis_that_was_killed(scene: str, tmp_path: Path) -> None:
    path = tmp_path / "pid"
    program = textwrap.dedent(PARENT.format(repository=str(REPOSITORY), scene=scene, path=str(path)))
    parent = subprocess.Popen([sys.executable, "-c", program])
    try:
        assert wait_until(lambda: written(path))
        pid = int(path.read_text())
        os.kill(parent.pid, signal.SIGKILL)
        parent.wait()
        assert wait_until(lambda: not is_running(pid))
        assert path.exists() == (scene != "temporary_file")
    finally:
        parent.kill()


def test_an_idle_engine_ends_with_the_program_that_started_it(tmp_path: Path) -> None:
    program = f"""
        import sys
        sys.path.insert(0, {str(REPOSITORY)!r})
        from alquimia_qgis.desktop.engine_client import client
        from tests.conversation.conftest import ScriptedJob, scripted_command
        client.find_engine = client._client._find_command = scripted_command
        pid = client.run_job(ScriptedJob("succeed"), client.Listener())["pid"]
        open({str(tmp_path / "pid")!r}, "w").write(str(pid))
    """
    ended = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert not is_running(int((tmp_path / "pid").read_text()))
