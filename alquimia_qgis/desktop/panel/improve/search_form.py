"""Where uncertain places are looked for: with the model, in a raster, or where two maps differ."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsReferencedRectangle
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QLabel, QSpinBox, QWidget

from alquimia_qgis.desktop.panel.improve.place_search import Search
from alquimia_qgis.desktop.panel.improve.widgets import raster_choice
from alquimia_qgis.desktop.panel.workspace import Workspace
from alquimia_qgis.desktop.translation import translated
from alquimia_qgis.protocol.uncertain_places import PlaceOptions

CANVAS, WHOLE, RASTER, MAPS = "canvas", "whole", "raster", "maps"
ENTROPY, MARGIN = "ENTROPY", "MARGIN"


class SearchForm(QWidget):
    """The choices of a search; ``changed`` when they are others."""

    changed = pyqtSignal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.kind = _choice("kind", self._kinds())
        self.measure = _choice("measure", self._measures())
        self.raster = raster_choice("raster")
        self.first, self.second = raster_choice("first_map"), raster_choice("second_map")
        self.number, self.distance = _number("number"), _number("distance", " px")
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._rows = {widget: label for label, widget in self._labelled()}
        for widget, label in self._rows.items():
            self._form.addRow(label, widget)
        self.kind.currentIndexChanged.connect(self._show_rows)
        for choice in (self.raster, self.first, self.second):
            choice.layerChanged.connect(lambda _: self.changed.emit())
        self._show_rows()

    def missing(self) -> str:
        """What must be chosen before a search; empty when all is there."""
        kind = self.kind.currentData()
        if kind in (CANVAS, WHOLE) and self._workspace.image is None:
            return QCoreApplication.translate("Alquimia", "Choose the image first, on the page of the samples.")
        if kind in (CANVAS, WHOLE) and not self._workspace.model:
            return QCoreApplication.translate("Alquimia", "Train or choose a model first.")
        if kind == RASTER and self.raster.currentLayer() is None:
            return QCoreApplication.translate("Alquimia", "Choose a raster of entropy, margin or confidence.")
        maps = self.first.currentLayer(), self.second.currentLayer()
        if kind == MAPS and (None in maps or maps[0] == maps[1]):
            return QCoreApplication.translate("Alquimia", "Choose two different maps of classes.")
        return ""

    def search(self) -> Search:
        """What has been chosen."""
        ranking: dict[str, Any] = {"NUMBER": self.number.value(), "DISTANCE": self.distance.value()}
        if self._workspace.samples is not None:
            ranking["SAMPLES"] = self._workspace.samples.id()
        kind = self.kind.currentData()
        if kind == RASTER:
            return Search({**ranking, "INPUT": self.raster.currentLayer().id()}, {})
        if kind == MAPS:
            maps = {"INPUT": self.first.currentLayer().id(), "COMPARED": self.second.currentLayer().id()}
            return Search({**ranking, **maps}, {})
        mapping = {"INPUT": self._workspace.image.id(), "MODEL": self._workspace.model}
        if kind == CANVAS:
            settings = self._workspace.iface.mapCanvas().mapSettings()
            mapping["EXTENT"] = QgsReferencedRectangle(settings.visibleExtent(), settings.destinationCrs())
        return Search(ranking, mapping, self.measure.currentData())

    def _show_rows(self) -> None:
        """Rows that are only hidden would leave gaps."""
        rows = {CANVAS: [self.measure], WHOLE: [self.measure], RASTER: [self.raster], MAPS: [self.first, self.second]}
        wanted = rows[self.kind.currentData()]
        for widget in (self.measure, self.raster, self.first, self.second):
            if self._form.indexOf(widget) >= 0:
                self._form.takeRow(widget)
            for part in (widget, self._rows[widget]):
                part.setVisible(widget in wanted)
        for place, widget in enumerate(wanted, start=1):
            self._form.insertRow(place, self._rows[widget], widget)
        self.changed.emit()

    def _labelled(self) -> list[tuple[QLabel, QWidget]]:
        texts = {
            self.kind: QCoreApplication.translate("Alquimia", "Look in"),
            self.measure: QCoreApplication.translate("Alquimia", "Uncertain is"),
            self.raster: QCoreApplication.translate("Alquimia", "Raster"),
            self.first: QCoreApplication.translate("Alquimia", "First map"),
            self.second: QCoreApplication.translate("Alquimia", "Second map"),
            self.number: QCoreApplication.translate("Alquimia", "Places"),
            self.distance: QCoreApplication.translate("Alquimia", "Apart"),
        }
        return [(QLabel(text), widget) for widget, text in texts.items()]

    def _kinds(self) -> dict[str, str]:
        return {
            CANVAS: QCoreApplication.translate("Alquimia", "What the map shows, with the model"),
            WHOLE: QCoreApplication.translate("Alquimia", "The whole image, with the model"),
            RASTER: QCoreApplication.translate("Alquimia", "A raster of uncertainty"),
            MAPS: QCoreApplication.translate("Alquimia", "Where two maps differ"),
        }

    def _measures(self) -> dict[str, str]:
        return {
            ENTROPY: QCoreApplication.translate("Alquimia", "what resembles no class (entropy)"),
            MARGIN: QCoreApplication.translate("Alquimia", "what lies between two classes (margin)"),
        }


def _choice(name: str, entries: dict[str, str]) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for key, text in entries.items():
        made.addItem(text, key)
    return made


def _number(name: str, suffix: str = "") -> QSpinBox:
    """As the algorithm declares it."""
    declared = next(parameter for parameter in PlaceOptions.parameters() if parameter.name == name)
    made = QSpinBox()
    made.setObjectName(name)
    made.setRange(int(declared.low or 0), int(declared.high or 0))
    made.setValue(declared.default)
    made.setSuffix(suffix)
    made.setToolTip(translated(declared.help))
    return made
