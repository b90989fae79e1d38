"""Shows how the network sees a few samples, with a title above each column of the picture."""

from __future__ import annotations

import base64

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from alquimia_qgis.protocol.events import Picture

LARGEST_COLUMN = 150


class SamplePictures(QWidget):
    """As wide as there is room, as high as the picture is then; nothing as long as there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sample_pictures")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.pixmap = QPixmap()
        self.titles: list[str] = []
        self.caption = ""
        self.clear()

    def clear(self) -> None:
        """Before a training."""
        self.pixmap, self.titles, self.caption = QPixmap(), [], ""
        self.hide()

    def show_picture(self, event: Picture) -> None:
        """Replace the picture by a newer one."""
        pixmap = QPixmap()
        if not pixmap.loadFromData(base64.b64decode(event.png), "PNG"):
            return
        self.pixmap, self.titles, self.caption = pixmap, list(event.titles), event.caption
        self.setFixedHeight(self._height())
        self.show()
        self.update()

    def sizeHint(self) -> QSize:
        """See the class."""
        return QSize(320, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the proportions of the picture."""
        if not self.pixmap.isNull() and self.height() != self._height():
            self.setFixedHeight(self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Caption, titles, picture."""
        if self.pixmap.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        line = self.fontMetrics().height()
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(QRectF(0, 0, self.width(), line), Qt.AlignmentFlag.AlignLeft, self.caption)
        column = self._width() / max(1, len(self.titles))
        for number, title in enumerate(self.titles):
            self._paint_title(
                painter, QRectF(number * column + 2, line + 4, column - 4, line * self._title_lines()), title
            )
        top = line + 6 + line * self._title_lines()
        painter.drawPixmap(
            QRectF(0, top, self._width(), self._picture_height()), self.pixmap, QRectF(self.pixmap.rect())
        )
        painter.end()

    def _paint_title(self, painter: QPainter, place: QRectF, title: str) -> None:
        metrics = self.fontMetrics()
        for number, words in enumerate(title.split("\n")):
            short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(place.width()))
            row = QRectF(place.left(), place.top() + number * metrics.height(), place.width(), metrics.height())
            painter.drawText(row, Qt.AlignmentFlag.AlignHCenter, short)

    def _title_lines(self) -> int:
        return max((title.count("\n") + 1 for title in self.titles), default=0)

    def _width(self) -> float:
        return float(min(self.width(), LARGEST_COLUMN * max(1, len(self.titles))))

    def _picture_height(self) -> float:
        return self._width() * self.pixmap.height() / max(1, self.pixmap.width())

    def _height(self) -> int:
        if self.pixmap.isNull():
            return 0
        return round(self.fontMetrics().height() * (1 + self._title_lines()) + 8 + self._picture_height())
