"""A model of the graphical modeler as an algorithm of our own, so that it has a permanent id beside its title."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingModelAlgorithm
from qgis.PyQt.QtGui import QIcon

from alquimia_qgis.desktop.resources import resource_path
from alquimia_qgis.desktop.translation import translated
from alquimia_qgis.protocol.errors import ModelFileError


class ExampleModel(QgsProcessingModelAlgorithm):
    """The model of a .model3 file; the file's name is the id, the title comes from the model."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        if not self.fromFile(str(path)):
            raise ModelFileError(f"The example model {path.name} cannot be read.")
        self.setHelpContent({topic: translated(text) for topic, text in self.helpContent().items()})
        for definition in self.parameterDefinitions():
            definition.setDescription(translated(definition.description()))
            definition.setHelp(translated(definition.help()))

    def createInstance(self, configuration: dict[str, Any] | None = None) -> ExampleModel:
        """A fresh algorithm for one run."""
        return ExampleModel(self._path)

    def name(self) -> str:
        """The permanent id."""
        return self._path.stem

    def icon(self) -> QIcon:
        """The symbol in the toolbox."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        """Path of the symbol."""
        return str(resource_path("icons/alquimia.svg"))

    def displayName(self) -> str:
        """Title in the toolbox."""
        return translated(super().displayName())

    def group(self) -> str:
        """Title of the toolbox group."""
        return translated(super().group())
