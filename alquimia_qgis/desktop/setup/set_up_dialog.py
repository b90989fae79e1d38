"""The dialog that installs, repairs and removes the engine, by the same algorithms as the toolbox."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from alquimia_qgis.desktop.background.run import BackgroundRun
from alquimia_qgis.desktop.environment.record import read_record
from alquimia_qgis.desktop.environment.state import current_environment
from alquimia_qgis.desktop.setup.choices import InstallChoices
from alquimia_qgis.desktop.setup.facts import engine_sentence, gigabytes_of

LINES_KEPT = 20_000
WIDTH, HEIGHT = 720, 640


class SetUpDialog(QDialog):
    """Not modal; closed while a run goes on it is hidden, and shows the run when it is opened again."""

    engine_changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(QCoreApplication.translate("Alquimia", "Alquimia engine"))
        self.resize(WIDTH, HEIGHT)
        self._run: BackgroundRun | None = None
        self.state = _sentence_label("state")
        self.choices = InstallChoices(self)
        self.choices.changed.connect(self.refresh)
        self.bar = QProgressBar(self)
        self.doing = _sentence_label("doing")
        self.log = QPlainTextEdit(self)
        self.log.setReadOnly(True)
        self.log.setMaximumBlockCount(LINES_KEPT)
        self.outcome = _sentence_label("outcome")
        layout = QVBoxLayout(self)
        for widget in (self.state, self.choices, self.bar, self.doing, self.log, self.outcome):
            layout.addWidget(widget, 1 if widget is self.log else 0)
        layout.addLayout(self._buttons())
        self.refresh()

    def refresh(self) -> None:
        """Show the engine as it is now, and offer what can be done."""
        busy, folder = self._run is not None, current_environment()
        record = read_record(folder) if folder else None
        chosen_is_there = record is not None and record.device == self.choices.device
        self.state.setText(engine_sentence())
        self.choices.refresh()
        self.choices.setEnabled(not busy)
        self.install_button.setEnabled(not busy and not chosen_is_there)
        self.repair_button.setEnabled(not busy and chosen_is_there)
        self.remove_button.setEnabled(not busy and record is not None)
        self.cancel_button.setEnabled(busy)
        self.bar.setVisible(busy)

    def end_run(self) -> None:
        """Cancel what is running and wait for its end."""
        if self._run is not None:
            self._run.cancel_and_wait()

    def install(self) -> None:
        """Install what is chosen, then ask the new engine what it runs on."""
        self._begin("installengine", self.choices.parameters(), self._check)

    def repair(self) -> None:
        """Install what is there once more."""
        self._begin("installengine", {**self.choices.parameters(), "REPAIR": True}, self._check)

    def remove(self) -> None:
        """Remove the engine, once the user has said yes to folder and size."""
        folder = current_environment()
        if folder is None:
            return self.refresh()
        question = QCoreApplication.translate(
            "Alquimia", "Remove the engine in {} (about {:g} GB)? Models, maps and layers stay."
        ).format(folder, gigabytes_of(folder))
        answer = QMessageBox.question(self, self.windowTitle(), question)
        if answer == QMessageBox.StandardButton.Yes:
            self._begin("removeengine", {}, self._tell_removed)

    def copy_log(self) -> None:
        """Put the whole log into the clipboard, with what came of it."""
        QApplication.clipboard().setText(f"{self.log.toPlainText()}\n{self.outcome.text()}".strip())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        translate = QCoreApplication.translate
        self.copy_button = self._button(row, translate("Alquimia", "Copy log"), self.copy_log)
        row.addStretch()
        self.remove_button = self._button(row, translate("Alquimia", "Remove…"), self.remove)
        self.repair_button = self._button(row, translate("Alquimia", "Repair"), self.repair)
        self.install_button = self._button(row, translate("Alquimia", "Install"), self.install)
        self.cancel_button = self._button(row, translate("Alquimia", "Cancel"), self._cancel)
        self.close_button = self._button(row, translate("Alquimia", "Close"), self.close)
        return row

    def _button(self, row: QHBoxLayout, title: str, action: Callable[[], Any]) -> QPushButton:
        button = QPushButton(title, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _: action())
        row.addWidget(button)
        return button

    def _begin(self, name: str, parameters: dict[str, Any], on_success: Callable[[dict[str, Any]], None]) -> None:
        self.outcome.clear()
        self.bar.setValue(0)
        run = self._run = BackgroundRun(f"alquimia:{name}", parameters, self)
        run.said.connect(self.log.appendPlainText)
        run.doing.connect(self.doing.setText)
        run.progressed.connect(self._show_progress)
        run.ended.connect(lambda successful, results: self._end(run, successful, results, on_success))
        self.refresh()
        run.start()

    def _show_progress(self, percent: float) -> None:
        self.bar.setValue(int(percent))

    def _cancel(self) -> None:
        if self._run is not None:
            self.doing.setText(QCoreApplication.translate("Alquimia", "Cancelling …"))
            self.cancel_button.setEnabled(False)
            self._run.cancel()

    def _end(
        self,
        run: BackgroundRun,
        successful: bool,
        results: dict[str, Any],
        on_success: Callable[[dict[str, Any]], None],
    ) -> None:
        self._run = None
        self.doing.clear()
        if run.cancelled:
            self.outcome.setText(QCoreApplication.translate("Alquimia", "Cancelled."))
        elif successful:
            on_success(results)
        else:
            self.outcome.setText(self.choices.in_words_of_fields(run.error))
        self.refresh()
        self.engine_changed.emit()

    def _check(self, results: dict[str, Any]) -> None:
        self._begin("enginestatus", {}, self._tell_checked)

    def _tell_checked(self, results: dict[str, Any]) -> None:
        if results["READY"]:
            sentence = QCoreApplication.translate("Alquimia", "The engine is installed and works. It runs on: {}.")
            self.outcome.setText(sentence.format(results["DEVICES"]))
        else:
            sentence = QCoreApplication.translate("Alquimia", "The engine is installed, but does not work: {}")
            self.outcome.setText(sentence.format(results["REPORT"]))

    def _tell_removed(self, results: dict[str, Any]) -> None:
        sentence = QCoreApplication.translate("Alquimia", "The engine was removed from {}.")
        self.outcome.setText(sentence.format(results["ENVIRONMENT"]))


def _sentence_label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
