"""Brings results of a run into the project: styled, on top, a preview in place of the one before."""

from __future__ import annotations

from qgis.core import QgsLayerTreeGroup, QgsMapLayer, QgsProject

from alquimia_qgis.desktop.background.run import BackgroundRun

PREVIEW = "alquimia_preview"  # a mark of the group and of its layers, whatever they are called


def load(run: BackgroundRun) -> list[QgsMapLayer]:
    """Load the results of a run that has ended well, as the toolbox does; returns their layers."""
    project, before = QgsProject.instance(), set(QgsProject.instance().mapLayers())
    run.load_results()
    return [layer for identifier, layer in project.mapLayers().items() if identifier not in before]


def show_as_preview(layers: list[QgsMapLayer], title: str) -> None:
    """Put these layers into the group of previews, which is on top, in place of those of the preview before."""
    remove_preview()
    root = QgsProject.instance().layerTreeRoot()
    group = _preview_group() or root.insertGroup(0, title)
    group.setCustomProperty(PREVIEW, True)
    for layer in layers:
        layer.setCustomProperty(PREVIEW, True)
        node = root.findLayer(layer.id())
        group.insertChildNode(0, node.clone())
        node.parent().removeChildNode(node)


def remove_preview() -> None:
    """Take the layers of the last preview away, and their group where the user has put nothing else into it."""
    project = QgsProject.instance()
    previews = [name for name, layer in project.mapLayers().items() if layer.customProperty(PREVIEW)]
    project.removeMapLayers(previews)
    group = _preview_group()
    if group is not None and not group.children():
        group.parent().removeChildNode(group)


def _preview_group() -> QgsLayerTreeGroup | None:
    groups = QgsProject.instance().layerTreeRoot().findGroups(True)
    return next((group for group in groups if group.customProperty(PREVIEW)), None)
