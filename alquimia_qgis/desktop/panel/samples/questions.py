"""What the page asks before it changes classes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QInputDialog, QMessageBox, QWidget

from alquimia_qgis.desktop.panel.samples.classes import SampleClass


def name_of_new_class(parent: QWidget) -> str:
    """The name that the user types; empty when the question is cancelled."""
    title = QCoreApplication.translate("Alquimia", "Add a class")
    name, accepted = QInputDialog.getText(parent, title, QCoreApplication.translate("Alquimia", "Name"))
    return str(name).strip() if accepted else ""


def class_to_merge_into(parent: QWidget, classes: Sequence[SampleClass]) -> Any:
    """The value of the class that shall remain of several; None when the question is cancelled."""
    names = [item.name for item in classes]
    title = QCoreApplication.translate("Alquimia", "Merge classes")
    question = QCoreApplication.translate(
        "Alquimia", "Which class shall the samples of {} have? It can be undone until the edits are saved."
    )
    name, accepted = QInputDialog.getItem(parent, title, question.format(", ".join(names)), names, 0, False)
    return classes[names.index(name)].value if accepted else None


def may_remove(parent: QWidget, classes: Sequence[SampleClass], samples: int) -> bool:
    """Whether classes with so many samples may go; not asked where no sample goes with them."""
    if not samples:
        return True
    question = QCoreApplication.translate(
        "Alquimia", "Remove {0} and the samples of it ({1})? It can be undone until the edits are saved."
    )
    answer = QMessageBox.question(
        parent,
        QCoreApplication.translate("Alquimia", "Remove classes"),
        question.format(", ".join(item.name for item in classes), samples),
    )
    return bool(answer == QMessageBox.StandardButton.Yes)
