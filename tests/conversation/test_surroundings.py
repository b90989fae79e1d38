"""What the engine process can see: nothing of QGIS's environment, nothing of the folders beside the plugin."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from alquimia_qgis.desktop.engine_client.clean_process import clean_environment, run_clean, without_qgis
from alquimia_qgis.desktop.engine_client.client import EngineClient
from alquimia_qgis.desktop.engine_client.process import EngineCommand, EngineProcess
from alquimia_qgis.protocol.errors import JobCancelled
from tests.conversation.conftest import SCRIPTED_ENGINE, Remembering, ScriptedJob, is_running, wait_until, written

REPOSITORY = SCRIPTED_ENGINE.parents[2]
NONSENSE = (
    "PYTHONHOME", "PYTHONPATH", "PYTHONEXECUTABLE", "PYTHONSTARTUP", "PYTHONDONTWRITEBYTECODE", "__PYVENV_LAUNCHER__",
    "PROJ_LIB", "PROJ_DATA", "GDAL_DATA", "GDAL_DRIVER_PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
    "QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "VIRTUAL_ENV", "CONDA_PREFIX", "PIP_TARGET", "PIP_USER",
)  # fmt: skip


def test_the_engine_does_not_inherit_what_qgis_sets(
    client: EngineClient, listener: Remembering, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in NONSENSE:
        monkeypatch.setenv(name, "/nonsense")
    monkeypatch.setenv("ALQUIMIA_FAMILIES", "/my/families")
    seen = client.run(ScriptedJob("surroundings"), listener)
    assert [name for name in NONSENSE if name in seen["environment"]] == []
    assert seen["environment"]["ALQUIMIA_FAMILIES"] == "/my/families"
    assert [name for name in seen["environment"] if name.startswith("PYTHON")] == []
    assert seen["flags"] == {"isolated": 1, "utf8_mode": 1}
    assert (seen["executable"], seen["prefix"]) == (sys.executable, sys.prefix)
    assert seen["process_group"] == seen["pid"] != os.getpgid(0)


def test_the_worker_loads_no_qgis_and_no_keras_by_itself(client: EngineClient, listener: Remembering) -> None:
    modules = client.run(ScriptedJob("surroundings"), listener)["modules"]
    assert not {"qgis", "keras", "tensorflow", "numpy", "rasterio"} & {name.split(".")[0] for name in modules}


def test_folders_beside_the_plugin_are_not_importable(tmp_path: Path) -> None:
    plugins = tmp_path / "python" / "plugins"
    shutil.copytree(
        REPOSITORY / "alquimia_qgis", plugins / "alquimia_qgis", ignore=shutil.ignore_patterns("__pycache__")
    )
    (plugins / "neighbour_plugin").mkdir()
    (plugins / "neighbour_plugin" / "__init__.py").write_text("")
    program = (
        "import importlib.util as u; s = u.spec_from_file_location('l', r'{}'); l = u.module_from_spec(s);"
        "s.loader.exec_module(l); p = l.load_package(); import alquimia_qgis.protocol.events;"
        "print(p.__file__, u.find_spec('neighbour_plugin'), u.find_spec('protocol'))"
    ).format(plugins / "alquimia_qgis" / "engine" / "launcher.py")
    ended = run_clean([sys.executable, "-I", "-c", program], cwd=str(plugins))
    assert ended.output.split() == [str(plugins / "alquimia_qgis" / "__init__.py"), "None", "None"], ended.messages


def test_other_variables_stay() -> None:
    kept = clean_environment(
        {"KERAS_BACKEND": "torch"}, {"PATH": "/bin", "HTTPS_PROXY": "http://proxy", "PYTHONHOME": "/x"}
    )
    assert kept["PATH"] == "/bin"
    assert kept["HTTPS_PROXY"] == "http://proxy"
    assert kept["KERAS_BACKEND"] == "torch"
    assert "PYTHONHOME" not in kept


def test_the_path_of_windows_loses_the_folders_of_qgis_only() -> None:
    path = r"C:\PROGRA~1\QGIS34~1\bin;C:\OSGeo4W\apps\qgis-ltr\bin;D:\GIS\bin;D:\GISDATA;C:\WINDOWS\system32"
    assert without_qgis(path, [r"D:\GIS"], ";") == r"D:\GISDATA;C:\WINDOWS\system32"


def test_cancelling_a_program_ends_all_it_started(tmp_path: Path) -> None:
    path = tmp_path / "pid"
    program = (
        "import subprocess, sys, time;"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']);"
        f"open({str(path)!r}, 'w').write(str(child.pid)); time.sleep(600)"
    )
    with pytest.raises(JobCancelled):
        run_clean([sys.executable, "-c", program], is_cancelled=lambda: written(path))
    assert wait_until(lambda: not is_running(int(path.read_text())))


def test_a_program_is_not_started_after_the_cancel(tmp_path: Path) -> None:
    path = tmp_path / "started"
    with pytest.raises(JobCancelled):
        run_clean([sys.executable, "-c", f"open({str(path)!r}, 'w')"], is_cancelled=lambda: True)
    assert not path.exists()


def test_a_program_that_takes_too_long_is_ended() -> None:
    with pytest.raises(TimeoutError):
        run_clean([sys.executable, "-c", "import time; time.sleep(600)"], timeout=0.3)


def test_a_program_whose_child_keeps_the_pipes_comes_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "pid"
    ended = run_clean(["/bin/sh", "-c", f"sleep 600 & echo $! > '{path}'; echo done; exit 3"], timeout=60)
    assert (ended.code, ended.output) == (3, "done")
    assert wait_until(lambda: not is_running(int(path.read_text())))


def test_a_daemon_that_keeps_the_pipes_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pid"
    program = (
        "import subprocess, sys;"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'], start_new_session=True);"
        f"open({str(path)!r}, 'w').write(str(child.pid)); print('done')"
    )
    try:
        assert run_clean([sys.executable, "-c", program], timeout=60).output == "done"
        assert is_running(int(path.read_text()))  # it has not ended, and yet we are here
    finally:
        os.kill(int(path.read_text()), signal.SIGKILL)


@pytest.mark.parametrize("own_session", [False, True])
def test_an_engine_whose_child_keeps_the_pipes_can_be_closed(own_session: bool, tmp_path: Path) -> None:
    path = tmp_path / "pid"
    launcher = tmp_path / "launcher.py"
    launcher.write_text(
        "import subprocess, sys\n"
        "command = [sys.executable, '-c', 'import time; time.sleep(600)']\n"
        f"child = subprocess.Popen(command, start_new_session={own_session})\n"
        f"open({str(path)!r}, 'w').write(str(child.pid))\n"
    )
    process = EngineProcess(EngineCommand(sys.executable, str(launcher)))
    assert wait_until(lambda: not process.alive and written(path))
    pid = int(path.read_text())
    try:
        process.close(0.5)
        assert wait_until(lambda: not is_running(pid), 0.5 if own_session else 20) != own_session
    finally:
        if own_session:
            os.kill(pid, signal.SIGKILL)


def test_output_and_messages_of_a_program_come_back_apart() -> None:
    heard: list[str] = []
    program = "import sys; print('out'); print('first', file=sys.stderr); print('second', file=sys.stderr); sys.exit(4)"
    ended = run_clean([sys.executable, "-c", program], on_message=heard.append)
    assert (ended.code, ended.output, ended.messages) == (4, "out", "first\nsecond")
    assert heard == ["first", "second"]


def test_the_worker_takes_lines_in_pieces_and_answers_what_it_cannot_read() -> None:
    worker = subprocess.Popen(
        [sys.executable, "-I", str(SCRIPTED_ENGINE)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert b'"hello"' in worker.stdout.readline()
    for piece in (b"rubb", b'ish\n{"id": "a", "verb": "scripted", "params": {"sce', b'ne": "noise"}}\n', b"\xff\n"):
        worker.stdin.write(piece)
        worker.stdin.flush()
    lines = [worker.stdout.readline() for _ in range(3)]
    worker.stdin.close()
    assert worker.wait(20) == 0
    assert sum(b'"job": ""' in line and b'"ProtocolError"' in line for line in lines) == 2
    assert sum(b'"result", "job": "a"' in line for line in lines) == 1
    worker.stdout.close()
    worker.stderr.close()
