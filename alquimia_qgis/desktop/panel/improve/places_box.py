"""The uncertain places: found, listed, gone through and labelled."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QCheckBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from alquimia_qgis.desktop.panel.improve.place_list import Place, PlaceList, SampleWatch
from alquimia_qgis.desktop.panel.improve.place_marks import PlaceMarks
from alquimia_qgis.desktop.panel.improve.place_search import PlaceSearch
from alquimia_qgis.desktop.panel.improve.search_form import SearchForm
from alquimia_qgis.desktop.panel.improve.widgets import Progress, box, button, row, say, sentence
from alquimia_qgis.desktop.panel.workspace import IMAGE, MODEL, SAMPLES, Workspace

LIST_HEIGHT = 190


class PlacesBox(QWidget):
    """Search form, list and the buttons of going through; what is done is kept by ``places``."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.places = PlaceList(workspace)
        self.marks = PlaceMarks(workspace.iface.mapCanvas(), self.places)
        self._search = PlaceSearch(workspace)
        self._watch = SampleWatch(self.places.mark_under)
        self._watch.follow(workspace.samples)
        self.form = SearchForm(workspace)
        self.progress = Progress(self._search.cancel)
        self.message = sentence("places_message")
        self.list = self._empty_list()
        self._build()
        self._connect()
        self._show_list()
        self._show_form()

    def find(self) -> None:
        """Begin the search that the form describes."""
        say(self.message, "")
        self.progress.begin()
        self._search.start(self.form.search())
        self._show_form()

    def go(self, step: int) -> None:
        """Zoom to the next place (1) that is not done, or to the one before (-1)."""
        number = self.places.following(step)
        if number < 0:
            say(self.message, QCoreApplication.translate("Alquimia", "All places are done."))
            return
        self._zoom_to(number)

    def label(self) -> None:
        """Make the samples ready for digitising at the place that is looked at."""
        if self.places.chosen < 0:
            self.go(1)
        if self._workspace.samples is not None:
            self._workspace.iface.setActiveLayer(self._workspace.samples)
        self._workspace.page_wanted.emit("samples")

    def end(self) -> None:
        """Give canvas and layer back."""
        self._watch.stop()
        self.marks.end()

    def _build(self) -> None:
        group, layout = box(QCoreApplication.translate("Alquimia", "Uncertain places"), "uncertain_places")
        self.find_button = button(
            QCoreApplication.translate("Alquimia", "Find uncertain places"), "mActionFilter2.svg", "find", self.find
        )
        back = button(
            QCoreApplication.translate("Alquimia", "Previous"), "mActionArrowLeft.svg", "previous", lambda: self.go(-1)
        )
        on = button(QCoreApplication.translate("Alquimia", "Next"), "mActionArrowRight.svg", "next", lambda: self.go(1))
        label = button(
            QCoreApplication.translate("Alquimia", "Label it"), "mActionToggleEditing.svg", "label", self.label,
            QCoreApplication.translate("Alquimia", "Digitise a sample here; the place is then ticked off by itself."),
        )  # fmt: skip
        self._going = (back, on, label)
        self.shown = QCheckBox(QCoreApplication.translate("Alquimia", "Show on the map"))
        self.shown.setChecked(True)
        self.count = sentence("places_count")
        for widget in (self.form, self.find_button, self.progress, self.message, self.list):
            layout.addWidget(widget)
        layout.addLayout(row(*self._going))
        layout.addLayout(row(self.count, self.shown))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(group)

    def _connect(self) -> None:
        self.places.changed.connect(self._show_list)
        self.form.changed.connect(self._show_form)
        self.shown.toggled.connect(self.marks.show)
        self.list.itemDoubleClicked.connect(lambda item, _column: self._zoom_to(self.list.indexOfTopLevelItem(item)))
        self.list.itemChanged.connect(self._ticked)
        self._search.doing.connect(self.progress.say)
        self._search.progressed.connect(self.progress.at)
        self._search.ended.connect(self._found)
        self._workspace.changed.connect(self._workspace_changed)
        self._workspace.project_changed.connect(lambda: self._workspace_changed(SAMPLES))

    def _workspace_changed(self, key: str) -> None:
        if key == SAMPLES:
            self._watch.follow(self._workspace.samples)
        if key in (IMAGE, MODEL, SAMPLES):
            self._show_form()

    def _found(self, path: str, error: str) -> None:
        self.progress.hide()
        if path:
            self.places.take(path)
        say(self.message, error or self._why_so_few())
        self._show_form()

    def _why_so_few(self) -> str:
        found, wanted = len(self.places.places), self.form.number.value()
        if not found:
            return QCoreApplication.translate("Alquimia", "Nothing is uncertain there, or samples are near everywhere.")
        text = QCoreApplication.translate(
            "Alquimia", "{} of {} places: all others lie too near to these or to samples."
        )
        return text.format(found, wanted) if found < wanted else ""

    def _zoom_to(self, number: int) -> None:
        self.places.choose(number)
        self.marks.zoom_to_chosen()

    def _ticked(self, item: QTreeWidgetItem, _column: int) -> None:
        self.places.mark(self.list.indexOfTopLevelItem(item), item.checkState(0) == Qt.CheckState.Checked)

    def _show_form(self) -> None:
        missing = self.form.missing()
        self.form.setEnabled(not self._search.is_running)
        self.find_button.setEnabled(not missing and not self._search.is_running)
        self.find_button.setToolTip(missing)

    def _show_list(self) -> None:
        places = self.places.places
        self.list.blockSignals(True)  # or each tick that is shown would be taken for one of the user
        if self.list.topLevelItemCount() != len(places):
            self.list.clear()
            self.list.addTopLevelItems([QTreeWidgetItem() for _ in places])
        for number, place in enumerate(places):
            _fill(self.list.topLevelItem(number), place)
        self.list.blockSignals(False)
        self.list.setCurrentItem(self.list.topLevelItem(self.places.chosen) if self.places.chosen >= 0 else None)
        self.list.setVisible(bool(places))
        for widget in (*self._going, self.shown):
            widget.setVisible(bool(places))
        done = QCoreApplication.translate("Alquimia", "{} of {} done").format(self.places.done, len(places))
        say(self.count, done if places else "")

    def _empty_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setObjectName("places")
        made.setRootIsDecorated(False)
        made.setFixedHeight(LIST_HEIGHT)
        made.setUniformRowHeights(True)
        made.setHeaderLabels(
            [
                QCoreApplication.translate("Alquimia", "Done"),
                QCoreApplication.translate("Alquimia", "Value"),
                QCoreApplication.translate("Alquimia", "Taken for"),
            ]
        )
        made.setToolTip(QCoreApplication.translate("Alquimia", "Double click: zoom to the place"))
        return made


def _fill(item: QTreeWidgetItem, place: Place) -> None:
    taken_for = " / ".join(name for name in (place.class_name, place.other_class) if name)
    for column, text in enumerate((str(place.rank), f"{place.value:.3g}", taken_for)):
        item.setText(column, text)
    item.setCheckState(0, Qt.CheckState.Checked if place.done else Qt.CheckState.Unchecked)
    item.setIcon(2, QgsApplication.getThemeIcon("/mIconSuccess.svg") if place.done else QIcon())
