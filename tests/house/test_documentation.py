"""Generated pages say what the code says, and links lead somewhere."""

from __future__ import annotations

import re
import sys

from tests.house.repository import ROOT, run, said, tracked_files


def test_pages_from_declarations_are_up_to_date() -> None:
    finished = run(sys.executable, "scripts/write_docs.py", "--check")
    assert finished.returncode == 0, said(finished)


def test_pages_from_algorithms_are_up_to_date() -> None:
    finished = run("scripts/with_qgis.sh", "system", "python", "scripts/write_algorithm_docs.py", "--check")
    assert finished.returncode == 0, said(finished)


def test_links_between_pages_lead_somewhere() -> None:
    dead = []
    for page in (path for path in tracked_files() if path.suffix == ".md"):
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if "://" not in target and not (page.parent / target).exists():
                dead.append(f"{page.relative_to(ROOT)}: {target}")
    assert not dead, "\n".join(dead)


def test_changelog_starts_with_this_version() -> None:
    metadata = (ROOT / "metadata.txt").read_text(encoding="utf-8")
    version = re.search(r"^version=(.+)$", metadata, re.MULTILINE)
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert version is not None
    assert headings[0] == version.group(1)
