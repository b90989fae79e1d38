"""The row of buttons that change classes."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication
from qgis.gui import QgsColorButton
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QHBoxLayout, QToolButton, QWidget


class ClassButtons(QWidget):
    """``add``, ``rename``, ``colour``, ``merge`` and ``remove``; the page connects them."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.add = _button(
            "add_class", "symbologyAdd.svg", QCoreApplication.translate("Alquimia", "Add a class"),
        )  # fmt: skip
        self.remove = _button(
            "remove_class", "symbologyRemove.svg",
            QCoreApplication.translate("Alquimia", "Remove the selected classes and their samples"),
        )  # fmt: skip
        self.rename = _button(
            "rename_class", "mActionEditTable.svg",
            QCoreApplication.translate("Alquimia", "Rename the selected class (F2)"),
        )  # fmt: skip
        self.merge = _button(
            "merge_classes", "mActionMergeFeatures.svg",
            QCoreApplication.translate(
                "Alquimia", "Merge the selected classes into one (select several with Ctrl + click)"
            ),
        )  # fmt: skip
        self.colour = QgsColorButton()
        self.colour.setObjectName("class_colour")
        self.colour.setAllowOpacity(False)
        self.colour.setColorDialogTitle(QCoreApplication.translate("Alquimia", "Colour of the class"))
        self.colour.setToolTip(QCoreApplication.translate("Alquimia", "Colour of the selected class"))
        for widget in (self.add, self.remove, self.rename, self.merge, self.colour):
            row.addWidget(widget)
        row.addStretch()

    def follow(self, selected: list[Any], colour: str, can_edit: bool) -> None:
        """Offer what can be done with the selected classes; ``colour`` is that of the only one."""
        self.add.setEnabled(can_edit)
        self.remove.setEnabled(can_edit and bool(selected))
        self.merge.setEnabled(can_edit and len(selected) > 1)
        for widget in (self.rename, self.colour):
            widget.setEnabled(can_edit and len(selected) == 1)
        self.colour.blockSignals(True)
        self.colour.setColor(QColor(colour) if colour else QColor())
        self.colour.blockSignals(False)


def _button(name: str, icon: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setIcon(QgsApplication.getThemeIcon(f"/{icon}"))
    button.setToolTip(tip)
    button.setAutoRaise(True)
    return button
