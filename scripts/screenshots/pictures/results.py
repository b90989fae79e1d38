"""What comes of the demo: the map on the canvas, and the report of the training."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtWebKitWidgets import QWebView
from qgis.utils import iface
from surroundings import DEMO, canvas_is_drawn, layer, quiet_window


def canvas() -> Iterator[Any]:
    """The map over its image, with the legend of classes."""
    quiet_window()
    class_map = layer("Classes")
    class_map.setOpacity(0.75)
    iface.setActiveLayer(class_map)
    iface.zoomToActiveLayer()
    yield canvas_is_drawn
    yield iface.mainWindow()


def report() -> Iterator[Any]:
    """The first page of the report, as a browser shows it."""
    view = QWebView()
    view.resize(1000, 1200)
    loaded: list[bool] = []
    view.loadFinished.connect(loaded.append)
    view.load(QUrl.fromLocalFile(str(DEMO / "training.html")))
    view.show()
    yield lambda: loaded
    yield view
    view.close()
