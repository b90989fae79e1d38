"""The page "Map"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import Qgis, QgsMapLayer, QgsProcessing, QgsProcessingOutputLayerDefinition, QgsProject
from qgis.gui import QgsOpacityWidget, QgsScrollArea
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon, QShowEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from alquimia_qgis.desktop.algorithms.map_outputs import EXTENT, OUTPUT
from alquimia_qgis.desktop.background.run import BackgroundRun
from alquimia_qgis.desktop.panel.map.map_form import MapForm
from alquimia_qgis.desktop.panel.map.mapped_area import done_in_words, square_metres
from alquimia_qgis.desktop.panel.map.preview_area import preview_area
from alquimia_qgis.desktop.panel.map.result_layers import load, remove_preview, show_as_preview
from alquimia_qgis.desktop.panel.page import PanelPage
from alquimia_qgis.desktop.panel.run_bar import RunBar
from alquimia_qgis.desktop.panel.sentence import Sentence
from alquimia_qgis.desktop.panel.starting import SameProject, may_write, refusal
from alquimia_qgis.desktop.panel.workspace import Workspace
from alquimia_qgis.desktop.resources import resource_path
from alquimia_qgis.protocol.events import Event, Progress

Show = Callable[[BackgroundRun, dict[str, Any]], None]


class MapPage(PanelPage):
    """A preview of what the canvas shows, the map of the whole image, and how its layer is looked at."""

    name = "map"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._run: BackgroundRun | None = None
        self._asked_to_stop = False
        self._shown: list[QgsMapLayer] = []
        self._square_metres = 0.0
        self.form, self.progress = MapForm(workspace), RunBar()
        self.area, self.outcome, self.problem = Sentence("area"), Sentence("outcome"), Sentence("problem", warns=True)
        self.opacity = QgsOpacityWidget()
        self.opacity.opacityChanged.connect(self._set_opacity)
        self._lay_out()
        self.form.changed.connect(self._refresh)
        QgsProject.instance().layersWillBeRemoved.connect(self._forget)
        self._refresh()

    def title(self) -> str:
        """The word on the tab."""
        return QCoreApplication.translate("Alquimia", "Map")

    def icon(self) -> QIcon:
        """A map."""
        return QIcon(str(resource_path("icons/predict.svg")))

    def end(self) -> None:
        """Task manager and project outlive the page."""
        self.form.end()
        QgsProject.instance().layersWillBeRemoved.disconnect(self._forget)

    def showEvent(self, event: QShowEvent) -> None:
        """The model may have been trained meanwhile."""
        super().showEvent(event)
        self.form.refresh()

    def preview(self) -> None:
        """Map what the canvas shows, at most about a million pixels of it."""
        grid = self.form.grid
        area = None if grid is None else preview_area(self.workspace.iface.mapCanvas(), grid)
        if grid is None or area is None:
            self.problem.tell(QCoreApplication.translate("Alquimia", "The canvas shows nothing of the image."))
            return
        self._square_metres = square_metres(area, grid)
        parameters = {**self.form.values(), EXTENT: area, OUTPUT: self._temporary()}
        self._start(parameters, self._show_preview)

    def map_all(self) -> None:
        """Map the whole image into the file that is named."""
        path, grid = self.form.output.path, self.form.grid
        if not path:
            self.problem.tell(QCoreApplication.translate("Alquimia", "Choose a file for the map."))
            return
        if not may_write(self, path):
            return
        self._square_metres = 0.0 if grid is None else square_metres(grid.extent(), grid)
        definition = QgsProcessingOutputLayerDefinition(path, QgsProject.instance())
        self._start({**self.form.values(), OUTPUT: definition}, self._show_map)

    def cancel(self) -> None:
        """Stop; nothing is left behind."""
        if self._run is not None:
            self._asked_to_stop = True
            self.progress.tell(QCoreApplication.translate("Alquimia", "Cancelling …"))
            self._run.cancel(discard=True)

    def _start(self, parameters: dict[str, Any], show: Show) -> None:
        self.outcome.tell("")
        self.problem.tell(refusal(self.form.algorithm, parameters))
        if self.problem.text():
            return
        run = self._run = self.workspace.start(self.form.algorithm, parameters)
        same, self._asked_to_stop = SameProject(self.workspace, run), False
        self.progress.follow(run)
        run.heard.connect(self._hear)
        run.ended.connect(lambda successful, results: self._end(run, successful, results, show, same.still))
        self._refresh()

    def _hear(self, event: Event) -> None:
        if isinstance(event, Progress) and self._square_metres:
            self.area.tell(done_in_words(event.fraction, self._square_metres))

    def _end(
        self, run: BackgroundRun, successful: bool, results: dict[str, Any], show: Show, same_project: bool
    ) -> None:
        self._run = None
        self.area.tell("")
        if successful and same_project:
            show(run, results)
        elif successful:
            self._tell_other_project(str(results.get(OUTPUT) or ""))
        elif self._asked_to_stop or not run.error:
            self.outcome.tell(QCoreApplication.translate("Alquimia", "Cancelled."))
        else:
            self.problem.tell(run.error)
        self._refresh()

    def _show_preview(self, run: BackgroundRun, results: dict[str, Any]) -> None:
        self._shown = load(run)
        show_as_preview(self._shown, QCoreApplication.translate("Alquimia", "Preview"))
        self._set_opacity(self.opacity.opacity())

    def _show_map(self, run: BackgroundRun, results: dict[str, Any]) -> None:
        remove_preview()
        self._shown = load(run)
        self._set_opacity(self.opacity.opacity())
        self.outcome.tell(QCoreApplication.translate("Alquimia", "The map is {}.").format(results[OUTPUT]))
        self.form.propose_output(anew=True)

    def _tell_other_project(self, path: str) -> None:
        told = QCoreApplication.translate(
            "Alquimia", "The map that was started in another project is finished. It is {}."
        )
        self.workspace.iface.messageBar().pushMessage("Alquimia", told.format(path), Qgis.MessageLevel.Success, 0)

    def _temporary(self) -> QgsProcessingOutputLayerDefinition:
        definition = QgsProcessingOutputLayerDefinition(QgsProcessing.TEMPORARY_OUTPUT, QgsProject.instance())
        definition.destinationName = QCoreApplication.translate("Alquimia", "Preview")
        return definition

    def _set_opacity(self, opacity: float) -> None:
        for layer in self._shown:
            layer.setOpacity(opacity)
            layer.triggerRepaint()

    def _forget(self, identifiers: list[str]) -> None:
        self._shown = [layer for layer in self._shown if layer.id() not in identifiers]
        self._refresh()

    def _refresh(self) -> None:
        """Offer what can be done now."""
        busy = self._run is not None
        self.form.setEnabled(not busy)
        ready = self.form.is_ready and not busy
        self.preview_button.setEnabled(ready)
        self.map_button.setEnabled(ready)
        self.cancel_button.setVisible(busy)
        self._look.setVisible(bool(self._shown))

    def _lay_out(self) -> None:
        sheet = QWidget()
        layout = QVBoxLayout(sheet)
        layout.addWidget(self.form)
        layout.addLayout(self._buttons())
        for widget in (self.progress, self.area, self.problem, self.outcome, self._opacity_row()):
            layout.addWidget(widget)
        layout.addStretch()
        area = QgsScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QgsScrollArea.Shape.NoFrame)
        area.setWidget(sheet)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.preview_button = QPushButton(QCoreApplication.translate("Alquimia", "Preview of the canvas"))
        self.preview_button.setToolTip(
            QCoreApplication.translate("Alquimia", "Map what the canvas shows, in seconds; nothing is kept")
        )
        self.preview_button.clicked.connect(lambda _: self.preview())
        self.map_button = QPushButton(QCoreApplication.translate("Alquimia", "Map the whole image"))
        self.map_button.clicked.connect(lambda _: self.map_all())
        self.cancel_button = QPushButton(QCoreApplication.translate("Alquimia", "Cancel"))
        self.cancel_button.clicked.connect(lambda _: self.cancel())
        for button in (self.preview_button, self.map_button, self.cancel_button):
            row.addWidget(button)
        return row

    def _opacity_row(self) -> QWidget:
        self._look = QWidget()
        row = QHBoxLayout(self._look)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(QCoreApplication.translate("Alquimia", "Opacity of the result")))
        row.addWidget(self.opacity, 1)
        return self._look
