"""The package holds what the plugin repository asks for and nothing that it refuses."""

from __future__ import annotations

import configparser
import re
import sys
import zipfile
from pathlib import Path

import pytest

from scripts.build_package import strange_members
from tests.house.repository import ROOT, run, said

REQUIRED_FIELDS = (
    "name", "description", "version", "qgisMinimumVersion", "author", "email", "about", "tracker", "repository",
)  # fmt: skip
LARGEST_PACKAGE = 25_000_000


@pytest.fixture(scope="module")
def package() -> zipfile.ZipFile:
    finished = run(sys.executable, "scripts/build_package.py")
    assert finished.returncode == 0, said(finished)
    return zipfile.ZipFile(ROOT / "build" / "alquimia_qgis.zip")


@pytest.fixture(scope="module")
def metadata(package: zipfile.ZipFile) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment]  # the names of the fields are case-sensitive
    parser.read_string(package.read("alquimia_qgis/metadata.txt").decode("utf-8"))
    return parser["general"]


def test_one_folder_with_what_qgis_looks_for(package: zipfile.ZipFile) -> None:
    names = package.namelist()
    assert {name.split("/")[0] for name in names} == {"alquimia_qgis"}
    for name in ("__init__.py", "metadata.txt", "LICENSE", "desktop/plugin.py", "engine/launcher.py"):
        assert f"alquimia_qgis/{name}" in names
    assert any(name.startswith("alquimia_qgis/resources/environment/") for name in names)
    assert any(name.startswith("alquimia_qgis/zoo/families/") for name in names)
    for name in ("translations/alquimia_pt.qm", "translations/sentences.json", "help/image.svg"):
        assert f"alquimia_qgis/resources/{name}" in names


def test_nothing_that_the_repository_refuses(package: zipfile.ZipFile) -> None:
    refused = re.compile(r"\.(pyc|pyo|so|dll|exe|sh|bat|ps1|cmd)$|__pycache__|__MACOSX|\.git|\\|\.\.|(^|/)tests?/|/\.")
    assert [name for name in package.namelist() if refused.search(name)] == []
    assert [entry.filename for entry in package.infolist() if entry.external_attr >> 16 & 0o111] == []
    assert Path(package.filename or "").stat().st_size < LARGEST_PACKAGE


def test_every_source_file_is_in_it(package: zipfile.ZipFile) -> None:
    sources = {path.relative_to(ROOT).as_posix() for path in (ROOT / "alquimia_qgis").rglob("*.py")}
    assert sources <= set(package.namelist())


def test_metadata_has_every_field(metadata: configparser.SectionProxy) -> None:
    for field in REQUIRED_FIELDS:
        assert metadata.get(field, "").strip(), field
    assert "plugin" not in metadata["name"].lower()
    assert "/" not in metadata["author"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", metadata["version"])
    assert (metadata["qgisMinimumVersion"], metadata["qgisMaximumVersion"]) == ("3.22", "4.99")
    assert metadata["hasProcessingProvider"] == "yes"
    for field in ("tracker", "repository", "homepage"):
        assert metadata[field].startswith("https://")


def test_icon_is_a_picture(package: zipfile.ZipFile, metadata: configparser.SectionProxy) -> None:
    icon = package.read(f"alquimia_qgis/{metadata['icon']}")
    assert icon.startswith(b"\x89PNG")


def test_same_files_give_the_same_bytes(package: zipfile.ZipFile) -> None:
    path = Path(package.filename or "")
    first = path.read_bytes()
    assert run(sys.executable, "scripts/build_package.py").returncode == 0
    assert path.read_bytes() == first


def test_a_file_of_an_unknown_kind_is_refused() -> None:
    members = {"alquimia_qgis/LICENSE": Path("LICENSE"), "alquimia_qgis/stray.exe": Path("stray.exe")}
    assert strange_members(members) == ["alquimia_qgis/stray.exe"]
