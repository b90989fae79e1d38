"""Model files to show, and the fixtures of a panel that can be clicked."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from alquimia_qgis.protocol.bundle_manifest import REPORT, REQUIRED_MEMBERS, BandRecord, Manifest
from alquimia_qgis.protocol.classes import ClassRecord
from tests.desktop.panel.samples.conftest import digitising_dock, interface, page_named

__all__ = ["digitising_dock", "interface", "page_named"]
CLASSES = (ClassRecord(1, "Forest & wood", "#228833"), ClassRecord(2, "Water", "#4477aa"))


def model_file(path: Path, task: str = "segmentation", report: str = "<html><p>fine</p></html>") -> str:
    """A file that reads as a model with classes, bands and figures."""
    manifest = Manifest(
        family="unet", family_title="U-Net", family_parameters={}, family_declaration=[], task=task, input_kind="image",
        bands=(BandRecord("red", 0.0, 1.0), BandRecord("nir", 0.0, 1.0)), classes=CLASSES, patch_size=32,
        ground_resolution=(10.0, 10.0), metrics={"loss": 0.3, "mean_iou": 0.8123, "ap50": 0.5},
    )  # fmt: skip
    with zipfile.ZipFile(path, "w") as archive:
        for member in REQUIRED_MEMBERS:
            archive.writestr(member, manifest.to_json() if member == "manifest.json" else "nothing")
        if report:
            archive.writestr(REPORT, report)
    return str(path)


@pytest.fixture
def models(page_named: Any, plugin: Any, tmp_path: Path, qtbot: Any) -> Callable[[], Any]:
    """Opens the page and waits until it has read all files."""

    def open_page() -> Any:
        page = page_named("models")
        qtbot.waitUntil(lambda: not page.collection.is_busy, timeout=20_000)
        return page

    return open_page
