"""The cards of all families: the chosen one, and the others while the user looks for another."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QVBoxLayout, QWidget

from alquimia_qgis.desktop.panel.train.family_card import FamilyCard
from alquimia_qgis.desktop.panel.train.family_facts import KINDS, kind_of
from alquimia_qgis.desktop.panel.train.suitability import why_unusable
from alquimia_qgis.desktop.panel.workspace import Workspace
from alquimia_qgis.zoo.catalogue import load_catalogue
from alquimia_qgis.zoo.family import ModelFamily

FAMILY = "train_family"  # where the project keeps which one is chosen
FIRST_CHOICE = "unet"


class FamilyChooser(QWidget):
    """``chosen`` (the family's id) when another family is; kept in the project."""

    chosen = pyqtSignal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.cards: dict[str, FamilyCard] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        families = _trainable()
        for identifier in sorted(families, key=lambda name: (KINDS.index(kind_of(families[name])), name)):
            self.cards[identifier] = FamilyCard(identifier, families[identifier])
        for card in self.cards.values():
            card.picked.connect(self.choose)
            self._layout.addWidget(card)
        self.others_button = QPushButton()
        self.others_button.setObjectName("other_families")
        self.others_button.setCheckable(True)
        self.others_button.toggled.connect(lambda _: self._show_cards())
        self._layout.addWidget(self.others_button)
        self.refresh()

    @property
    def current(self) -> str:
        """The id of the chosen family."""
        kept = self._workspace.read(FAMILY)
        return kept if kept in self.cards else next(iter([FIRST_CHOICE] if FIRST_CHOICE in self.cards else self.cards))

    @property
    def current_card(self) -> FamilyCard:
        """The card of the chosen family."""
        return self.cards[self.current]

    def choose(self, identifier: str) -> None:
        """Take a family, and fold the others away."""
        self._workspace.write(FAMILY, identifier)
        self.others_button.setChecked(False)
        self._show_cards()
        self.chosen.emit(identifier)

    def refresh(self) -> None:
        """Look again which families the data can be used for."""
        for card in self.cards.values():
            card.show_reason(why_unusable(card.family, self._workspace))
        self._show_cards()

    def _show_cards(self) -> None:
        unfolded, current = self.others_button.isChecked(), self.current
        for identifier, card in self.cards.items():
            card.setVisible(unfolded or identifier == current)
            card.show_picked(identifier == current)
        others = QCoreApplication.translate("Alquimia", "Other families ({})").format(len(self.cards) - 1)
        fold = QCoreApplication.translate("Alquimia", "Only the chosen family")
        self.others_button.setText(fold if unfolded else others)


def _trainable() -> dict[str, type[ModelFamily]]:
    """The families that have an algorithm; one whose parameters clash with ours has none."""
    registry, families = QgsApplication.processingRegistry(), load_catalogue().families
    return {name: family for name, family in families.items() if registry.algorithmById(f"alquimia:train_{name}")}
