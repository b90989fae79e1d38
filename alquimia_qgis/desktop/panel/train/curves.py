"""A small chart of one figure of all epochs, of training and validation, painted as it grows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from alquimia_qgis.desktop.panel.train.curve_scale import limits_of, ticks, whole_ticks

# Okabe and Ito's colours, as in the report; both show on light and dark ground.
TRAINING, VALIDATION = QColor("#0072b2"), QColor("#d55e00")
HEIGHT = 150
TOP, BOTTOM, RIGHT = 22, 20, 10
GAP = 4


class Line(NamedTuple):
    """A curve: a value for each epoch, None where there is none."""

    name: str
    colour: QColor
    values: list[float | None]


class Chart(QWidget):
    """Painted anew at most as often as the screen is, however fast epochs come in."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.title, self.epochs = title, 1
        self.lines = (
            Line(QCoreApplication.translate("Alquimia", "training"), TRAINING, []),
            Line(QCoreApplication.translate("Alquimia", "validation"), VALIDATION, []),
        )
        self.hovered: int | None = None  # an epoch, from 1

    def show_values(self, epochs: int, training: list[float | None], validation: list[float | None]) -> None:
        """Draw these values, one for each epoch so far of ``epochs``."""
        self.epochs = max(epochs, len(training), 1)
        first, second = self.lines
        self.lines = (first._replace(values=training), second._replace(values=validation))
        if self.hovered and self.hovered > len(training):  # of a training before
            self.hovered = None
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(320, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Narrow docks are allowed."""
        return QSize(200, HEIGHT)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the values of the epoch under the mouse."""
        frame = self._frame()
        share = (event.pos().x() - frame.left()) / max(1.0, frame.width())
        epoch = round(1 + share * max(1, self.epochs - 1))
        self.hovered = epoch if 1 <= epoch <= len(self.lines[0].values) else None
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No epoch is looked at any more."""
        self.hovered = None
        self.update()

    def words(self) -> str:
        """What stands above the chart: its title and, of the epoch under the mouse, the values."""
        if not self.hovered:
            return self.title
        said = [
            f"{line.name} {value:.4g}" for line in self.lines if (value := line.values[self.hovered - 1]) is not None
        ]
        return QCoreApplication.translate("Alquimia", "{}, epoch {}: {}").format(
            self.title, self.hovered, ", ".join(said)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Axes, curves, legend, and the epoch under the mouse."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        known = [value for line in self.lines for value in line.values if value is not None and math.isfinite(value)]
        marks = ticks(*limits_of(known)) if known else [0.0, 1.0]
        frame = self._frame()
        self._paint_axes(painter, frame, marks)
        painter.setClipRect(frame.adjusted(-3, -3, 3, 3))
        for line in self.lines:
            self._paint_line(painter, frame, marks, line)
        painter.setClipping(False)
        self._paint_words(painter, frame)
        painter.end()

    def _frame(self) -> QRectF:
        left = self.fontMetrics().horizontalAdvance("0.0000") + 2 * GAP
        return QRectF(left, TOP, max(1, self.width() - left - RIGHT), max(1, self.height() - TOP - BOTTOM))

    def _x(self, frame: QRectF, epoch: int) -> float:
        return frame.left() + frame.width() * (epoch - 1) / max(1, self.epochs - 1)

    def _paint_axes(self, painter: QPainter, frame: QRectF, marks: Sequence[float]) -> None:
        ink, faint = self.palette().color(self.foregroundRole()), self.palette().color(self.foregroundRole())
        faint.setAlpha(40)
        small = self.font()
        small.setPointSizeF(max(6.0, small.pointSizeF() * 0.85))
        painter.setFont(small)
        for mark in marks:
            y = frame.bottom() - frame.height() * (mark - marks[0]) / (marks[-1] - marks[0])
            painter.setPen(QPen(faint, 1))
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
            painter.setPen(ink)
            place = QRectF(0, y - 8, frame.left() - GAP, 16)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{mark:.4g}")
        fitting = max(2, int(frame.width() / 50))
        for epoch in whole_ticks(self.epochs, fitting):
            place = QRectF(self._x(frame, epoch) - 25, frame.bottom() + 2, 50, BOTTOM - 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, str(epoch))
        painter.setFont(self.font())

    def _paint_line(self, painter: QPainter, frame: QRectF, marks: Sequence[float], line: Line) -> None:
        low, span = marks[0], marks[-1] - marks[0]
        points = [
            QPointF(self._x(frame, epoch), frame.bottom() - frame.height() * (value - low) / span)
            for epoch, value in enumerate(line.values, start=1)
            if value is not None and math.isfinite(value)
        ]
        painter.setPen(QPen(line.colour, 1.8))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(line.colour)
        if len(points) == 1:
            painter.drawEllipse(points[0], 2.5, 2.5)
        if self.hovered and line.values[self.hovered - 1] is not None:
            value = line.values[self.hovered - 1] or 0.0
            place = QPointF(self._x(frame, self.hovered), frame.bottom() - frame.height() * (value - low) / span)
            painter.drawEllipse(place, 3.5, 3.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_words(self, painter: QPainter, frame: QRectF) -> None:
        ink = self.palette().color(self.foregroundRole())
        painter.setPen(ink)
        row = QRectF(GAP, 0, self.width() - 2 * GAP, TOP - 2)
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.words())
        if self.hovered:
            faint = QColor(ink)
            faint.setAlpha(90)
            painter.setPen(QPen(faint, 1, Qt.PenStyle.DashLine))
            x = self._x(frame, self.hovered)
            painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
            return
        right = float(self.width() - GAP)
        for line in reversed(self.lines):
            if not any(value is not None for value in line.values):
                continue
            wide = self.fontMetrics().horizontalAdvance(line.name)
            painter.setPen(ink)
            painter.drawText(QRectF(right - wide, 0, wide + 1, TOP - 2), Qt.AlignmentFlag.AlignVCenter, line.name)
            painter.setPen(QPen(line.colour, 3))
            painter.drawLine(QPointF(right - wide - 18, TOP / 2 - 1), QPointF(right - wide - 5, TOP / 2 - 1))
            right -= wide + 28
