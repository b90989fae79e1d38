"""Writes generated pages, or compares them with what is there; shared by the scripts that make documentation."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTE = "<!-- Written by `make docs` from the code; changes made by hand are lost. -->\n\n"


def write_or_compare(pages: dict[Path, str], folder: Path | None = None) -> int:
    """Write ``pages`` (path: text) and remove other pages of ``folder``; with --check only name what differs."""
    obsolete = [] if folder is None else [path for path in sorted(folder.glob("*.md")) if path not in pages]
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv:
        for path in [*stale, *obsolete]:
            print(f"{path.relative_to(ROOT)} is not what the code says; run make docs.")
        return 1 if stale or obsolete else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[path], encoding="utf-8")
    for path in obsolete:
        path.unlink()
    return 0


def table_row(*cells: object) -> str:
    """One row of a Markdown table."""
    texts = [str(cell).replace("|", "\\|").replace("\n", "<br>").strip() for cell in cells]
    return f"| {' | '.join(texts)} |"
