"""Jobs that succeed or fail in ways the engine survives: events in order, one last word, sentences for the user."""

from __future__ import annotations

import json

import pytest

from alquimia_qgis.desktop.engine_client.client import EngineClient
from alquimia_qgis.protocol.errors import InternalError, MemoryLimitError, OutputError, SamplesError
from alquimia_qgis.protocol.events import Log, Metric, Progress
from tests.conversation.conftest import Remembering, ScriptedJob


def test_a_job_reports_in_order_and_returns_plain_data(client: EngineClient, listener: Remembering) -> None:
    result = client.run(ScriptedJob("succeed"), listener)
    assert [type(event) for event in listener.heard] == [Log, Log, Progress, Metric, Progress]
    assert [event.level for event in listener.heard[:2]] == ["info", "warning"]
    first = listener.heard[2]
    assert (first.fraction, first.message, first.remaining) == (0.25, "Epoch 1 of 2 · loss 0.5", 12.0)
    assert listener.heard[3].values == {"loss": 0.5, "mean_iou": None}
    assert result["path"] == "/a/b"
    assert result["classes"] == [{"value": 1}]
    assert result["undefined"] is None
    assert json.dumps(result, allow_nan=False)


def test_the_engine_stays_warm_between_jobs(client: EngineClient, listener: Remembering) -> None:
    first = client.run(ScriptedJob("succeed"), listener)["pid"]
    second = client.run(ScriptedJob("succeed"), listener)["pid"]
    assert first == second
    assert listener.engines == [(first, False), (first, True)]


@pytest.mark.parametrize("scene", ["noise", "huge_stderr"])
def test_noise_of_libraries_does_not_reach_the_conversation(
    scene: str, client: EngineClient, listener: Remembering
) -> None:
    assert client.run(ScriptedJob(scene), listener) == {"ok": True}
    assert listener.heard == []
    assert client.run(ScriptedJob("succeed"), listener)["path"] == "/a/b"


def test_progress_is_limited_but_the_last_step_arrives(client: EngineClient, listener: Remembering) -> None:
    client.run(ScriptedJob("many_steps"), listener)
    fractions = [event.fraction for event in listener.heard]
    assert fractions == sorted(fractions)
    assert listener.heard[-1].message == "last"
    assert len(fractions) < 200


@pytest.mark.parametrize(
    ("scene", "error", "words"),
    [
        ("own_error", SamplesError, "There is one class only. Digitise a second one."),
        ("out_of_memory", MemoryLimitError, "does not fit in memory"),
        ("framework_out_of_memory", MemoryLimitError, "does not fit in memory"),
        ("disk_full", OutputError, "The disk is full at /data/map.tif."),
        ("read_only", OutputError, "/data/map.tif is not allowed (Read-only file system)"),
        ("other_error", InternalError, "ValueError: shapes (2,3) and (4,)"),
        ("leaves_by_system_exit", InternalError, "SystemExit: 3"),
        ("unsendable", InternalError, "cannot be sent"),
    ],
)
def test_each_failure_is_one_sentence_and_leaves_the_engine_running(
    scene: str, error: type[Exception], words: str, client: EngineClient, listener: Remembering
) -> None:
    pid = client.run(ScriptedJob("succeed"), Remembering())["pid"]
    with pytest.raises(error) as caught:
        client.run(ScriptedJob(scene), listener)
    assert words in str(caught.value)
    assert "Traceback" not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "Traceback" in listener.details[0]
    assert client.run(ScriptedJob("succeed"), Remembering())["pid"] == pid
