"""docs/protocol.md tells the truth: every message and field is in it, and its minimal worker serves the real client."""

from __future__ import annotations

import dataclasses
import re
import sys
from pathlib import Path

import pytest

from alquimia_qgis.desktop.engine_client.client import EngineClient
from alquimia_qgis.desktop.engine_client.process import EngineCommand
from alquimia_qgis.protocol.events import CANCEL, EVENTS, PROTOCOL_VERSION, Event
from alquimia_qgis.protocol.jobs import JOBS
from tests.conversation.conftest import Remembering, ScriptedJob

PAGE = (Path(__file__).parents[2] / "docs" / "protocol.md").read_text(encoding="utf-8")


def row_of(name: str) -> str:
    rows = [line for line in PAGE.splitlines() if line.startswith(f"| `{name}` |")]
    assert len(rows) == 1, f"the page has {len(rows)} rows for {name}"
    return rows[0]


@pytest.mark.parametrize("event", EVENTS.values(), ids=list(EVENTS))
def test_every_event_and_field_is_described(event: type[Event]) -> None:
    fields = row_of(event.name).split("|")[2]
    without_notes = re.sub(r"\([^)]*\)", "", fields)
    assert re.findall(r"`(\w+)`", without_notes) == [field.name for field in dataclasses.fields(event)]


@pytest.mark.parametrize("verb", [*JOBS, CANCEL])
def test_every_verb_is_described(verb: str) -> None:
    assert row_of(verb)


def test_the_number_of_the_protocol_is_right() -> None:
    assert f"number of this protocol, now {PROTOCOL_VERSION}" in row_of("hello")


def test_the_minimal_worker_serves_the_real_client(tmp_path: Path, listener: Remembering) -> None:
    launcher = tmp_path / "worker.py"
    launcher.write_text(re.search(r"```python\n(.*?)```", PAGE, re.DOTALL).group(1), encoding="utf-8")
    engine = EngineClient(lambda: EngineCommand(sys.executable, str(launcher)))
    answer = engine.run(ScriptedJob("anything", "/a/b"), listener)
    engine.stop()
    assert answer == {"echo": {"scene": "anything", "path": "/a/b"}}
    assert [event.message for event in listener.heard] == ["half done"]
