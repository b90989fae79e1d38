"""Comparing two maps on the page Improve: linked canvases, swipe, and their clean ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapToolPan
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest

from alquimia_qgis.desktop.panel.improve.page import ImprovePage
from alquimia_qgis.desktop.panel.improve.swipe import SwipeItem
from tests.desktop.conftest import make_image
from tests.desktop.panel.test_improve import click, wait_for


@pytest.fixture
def canvas(plugin: Any) -> QgsMapCanvas:
    return plugin.iface.mapCanvas()


@pytest.fixture
def page(plugin: Any, canvas: QgsMapCanvas, tmp_path: Path) -> Iterator[ImprovePage]:
    """The page with two rasters chosen."""
    QgsProject.instance().clear()
    page = plugin.panel.pages["improve"]
    layers = [QgsRasterLayer(make_image(tmp_path / f"{name}.tif"), name) for name in ("left", "right")]
    QgsProject.instance().addMapLayers(layers)
    canvas.resize(400, 300)
    canvas.show()
    canvas.grab()  # or the first picture of it would make it look at its size again
    canvas.setDestinationCrs(layers[0].crs())
    canvas.setExtent(layers[0].extent())
    page.compare.first.setLayer(layers[0])
    page.compare.second.setLayer(layers[1])
    yield page
    QgsProject.instance().clear()


def smaller(canvas: QgsMapCanvas) -> QgsRectangle:
    box = canvas.extent()
    box.scale(0.3)
    return box


def swipe_items(canvas: QgsMapCanvas) -> list[Any]:
    return [item for item in canvas.scene().items() if isinstance(item, SwipeItem)]


def test_the_same_raster_twice_cannot_be_compared(page: ImprovePage) -> None:
    box = page.compare
    assert box.beside_button.isEnabled() and box.swipe_button.isEnabled()
    box.second.setLayer(box.first.currentLayer())
    assert not box.beside_button.isEnabled() and "two different" in box.swipe_button.toolTip()


class TestSideBySide:
    def test_all_maps_move_together_whichever_is_moved(self, page: ImprovePage, canvas: QgsMapCanvas) -> None:
        click(page, "side_by_side")
        window = page.compare.window
        every = [canvas, *window.canvases]
        assert [each.layers()[0].name() for each in window.canvases] == ["left", "right"]
        for moved in (canvas, every[2]):
            box = smaller(moved)
            moved.setExtent(box)
            centres = [each.center() for each in every]
            assert all(centre.distance(centres[0]) < 1e-6 for centre in centres)
            assert all(each.scale() == pytest.approx(moved.scale(), rel=1e-3) for each in every)
        click(page, "side_by_side")
        assert page.compare.window is None
        canvas.setExtent(smaller(canvas))  # nobody follows any longer

    def test_it_follows_the_crs_of_the_map(self, page: ImprovePage, canvas: QgsMapCanvas) -> None:
        click(page, "side_by_side")
        canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
        for other in page.compare.window.canvases:
            assert other.mapSettings().destinationCrs().authid() == "EPSG:4326"
            assert other.center().distance(canvas.center()) < 1e-9

    def test_escape_and_a_removed_layer_close_it(self, page: ImprovePage) -> None:
        click(page, "side_by_side")
        QTest.keyClick(page.compare.window, Qt.Key.Key_Escape)
        assert page.compare.window is None and not page.compare.beside_button.isChecked()
        click(page, "side_by_side")
        QgsProject.instance().removeMapLayer(page.compare.second.currentLayer().id())
        assert page.compare.window is None and not page.compare.beside_button.isEnabled()


class TestSwipe:
    def begin(self, page: ImprovePage) -> Any:
        click(page, "swipe")
        tool = page.compare.tool
        wait_for(lambda: all(picture.image is not None for picture in tool.pictures), "both pictures")
        return tool

    def test_the_border_follows_the_pointer(self, page: ImprovePage, canvas: QgsMapCanvas) -> None:
        tool = self.begin(page)
        assert len(swipe_items(canvas)) == 1 and canvas.mapTool() is tool
        none = Qt.MouseButton.NoButton
        move = QMouseEvent(QEvent.Type.MouseMove, QPointF(100, 50), none, none, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(canvas.viewport(), move)
        assert tool.item.split == 100
        click(page, "swipe")
        assert swipe_items(canvas) == [] and page.compare.tool is None

    def test_left_and_right_show_their_maps(self, page: ImprovePage, canvas: QgsMapCanvas) -> None:
        tool = self.begin(page)
        for picture, colour in zip(tool.pictures, (Qt.GlobalColor.red, Qt.GlobalColor.blue)):
            picture.image.fill(colour)
        tool.item.split = 150.0
        picture = canvas.grab().toImage()
        ratio = picture.devicePixelRatio()
        colours = [picture.pixelColor(int(x * ratio), int(100 * ratio)).name() for x in (50, 300)]
        assert colours == ["#ff0000", "#0000ff"]

    def test_it_is_drawn_anew_when_the_map_moves_or_its_crs_changes(
        self, page: ImprovePage, canvas: QgsMapCanvas
    ) -> None:
        tool = self.begin(page)
        for change in (
            lambda: canvas.setExtent(smaller(canvas)),
            lambda: canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326")),
        ):
            change()
            assert all(picture.image is None for picture in tool.pictures)
            wait_for(lambda: all(picture.image is not None for picture in tool.pictures), "both pictures")

    def test_escape_gives_the_tool_before_back(self, page: ImprovePage, canvas: QgsMapCanvas) -> None:
        before = QgsMapToolPan(canvas)
        canvas.setMapTool(before)
        self.begin(page)
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
        assert canvas.mapTool() is before and swipe_items(canvas) == []
        assert not page.compare.swipe_button.isChecked()
        canvas.unsetMapTool(before)

    def test_another_tool_and_a_removed_layer_end_it(self, page: ImprovePage, canvas: QgsMapCanvas) -> None:
        other = QgsMapToolPan(canvas)
        self.begin(page)
        canvas.setMapTool(other)
        assert page.compare.tool is None and swipe_items(canvas) == [] and canvas.mapTool() is other
        canvas.unsetMapTool(other)
        self.begin(page)
        QgsProject.instance().removeMapLayer(page.compare.first.currentLayer().id())
        assert page.compare.tool is None and swipe_items(canvas) == []
