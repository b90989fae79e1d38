"""What the computer offers is known on every system, for the defaults of memory depend on it."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from alquimia_qgis.engine import devices


def test_every_system_tells_its_memory():
    memory = devices.physical_memory()
    assert memory is not None and 2**28 < memory < 2**50


@pytest.mark.skipif(sys.platform == "win32", reason="asks as Windows is asked, with another answer")
def test_windows_is_asked_in_its_own_way(monkeypatch):
    monkeypatch.setattr(devices, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(devices, "_memory_of_windows", lambda: 16 * 2**30, raising=False)
    assert devices.physical_memory() == 16 * 2**30
