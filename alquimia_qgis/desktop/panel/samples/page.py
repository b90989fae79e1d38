"""The page of the panel for classes and samples."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QDockWidget, QVBoxLayout, QWidget

from alquimia_qgis.desktop.background.quiet_task import Looker
from alquimia_qgis.desktop.panel.page import PanelPage
from alquimia_qgis.desktop.panel.samples.advice import advice_on
from alquimia_qgis.desktop.panel.samples.advice_box import AdviceBox
from alquimia_qgis.desktop.panel.samples.check_run import CheckRun
from alquimia_qgis.desktop.panel.samples.class_panel import ClassPanel
from alquimia_qgis.desktop.panel.samples.creation import SamplesCreation
from alquimia_qgis.desktop.panel.samples.digitising import ClassDigitiser
from alquimia_qgis.desktop.panel.samples.edits_bar import EditsBar
from alquimia_qgis.desktop.panel.samples.layer_choice import LayerChoice, class_field
from alquimia_qgis.desktop.panel.samples.layer_watch import LayerWatch
from alquimia_qgis.desktop.panel.samples.shortcuts import ClassShortcuts
from alquimia_qgis.desktop.panel.samples.survey import SampleFigures, Survey
from alquimia_qgis.desktop.panel.workspace import CLASS_FIELD, IMAGE, SAMPLES, Workspace
from alquimia_qgis.desktop.resources import resource_path


class SamplesPage(PanelPage):
    """Choose image and samples, keep the classes, digitise them, and see what is wrong with them."""

    name: ClassVar[str] = "samples"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        canvas = workspace.iface.mapCanvas()
        self.digitiser = ClassDigitiser(workspace.iface)
        self.shortcuts = ClassShortcuts(workspace.iface.mainWindow(), self._panel, canvas)
        self.choice = LayerChoice(workspace)
        self.class_panel = ClassPanel(workspace, self.digitiser, self.shortcuts)
        self.edits = EditsBar(workspace)
        self.advice = AdviceBox()
        self.check = CheckRun(workspace)
        self.creation = SamplesCreation(workspace, self.choice.choose_samples)
        self._watch = LayerWatch(self)
        self._shown: tuple[Any, str] = (None, "")
        self._figures = SampleFigures()
        self._survey = Looker(QCoreApplication.translate("Alquimia", "Counting samples"), self._work, self)
        column = QVBoxLayout(self)
        column.addWidget(self.choice)
        column.addWidget(self.class_panel, 1)
        for widget in (self.edits, self.advice, self.check):
            column.addWidget(widget)
        self._connect()
        self._take_over()

    def title(self) -> str:
        """The translated word on the tab."""
        return QCoreApplication.translate("Alquimia", "Samples")

    def icon(self) -> QIcon:
        """The symbol on the tab."""
        return QIcon(str(resource_path("icons/samples.svg")))

    def showEvent(self, event: Any) -> None:
        """Begin with what can be meant only."""
        super().showEvent(event)
        self.shortcuts.follow_focus()
        self.choice.choose_what_is_clear()

    def hideEvent(self, event: Any) -> None:
        """The keys of the classes go with the panel."""
        super().hideEvent(event)
        self.shortcuts.follow_focus()

    def end(self) -> None:
        """Give back the map tool, the keys, and the thread that counts."""
        QgsProject.instance().layersAdded.disconnect(self._layers_added)
        QgsProject.instance().layerTreeRoot().layerOrderChanged.disconnect(self._survey.look)
        self._watch.watch(None)
        self.creation.end()
        self.digitiser.stop()
        self.shortcuts.end()
        self._survey.end()

    def _panel(self) -> QWidget:
        """The dock that the page lies in, with its other pages."""
        place: QWidget = self
        while not isinstance(place, QDockWidget) and place.parentWidget() is not None:
            place = place.parentWidget()
        return place

    def _connect(self) -> None:
        self.workspace.changed.connect(self._changed)
        self.workspace.project_changed.connect(self._take_over)
        QgsProject.instance().layersAdded.connect(self._layers_added)
        QgsProject.instance().layerTreeRoot().layerOrderChanged.connect(self._survey.look)
        self.choice.creation_wanted.connect(self.creation.ask)
        self.shortcuts.pressed.connect(self.class_panel.digitise_at)
        self.digitiser.changed.connect(self._show_editing)
        self.digitiser.changed.connect(self.class_panel.show_classes)
        self.advice.show_wanted.connect(self._show_samples)
        self._watch.features_changed.connect(self._survey.look)
        self._watch.classes_changed.connect(self._show_classes)
        self._watch.editing_changed.connect(self._show_editing)
        self._watch.saving.connect(self._survey.stop)
        self._watch.going.connect(self.digitiser.stop)
        self._survey.found.connect(self._show_figures)

    def _changed(self, key: str) -> None:
        if key in (IMAGE, SAMPLES, CLASS_FIELD):
            self._take_over()

    def _take_over(self) -> None:
        """Show other layers, or another project."""
        layer, field = self.workspace.samples, class_field(self.workspace)
        self._watch.watch(layer)
        self.digitiser.leave_all_but(layer, field)
        self.choice.refresh()
        if (layer, field) != self._shown:
            self._shown = (layer, field)
            self._show_figures(SampleFigures())
        self._show_classes()
        self._show_editing()
        self.check.refresh()
        self._survey.stop()
        self._survey.look(0)

    def _layers_added(self, _: Any) -> None:
        if self.isVisible():
            self.choice.choose_what_is_clear()

    def _work(self) -> Callable[[Callable[[], bool]], SampleFigures | None] | None:
        field = class_field(self.workspace)
        return Survey(self.workspace.samples, field, self.workspace.image).figures if field else None

    def _show_figures(self, figures: SampleFigures) -> None:
        self._figures = figures
        self.class_panel.show_figures(figures)
        self.advice.show_advice(advice_on(figures, self.class_panel.classes))

    def _show_classes(self) -> None:
        self.class_panel.refresh()
        self.advice.show_advice(advice_on(self._figures, self.class_panel.classes))

    def _show_editing(self) -> None:
        self.edits.follow(self.workspace.samples, self.digitiser.current)

    def _show_samples(self, identifiers: list[int]) -> None:
        layer = self.workspace.samples
        layer.selectByIds(identifiers)
        self.workspace.iface.mapCanvas().zoomToSelected(layer)
