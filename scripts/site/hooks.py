"""What the site adds to the pages of docs/: the generated pages in the navigation, and links that lead out of docs/."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parents[2]
SOURCES = "https://github.com/alquimia-qgis/alquimia/blob/main"
LOGO = "images/alquimia.svg"
ENTRY = re.compile(r"^- \[[^\]]+\]\(([^)/]+\.md)\)|^## (.+)$", re.MULTILINE)
LINK = re.compile(r"(\]\()((?:\.\./)+[^)\s]*)(\))")


def on_config(config: Any) -> Any:
    """Fill in the parts of the navigation that follow from the pages."""
    docs = Path(config.docs_dir)
    config.nav = [_filled(part, docs) for part in config.nav]
    listed = set(_pages(config.nav))
    rest = [page for page in _files(".", docs) if page not in listed]
    next(part for part in config.nav if "Guides" in part)["Guides"] = rest
    return config


def on_files(files: Any, config: Any) -> Any:
    """The logo is the plugin's own icon."""
    files.append(File.generated(config, LOGO, abs_src_path=str(ROOT / "resources" / "icons" / "alquimia.svg")))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Links to files outside docs/ lead to the sources on the web."""
    folder = (Path(config.docs_dir) / page.file.src_uri).parent
    return LINK.sub(lambda link: link[1] + _address(link[2], folder, Path(config.docs_dir)) + link[3], markdown)


def _address(target: str, folder: Path, docs: Path) -> str:
    path = (folder / target).resolve()
    return target if path.is_relative_to(docs) else f"{SOURCES}/{path.relative_to(ROOT).as_posix()}"


def _filled(part: Any, docs: Path) -> Any:
    """A folder in the place of a list of pages becomes that list, by headings and entries of its README.md."""
    if isinstance(part, dict):
        return {title: _filled(content, docs) for title, content in part.items()}
    if isinstance(part, list):
        return [_filled(item, docs) for item in part]
    return _pages_of_folder(part, docs) if (docs / part).is_dir() else part


def _pages_of_folder(folder: str, docs: Path) -> list[Any]:
    pages: list[Any] = [f"{folder}/README.md"]
    section = pages
    for page, heading in ENTRY.findall((docs / folder / "README.md").read_text(encoding="utf-8")):
        if heading:
            section = []
            pages.append({heading: section})
        else:
            section.append(f"{folder}/{page}")
    listed = set(_pages(pages))
    return pages + [page for page in _files(folder, docs) if page not in listed]


def _files(folder: str, docs: Path) -> list[str]:
    return [path.relative_to(docs).as_posix() for path in sorted((docs / folder).glob("*.md"))]


def _pages(part: Any) -> list[str]:
    if isinstance(part, str):
        return [part]
    contents = part.values() if isinstance(part, dict) else part
    return [page for content in contents for page in _pages(content)]
