"""Where the model goes, and its report beside it; proposed anew until the user names a file."""

from __future__ import annotations

import os
from pathlib import Path

from qgis.core import QgsRasterLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QWidget

from alquimia_qgis.desktop.algorithms.output_files import MODEL_EXTENSION
from alquimia_qgis.desktop.panel.starting import folder_for_results, free_path

REPORT_ENDING = ".html"


class ModelFile(QWidget):
    """The path of the model to be trained."""

    def __init__(self) -> None:
        super().__init__()
        self._proposed = ""
        self.file = QgsFileWidget()
        self.file.setObjectName("model_file")
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setConfirmOverwrite(False)  # the page asks, also where a name was typed
        self.file.setFilter(QCoreApplication.translate("Alquimia", "Alquimia models (*.alquimia)"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(QLabel(QCoreApplication.translate("Alquimia", "Model")))
        layout.addWidget(self.file, 1)

    @property
    def path(self) -> str:
        """What stands there, with the ending of models."""
        path = str(self.file.filePath()).strip()
        return path if not path or path.lower().endswith(MODEL_EXTENSION) else f"{path}{MODEL_EXTENSION}"

    @property
    def report(self) -> str:
        """A report beside the model whose name no file has yet."""
        model = Path(self.path)
        return free_path(model.parent, model.stem, REPORT_ENDING) if self.path and os.path.isdir(model.parent) else ""

    def propose(self, image: QgsRasterLayer | None, family: str) -> None:
        """Name a file after image and family, unless the user has named one that is not there yet."""
        current = str(self.file.filePath())
        if current not in ("", self._proposed) and not os.path.exists(current):
            return
        name = family if image is None else f"{image.name()}_{family}"
        self._proposed = free_path(folder_for_results(image), name, MODEL_EXTENSION)
        self.file.setFilePath(self._proposed)
