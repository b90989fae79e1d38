"""The model that the next training goes on from: what it asks of the page, and a line that tells it."""

from __future__ import annotations

import os
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QWidget

from alquimia_qgis.desktop.panel.sentence import Sentence
from alquimia_qgis.desktop.panel.workspace import START_MODEL, Workspace
from alquimia_qgis.desktop.sentences import told
from alquimia_qgis.protocol.bundle_manifest import Manifest, read_manifest
from alquimia_qgis.protocol.errors import AlquimiaError
from alquimia_qgis.zoo.catalogue import load_catalogue
from alquimia_qgis.zoo.going_on import OPTION

PATCH_SIZE = "PATCH_SIZE"


class GoingOn(QWidget):
    """``anew_wanted`` when the user would rather start from nothing."""

    anew_wanted = pyqtSignal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("going_on")
        self._workspace = workspace
        self.sentence = Sentence("going_on_sentence")
        self.anew_button = QPushButton(QCoreApplication.translate("Alquimia", "Start anew"))
        self.anew_button.clicked.connect(lambda _: self.anew_wanted.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sentence, 1)
        layout.addWidget(self.anew_button)

    def manifest(self) -> Manifest | None:
        """What the model file says, and the line about it; None, and no line, where a training starts anew."""
        path = self._workspace.read(START_MODEL)
        self.setVisible(bool(path))
        if not path:
            return None
        try:
            manifest = read_manifest(path)
        except AlquimiaError as error:
            self.sentence.tell(told(error))
            return None
        told_of = QCoreApplication.translate(
            "Alquimia", "Goes on from {}, with the parameters of its network. A lower learning rate keeps more of it."
        )
        self.sentence.tell(told_of.format(os.path.basename(path)))
        return manifest

    def parameters(self) -> dict[str, Any]:
        """What a training is told of it."""
        path = self._workspace.read(START_MODEL)
        return {OPTION: path} if path else {}


def network_parameters(manifest: Manifest) -> dict[str, Any]:
    """The parameters that make a network like that of the model, by the names of the algorithm's."""
    family = load_catalogue().of_model_file(manifest.family)
    beside = family.only_in_training | family.beside_network
    values = {name.upper(): value for name, value in manifest.family_parameters.items() if name not in beside}
    return values if manifest.patch_size is None else {PATCH_SIZE: manifest.patch_size, **values}
