"""Swipe: one map left of the pointer, another one right of it, on the map canvas of QGIS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.core import QgsMapLayer, QgsMapRendererParallelJob, QgsMapSettings
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QRectF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QImage, QKeyEvent, QPainter, QPen
from qgis.PyQt.QtWidgets import QWidget

LINE, LINE_WIDTH = "#ffffff", 2
ABOVE_MAP = 5.0


class Picture(QObject):
    """What layers look like on a canvas now, rendered in the background; ``ready`` when there is another image."""

    ready = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, layers: Sequence[QgsMapLayer]) -> None:
        super().__init__()
        self._canvas, self._layers = canvas, list(layers)
        self._job: QgsMapRendererParallelJob | None = None
        self._ending: set[QgsMapRendererParallelJob] = set()
        self.image: QImage | None = None

    def render(self) -> None:
        """Begin anew; returns at once."""
        self.stop()
        settings = QgsMapSettings(self._canvas.mapSettings())
        settings.setLayers(self._layers)
        job = self._job = QgsMapRendererParallelJob(settings)
        job.finished.connect(lambda: self._finished(job))
        job.start()

    def stop(self) -> None:
        """Forget the image; a rendering that goes on ends by itself, without anybody waiting."""
        self.image = None
        if self._job is not None:
            self._ending.add(self._job)  # must live until its threads have ended
            self._job.cancelWithoutBlocking()
            self._job = None

    def end(self) -> None:
        """Stop, and wait: the layers may be gone in a moment."""
        self.stop()
        for job in list(self._ending):
            job.cancel()

    def _finished(self, job: QgsMapRendererParallelJob) -> None:
        self._ending.discard(job)
        if job is self._job:
            self._job = None
            self.image = job.renderedImage()
            self.ready.emit()


class SwipeItem(QgsMapCanvasItem):
    """Paints ``left`` and ``right`` on both sides of ``split``, in pixels of the canvas."""

    def __init__(self, canvas: QgsMapCanvas, left: Picture, right: Picture) -> None:
        super().__init__(canvas)
        self._canvas, self._pictures = canvas, (left, right)
        self.split = canvas.width() / 2
        self.setZValue(ABOVE_MAP)
        self.fit()

    def fit(self) -> None:
        """Cover the whole canvas as it is now."""
        self.setRect(self._canvas.extent())
        self.update()

    def boundingRect(self) -> QRectF:
        """All of the canvas."""
        return QRectF(0, 0, self._canvas.width(), self._canvas.height())

    def paint(self, painter: QPainter, option: Any = None, widget: QWidget | None = None) -> None:
        """Only what has been rendered; until then the map under it is seen."""
        split = min(max(0.0, self.split), float(self._canvas.width()))
        whole = self.boundingRect()
        sides = (QRectF(0, 0, split, whole.height()), QRectF(split, 0, whole.width() - split, whole.height()))
        for picture, side in zip(self._pictures, sides):
            if picture.image is not None:
                ratio = picture.image.devicePixelRatio()
                source = QRectF(side.x() * ratio, 0, side.width() * ratio, side.height() * ratio)
                painter.drawImage(side, picture.image, source)
        painter.setPen(QPen(QColor(LINE), LINE_WIDTH))
        painter.drawLine(int(split), 0, int(split), int(whole.height()))


class SwipeTool(QgsMapTool):
    """The map tool; ``ended`` is called once when it is put away: by Escape, by another tool, or by ``end``."""

    def __init__(self, canvas: QgsMapCanvas, maps: Sequence[QgsMapLayer], under: Sequence[QgsMapLayer],
                 ended: Callable[[], None]) -> None:  # fmt: skip
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self._canvas, self._ended = canvas, ended
        self._before = canvas.mapTool()
        self.pictures = [Picture(canvas, [layer, *under]) for layer in maps]
        self.item: SwipeItem | None = None

    def begin(self) -> None:
        """Take the canvas over."""
        self.item = SwipeItem(self._canvas, *self.pictures)
        self._canvas.setMapTool(self)
        for picture in self.pictures:
            picture.ready.connect(self.item.update)
        self._canvas.extentsChanged.connect(self._render)
        self._canvas.destinationCrsChanged.connect(self._render)
        self._render()

    def end(self) -> None:
        """Give the canvas back to the tool before."""
        if self._canvas.mapTool() is self:
            self._canvas.unsetMapTool(self)
            if self._before is not None and not sip.isdeleted(self._before):
                self._canvas.setMapTool(self._before)
        self._put_away()

    def deactivate(self) -> None:
        """Another tool was chosen."""
        super().deactivate()
        self._put_away()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """The border follows the pointer."""
        if self.item is not None:
            self.item.split = float(event.pos().x())
            self.item.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.end()

    def _render(self) -> None:
        if self.item is not None:
            for picture in self.pictures:
                picture.render()
            self.item.fit()

    def _put_away(self) -> None:
        if self.item is None:
            return
        item, self.item = self.item, None
        self._canvas.extentsChanged.disconnect(self._render)
        self._canvas.destinationCrsChanged.disconnect(self._render)
        for picture in self.pictures:
            picture.ready.disconnect(item.update)
            picture.end()
        self._canvas.scene().removeItem(item)
        self._ended()
        self.deleteLater()  # or it would live as long as the canvas
