"""The list of classes: key, colour, name, samples and area of each; a click digitises, F2 renames."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsApplication, QgsUnitTypes
from qgis.PyQt.QtCore import QCoreApplication, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QBrush, QColor, QIcon, QPainter, QPalette, QPixmap
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from alquimia_qgis.desktop.panel.samples.classes import SampleClass
from alquimia_qgis.desktop.panel.samples.survey import SampleFigures

NAME, COUNT, AREA, KEY = range(4)
VALUE = Qt.ItemDataRole.UserRole
SWATCH, ROW = 16, 24  # pixels


class ClassList(QTreeWidget):
    """Signals: ``wanted`` (the class to be digitised), ``renamed`` (a class, and the name typed for it)."""

    wanted = pyqtSignal(object)
    renamed = pyqtSignal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.hint = ""
        self.setObjectName("classes")
        self.setHeaderLabels([
            QCoreApplication.translate("Alquimia", "Class"),
            QCoreApplication.translate("Alquimia", "Samples"),
            QCoreApplication.translate("Alquimia", "Area"),
            QCoreApplication.translate("Alquimia", "Key"),
        ])  # fmt: skip
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setIconSize(QSize(SWATCH, SWATCH))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in (COUNT, AREA, KEY):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(self._clicked)
        self.itemChanged.connect(self._changed)

    def show_classes(self, classes: Sequence[SampleClass], keys: Sequence[str], digitised: SampleClass | None) -> None:
        """Show these classes; the selection stays with the classes that are still there."""
        selected = set(self.selected())
        self.blockSignals(True)
        while self.topLevelItemCount() > len(classes):
            self.takeTopLevelItem(len(classes))
        while self.topLevelItemCount() < len(classes):
            self.addTopLevelItem(_empty_row())
        # Filled where they are: a row must not go while its name is being typed.
        for row, item, key in zip(self._rows(), classes, keys):
            _fill(row, item, key, digitised is not None and item.value == digitised.value)
            row.setSelected(item.value in selected)
        self.blockSignals(False)
        self.itemSelectionChanged.emit()

    def show_figures(self, figures: SampleFigures) -> None:
        """Fill in how many samples each class has, and their area."""
        self.blockSignals(True)
        self.setColumnHidden(AREA, not figures.has_areas)
        for row in self._rows():
            known = figures.classes.get(row.data(NAME, VALUE))
            row.setText(COUNT, f"{known.count if known else 0:,}")
            row.setText(AREA, area_in_words(known.area) if known else "")
        self.blockSignals(False)

    def select(self, value: Any) -> None:
        """Select this class alone."""
        for row in self._rows():
            row.setSelected(row.data(NAME, VALUE) == value)

    def paintEvent(self, event: Any) -> None:
        """Draw the rows; where there is none, what to do."""
        super().paintEvent(event)
        if not self.topLevelItemCount():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text))
            area = self.viewport().rect().adjusted(2 * SWATCH, SWATCH, -2 * SWATCH, -SWATCH)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.hint)
            painter.end()

    def selected(self) -> list[Any]:
        """The values of the selected classes, from top to bottom."""
        return [row.data(NAME, VALUE) for row in self._rows() if row.isSelected()]

    def edit_name(self) -> None:
        """Let the user type another name for the selected class."""
        rows = [row for row in self._rows() if row.isSelected()]
        if rows:
            self.setCurrentItem(rows[0])
            self.editItem(rows[0], NAME)

    def _rows(self) -> list[QTreeWidgetItem]:
        return [self.topLevelItem(index) for index in range(self.topLevelItemCount())]

    def _clicked(self, row: QTreeWidgetItem, _: int) -> None:
        if self.selected() == [row.data(NAME, VALUE)]:  # several are selected to be merged or removed
            self.wanted.emit(row.data(NAME, VALUE))

    def _changed(self, row: QTreeWidgetItem, column: int) -> None:
        if column == NAME:
            self.renamed.emit(row.data(NAME, VALUE), row.text(NAME))


def area_in_words(area: float) -> str:
    """An area of so many m² in the unit that suits it."""
    return str(QgsUnitTypes.formatArea(area, 1, QgsUnitTypes.AreaUnit.AreaSquareMeters))


def _empty_row() -> QTreeWidgetItem:
    row = QTreeWidgetItem()
    row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)
    for column in (COUNT, AREA):
        row.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    row.setTextAlignment(KEY, Qt.AlignmentFlag.AlignCenter)
    row.setSizeHint(NAME, QSize(0, ROW))
    return row


def _fill(row: QTreeWidgetItem, item: SampleClass, key: str, is_digitised: bool) -> None:
    row.setText(NAME, item.name)
    row.setText(KEY, key)
    row.setData(NAME, VALUE, item.value)
    row.setIcon(NAME, swatch(item.colour, is_digitised))
    row.setToolTip(NAME, QCoreApplication.translate(
        "Alquimia", "Click to digitise {}. F2 renames it; Ctrl + click selects several classes."
    ).format(item.name))  # fmt: skip
    font = row.font(KEY)
    font.setBold(is_digitised)
    row.setFont(NAME, font)


def swatch(colour: str, is_digitised: bool = False) -> QIcon:
    """A square of the colour, with a pencil on it while the class is digitised."""
    picture = QPixmap(2 * SWATCH, 2 * SWATCH)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(QColor(colour)))
    painter.setPen(QColor(0, 0, 0, 90))
    painter.drawRoundedRect(2, 2, 2 * SWATCH - 5, 2 * SWATCH - 5, 5, 5)
    if is_digitised:
        QgsApplication.getThemeIcon("/mActionToggleEditing.svg").paint(painter, picture.rect().adjusted(3, 3, -3, -3))
    painter.end()
    return QIcon(picture)
