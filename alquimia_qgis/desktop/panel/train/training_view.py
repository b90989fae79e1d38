"""A training as it goes: epochs, time left, curves, pictures of samples; and its end."""

from __future__ import annotations

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from alquimia_qgis.desktop.background.run import BackgroundRun
from alquimia_qgis.desktop.panel.run_bar import RunBar
from alquimia_qgis.desktop.panel.sentence import Sentence
from alquimia_qgis.desktop.panel.train.curves_view import CurvesView
from alquimia_qgis.desktop.panel.train.outcome import Outcome
from alquimia_qgis.desktop.panel.train.sample_pictures import SamplePictures
from alquimia_qgis.desktop.translation import family_title
from alquimia_qgis.protocol.events import Event, Metric, Picture
from alquimia_qgis.zoo.family import TREES, ModelFamily

LINES_KEPT = 5_000
LOG_HEIGHT = 140


class TrainingView(QWidget):
    """Follows one run after another."""

    def __init__(self) -> None:
        super().__init__()
        self._run: BackgroundRun | None = None
        self._stopped = self._keeps = False
        self.title = QLabel()
        self.title.setObjectName("training_title")
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.progress, self.curves, self.pictures = RunBar(), CurvesView(), SamplePictures()
        self.note, self.outcome = Sentence("pictures_note"), Outcome()
        self.log = QPlainTextEdit()
        self.log.setReadOnly(True)
        self.log.setMaximumBlockCount(LINES_KEPT)
        self.log.setFixedHeight(LOG_HEIGHT)
        layout = QVBoxLayout(self)
        for widget in (self.title, self.progress, self._buttons(), self.outcome, self.curves, self.note, self.pictures):
            layout.addWidget(widget)
        layout.addWidget(self._log_box())
        layout.addStretch()

    @property
    def is_running(self) -> bool:
        """Whether the run that is followed goes on."""
        return self._run is not None

    @property
    def stopped(self) -> bool:
        """Whether the user has asked the run to end early."""
        return self._stopped

    @property
    def thrown_away(self) -> bool:
        """Whether it was to end without a model."""
        return self._stopped and not self._keeps

    def begin(self, run: BackgroundRun, family: type[ModelFamily]) -> None:
        """Follow a run that is about to start."""
        self._run, self._stopped, self._keeps = run, False, False
        self.title.setText(QCoreApplication.translate("Alquimia", "Training {}").format(family_title(family)))
        self.curves.clear()
        self.pictures.clear()
        self.log.clear()
        self.outcome.hide()
        self.note.tell(self._note_on_pictures(family))
        self._show_buttons(True)
        self.progress.follow(run)
        run.heard.connect(self._hear)
        run.said.connect(self.log.appendPlainText)
        run.ended.connect(lambda *_: self._end())

    def stop_and_keep(self) -> None:
        """End the training now; the best model so far is written."""
        self._stop(True, QCoreApplication.translate("Alquimia", "Stopping; the best model so far is written …"))

    def cancel(self) -> None:
        """End the training now and throw it away."""
        self._stop(False, QCoreApplication.translate("Alquimia", "Cancelling …"))

    def _stop(self, keep: bool, sentence: str) -> None:
        if self._run is not None:
            self._stopped, self._keeps = True, keep
            self._show_buttons(True, enabled=False)
            self.progress.tell(sentence)
            self._run.cancel(discard=not keep)

    def _hear(self, event: Event) -> None:
        if isinstance(event, Metric):
            self.curves.add(event)
        elif isinstance(event, Picture):
            self.note.tell("")
            self.pictures.show_picture(event)

    def _end(self) -> None:
        self._run = None
        self._show_buttons(False)

    def _note_on_pictures(self, family: type[ModelFamily]) -> str:
        if family.learner == TREES:
            return QCoreApplication.translate("Alquimia", "Trees learn all at once: there are no curves to watch.")
        if not family.shows_samples():
            return QCoreApplication.translate(
                "Alquimia", "This family shows no pictures of samples while it learns; the report has examples."
            )
        return ""

    def _buttons(self) -> QWidget:
        self.buttons = QWidget()
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        self.stop_button = QPushButton(QCoreApplication.translate("Alquimia", "Stop now and keep the best"))
        self.stop_button.clicked.connect(lambda _: self.stop_and_keep())
        self.cancel_button = QPushButton(QCoreApplication.translate("Alquimia", "Cancel"))
        self.cancel_button.setToolTip(QCoreApplication.translate("Alquimia", "Stop and throw this training away"))
        self.cancel_button.clicked.connect(lambda _: self.cancel())
        row.addWidget(self.stop_button)
        row.addWidget(self.cancel_button)
        return self.buttons

    def _show_buttons(self, shown: bool, enabled: bool = True) -> None:
        self.buttons.setVisible(shown)
        self.buttons.setEnabled(enabled)

    def _log_box(self) -> QgsCollapsibleGroupBox:
        box = QgsCollapsibleGroupBox(QCoreApplication.translate("Alquimia", "Log"))
        layout = QVBoxLayout(box)
        layout.addWidget(self.log)
        box.setCollapsed(True)
        return box
