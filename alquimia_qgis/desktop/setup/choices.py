"""What an installation of the engine will be: for which device, what, where, how large, from where."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from alquimia_qgis.desktop.algorithms.install_engine import DEVICE, PYTHON, WHEELS
from alquimia_qgis.desktop.environment.location import home
from alquimia_qgis.desktop.setup.facts import contents_of, possible_recipes, proxy_in_words, size_of
from alquimia_qgis.desktop.translation import translated


class InstallChoices(QWidget):
    """The parameters of ``alquimia:installengine`` as fields, and what follows from them."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._recipes = possible_recipes()
        self.device_box = QComboBox(self)
        for recipe in self._recipes:
            self.device_box.addItem(translated(recipe.title), recipe.device)
        suited = QCoreApplication.translate("Alquimia", "{} (suits this computer)")
        self.device_box.setItemText(0, suited.format(translated(self._recipes[0].title)))
        self.device_box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.what, self.where, self.size, self.proxy = (QLabel(self) for _ in range(4))
        self.what.setWordWrap(True)
        server = QCoreApplication.translate("Alquimia", "Empty: from the package server")
        search = QCoreApplication.translate("Alquimia", "Empty: one is looked for")
        self.wheels = self._file_field(QgsFileWidget.StorageMode.GetDirectory, server)
        self.python = self._file_field(QgsFileWidget.StorageMode.GetFile, search)
        self._titles = {
            WHEELS: QCoreApplication.translate("Alquimia", "Folder of wheels (without network)"),
            PYTHON: QCoreApplication.translate("Alquimia", "Python to use"),
        }
        self._lay_out()
        self.refresh()

    @property
    def device(self) -> str:
        """The device chosen: cpu, cuda or torch."""
        return str(self.device_box.currentData())

    def parameters(self) -> dict[str, Any]:
        """The choices as parameters of the algorithm."""
        return {DEVICE: self.device, WHEELS: self.wheels.filePath(), PYTHON: self.python.filePath()}

    def refresh(self) -> None:
        """Say what the choices mean now."""
        chosen = self._recipes[self.device_box.currentIndex()]
        self.what.setText(contents_of(chosen))
        self.where.setText(str(home()))
        self.size.setText(size_of(chosen))
        self.proxy.setText(proxy_in_words())

    def in_words_of_fields(self, sentence: str) -> str:
        """A sentence of the installer, which names parameters, for those who see fields."""
        parameter = QCoreApplication.translate("Alquimia", "the parameter {}")
        field = QCoreApplication.translate("Alquimia", "the field '{}'")
        for name, title in self._titles.items():
            sentence = sentence.replace(parameter.format(name), field.format(title))
        return sentence

    def _file_field(self, mode: Any, placeholder: str) -> QgsFileWidget:
        field = QgsFileWidget(self)
        field.setStorageMode(mode)
        field.lineEdit().setPlaceholderText(placeholder)
        return field

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(QCoreApplication.translate("Alquimia", "Device"), self.device_box)
        form.addRow(QCoreApplication.translate("Alquimia", "What"), self.what)
        form.addRow(QCoreApplication.translate("Alquimia", "Where"), self.where)
        form.addRow(QCoreApplication.translate("Alquimia", "Size"), self.size)
        form.addRow(QCoreApplication.translate("Alquimia", "Proxy"), self.proxy)
        form.addRow(self._titles[WHEELS], self.wheels)
        form.addRow(self._titles[PYTHON], self.python)
