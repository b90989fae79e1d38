"""A small picture of a model: a map in the colours of its classes, drawn alike each time for the same model."""

from __future__ import annotations

import zlib

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPixmap

from alquimia_qgis.desktop.panel.models.cards import ModelCard
from alquimia_qgis.protocol.bundle_manifest import Manifest

SIDE = 96  # pixels; shown at half the size, so that it is sharp on fine screens
CELLS = 4
NUMBERS = ("#440154", "#31688e", "#35b779", "#fde725")  # viridis, as maps of numbers are drawn


def picture_of(card: ModelCard) -> QPixmap:
    """Patches of the classes' colours; a ramp where a number is estimated; boxes where objects are found."""
    picture = QPixmap(SIDE, SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(1, 1, SIDE - 2, SIDE - 2), 10, 10)
    painter.setClipPath(outline)
    _paint(painter, card)
    painter.setClipping(False)
    painter.setPen(QColor(0, 0, 0, 70))
    painter.drawPath(outline)
    painter.end()
    return picture


def _paint(painter: QPainter, card: ModelCard) -> None:
    if card.manifest is None:
        painter.fillRect(0, 0, SIDE, SIDE, QColor("#bbbbbb"))
        QgsApplication.getThemeIcon("/mIconWarning.svg").paint(painter, 24, 24, 48, 48)
    elif card.manifest.task == "detection":
        _paint_boxes(painter, card.manifest)
    elif card.manifest.classes:
        _paint_patches(painter, card.manifest, zlib.crc32(card.name.encode()))
    else:
        _paint_ramp(painter)


def _paint_patches(painter: QPainter, manifest: Manifest, seed: int) -> None:
    colours = [QColor(record.colour) for record in manifest.classes]
    cell = SIDE // CELLS
    for place in range(CELLS * CELLS):
        seed = (1103515245 * seed + 12345) % 2**31  # neighbours differ, and the same model looks the same again
        painter.fillRect(place % CELLS * cell, place // CELLS * cell, cell, cell, colours[(seed >> 16) % len(colours)])


def _paint_boxes(painter: QPainter, manifest: Manifest) -> None:
    painter.fillRect(0, 0, SIDE, SIDE, QColor("#3d4852"))
    for place, (x, y, width, height) in enumerate(((12, 14, 30, 22), (52, 34, 30, 38), (16, 58, 22, 22))):
        record = manifest.classes[place % len(manifest.classes)]
        painter.setPen(QColor(record.colour).lighter(130))
        painter.setBrush(QColor(record.colour))
        painter.setOpacity(0.8)
        painter.drawRect(x, y, width, height)
    painter.setOpacity(1.0)


def _paint_ramp(painter: QPainter) -> None:
    ramp = QLinearGradient(0, SIDE, SIDE, 0)
    for place, colour in enumerate(NUMBERS):
        ramp.setColorAt(place / (len(NUMBERS) - 1), QColor(colour))
    painter.fillRect(0, 0, SIDE, SIDE, ramp)
