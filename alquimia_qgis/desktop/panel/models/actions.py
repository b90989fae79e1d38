"""The buttons below the list of models, and what they do."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import processing
from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QFile, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QHBoxLayout, QMessageBox, QPushButton, QToolButton, QWidget

from alquimia_qgis.desktop.panel.models.cards import ModelCard
from alquimia_qgis.desktop.panel.models.collection import ModelCollection
from alquimia_qgis.desktop.panel.models.uses import algorithm_for, unpacked_report, values_for
from alquimia_qgis.desktop.panel.workspace import Workspace
from alquimia_qgis.protocol.errors import AlquimiaError

MAP_PAGE = "map"
EXPORT = "alquimia:exportmodel"


class ModelActions(QWidget):
    """Acts on one card, the one that was given to ``follow`` last."""

    def __init__(self, workspace: Workspace, collection: ModelCollection) -> None:
        super().__init__()
        self._workspace = workspace
        self._collection = collection
        self._card: ModelCard | None = None
        self._dialogs: list[Any] = []
        self.use_button = QPushButton(QCoreApplication.translate("Alquimia", "Use"))
        self.use_button.setObjectName("use_model")
        self.use_button.setToolTip(
            QCoreApplication.translate("Alquimia", "Make it the model at hand and go on to the map")
        )
        self.apply_button = QPushButton(QCoreApplication.translate("Alquimia", "Apply…"))
        self.apply_button.setObjectName("apply_model")
        self.apply_button.setToolTip(QCoreApplication.translate("Alquimia", "Open the dialog of its algorithm"))
        self.report_button = _button(
            "report_model", "mActionOpenTable.svg", QCoreApplication.translate("Alquimia", "Show its training report"),
        )  # fmt: skip
        self.export_button = _button(
            "export_model", "mActionSharingExport.svg",
            QCoreApplication.translate("Alquimia", "Export it for other programs"),
        )  # fmt: skip
        self.folder_button = _button(
            "show_model", "mActionFileOpen.svg", QCoreApplication.translate("Alquimia", "Show its folder"),
        )  # fmt: skip
        self.delete_button = _button(
            "delete_model", "mActionDeleteSelected.svg", QCoreApplication.translate("Alquimia", "Delete the file"),
        )  # fmt: skip
        self._lay_out()

    def follow(self, card: ModelCard | None) -> None:
        """Offer what can be done with this card."""
        self._card = card
        for button in (self.use_button, self.apply_button, self.report_button, self.export_button):
            button.setEnabled(card is not None and card.manifest is not None)
        self.folder_button.setEnabled(card is not None)
        self.delete_button.setEnabled(card is not None and os.path.exists(card.path))

    def use(self) -> None:
        """Make it the model at hand, and show the page that maps."""
        if self._card is not None and self._card.manifest is not None:
            self._workspace.choose_model(self._card.path)
            self._workspace.page_wanted.emit(MAP_PAGE)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button, act in (
            (self.use_button, self.use),
            (self.apply_button, self._apply),
            (self.report_button, self._report),
            (self.export_button, self._export),
            (self.folder_button, self._show_folder),
            (self.delete_button, self._delete),
        ):
            button.clicked.connect(lambda _, act=act: act())
            row.addWidget(button)
        row.insertStretch(2)

    def _apply(self) -> None:
        values = values_for(self._card.manifest, self._card.path, self._workspace.image)
        self._open_dialog(algorithm_for(self._card.manifest), values)

    def _export(self) -> None:
        self._open_dialog(EXPORT, {"MODEL": self._card.path})

    def _open_dialog(self, identifier: str, values: dict[str, Any]) -> None:
        dialog = processing.createAlgorithmDialog(identifier, values)
        self._dialogs.append(dialog)
        dialog.destroyed.connect(lambda *_: self._dialogs.remove(dialog))
        dialog.show()

    def _report(self) -> None:
        try:
            QDesktopServices.openUrl(QUrl.fromLocalFile(unpacked_report(self._card.path)))
        except AlquimiaError as error:
            self._tell(str(error))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._card.path).parent)))

    def _delete(self) -> None:
        path = self._card.path
        question = QCoreApplication.translate("Alquimia", "Put the model file {} into the trash?")
        if not self._asked(question.format(path)):
            return
        if not _moved_to_trash(path):
            question = QCoreApplication.translate(
                "Alquimia", "There is no trash for this file. Delete {} for good? This cannot be undone."
            )
            if not self._asked(question.format(path)):
                return
            if not QFile.remove(path):
                self._tell(QCoreApplication.translate("Alquimia", "The file {} cannot be deleted.").format(path))
                return
        self._collection.forget(path)

    def _asked(self, question: str) -> bool:
        title = QCoreApplication.translate("Alquimia", "Delete a model")
        return bool(QMessageBox.question(self, title, question) == QMessageBox.StandardButton.Yes)

    def _tell(self, sentence: str) -> None:
        self._workspace.iface.messageBar().pushMessage("Alquimia", sentence, Qgis.MessageLevel.Warning)


def _moved_to_trash(path: str) -> bool:
    """Whether the file lies in the trash now; Qt before 5.15 and some systems have none."""
    return hasattr(QFile, "moveToTrash") and bool(QFile.moveToTrash(path)[0])


def _button(name: str, icon: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setIcon(QgsApplication.getThemeIcon(f"/{icon}"))
    button.setToolTip(tip)
    button.setAutoRaise(True)
    return button
