"""A client that talks to a real worker process with scripted jobs, and a listener that remembers what it heard."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from alquimia_qgis.desktop.engine_client.client import EngineClient, Listener
from alquimia_qgis.desktop.engine_client.process import EngineCommand
from tests.conversation.scripted_engine import scripted_job

SCRIPTED_ENGINE = Path(__file__).with_name("scripted_engine.py")
ScriptedJob = scripted_job()


class Remembering(Listener):
    """Keeps every event; cancels once ``cancel`` is set."""

    def __init__(self) -> None:
        self.heard: list[Any] = []
        self.details: list[str] = []
        self.engines: list[tuple[int, bool]] = []
        self.cancel = threading.Event()
        self.idle_calls = 0

    def on_engine(self, hello: Any, warm: bool) -> None:
        self.engines.append((hello.pid, warm))

    def on_progress(self, event: Any) -> None:
        self.heard.append(event)

    on_metric = on_log = on_progress

    def on_details(self, text: str) -> None:
        self.details.append(text)

    def is_cancelled(self) -> bool:
        return self.cancel.is_set()

    def idle(self) -> None:
        self.idle_calls += 1


def scripted_command(**values: Any) -> EngineCommand:
    return EngineCommand(sys.executable, str(SCRIPTED_ENGINE), **values)


def wait_until(condition: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Poll a condition; False when it has not come true in time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def is_running(pid: int) -> bool:
    """Whether a process exists and is more than an entry waiting to be collected."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def written(path: Path) -> bool:
    return path.exists() and path.read_text() != ""


@pytest.fixture
def client() -> Iterator[EngineClient]:
    engine = EngineClient(scripted_command)
    yield engine
    engine.stop()


@pytest.fixture
def listener() -> Remembering:
    return Remembering()
