"""The page "Train"."""

from __future__ import annotations

import os
import time
from typing import Any

from qgis.core import Qgis
from qgis.gui import QgsScrollArea
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from alquimia_qgis.desktop.algorithms.training_outputs import EPOCHS, MODEL
from alquimia_qgis.desktop.background.run import BackgroundRun
from alquimia_qgis.desktop.panel.page import PanelPage
from alquimia_qgis.desktop.panel.starting import SameProject
from alquimia_qgis.desktop.panel.train.estimate import remember_pace
from alquimia_qgis.desktop.panel.train.training_form import TrainingForm
from alquimia_qgis.desktop.panel.train.training_view import TrainingView
from alquimia_qgis.desktop.panel.workspace import START_MODEL, Workspace
from alquimia_qgis.desktop.resources import resource_path
from alquimia_qgis.zoo.family import TREES

MAP_PAGE = "map"


class TrainPage(PanelPage):
    """A form, and behind it the training that it has started."""

    name = "train"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.form, self.view = TrainingForm(workspace), TrainingView()
        self.sheets = QStackedWidget()
        for sheet in (self.form, self.view):
            self.sheets.addWidget(_scrolled(sheet))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sheets)
        self.form.start_wanted.connect(self.train)
        self.view.outcome.again_wanted.connect(lambda: self.sheets.setCurrentIndex(0))
        self.view.outcome.map_wanted.connect(lambda: workspace.page_wanted.emit(MAP_PAGE))
        workspace.page_wanted.connect(self._show_form)

    def title(self) -> str:
        """The word on the tab."""
        return QCoreApplication.translate("Alquimia", "Train")

    def icon(self) -> QIcon:
        """A network."""
        return QIcon(str(resource_path("icons/train.svg")))

    def end(self) -> None:
        """The task manager outlives the page."""
        self.form.end()

    def train(self, parameters: dict[str, Any]) -> BackgroundRun:
        """Start a training with these parameters and show how it goes."""
        started = time.monotonic()
        self._identifier, self._family = self.form.algorithm, self.form.family
        run = self.workspace.start(self._identifier, parameters)
        same = SameProject(self.workspace, run)
        self.view.begin(run, self._family)
        self.sheets.setCurrentIndex(1)

        def end(successful: bool, results: dict[str, Any]) -> None:
            if successful:
                self._learn_pace(results, parameters, time.monotonic() - started)
            self._show_end(run, successful, results, same.still)

        run.ended.connect(end)
        return run

    def _show_form(self, name: str) -> None:
        """Another page asks for a training: what the last one has brought makes way, one that is going on does not."""
        if name == self.name and not self.view.is_running:
            self.sheets.setCurrentIndex(0)
            self.sheets.widget(0).verticalScrollBar().setValue(0)  # where the model to go on from is told

    def _show_end(self, run: BackgroundRun, successful: bool, results: dict[str, Any], same_project: bool) -> None:
        model = str(results.get(MODEL) or "")
        outcome = self.view.outcome
        if successful or (model and os.path.exists(model) and not self.view.thrown_away):
            self._show_model(model, results, same_project, not successful)
        elif run.error and not self.view.stopped:
            outcome.show_nothing(QCoreApplication.translate("Alquimia", "The training has failed."), run.error)
        elif self.view.thrown_away:
            outcome.show_nothing(QCoreApplication.translate("Alquimia", "Cancelled; nothing was kept."), "")
        else:
            sentence = QCoreApplication.translate("Alquimia", "Stopped before there was a model to keep.")
            outcome.show_nothing(sentence, "")

    def _show_model(self, model: str, results: dict[str, Any], same_project: bool, early: bool) -> None:
        stopped = QCoreApplication.translate(
            "Alquimia", "Stopped after {} epochs; the best model so far is kept in {}."
        )
        done = QCoreApplication.translate("Alquimia", "Trained for {} epochs. The model is {}.")
        at_once = QCoreApplication.translate("Alquimia", "Trained. The model is {1}.")
        done = at_once if self._family.learner == TREES else done
        sentence = (stopped if early else done).format(results.get(EPOCHS), model)
        self.view.outcome.show_model(sentence, self._identifier, self._family, results)
        self.form.propose_model(anew=True)
        if same_project:
            self.workspace.choose_model(model)
            self.workspace.write(START_MODEL, "")
            return
        told = QCoreApplication.translate(
            "Alquimia", "The training that was started in another project has ended. Its model is {}."
        )
        self.workspace.iface.messageBar().pushMessage("Alquimia", told.format(model), Qgis.MessageLevel.Success, 0)

    def _learn_pace(self, results: dict[str, Any], parameters: dict[str, Any], seconds: float) -> None:
        """Early stopping makes a training shorter than was guessed, whatever the computer."""
        planned, run = int(parameters.get(EPOCHS) or 1), int(results.get(EPOCHS) or 1)
        if self.form.guess is not None:
            remember_pace(self.form.chooser.current, self.form.guess.seconds, seconds * planned / max(1, run))


def _scrolled(sheet: QWidget) -> QgsScrollArea:
    area = QgsScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QgsScrollArea.Shape.NoFrame)
    area.setWidget(sheet)
    return area
