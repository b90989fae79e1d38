"""An engine that ends in the middle of its work, does not start, or is not ours: explained, and started afresh."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from alquimia_qgis.desktop.engine_client.client import EngineClient
from alquimia_qgis.desktop.engine_client.exit_codes import explain_exit
from alquimia_qgis.desktop.engine_client.process import EngineCommand
from alquimia_qgis.protocol.errors import EngineCrashedError, JobCancelled, ProtocolError
from tests.conversation.conftest import Remembering, ScriptedJob, is_running


@pytest.mark.parametrize(
    ("scene", "words"),
    [
        ("leave", "exit code 7"),
        ("segmentation_fault", "segmentation fault); exit code -11"),
        ("killed", "most often because memory ran out; exit code -9"),
        ("aborted", "gave up (abort), often for want of memory; exit code -6"),
    ],
)
def test_a_crash_is_explained_and_the_next_job_starts_a_new_engine(
    scene: str, words: str, client: EngineClient, listener: Remembering
) -> None:
    before = client.run(ScriptedJob("succeed"), Remembering())["pid"]
    with pytest.raises(EngineCrashedError) as caught:
        client.run(ScriptedJob(scene), listener)
    assert words in str(caught.value)
    after = client.run(ScriptedJob("succeed"), Remembering())["pid"]
    assert after != before
    assert not is_running(before)


def test_the_last_lines_of_a_crashed_engine_are_kept(client: EngineClient, listener: Remembering) -> None:
    with pytest.raises(EngineCrashedError):
        client.run(ScriptedJob("leave"), listener)
    assert listener.details == ["the last line"]


def test_a_library_crash_leaves_the_line_of_python_it_happened_in(client: EngineClient, listener: Remembering) -> None:
    with pytest.raises(EngineCrashedError):
        client.run(ScriptedJob("segmentation_fault"), listener)
    assert "in segmentation_fault" in listener.details[0]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (0xC0000005, "access violation"),
        (-1073741819, "exit code 0xC0000005"),  # the same code as a signed number
        (0xC0000409, "fail fast"),
        (0xC0000017, "memory ran out"),
        (0xC000001D, "does not know an instruction"),
        (-4, "does not know an instruction"),
        (-15, "ended from outside"),
        (-64, "exit code -64"),
        (0, "exit code 0"),
        (None, "no longer answers"),
    ],
)
def test_exit_codes_in_words(code: int | None, words: str) -> None:
    sentence, hint = explain_exit(code)
    assert words in sentence
    assert hint.endswith(".")


def engine_of(tmp_path: Path, program: str, **values: float) -> EngineClient:
    launcher = tmp_path / "launcher.py"
    launcher.write_text(program)
    return EngineClient(lambda: EngineCommand(sys.executable, str(launcher)), **values)


def test_an_engine_that_ends_at_once_is_explained(tmp_path: Path, listener: Remembering) -> None:
    engine = engine_of(tmp_path, "raise ImportError('no module named this')")
    with pytest.raises(EngineCrashedError, match="could not start: exit code 1"):
        engine.run(ScriptedJob("succeed"), listener)
    assert "no module named this" in listener.details[0]


def test_an_engine_that_says_nothing_is_given_up(tmp_path: Path, listener: Remembering) -> None:
    engine = engine_of(tmp_path, "import sys; sys.stdin.read()", seconds_to_start=0.5)
    with pytest.raises(EngineCrashedError, match="did not start within"):
        engine.run(ScriptedJob("succeed"), listener)


def test_waiting_for_a_silent_engine_can_be_cancelled(tmp_path: Path, listener: Remembering) -> None:
    engine = engine_of(tmp_path, "import sys; sys.stdin.read()")
    listener.cancel.set()
    with pytest.raises(JobCancelled):
        engine.run(ScriptedJob("succeed"), listener)


def test_an_engine_of_another_protocol_is_refused(tmp_path: Path, listener: Remembering) -> None:
    hello = '{"event": "hello", "protocol": 99, "version": "9", "python": "3", "pid": 1}'
    engine = engine_of(tmp_path, f"import sys; print('{hello}', flush=True); sys.stdin.read()")
    with pytest.raises(ProtocolError, match="version 99 of the protocol"):
        engine.run(ScriptedJob("succeed"), listener)


def test_a_line_that_is_no_event_ends_the_engine_with_a_sentence(tmp_path: Path, listener: Remembering) -> None:
    hello = '{"event": "hello", "protocol": 1, "version": "9", "python": "3", "pid": 1}'
    engine = engine_of(tmp_path, f"import sys; print('{hello}\\nrubbish', flush=True); sys.stdin.read()")
    with pytest.raises(ProtocolError, match="rubbish"):
        engine.run(ScriptedJob("succeed"), listener)


def test_a_python_that_is_not_there_is_named(listener: Remembering) -> None:
    engine = EngineClient(lambda: EngineCommand("/no/such/python"))
    with pytest.raises(EngineCrashedError, match="/no/such/python cannot be started"):
        engine.run(ScriptedJob("succeed"), listener)
