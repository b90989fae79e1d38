"""Every text that users read is translated, and no translation is left of a text that is gone."""

from __future__ import annotations

import sys

from tests.house.repository import run, said


def test_all_texts_are_translated() -> None:
    """When this fails: fill in what it lists, and give it to make translations; see docs/translating.md."""
    finished = run(sys.executable, "scripts/translations/update.py", "--check")
    assert finished.returncode == 0, said(finished)
