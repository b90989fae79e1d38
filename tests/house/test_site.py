"""The documentation is a site that works without network, and its commands are those of the algorithms."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.repository import ROOT, run, said

FROM_ELSEWHERE = re.compile(
    r"<(?:script|img|iframe)[^>]*\ssrc=\"https?://|<link[^>]*rel=\"stylesheet\"[^>]*href=\"https?://"
)
COMMAND = re.compile(r"run alquimia:(\w+) (?:--json )?-- (.*?)(?:\n\n|\n```)", re.DOTALL)
PARAMETER = re.compile(r"(?<=\s)\"?([A-Z][A-Z0-9_]*)=")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    finished = run(sys.executable, "-m", "mkdocs", "--quiet", "build", "--strict", "--site-dir", folder)
    assert finished.returncode == 0, said(finished)
    return folder


def test_every_page_is_there_and_needs_nothing_from_elsewhere(site: Path) -> None:
    pages = {path.relative_to(ROOT / "docs").with_suffix(".html").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    built = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    assert {page.replace("README.html", "index.html") for page in pages} <= set(built)
    assert [page for page, text in built.items() if FROM_ELSEWHERE.search(text)] == []


def test_links_lead_out_of_the_site_to_the_sources(site: Path) -> None:
    page = (site / "tutorials" / "index.html").read_text(encoding="utf-8")
    assert "blob/main/resources/demo/historical_map/README.md" in page


def test_commands_name_parameters_that_exist() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    named = [(page.name, *found) for page in pages for found in named_parameters(page)]
    assert len(named) > 200
    assert [found for found in named if found[2] not in parameters_of(found[1])] == []


def named_parameters(page: Path) -> Iterator[tuple[str, str]]:
    for algorithm, arguments in COMMAND.findall(page.read_text(encoding="utf-8")):
        yield from ((algorithm, name) for name in PARAMETER.findall(f" {arguments}"))


def parameters_of(algorithm: str) -> set[str]:
    page = ROOT / "docs" / "algorithms" / f"{algorithm}.md"
    return set(re.findall(r"^\| `([A-Z0-9_]+)`", page.read_text(encoding="utf-8"), re.MULTILINE))
