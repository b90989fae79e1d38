"""The repository can be taken anywhere: no paths of one machine, one place for the version, nothing heavy."""

from __future__ import annotations

import os
import re

import pytest

from tests.house.repository import ROOT, run, said, tracked_files

HEAVIEST_FILE = 1_500_000  # bytes
TEXT_SUFFIXES = {".py", ".sh", ".md", ".toml", ".txt", ".in", ".yaml", ".html", ".model3", ".qml", ""}
# Written in two halves, so that this file does not find itself.
ELSEWHERE = re.compile(
    "|".join(["/wo" + "rk/", r"\.\./sha" + "red", "py" + r"pi\.org", "pythonho" + "sted", r"deb\.deb" + "ian"])
)


def text_files():
    return [path for path in tracked_files() if path.suffix in TEXT_SUFFIXES]


def test_nothing_names_another_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in text_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if ELSEWHERE.search(line)
    ]
    assert not found, "\n".join(found)


def test_the_version_stands_in_one_place() -> None:
    version = re.search(r"^version=(.+)$", (ROOT / "metadata.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert version is not None
    literal = re.compile(rf"""(?i)version\w*["']?\s*[:=]\s*["']{re.escape(version.group(1))}["']""")
    code = [path for path in text_files() if path.suffix in (".py", ".toml")]
    assert [path.name for path in code if literal.search(path.read_text(encoding="utf-8"))] == []


def test_no_file_is_heavy() -> None:
    heavy = {str(path.relative_to(ROOT)): path.stat().st_size for path in tracked_files()}
    assert {name: size for name, size in heavy.items() if size > HEAVIEST_FILE} == {}


@pytest.mark.parametrize(
    "script", [*sorted((ROOT / "scripts").rglob("*.sh")), ROOT / ".ci" / "run"], ids=lambda path: path.name
)
def test_shell_scripts_are_sound(script) -> None:
    finished = run("bash", "-n", script)
    assert finished.returncode == 0, said(finished)
    if script.name != "settings.sh":  # sourced, not run
        assert os.access(script, os.X_OK)
        assert "pipefail" in script.read_text(encoding="utf-8")


def test_every_make_target_is_explained() -> None:
    listed = run("make", "help").stdout
    for target in ("demo", "demo-timeseries", "test", "check", "desktop", "qgis-process", "package", "docs"):
        assert re.search(rf"^{target}\s+\S", listed, re.MULTILINE), listed
