"""The worker from within: cancels that cross the end of a job, a listener that fails, imports before threads."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from alquimia_qgis.engine import bootstrap, worker
from alquimia_qgis.engine.worker import Worker
from alquimia_qgis.protocol.events import CANCEL, Request, encode_request


@pytest.fixture
def pipes() -> Iterator[tuple[int, int]]:
    """A descriptor that has nothing to read but its end, and one that takes what is written."""
    incoming, other_end = os.pipe()
    os.close(other_end)
    outgoing = os.open(os.devnull, os.O_WRONLY)
    yield incoming, outgoing
    os.close(incoming)
    os.close(outgoing)


class FinishingJobs(dict):
    """The events of running jobs, each of which is done in the moment after it was looked for."""

    def __contains__(self, name: object) -> bool:
        found = super().__contains__(name)
        self.pop(name, None)
        return found


def test_a_cancel_that_crosses_the_end_of_its_job_does_no_harm(pipes: tuple[int, int]) -> None:
    served = Worker(*pipes)
    served._receive(encode_request(Request("a", "scripted")).encode())
    served._cancels = FinishingJobs(served._cancels)
    event = served._cancels["a"]
    served._receive(encode_request(Request("a", CANCEL)).encode())
    assert event.is_set()


def test_a_worker_whose_listener_fails_ends_and_tells_why(
    pipes: tuple[int, int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    codes: list[int] = []
    monkeypatch.setattr(worker.os, "_exit", codes.append)
    served = Worker(*pipes)
    monkeypatch.setattr(worker.os, "read", lambda descriptor, size: b"{}\n")
    monkeypatch.setattr(served, "_receive", lambda line: {}[line])
    served._listen()
    assert codes == [0]
    assert "KeyError" in capsys.readouterr().err


@pytest.mark.parametrize("error", [ImportError, OSError])
def test_on_windows_a_broken_package_does_not_keep_the_others_from_being_imported(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def broken(name: str) -> None:
        tried.append(name)
        raise error(name)

    monkeypatch.setattr(bootstrap.sys, "platform", "win32")
    monkeypatch.setattr(bootstrap.importlib, "import_module", broken)
    bootstrap.import_before_threads()
    assert tried == [
        "numpy", "keras", "rasterio", "pyogrio", "shapely", "pyproj", "matplotlib", "onnx", "onnxruntime", "openvino",
    ]  # fmt: skip


def test_elsewhere_nothing_is_imported_before_a_job_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap.sys, "platform", "linux")
    monkeypatch.setattr(bootstrap.importlib, "import_module", lambda name: pytest.fail(name))
    bootstrap.import_before_threads()
