"""The table of trainings, and training again from the last weights."""

from __future__ import annotations

import os

from qgis.PyQt.QtCore import QCoreApplication, QUrl
from qgis.PyQt.QtGui import QColor, QDesktopServices
from qgis.PyQt.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from alquimia_qgis.desktop.panel.improve.history import TrainingHistory, TrainingRecord
from alquimia_qgis.desktop.panel.improve.widgets import box, button, row, say, sentence
from alquimia_qgis.desktop.panel.workspace import MODEL, START_MODEL, Workspace
from alquimia_qgis.desktop.sentences import told
from alquimia_qgis.desktop.translation import family_title, translated
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from alquimia_qgis.protocol.errors import AlquimiaError
from alquimia_qgis.protocol.tasks import METRICS
from alquimia_qgis.zoo.catalogue import load_catalogue
from alquimia_qgis.zoo.family import NETWORKS

# The figures worth a column, those of the first purpose that has some; all others are in the tool tip.
MAIN_FIGURES = ("overall_accuracy", "mean_iou", "r_squared", "rmse", "ap50", "mean_average_precision")
TWO = 2
LIST_HEIGHT = 150
GONE = "#8a8a8a"
SECONDS_OF_A_MINUTE = 60


class HistoryBox(QWidget):
    """What has been trained in this project."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.history = TrainingHistory(workspace)
        self.again_sentence, self.message = sentence("again_sentence"), sentence("history_message")
        self.list = self._empty_list()
        self._build()
        self.history.changed.connect(self.show_records)
        workspace.changed.connect(lambda key: self.show_records() if key == MODEL else None)
        workspace.project_changed.connect(self.show_records)
        self.list.itemDoubleClicked.connect(lambda *_: self.use())
        self.list.currentItemChanged.connect(lambda *_: self._enable_buttons())
        self.show_records()

    def train_again(self) -> None:
        """Offer the model at hand to the page Train as the one to go on from."""
        self._workspace.write(START_MODEL, self._workspace.model)
        self._workspace.page_wanted.emit("train")

    def use(self) -> None:
        """Make the model of the chosen training the one at hand."""
        path = self.history.model_path(self._chosen)
        if os.path.exists(path):
            self._workspace.choose_model(path)
            say(self.message, "")
        else:
            say(self.message, QCoreApplication.translate("Alquimia", "The file {} is gone.").format(path))

    def open_report(self) -> None:
        """Show the report of the chosen training in the browser."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.history.report_path(self._chosen)))

    def remove(self) -> None:
        """Take the chosen training off the list."""
        self.history.remove(self.list.indexOfTopLevelItem(self.list.currentItem()))

    def show_records(self) -> None:
        """Show what the project keeps, and which of it is the model at hand."""
        self._records = self.history.records()
        self.list.clear()
        self.list.addTopLevelItems([self._item(record) for record in self._records])
        for column in range(self.list.columnCount()):
            self.list.resizeColumnToContents(column)
        self.list.setVisible(bool(self._records))
        reason = _why_not_further(self._workspace.model)
        self.again_button.setEnabled(not reason)
        name = os.path.basename(self._workspace.model)
        say(self.again_sentence, reason or QCoreApplication.translate("Alquimia", "The model at hand: {}").format(name))
        self._enable_buttons()

    @property
    def _chosen(self) -> TrainingRecord:
        return self._records[self.list.indexOfTopLevelItem(self.list.currentItem())]

    def _build(self) -> None:
        group, layout = box(QCoreApplication.translate("Alquimia", "Trainings"), "trainings")
        self.again_button = button(
            QCoreApplication.translate("Alquimia", "Train again from the last weights…"), "mActionRefresh.svg",
            "train_again", self.train_again,
            QCoreApplication.translate("Alquimia", "Goes on from the model at hand, with the samples there are now."),
        )  # fmt: skip
        self._of_record = (
            button(QCoreApplication.translate("Alquimia", "Use"), "mActionStart.svg", "use", self.use),
            button(
                QCoreApplication.translate("Alquimia", "Report"), "mActionOpenTable.svg", "report", self.open_report
            ),
            button(
                QCoreApplication.translate("Alquimia", "Remove"), "mActionDeleteSelected.svg", "remove", self.remove
            ),
        )
        for widget in (self.again_sentence, self.again_button, self.list, self.message):
            layout.addWidget(widget)
        layout.addLayout(row(*self._of_record))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(group)

    def _enable_buttons(self) -> None:
        chosen = self.list.currentItem() is not None and self.list.indexOfTopLevelItem(self.list.currentItem()) >= 0
        report = self.history.report_path(self._chosen) if chosen else ""
        for made, fine in zip(self._of_record, (chosen, os.path.exists(report), chosen)):
            made.setEnabled(fine)
            made.setVisible(bool(self._records))

    def _item(self, record: TrainingRecord) -> QTreeWidgetItem:
        path = self.history.model_path(record)
        minutes = f"{record.seconds / SECONDS_OF_A_MINUTE:.1f}"
        samples = "" if record.samples is None else str(record.samples)
        texts = (os.path.basename(path), _main_figures(record), record.date.replace("T", " "), minutes, samples)
        item = QTreeWidgetItem([*texts, _family_title(record.family)])
        for column in range(item.columnCount()):
            item.setToolTip(column, _told(record, path))
            if not os.path.exists(path):
                item.setForeground(column, QColor(GONE))
        font = item.font(0)
        font.setBold(path == self._workspace.model)
        item.setFont(0, font)
        return item

    def _empty_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setObjectName("trainings")
        made.setRootIsDecorated(False)
        made.setFixedHeight(LIST_HEIGHT)
        made.setHeaderLabels(
            [
                QCoreApplication.translate("Alquimia", "Model"),
                QCoreApplication.translate("Alquimia", "Figures"),
                QCoreApplication.translate("Alquimia", "Date"),
                QCoreApplication.translate("Alquimia", "Minutes"),
                QCoreApplication.translate("Alquimia", "Samples"),
                QCoreApplication.translate("Alquimia", "Family"),
            ]
        )
        return made


