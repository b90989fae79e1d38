"""The middle of the page: the classes of the layer, and what the user does with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from qgis.core import Qgis, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from alquimia_qgis.desktop.algorithms.class_list import unused_colours
from alquimia_qgis.desktop.panel.samples import questions
from alquimia_qgis.desktop.panel.samples.class_buttons import ClassButtons
from alquimia_qgis.desktop.panel.samples.class_changes import ClassChanges, ClassesCommand, features_of
from alquimia_qgis.desktop.panel.samples.class_list import ClassList
from alquimia_qgis.desktop.panel.samples.classes import SampleClass, known_classes
from alquimia_qgis.desktop.panel.samples.digitising import ClassDigitiser
from alquimia_qgis.desktop.panel.samples.layer_choice import class_field
from alquimia_qgis.desktop.panel.samples.shortcuts import ClassShortcuts
from alquimia_qgis.desktop.panel.samples.survey import SampleFigures
from alquimia_qgis.desktop.panel.workspace import Workspace
from alquimia_qgis.protocol.errors import AlquimiaError

MOST_CLASSES = 100  # more different values than this are no classes


class ClassPanel(QWidget):
    """List and buttons; ``classes`` are those of the layer and those that only its samples have."""

    def __init__(self, workspace: Workspace, digitiser: ClassDigitiser, shortcuts: ClassShortcuts) -> None:
        super().__init__()
        self._workspace = workspace
        self._digitiser = digitiser
        self._shortcuts = shortcuts
        self._figures = SampleFigures()
        self._known: tuple[SampleClass, ...] = ()
        self._steps: list[ClassesCommand] = []
        self._known_since: set[Any] = set()  # since the samples were counted
        self.classes: tuple[SampleClass, ...] = ()
        self.list = ClassList()
        self.buttons = ClassButtons()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.buttons)
        self._connect()

    def refresh(self) -> None:
        """Read the classes anew."""
        layer = self._layer
        self._known = () if layer is None else known_classes(layer, class_field(self._workspace))
        self._known_since |= {item.value for item in self._known}
        self.show_classes()

    def show_classes(self) -> None:
        """Show the classes, and which one is digitised."""
        self.classes = (*self._known, *self._only_in_samples())
        keys = [self._shortcuts.key(index) for index in range(len(self.classes))]
        self.list.hint = self._hint()
        self.list.show_classes(self.classes, keys, self._digitiser.current)
        self.list.show_figures(self._figures)

    def show_figures(self, figures: SampleFigures) -> None:
        """Show what the survey has found."""
        self._figures = figures
        self._known_since = {item.value for item in self._known}
        self.show_classes()

    def digitise(self, value: Any) -> None:
        """Make the next samples ones of this class."""
        with self._told():
            self._digitiser.start(self._layer, class_field(self._workspace), self._class(value))
            self.list.select(value)

    def digitise_at(self, index: int) -> None:
        """Digitise the class in this row, from 0; nothing where there is none."""
        if index < len(self.classes):
            self.digitise(self.classes[index].value)

    def _hint(self) -> str:
        """What to do where there are no classes."""
        if self._layer is None:
            return QCoreApplication.translate("Alquimia", "Choose a layer of samples above, or create one.")
        if not class_field(self._workspace):
            return QCoreApplication.translate("Alquimia", "Choose the field that holds the classes.")
        if len(self._figures.classes) > MOST_CLASSES:
            sentence = QCoreApplication.translate(
                "Alquimia", "This field has {:,} different values. Is it the one that holds the classes?"
            )
            return sentence.format(len(self._figures.classes))
        return QCoreApplication.translate("Alquimia", "This layer has no classes yet. Add the first one below.")

    @property
    def _layer(self) -> QgsVectorLayer | None:
        return self._workspace.samples

    @property
    def _changes(self) -> ClassChanges:
        return ClassChanges(self._layer, class_field(self._workspace), self.classes, self._steps)

    def _connect(self) -> None:
        self.list.wanted.connect(self.digitise)
        self.list.renamed.connect(self._rename)
        self.list.itemSelectionChanged.connect(self._follow_selection)
        self.buttons.add.clicked.connect(lambda _: self._add())
        self.buttons.rename.clicked.connect(lambda _: self.list.edit_name())
        self.buttons.merge.clicked.connect(lambda _: self._merge())
        self.buttons.remove.clicked.connect(lambda _: self._remove())
        self.buttons.colour.colorChanged.connect(self._recolour)

    def _follow_selection(self) -> None:
        selected = self.list.selected()
        colour = self._class(selected[0]).colour if len(selected) == 1 else ""
        self.buttons.follow(selected, colour, bool(class_field(self._workspace)))

    def _add(self) -> None:
        name = questions.name_of_new_class(self)
        if name:
            with self._told():
                self._changes.add(name)

    def _rename(self, value: Any, name: str) -> None:
        with self._told():
            self._changes.rename(value, name)
        self._digitiser.stop_if(value)

    def _recolour(self, colour: Any) -> None:
        selected = self.list.selected()
        if len(selected) == 1:
            self._changes.recolour(selected[0], colour.name())

    def _merge(self) -> None:
        selected = self.list.selected()
        into = questions.class_to_merge_into(self, [self._class(value) for value in selected])
        if into is None:
            return
        with self._told():
            self._changes.merge(selected, into)
        for value in selected:
            if value != into:
                self._digitiser.stop_if(value)

    def _remove(self) -> None:
        selected = self.list.selected()
        layer = self._layer
        samples = len(features_of(layer, layer.fields().lookupField(class_field(self._workspace)), selected))
        if not questions.may_remove(self, [self._class(value) for value in selected], samples):
            return
        with self._told():
            self._changes.remove(selected)
        for value in selected:
            self._digitiser.stop_if(value)

    def _only_in_samples(self) -> tuple[SampleClass, ...]:
        """The classes that samples have but neither value map nor legend; none where they are far too many."""
        others = sorted((value for value in self._figures.classes if value not in self._known_since), key=str)
        if len(others) > MOST_CLASSES:
            return ()
        colours = unused_colours({item.colour for item in self._known})
        return tuple(SampleClass(value, str(value), colour) for value, colour in zip(others, colours))

    def _class(self, value: Any) -> SampleClass:
        return next(item for item in self.classes if item.value == value)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What cannot be done is said in the message bar, and the list shows what there is."""
        try:
            yield
        except AlquimiaError as error:
            self._workspace.iface.messageBar().pushMessage("Alquimia", str(error), Qgis.MessageLevel.Warning)
        self.refresh()
