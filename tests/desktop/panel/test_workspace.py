"""What the panel keeps: in the project, and only there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer

from alquimia_qgis.desktop.panel.workspace import IMAGE, SAMPLES, Workspace


@pytest.fixture
def workspace(plugin: Any) -> Any:
    yield plugin.panel.workspace
    QgsProject.instance().clear()


@pytest.fixture
def changes(workspace: Workspace) -> list[str]:
    heard: list[str] = []
    workspace.changed.connect(heard.append)
    return heard


def test_layers_and_model_are_kept_in_the_project(
    workspace: Workspace, image: str, tmp_path: Path, changes: list[str]
) -> None:
    project = QgsProject.instance()
    raster, samples = QgsRasterLayer(image, "image"), QgsVectorLayer("Polygon?crs=EPSG:32629", "samples", "memory")
    project.addMapLayers([raster, samples])
    workspace.choose_layer(IMAGE, raster)
    workspace.choose_layer(SAMPLES, samples)
    workspace.choose_model(str(tmp_path / "forest.alquimia"))
    assert changes == ["image", "samples", "model"]
    assert workspace.image == raster and workspace.samples == samples
    assert project.write(str(tmp_path / "project.qgz"))
    project.clear()
    assert (workspace.image, workspace.samples, workspace.model) == (None, None, "")
    assert project.read(str(tmp_path / "project.qgz"))
    assert workspace.image is not None and workspace.image.source() == image
    assert workspace.model == str(tmp_path / "forest.alquimia")


def test_a_removed_layer_is_no_longer_at_hand(workspace: Workspace, image: str, changes: list[str]) -> None:
    raster = QgsRasterLayer(image, "image")
    QgsProject.instance().addMapLayer(raster)
    workspace.choose_layer(IMAGE, raster)
    QgsProject.instance().removeMapLayer(raster.id())
    assert workspace.image is None and changes == ["image", "image"]


def test_choosing_the_same_again_leaves_the_project_as_it_is(workspace: Workspace, changes: list[str]) -> None:
    workspace.write("note", "a")
    QgsProject.instance().setDirty(False)
    workspace.write("note", "a")
    assert changes == ["note"] and not QgsProject.instance().isDirty()


def test_another_project_is_told(workspace: Workspace) -> None:
    heard: list[bool] = []
    workspace.project_changed.connect(lambda: heard.append(True))
    QgsProject.instance().clear()
    assert heard
