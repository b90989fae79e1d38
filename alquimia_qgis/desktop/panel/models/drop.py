"""Takes model files that are dropped onto QGIS, from a file manager or the browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.gui import QgsCustomDropHandler
from qgis.PyQt.QtCore import QMimeData

from alquimia_qgis.desktop.panel.models.cards import ENDING


class ModelDropHandler(QgsCustomDropHandler):
    """Hands each dropped model file to ``take``; everything else stays with QGIS."""

    def __init__(self, iface: Any, take: Callable[[str], None]) -> None:
        super().__init__()
        self._iface = iface
        self._take = take
        iface.registerCustomDropHandler(self)

    def handleFileDrop(self, file: str) -> bool:
        """Whether the file is a model, which is then taken."""
        if not is_model(file):
            return False
        self._take(file)
        return True

    def end(self) -> None:
        """Take no file any more."""
        self._iface.unregisterCustomDropHandler(self)


def is_model(file: str) -> bool:
    """Whether the name of a file is that of a model."""
    return file.lower().endswith(ENDING)


def dropped_models(data: QMimeData) -> list[str]:
    """The paths of the models in what is dragged."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile() and is_model(url.toLocalFile())]
