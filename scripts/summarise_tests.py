"""Sums up the results of all tiers, names what was skipped, and fails when a test file took part in no tier."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(results: Path, tiers: list[str]) -> int:
    """Print one line per tier and one per skipped test; return the exit status."""
    seen: set[str] = set()
    print(f"{'tier':<26}{'tests':>7}{'failed':>8}{'skipped':>9}{'seconds':>9}")
    skips: list[str] = []
    for report in sorted(results.glob("*.xml"), key=lambda path: path.stat().st_mtime):
        suite = ElementTree.parse(report).getroot().find("testsuite")
        if suite is None:
            continue
        counts = {key: int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped")}
        failed = counts["failures"] + counts["errors"]
        print(
            f"{report.stem:<26}{counts['tests']:>7}{failed:>8}{counts['skipped']:>9}{float(suite.get('time', 0)):>9.0f}"
        )
        for case in suite.iter("testcase"):
            seen.add(_file_of(case))
            skips += [
                f"  {report.stem}: {_file_of(case)}::{case.get('name')}: {skip.get('message')}"
                for skip in case.iter("skipped")
            ]
    print("Skipped:" if skips else "Nothing was skipped.")
    for line in skips:
        print(line)
    forgotten = sorted(_test_files(tiers) - seen)
    for name in forgotten:
        print(f"No tier ran any test of {name}.")
    return 1 if forgotten else 0


def _file_of(case: ElementTree.Element) -> str:
    """The test file of a result; pytest writes it as ``tests.engine.test_window`` or ``….test_window.TestClass``."""
    parts = (case.get("classname") or "").split(".")
    while parts and not (ROOT / Path(*parts)).with_suffix(".py").is_file():
        parts.pop()
    return "/".join(parts) + ".py"


def _test_files(tiers: list[str]) -> set[str]:
    folders = [ROOT / "tests" / tier for tier in tiers] or [ROOT / "tests"]
    files = (path for folder in folders for path in folder.rglob("test_*.py"))
    return {path.relative_to(ROOT).as_posix() for path in files}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
