"""A card that tells what a model family is for, and can be picked by mouse and keyboard."""

from __future__ import annotations

import html

from qgis.PyQt.QtCore import QCoreApplication, QRectF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent, QPainter, QPixmap
from qgis.PyQt.QtSvg import QSvgRenderer
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from alquimia_qgis.desktop.panel.train.family_facts import facts_of
from alquimia_qgis.desktop.translation import family_help, family_summary, family_title
from alquimia_qgis.zoo.family import ModelFamily

PICTURE = 56
PLAIN = "#family_card { border: 1px solid palette(mid); border-radius: 6px; }"
PICKED = "#family_card { border: 2px solid palette(highlight); border-radius: 6px; background: palette(base); }"


class FamilyCard(QFrame):
    """``picked`` (the family's id) when the user takes it; a card that is not enabled says why."""

    picked = pyqtSignal(str)

    def __init__(self, identifier: str, family: type[ModelFamily]) -> None:
        super().__init__()
        self.identifier, self.family = identifier, family
        self.setObjectName("family_card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(family_title(family))
        self.setToolTip(f"<p>{html.escape(family_help(family))}</p>")
        self._facts = facts_of(family)
        picture = QLabel()
        picture.setPixmap(picture_of(self._facts.picture, self))
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.words, 1)
        self.reason = ""
        self.show_reason("")
        self.show_picked(False)

    def show_reason(self, reason: str) -> None:
        """Grey the card where the data at hand cannot train the family."""
        self.reason = reason
        title = html.escape(family_title(self.family))
        summary = html.escape(family_summary(self.family))
        lines = [f"<b>{title}</b>", summary]
        if reason:
            lines.append(f"<i>{html.escape(reason)}</i>")
        else:
            needs = QCoreApplication.translate("Alquimia", "Needs {} · takes {}")
            lines.append(f"<small>{html.escape(needs.format(self._facts.needs, self._facts.time))}</small>")
        self.words.setText("<br>".join(lines))
        self.setEnabled(not reason)

    def show_picked(self, picked: bool) -> None:
        """Frame the card that is chosen."""
        self.setStyleSheet(PICKED if picked else PLAIN)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click takes the family."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self.identifier)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So do Enter and the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.identifier)
        else:
            super().keyPressEvent(event)


def picture_of(path: str, widget: QWidget) -> QPixmap:
    """An SVG as sharp as the screen of ``widget``."""
    ratio = widget.devicePixelRatioF()
    pixmap = QPixmap(round(PICTURE * ratio), round(PICTURE * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(path).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
