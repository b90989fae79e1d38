"""The family and a folder of pictures."""

from __future__ import annotations

import pytest

from tests.engine.folders.models import show_family


@pytest.fixture(autouse=True)
def family(tmp_path, monkeypatch):
    show_family(tmp_path, monkeypatch)
