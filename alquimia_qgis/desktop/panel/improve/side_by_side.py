"""Two maps beside each other in a window of their own, which move with the map of QGIS and with each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.core import QgsMapLayer
from qgis.gui import QgsMapCanvas, QgsMapToolPan
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer
from qgis.PyQt.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alquimia_qgis.desktop.panel.improve.linked_canvases import LinkedCanvases

WIDTH, HEIGHT = 1100, 600


class SideBySide(QWidget):
    """The window; ``closed`` is called once when it is closed, however that comes about."""

    def __init__(self, main: QgsMapCanvas, maps: Sequence[QgsMapLayer], under: Sequence[QgsMapLayer],
                 closed: Callable[[], None]) -> None:  # fmt: skip
        super().__init__(main.window(), Qt.WindowType.Window)
        self.setObjectName("side_by_side")
        self.setWindowTitle(QCoreApplication.translate("Alquimia", "Two maps beside each other"))
        self.resize(WIDTH, HEIGHT)
        self._closed = closed
        self._links: LinkedCanvases | None = None
        self.canvases = [self._canvas(main, layer, under) for layer in maps]
        self._tools = [self._pan(canvas) for canvas in self.canvases]
        layout = QHBoxLayout(self)
        for canvas, layer in zip(self.canvases, maps):
            column = QVBoxLayout()
            column.addWidget(QLabel(layer.name()))
            column.addWidget(canvas, 1)
            layout.addLayout(column)
        self.show()  # gives the canvases their sizes, without which they have no scale
        self._links = LinkedCanvases([main, *self.canvases])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The maps stay where they are, whatever room they have."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self._follow)  # when the canvases have their new sizes

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the map of QGIS before anything else."""
        if self._links is not None:
            self._links.end()
            self._links = None
            for canvas in self.canvases:
                canvas.stopRendering()
                canvas.setLayers([])
            self._closed()
        super().closeEvent(event)
        self.deleteLater()

    def _follow(self) -> None:
        if self._links is not None:
            self._links.follow_leader()

    def _canvas(self, main: QgsMapCanvas, layer: QgsMapLayer, under: Sequence[QgsMapLayer]) -> QgsMapCanvas:
        made = QgsMapCanvas(self)
        made.setCanvasColor(main.canvasColor())
        made.enableAntiAliasing(True)
        made.setLayers([layer, *under])
        return made

    def _pan(self, canvas: QgsMapCanvas) -> QgsMapToolPan:
        tool = QgsMapToolPan(canvas)
        canvas.setMapTool(tool)
        return tool
