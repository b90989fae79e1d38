"""Builds the zip for the QGIS plugin repository, build/alquimia_qgis.zip: the same bytes for the same files."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "build" / "alquimia_qgis.zip"
TOP_FOLDER = "alquimia_qgis"
LARGEST_PACKAGE = 25_000_000  # bytes, the repository's limit
# The sample data of `make demo` stays in the source repository, and so does what pinned requirements and compiled
# translations are made from.
LEFT_OUT = {"__pycache__", "demo"}
LEFT_OUT_SUFFIXES = {".in", ".ts"}
SUFFIXES = {
    ".py", ".txt", ".md", ".svg", ".png", ".html", ".css", ".js", ".j2", ".jinja", ".qml", ".model3", ".json", ".qm",
}  # fmt: skip


def main() -> int:
    """Build the package and say where it is; refuse files of a kind that nobody thought about."""
    members = package_members()
    if strange := strange_members(members):
        print(f"These files are of a kind that does not belong into the package: {', '.join(strange)}.")
        return 1
    write_package(members, TARGET)
    size = TARGET.stat().st_size
    if size > LARGEST_PACKAGE:
        print(f"The package has {size} bytes; the plugin repository takes {LARGEST_PACKAGE}.")
        return 1
    print(f"{TARGET.relative_to(ROOT)}: {len(members)} files, {size / 1e6:.2f} MB")
    return 0


def package_members() -> dict[str, Path]:
    """Name in the zip and source of every file."""
    members = {f"{TOP_FOLDER}/{name}": ROOT / name for name in ("metadata.txt", "LICENSE")}
    for folder, prefix in ((ROOT / TOP_FOLDER, TOP_FOLDER), (ROOT / "resources", f"{TOP_FOLDER}/resources")):
        for path in sorted(folder.rglob("*")):
            inner = path.relative_to(folder)
            hidden = any(part.startswith(".") for part in inner.parts)
            left_out = hidden or path.suffix in LEFT_OUT_SUFFIXES or LEFT_OUT.intersection(inner.parts)
            if path.is_file() and not left_out:
                members[f"{prefix}/{inner.as_posix()}"] = path
    return members


def strange_members(members: dict[str, Path]) -> list[str]:
    """Names of the files of a kind that nobody has allowed."""
    return [name for name, source in members.items() if source.suffix not in SUFFIXES and source.name != "LICENSE"]


def write_package(members: dict[str, Path], target: Path) -> None:
    """Zip the members with fixed dates and plain permissions, so that the same files give the same bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, date_time=(2020, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, members[name].read_bytes())


if __name__ == "__main__":
    sys.exit(main())
