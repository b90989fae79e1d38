"""What a user does with mouse and keyboard, and waiting as a user waits: QGIS goes on working meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from qgis.core import QgsPointXY
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractItemView, QAbstractSpinBox, QComboBox, QScrollArea, QTabWidget, QWidget
from qgis.utils import iface

LOOK = 20  # milliseconds between two looks
PATIENCE = 90.0  # seconds
A_LITTLE = 300  # milliseconds, until what was clicked is drawn

Corner = tuple[float, float]


def until(true: Callable[[], Any], what: str) -> None:
    """Let QGIS work until this is true; a TimeoutError names ``what`` has not come about."""
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise TimeoutError(what)
        QTest.qWait(LOOK)


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """Click a widget, in its middle or at a place in it, once it can be seen and used."""
    until(lambda: widget.isVisible() and widget.isEnabled(), f"{widget.objectName() or widget} to be clicked")
    _scroll_to(widget)
    QTest.mouseClick(
        widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place or widget.rect().center()
    )  # fmt: skip
    QTest.qWait(LOOK)


def click_tab(tabs: QTabWidget, page: QWidget) -> None:
    """Click the tab of a page."""
    number = tabs.indexOf(page)
    bar = tabs.tabBar()
    click(bar, bar.tabRect(number).center())
    until(page.isVisible, f"the page {page.objectName()}")


def click_row(view: QAbstractItemView, item: Any) -> None:
    """Click an item of a list or tree."""
    view.scrollToItem(item)
    click(view.viewport(), view.visualItemRect(item).center())


def choose(box: QComboBox, data: Any) -> None:
    """Choose an entry by the arrow keys."""
    _scroll_to(box)
    box.setFocus()
    while box.currentIndex() != box.findData(data):
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < box.findData(data) else Qt.Key.Key_Up)


def type_number(form: QWidget, name: str, number: int) -> None:
    """Type a number into the box of this parameter."""
    widget = form.findChild(QWidget, name)
    box = widget if isinstance(widget, QAbstractSpinBox) else widget.findChild(QAbstractSpinBox)
    _scroll_to(box)
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, str(number))
    QTest.keyClick(box, Qt.Key.Key_Tab)


def draw(corners: Sequence[Corner]) -> None:
    """Click the corners of a polygon, in map units, on the canvas, and end with the right button."""
    canvas = iface.mapCanvas()
    to_pixels = canvas.getCoordinateTransform()
    places = [to_pixels.transform(QgsPointXY(*corner)) for corner in corners]
    for place in places:
        _press(QPoint(round(place.x()), round(place.y())), Qt.MouseButton.LeftButton)
    _press(QPoint(round(places[-1].x()), round(places[-1].y())), Qt.MouseButton.RightButton)


def canvas_is_drawn() -> None:
    """Wait until the map is complete."""
    QTest.qWait(A_LITTLE)
    until(lambda: not iface.mapCanvas().isDrawing(), "the map")


def picture(folder: Path, name: str) -> None:
    """What the screen shows, without messages."""
    iface.messageBar().clearWidgets()
    canvas_is_drawn()
    iface.mainWindow().grab().save(str(folder / f"{name}.png"))


def _press(place: QPoint, button: Qt.MouseButton) -> None:
    view = iface.mapCanvas().viewport()
    if not view.rect().contains(place):
        raise ValueError(f"({place.x()}, {place.y()}) is not on the canvas.")
    QTest.mouseMove(view, place)
    QTest.mouseClick(view, button, Qt.KeyboardModifier.NoModifier, place)
    QTest.qWait(LOOK)


def _scroll_to(widget: QWidget) -> None:
    place = widget.parentWidget()
    while place is not None and not isinstance(place, QScrollArea):
        place = place.parentWidget()
    if place is not None:
        place.ensureWidgetVisible(widget)
    QTest.qWait(LOOK)
