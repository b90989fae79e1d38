"""Every test file is run by some tier, and the summary notices one that is not."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tests.house.repository import ROOT, python_files, run, said

REPORT = """<?xml version="1.0" encoding="utf-8"?>
<testsuites><testsuite name="pytest" errors="0" failures="{failures}" skipped="{skipped}" tests="2" time="1.5">
{cases}
</testsuite></testsuites>
"""


def test_every_test_file_lies_in_a_tier() -> None:
    runner = (ROOT / "scripts" / "run_tests.sh").read_text(encoding="utf-8")
    tiers = set(re.findall(r"(?:run_tier|beside) (\w+) ", runner))
    homeless = [
        str(path.relative_to(ROOT))
        for path in python_files("tests")
        if path.name.startswith("test_") and path.relative_to(ROOT / "tests").parts[0] not in tiers
    ]
    assert not homeless


def test_no_test_hides_in_a_file_that_pytest_passes_by() -> None:
    hidden = [
        str(path.relative_to(ROOT))
        for path in python_files("tests")
        if not path.name.startswith("test_")
        and re.search(r"^def test_", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert not hidden


def test_summary_counts_and_names_what_was_skipped(tmp_path: Path) -> None:
    cases = "".join(
        f'<testcase classname="tests.house.{path.stem}" name="test_x"/>'
        for path in (ROOT / "tests/house").glob("test_*.py")
    )
    skipped = '<testcase classname="tests.house.test_tiers" name="test_y"><skipped message="no screen"/></testcase>'
    (tmp_path / "house.xml").write_text(REPORT.format(failures=0, skipped=1, cases=cases + skipped))
    finished = run(sys.executable, "scripts/summarise_tests.py", tmp_path, "house")
    assert finished.returncode == 0, said(finished)
    assert "house: tests/house/test_tiers.py::test_y: no screen" in finished.stdout


def test_summary_refuses_a_forgotten_file(tmp_path: Path) -> None:
    (tmp_path / "house.xml").write_text(REPORT.format(failures=0, skipped=0, cases=""))
    finished = run(sys.executable, "scripts/summarise_tests.py", tmp_path, "house")
    assert finished.returncode == 1
    assert "No tier ran any test of tests/house/test_tiers.py." in finished.stdout
