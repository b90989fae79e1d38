"""The list of models: picture, name, and one line of what each is."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QModelIndex, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QIcon, QPainter, QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from alquimia_qgis.desktop.panel.models.cards import ModelCard
from alquimia_qgis.desktop.panel.models.pictures import picture_of
from alquimia_qgis.desktop.panel.models.words import summary_of

CARD = Qt.ItemDataRole.UserRole
AT_HAND = Qt.ItemDataRole.UserRole + 1
PICTURE = 48  # pixels
MARGIN = 6


class CardList(QListWidget):
    """Signals: ``chosen`` (another card is selected, or None), ``opened`` (a card is double-clicked)."""

    chosen = pyqtSignal(object)
    opened = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("models")
        self.setItemDelegate(CardDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.itemSelectionChanged.connect(lambda: self.chosen.emit(self.card()))
        self.itemDoubleClicked.connect(lambda item: self.opened.emit(item.data(CARD)))

    def show_cards(self, cards: Sequence[ModelCard], at_hand: str) -> None:
        """Show these; the selection stays with its file, and begins with the model at hand."""
        former = self.card()
        wanted = at_hand if former is None else former.path
        self.blockSignals(True)
        self.clear()
        for card in cards:
            item = QListWidgetItem(QIcon(picture_of(card)), card.name, self)
            item.setToolTip(card.path)
            item.setData(CARD, card)
            item.setData(AT_HAND, card.path == at_hand)
            if card.path == wanted:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self.chosen.emit(self.card())

    def select(self, path: str) -> None:
        """Select the card of this file, if it is there."""
        for row in range(self.count()):
            if self.item(row).data(CARD).path == path:
                self.setCurrentRow(row)

    def card(self) -> ModelCard | None:
        """The selected card."""
        items = self.selectedItems()
        return items[0].data(CARD) if items else None


class CardDelegate(QStyledItemDelegate):
    """Draws a card: the picture at the left, the name in bold, below it one line in a paler colour."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Room for the picture, whatever the width of the list is."""
        return QSize(PICTURE * 3, max(PICTURE, 2 * option.fontMetrics.height()) + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one card."""
        card = index.data(CARD)
        painter.save()
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        area = option.rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        index.data(Qt.ItemDataRole.DecorationRole).paint(painter, QRect(area.topLeft(), QSize(PICTURE, PICTURE)))
        lines = area.adjusted(PICTURE + 2 * MARGIN, 0, 0, 0)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(role))
        name = f"{card.name} ✓" if index.data(AT_HAND) else card.name
        _draw_line(painter, QRect(lines.topLeft(), QSize(lines.width(), lines.height() // 2)), name, _bold(option.font))
        painter.setOpacity(0.75)
        _draw_line(painter, lines.adjusted(0, lines.height() // 2, 0, 0), summary_of(card), option.font)
        painter.restore()


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _draw_line(painter: QPainter, area: QRect, text: str, font: QFont) -> None:
    painter.setFont(font)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