def _why_not_further(model: str) -> str:
    """Why no training can go on from the model at hand; empty where one can."""
    if not model:
        return QCoreApplication.translate("Alquimia", "There is no model at hand: train one, or choose one below.")
    try:
        manifest = read_manifest(model)
        kind = load_catalogue().of_model_file(manifest.family)
    except AlquimiaError as error:
        return told(error)
    if kind.learner not in NETWORKS or not kind.trained:
        text = QCoreApplication.translate("Alquimia", "A {} cannot go on learning; train it anew with all samples.")
        return text.format(family_title(kind))
    return ""


def _named_figures(record: TrainingRecord) -> dict[str, str]:
    """The figures with digits, by the name of their metric."""
    return {name.lower(): f"{value:.3g}" for name, value in record.figures.items()}


def _main_figures(record: TrainingRecord) -> str:
    figures = _named_figures(record)
    main = [name for name in MAIN_FIGURES if name in figures][:TWO]
    return ", ".join(f"{translated(METRICS[name])} {figures[name]}" for name in main)


def _told(record: TrainingRecord, path: str) -> str:
    """All that is known, for the tool tip."""
    lines = [path, QCoreApplication.translate("Alquimia", "Epochs: {}").format(record.epochs)]
    if record.started_from:
        lines.append(QCoreApplication.translate("Alquimia", "Went on from {}").format(record.started_from))
    known = {name: text for name, text in _named_figures(record).items() if name in METRICS}
    lines += [f"{translated(METRICS[name])}: {text}" for name, text in known.items()]
    return "\n".join(lines)


def _family_title(identifier: str) -> str:
    family = load_catalogue().families.get(identifier)
    return identifier if family is None else family_title(family)
