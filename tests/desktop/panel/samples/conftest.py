"""A panel with a canvas that can be clicked: what the pages ask of QGIS beyond the stub of pytest-qgis."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.gui import QgsAdvancedDigitizingDockWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

PATIENCE = 20_000  # milliseconds


@pytest.fixture(scope="session")
def digitising_dock(plugin: Any, qgis_iface: Any) -> Iterator[Any]:
    """The dock of advanced digitising, which every tool that digitises needs, and which goes before QGIS does."""
    dock = QgsAdvancedDigitizingDockWidget(qgis_iface.mapCanvas(), qgis_iface.mainWindow())
    yield dock
    sip.delete(dock)


@pytest.fixture
def interface(plugin: Any, qgis_iface: Any, digitising_dock: Any) -> Iterator[Any]:
    canvas = qgis_iface.mapCanvas()
    qgis_iface.cadDockWidget = lambda: digitising_dock
    qgis_iface.setActiveLayer = lambda layer: canvas.setCurrentLayer(layer)
    window = qgis_iface.mainWindow()
    window.resize(1000, 700)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, plugin.panel.dock)
    window.show()
    canvas.resize(400, 400)
    canvas.show()
    yield qgis_iface
    QgsProject.instance().clear()
    window.hide()


@pytest.fixture
def page_named(plugin: Any, interface: Any, qtbot: Any) -> Iterator[Any]:
    """Opens a page of the panel, in front of everything."""
    panel = plugin.panel

    def open_page(name: str) -> Any:
        panel.open_page(name)
        qtbot.waitUntil(panel.pages[name].isVisible, timeout=PATIENCE)
        return panel.pages[name]

    yield open_page
    panel.dock.hide()


@pytest.fixture
def project(interface: Any, image: str, samples: str) -> tuple[QgsRasterLayer, QgsVectorLayer]:
    """An image and two classes of samples on it, seen by the canvas."""
    raster, vector = QgsRasterLayer(image, "image"), QgsVectorLayer(samples, "samples", "ogr")
    QgsProject.instance().addMapLayers([raster, vector])
    canvas = interface.mapCanvas()
    canvas.setDestinationCrs(raster.crs())
    canvas.setExtent(raster.extent())
    return raster, vector


@pytest.fixture
def page(page_named: Any, project: Any, qtbot: Any) -> Any:
    """The page of samples once everything is counted."""
    opened = page_named("samples")
    settle(opened, qtbot)
    return opened


def settle(page: Any, qtbot: Any) -> None:
    qtbot.wait(20)  # what happens to a layer is told in the next turn of the event loop
    qtbot.waitUntil(lambda: not page._survey.is_busy, timeout=PATIENCE)


def row_of(page: Any, name: str) -> Any:
    (row,) = page.class_panel.list.findItems(name, Qt.MatchFlag.MatchExactly)
    return row


def click_class(page: Any, name: str, *, adding: bool = False) -> None:
    """Click a class; ``adding`` holds Ctrl."""
    view = page.class_panel.list
    place = view.visualItemRect(row_of(page, name)).center()
    held = Qt.KeyboardModifier.ControlModifier if adding else Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, place)


def draw(canvas: Any, *corners: tuple[int, int]) -> None:
    """Click the corners, in pixels of the canvas, and end with the right button."""
    for corner in corners:
        QTest.mouseMove(canvas.viewport(), QPoint(*corner))
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(*corner))
    last = QPoint(*corners[-1])
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, last)


def answer(act: Any) -> None:
    """Let ``act`` answer the next modal dialog."""
    QTimer.singleShot(200, lambda: act(QApplication.activeModalWidget()))


def values(layer: QgsVectorLayer, field: str = "class") -> list[Any]:
    return sorted(str(feature[field]) for feature in layer.getFeatures())
