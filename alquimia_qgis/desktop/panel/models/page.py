"""The page of the panel for model files."""

from __future__ import annotations

import os
from typing import ClassVar

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent, QIcon
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from alquimia_qgis.desktop.panel.models.actions import ModelActions
from alquimia_qgis.desktop.panel.models.card_list import CardList
from alquimia_qgis.desktop.panel.models.cards import ModelCard
from alquimia_qgis.desktop.panel.models.collection import ModelCollection
from alquimia_qgis.desktop.panel.models.drop import ModelDropHandler, dropped_models
from alquimia_qgis.desktop.panel.models.words import details_of
from alquimia_qgis.desktop.panel.page import PanelPage
from alquimia_qgis.desktop.panel.workspace import MODEL, Workspace
from alquimia_qgis.desktop.resources import resource_path


class ModelsPage(PanelPage):
    """Models of the project and of a folder: what they are, and what can be done with them."""

    name: ClassVar[str] = "models"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.collection = ModelCollection(workspace)
        self.list = CardList()
        self.details = QTextBrowser()
        self.details.setObjectName("model_details")
        self.actions_row = ModelActions(workspace, self.collection)
        self.folder = QgsFileWidget()
        self.folder.setObjectName("models_folder")
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.hint = QLabel(QCoreApplication.translate(
            "Alquimia", "No models yet. Train one, choose a folder that has some, or drop an .alquimia file onto QGIS."
        ))  # fmt: skip
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.drop_handler = ModelDropHandler(workspace.iface, self.take)
        self.setAcceptDrops(True)
        self._cards: list[ModelCard] = []
        self._lay_out()
        self._connect()
        self._show([])
        self.collection.look()

    def title(self) -> str:
        """The translated word on the tab."""
        return QCoreApplication.translate("Alquimia", "Models")

    def icon(self) -> QIcon:
        """The symbol on the tab."""
        return QIcon(str(resource_path("icons/alquimia.svg")))

    def take(self, path: str) -> None:
        """Make a file that was dropped the model at hand, and show it here."""
        self.workspace.choose_model(os.path.normpath(path))
        self.list.clearSelection()  # so that the model at hand is selected once it is read
        self.list.select(os.path.normpath(path))
        self.workspace.page_wanted.emit(self.name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome models: the panel may be a window of its own, where QGIS does not ask its drop handlers."""
        if dropped_models(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the models that are dropped onto the page itself."""
        for path in dropped_models(event.mimeData()):
            self.take(path)

    def end(self) -> None:
        """Take no file any more, and wait for the thread that reads."""
        self.drop_handler.end()
        self.collection.end()

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addWidget(self.hint)
        split.addWidget(upper)
        split.addWidget(self.details)
        split.setSizes([600, 400])  # shares of whatever room there is
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        form = QFormLayout()
        form.addRow(QCoreApplication.translate("Alquimia", "Folder"), self.folder)
        page = QVBoxLayout(self)
        page.addLayout(form)
        page.addWidget(split, 1)
        page.addWidget(self.actions_row)

    def _connect(self) -> None:
        self.collection.found.connect(self._show)
        self.list.chosen.connect(self._show_details)
        self.list.opened.connect(lambda _: self.actions_row.use())
        self.folder.fileChanged.connect(self.collection.choose_folder)
        self.workspace.changed.connect(self._changed)
        self.workspace.project_changed.connect(self._show_folder)

    def _changed(self, key: str) -> None:
        if key == MODEL:
            self._show(self._cards)

    def _show(self, cards: list[ModelCard]) -> None:
        self._cards = cards
        model = self.workspace.model
        self.list.show_cards(cards, os.path.normpath(model) if model else "")
        self.list.setVisible(bool(cards))
        self.hint.setVisible(not cards)
        self._show_folder()

    def _show_folder(self) -> None:
        self.folder.blockSignals(True)
        self.folder.setFilePath(self.collection.folder)
        self.folder.blockSignals(False)

    def _show_details(self, card: ModelCard | None) -> None:
        self.details.setVisible(card is not None)
        self.details.setHtml("" if card is None else details_of(card))
        self.actions_row.follow(card)
