"""Brings results of a run into the project: styled, on top, a preview in place of the one before."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsLayerTreeGroup, QgsMapLayer, QgsProject

from alquimia_qgis.desktop.background.run import BackgroundRun

PREVIEW_GROUP = "alquimia_preview"  # a mark of the group, whatever it is called


def load(run: BackgroundRun) -> list[QgsMapLayer]:
    """Load the results of a run that has ended well, as the toolbox does; returns their layers."""
    project, before = QgsProject.instance(), set(QgsProject.instance().mapLayers())
    run.load_results()
    return [layer for identifier, layer in project.mapLayers().items() if identifier not in before]


def replace_preview(layers: list[QgsMapLayer], title: str) -> None:
    """Put these layers into the group of previews, which is on top, and remove those of the preview before."""
    project = QgsProject.instance()
    group = _preview_group(title)
    project.removeMapLayers(group.findLayerIds())
    for layer in layers:
        node = project.layerTreeRoot().findLayer(layer.id())
        group.insertChildNode(0, node.clone())
        node.parent().removeChildNode(node)


def _preview_group(title: str) -> QgsLayerTreeGroup:
    root: Any = QgsProject.instance().layerTreeRoot()
    for group in root.findGroups():
        if group.customProperty(PREVIEW_GROUP):
            return group
    group = root.insertGroup(0, title)
    group.setCustomProperty(PREVIEW_GROUP, True)
    return group
