"""Draws image and map side by side with legend and scale bar, and saves a QGIS project of them; runs in QGIS's Python.

draw_map.py IMAGE SAMPLES MAP PICTURE.png PROJECT.qgz
"""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsLayerTreeLayer,
    QgsLayout,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor, QFont

MARGIN, TITLE_HEIGHT, LEGEND_HEIGHT = 5.0, 12.0, 24.0  # millimetres
MAP_WIDTH = 140.0
LEGEND_COLUMNS = 3
RESOLUTION = 150  # dots per inch


def main(image_path: str, samples_path: str, map_path: str, picture: str, project_path: str) -> int:
    """Start QGIS, write project and picture, stop QGIS; return the exit status."""
    application = QgsApplication([], True)
    application.initQgis()
    status = _write(image_path, samples_path, map_path, picture, project_path)
    application.exitQgis()
    return status


def _write(image_path: str, samples_path: str, map_path: str, picture: str, project_path: str) -> int:
    # A function of its own: everything that belongs to QGIS must be gone before QGIS is.
    project = QgsProject.instance()
    image = _loaded(QgsRasterLayer(image_path, "Image"))
    samples = _loaded(QgsVectorLayer(samples_path, "Samples", "ogr"))
    class_map = _loaded(QgsRasterLayer(map_path, "Classes"))
    for layer in (image, class_map, samples):
        layer.loadDefaultStyle()
        project.addMapLayer(layer)
    project.setCrs(_metric_crs(image))
    extent = QgsCoordinateTransform(image.crs(), project.crs(), project).transformBoundingBox(image.extent())
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, project.crs()))
    written = project.write(project_path)

    layout = _layout(project, extent, image, class_map, samples)
    drawn = QgsLayoutExporter(layout).renderPageToImage(0, dpi=RESOLUTION).save(picture)
    del layout
    project.clear()
    return 0 if written and drawn else 1


def _loaded(layer: QgsMapLayer) -> QgsMapLayer:
    if not layer.isValid():
        sys.exit(f"{layer.source()} cannot be opened.")
    return layer


def _metric_crs(image: QgsRasterLayer) -> QgsCoordinateReferenceSystem:
    """The UTM zone of the image's centre, in which shapes look as they are on the ground."""
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    centre = QgsCoordinateTransform(image.crs(), degrees, QgsProject.instance()).transform(image.extent().center())
    zone = int((centre.x() + 180) // 6) + 1
    return QgsCoordinateReferenceSystem(f"EPSG:{(32600 if centre.y() >= 0 else 32700) + zone}")


def _layout(
    project: QgsProject,
    extent: QgsRectangle,
    image: QgsRasterLayer,
    class_map: QgsRasterLayer,
    samples: QgsVectorLayer,
) -> QgsLayout:
    layout = QgsLayout(project)
    layout.initializeDefaults()
    height = MAP_WIDTH * extent.height() / extent.width()
    page_width = 2 * MAP_WIDTH + 3 * MARGIN
    page_height = TITLE_HEIGHT + height + LEGEND_HEIGHT + 2 * MARGIN
    layout.pageCollection().page(0).setPageSize(_size(page_width, page_height))
    left, right = MARGIN, MAP_WIDTH + 2 * MARGIN
    _add_title(layout, "The image and the digitised samples", left)
    _add_title(layout, "The map", right)
    _add_map(layout, [samples, image], extent, left, height)
    shown = _add_map(layout, [class_map], extent, right, height)
    below = TITLE_HEIGHT + height + 2 * MARGIN
    _add_legend(layout, class_map, shown, right, below)
    _add_scale_bar(layout, shown, left, below)
    return layout


def _add_title(layout: QgsLayout, text: str, left: float) -> None:
    label = QgsLayoutItemLabel(layout)
    label.setText(text)
    label.setFont(QFont("DejaVu Sans", 14))
    label.attemptMove(_point(left, MARGIN))
    label.attemptResize(_size(MAP_WIDTH, TITLE_HEIGHT - MARGIN + 1))
    layout.addLayoutItem(label)


def _add_map(
    layout: QgsLayout, layers: list[QgsMapLayer], extent: QgsRectangle, left: float, height: float
) -> QgsLayoutItemMap:
    item = QgsLayoutItemMap(layout)
    item.attemptMove(_point(left, TITLE_HEIGHT + MARGIN))
    item.attemptResize(_size(MAP_WIDTH, height))
    item.setLayers(layers)
    item.setKeepLayerSet(True)
    item.setExtent(extent)
    item.setFrameEnabled(True)
    item.setBackgroundColor(QColor("white"))
    layout.addLayoutItem(item)
    return item


def _add_legend(layout: QgsLayout, class_map: QgsRasterLayer, shown: QgsLayoutItemMap, left: float, top: float) -> None:
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(shown)
    legend.setAutoUpdateModel(False)
    entries = legend.model().rootGroup()
    entries.clear()
    node = entries.addLayer(class_map)
    node.setCustomProperty("legend/title-style", "hidden")
    QgsMapLayerLegendUtils.setLegendNodeOrder(node, _class_positions(class_map))
    legend.model().refreshLayerLegend(node)
    legend.setColumnCount(LEGEND_COLUMNS)
    legend.setSplitLayer(True)
    legend.attemptMove(_point(left, top))
    layout.addLayoutItem(legend)
    legend.adjustBoxSize()


def _class_positions(class_map: QgsRasterLayer) -> list[int]:
    """Where the classes stand among the legend's entries; the first entry is the name of the band."""
    classes = len(class_map.renderer().classes())
    entries = len(class_map.legend().createLayerTreeModelLegendNodes(QgsLayerTreeLayer(class_map)))
    return list(range(entries - classes, entries))


def _add_scale_bar(layout: QgsLayout, shown: QgsLayoutItemMap, left: float, top: float) -> None:
    bar = QgsLayoutItemScaleBar(layout)
    bar.setStyle("Single Box")
    bar.setLinkedMap(shown)
    bar.applyDefaultSize(QgsUnitTypes.DistanceUnit.DistanceMeters)
    bar.attemptMove(_point(left, top))
    layout.addLayoutItem(bar)


def _point(x: float, y: float) -> QgsLayoutPoint:
    return QgsLayoutPoint(x, y, QgsUnitTypes.LayoutUnit.LayoutMillimeters)


def _size(width: float, height: float) -> QgsLayoutSize:
    return QgsLayoutSize(width, height, QgsUnitTypes.LayoutUnit.LayoutMillimeters)


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    sys.exit(main(*(str(Path(argument).resolve()) for argument in sys.argv[1:])))
