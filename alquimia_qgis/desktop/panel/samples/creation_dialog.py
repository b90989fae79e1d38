"""Asks what a new layer of samples shall be like."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsProject
from qgis.gui import QgsFileWidget, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from alquimia_qgis.desktop.algorithms.class_list import parse_classes
from alquimia_qgis.desktop.algorithms.create_samples_layer import CLASSES, CRS, OUTPUT, TemplateOptions
from alquimia_qgis.protocol.errors import AlquimiaError

GEOMETRY = "GEOMETRY"
ENDING = ".gpkg"


class CreationDialog(QDialog):
    """Classes, shape, coordinate reference system and file; ``parameters`` are those of alquimia:createsampleslayer."""

    def __init__(self, crs: QgsCoordinateReferenceSystem, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("create_samples_dialog")
        self.setWindowTitle(QCoreApplication.translate("Alquimia", "New layer of samples"))
        self.classes = QPlainTextEdit()
        self.classes.setPlaceholderText(
            QCoreApplication.translate("Alquimia", "One class on each line:\nForest #228833\nWater\nBuilt-up")
        )
        self.shape = QComboBox()
        for name, label in _shapes().items():
            self.shape.addItem(label, name)
        self.crs = QgsProjectionSelectionWidget()
        self.crs.setCrs(crs)
        self.file = QgsFileWidget()
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setFilter(QCoreApplication.translate("Alquimia", "GeoPackages (*.gpkg)"))
        self.file.setFilePath(_free_path())
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._lay_out()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for changed in (self.classes.textChanged, self.file.fileChanged, self.crs.crsChanged):
            changed.connect(lambda *_: self._check())
        self._check()

    def parameters(self) -> dict[str, Any]:
        """What alquimia:createsampleslayer shall be given."""
        return {
            CLASSES: self.classes.toPlainText(),
            GEOMETRY: self.shape.currentData(),
            CRS: self.crs.crs(),
            OUTPUT: self._path(),
        }

    def _path(self) -> str:
        path = self.file.filePath().strip()
        return path if not path or path.lower().endswith(ENDING) else path + ENDING

    def _check(self) -> None:
        """Say what is missing, the first thing first; nothing is wrong before anything is typed."""
        problem = self._what_is_missing()
        self.problem.setText(problem if self.classes.toPlainText().strip() else "")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not problem)

    def _what_is_missing(self) -> str:
        try:
            parse_classes(self.classes.toPlainText())
        except AlquimiaError as error:
            return str(error)
        if not self.crs.crs().isValid():
            return QCoreApplication.translate("Alquimia", "Choose a coordinate reference system.")
        if not self._path():
            return QCoreApplication.translate("Alquimia", "Choose a file.")
        if Path(self._path()).exists():
            return QCoreApplication.translate("Alquimia", "This file exists already; choose another one.")
        return ""

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(QCoreApplication.translate("Alquimia", "Classes"), self.classes)
        form.addRow(QCoreApplication.translate("Alquimia", "Shape"), self.shape)
        form.addRow(QCoreApplication.translate("Alquimia", "Coordinate reference system"), self.crs)
        form.addRow(QCoreApplication.translate("Alquimia", "File"), self.file)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)
        self.resize(520, 360)


def _shapes() -> dict[str, str]:
    """Permanent names and labels of what can be drawn."""
    return next(dict(known.choices) for known in TemplateOptions.parameters() if known.name == "geometry")


def _free_path() -> str:
    """A file beside the project that does not exist yet; empty while the project is not saved."""
    folder = QgsProject.instance().homePath()
    if not folder:
        return ""
    names = ["samples", *(f"samples_{number}" for number in range(2, 100))]
    paths = (Path(folder) / f"{name}{ENDING}" for name in names)
    return next((str(path) for path in paths if not path.exists()), "")
