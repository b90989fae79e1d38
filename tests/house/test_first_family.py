"""The worked example of the documentation is a family that passes what every family passes."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tests.house.repository import ROOT, run, said


def test_the_example_passes_the_tests_of_every_family(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "first_family.md").read_text(encoding="utf-8")
    example = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert example is not None
    (tmp_path / "plain_stack.py").write_text(example.group(1), encoding="utf-8")
    tests = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/zoo/test_every_family.py")
    finished = run("env", f"ALQUIMIA_FAMILIES={tmp_path}", *tests, "-k", "plain_stack")
    assert finished.returncode == 0, said(finished)
    assert int(re.findall(r"(\d+) passed", finished.stdout)[0]) >= 8
