"""Two maps compared: side by side or by swipe."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from alquimia_qgis.desktop.panel.improve.side_by_side import SideBySide
from alquimia_qgis.desktop.panel.improve.swipe import SwipeTool
from alquimia_qgis.desktop.panel.improve.widgets import box, button, raster_choice, row, say, sentence
from alquimia_qgis.desktop.panel.workspace import Workspace


class CompareBox(QWidget):
    """The choice of two rasters, and the two ways to compare them; each is switched on and off by its button."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.window: SideBySide | None = None
        self.tool: SwipeTool | None = None
        self.first, self.second = raster_choice("left"), raster_choice("right")
        self.message = sentence("compare_message")
        self._build()
        for choice in (self.first, self.second):
            choice.layerChanged.connect(lambda _: self._choice_changed())
        self._shown: set[str] = set()
        self._project = QgsProject.instance()
        self._project.layersWillBeRemoved.connect(self._layers_removed)
        self._project.layersRemoved.connect(self._choice_changed)  # which a choice left without a layer does not tell
        self._choice_changed()

    def side_by_side(self, wanted: bool) -> None:
        """Open the window, or close it."""
        self._close_window()
        if wanted:
            self._remember_shown()
            self.window = SideBySide(
                self._workspace.iface.mapCanvas(), self._maps(), self._under(), self._window_closed
            )

    def swipe(self, wanted: bool) -> None:
        """Begin, or end."""
        self._end_swipe()
        if wanted:
            self._remember_shown()
            self.tool = SwipeTool(self._workspace.iface.mapCanvas(), self._maps(), self._under(), self._swipe_ended)
            self.tool.begin()
            say(self.message, QCoreApplication.translate("Alquimia", "Move the pointer over the map; Esc ends."))

    def end(self) -> None:
        """Close and end all, and listen no more."""
        self._project.layersWillBeRemoved.disconnect(self._layers_removed)
        self._project.layersRemoved.disconnect(self._choice_changed)
        self._end_all()

    def _build(self) -> None:
        group, layout = box(QCoreApplication.translate("Alquimia", "Compare two maps"), "compare")
        form = QFormLayout()
        form.addRow(QCoreApplication.translate("Alquimia", "Left"), self.first)
        form.addRow(QCoreApplication.translate("Alquimia", "Right"), self.second)
        self.beside_button = button(
            QCoreApplication.translate("Alquimia", "Side by side"), "mActionNewMap.svg", "side_by_side",
            lambda: self.side_by_side(self.beside_button.isChecked()),
        )  # fmt: skip
        self.swipe_button = button(
            QCoreApplication.translate("Alquimia", "Swipe"), "mActionMoveFeature.svg", "swipe",
            lambda: self.swipe(self.swipe_button.isChecked()),
        )  # fmt: skip
        for made in (self.beside_button, self.swipe_button):
            made.setCheckable(True)
        layout.addLayout(form)
        layout.addLayout(row(self.beside_button, self.swipe_button))
        layout.addWidget(self.message)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(group)

    def _maps(self) -> list[QgsRasterLayer]:
        return [self.first.currentLayer(), self.second.currentLayer()]

    def _under(self) -> list[QgsRasterLayer]:
        """The image, under maps that let it through."""
        image = self._workspace.image
        return [] if image is None or image in self._maps() else [image]

    def _remember_shown(self) -> None:
        self._shown = {layer.id() for layer in (*self._maps(), *self._under())}

    def _choice_changed(self, *_: Any) -> None:
        if {layer.id() for layer in self._maps() if layer is not None} - self._shown:
            self._end_all()
        maps = self._maps()
        possible = None not in maps and maps[0] != maps[1]
        for made in (self.beside_button, self.swipe_button):
            made.setEnabled(possible)
            made.setToolTip("" if possible else QCoreApplication.translate("Alquimia", "Choose two different rasters."))

    def _layers_removed(self, identifiers: list[str]) -> None:
        """Before they are gone: what draws them must end first."""
        if self._shown.intersection(identifiers):
            self._end_all()

    def _end_all(self) -> None:
        self._close_window()
        self._end_swipe()

    def _close_window(self) -> None:
        if self.window is not None:
            self.window.close()

    def _window_closed(self) -> None:
        self.window = None
        self.beside_button.setChecked(False)

    def _end_swipe(self) -> None:
        if self.tool is not None:
            self.tool.end()

    def _swipe_ended(self) -> None:
        self.tool = None
        self.swipe_button.setChecked(False)
        say(self.message, "")
