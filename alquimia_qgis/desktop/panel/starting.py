"""What a page asks before it starts an algorithm: whether it can run, where results go, and whether files may go."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProcessingContext, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QObject, QStandardPaths
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from alquimia_qgis.desktop.panel.workspace import Workspace

NOT_IN_NAMES = re.compile(r"[^\w.-]+")
LONGEST_NAME = 60


def refusal(identifier: str, parameters: dict[str, Any]) -> str:
    """Why the algorithm would not run, in a sentence or two; empty when it would."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(identifier)
    possible, reason = algorithm.canExecute()
    if not possible:
        return str(reason)
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    accepted, sentence = algorithm.checkParameterValues(parameters, context)
    return "" if accepted else str(sentence)


def free_path(folder: Path, name: str, ending: str) -> str:
    """A path in ``folder`` that no file has yet, made of the ``name`` of a layer, a family or both."""
    stem = NOT_IN_NAMES.sub("_", name).strip("_.")[:LONGEST_NAME] or "alquimia"
    taken, path = 1, folder / f"{stem}{ending}"
    while path.exists():
        taken += 1
        path = folder / f"{stem}_{taken}{ending}"
    return str(path)


def folder_for_results(source: str) -> Path:
    """Where results lie best: beside the project, else beside the file ``source``, else among the user's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    places = (QgsProject.instance().homePath(), os.path.dirname(source.split("|")[0]), documents)
    return Path(next((place for place in places if os.path.isdir(place) and os.access(place, os.W_OK)), Path.home()))


def may_write(parent: QWidget, path: str) -> bool:
    """True for a new file; for one that is there already, what the user answers."""
    if not os.path.exists(path):
        return True
    question = QCoreApplication.translate("Alquimia", "The file {} is there already. Replace it?").format(path)
    answer = QMessageBox.question(parent, QCoreApplication.translate("Alquimia", "Alquimia"), question)
    return bool(answer == QMessageBox.StandardButton.Yes)


class SameProject(QObject):
    """Remembers whether another project was opened since a run began; made when it begins, gone with its parent."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self.still = True
        workspace.project_changed.connect(self._another)

    def _another(self) -> None:
        self.still = False
