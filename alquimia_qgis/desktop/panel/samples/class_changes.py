"""Changes of classes: those that touch features go through the layer's undo stack, together with its classes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from qgis.core import QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.class_list import unused_colours
from alquimia_qgis.desktop.algorithms.layer_classes import class_key
from alquimia_qgis.desktop.compatibility import QUndoCommand, is_text
from alquimia_qgis.desktop.panel.samples.classes import SampleClass, known_classes, write_classes
from alquimia_qgis.protocol.classes import HIGHEST_VALUE
from alquimia_qgis.protocol.errors import ParameterError, SamplesError

Classes = tuple[SampleClass, ...]
Change = Callable[[Classes], Classes]


class ClassesCommand(QUndoCommand):
    """A step of the layer's undo stack that changes its classes there and back, whatever else became of them since."""

    def __init__(self, layer: QgsVectorLayer, field: str, forth: Change, back: Change) -> None:
        super().__init__()
        self._layer, self._field, self._forth, self._back = layer, field, forth, back

    def redo(self) -> None:
        """Change them."""
        write_classes(self._layer, self._field, self._forth(known_classes(self._layer, self._field)))

    def undo(self) -> None:
        """Change them back."""
        write_classes(self._layer, self._field, self._back(known_classes(self._layer, self._field)))


class ClassChanges:
    """Changes the ``classes`` of the field of a layer; a ParameterError or SamplesError says why it cannot be done.

    ``classes`` are those that the user sees, which may be more than value map and legend name: the others become
    classes of the layer with the first change. The steps that go onto the layer's undo stack are also added to
    ``steps``, which must live as long as they shall be undone.
    """

    def __init__(self, layer: QgsVectorLayer, field: str, classes: Classes, steps: list[ClassesCommand]) -> None:
        self._steps = steps
        self._layer = layer
        self._field = field
        self._classes = classes
        self._position = layer.fields().lookupField(field)
        self._text = is_text(layer.fields().at(self._position))

    def add(self, name: str, colour: str = "") -> SampleClass:
        """One class more, by default in a colour that no other has."""
        name = self._free_name(name)
        colour = colour or next(unused_colours({item.colour for item in self._classes}))
        added = SampleClass(name if self._text else self._free_value(), name, colour)
        write_classes(self._layer, self._field, (*self._classes, added))
        return added

    def recolour(self, value: Any, colour: str) -> None:
        """Give the class another colour, ``#rrggbb``."""
        changed = tuple(replace(item, colour=colour) if item.value == value else item for item in self._classes)
        write_classes(self._layer, self._field, changed)

    def rename(self, value: Any, name: str) -> None:
        """Give the class another name; where the features hold names they are changed as well, and it can be undone."""
        former = self._class(value)
        if name.strip() == former.name:
            return
        new = replace(former, name=self._free_name(name, former), value=name.strip() if self._text else former.value)
        if not self._text:
            changed = tuple(new if item is former else item for item in self._classes)
            write_classes(self._layer, self._field, changed)
            return
        with self._command(QCoreApplication.translate("Alquimia", "Rename the class {}").format(former.name)):
            self._push(_exchange(former, new), _exchange(new, former))
            self._give_features([value], new.value)

    def merge(self, values: Collection[Any], into: Any) -> None:
        """Give the features of the classes ``values`` the class ``into``, and drop the others."""
        target = self._class(into)
        gone = [value for value in values if value != into]
        with self._command(QCoreApplication.translate("Alquimia", "Merge classes into {}").format(target.name)):
            self._drop(gone)
            self._give_features(gone, target.value)

    def remove(self, values: Collection[Any]) -> None:
        """Drop classes and all features that have them."""
        names = ", ".join(self._class(value).name for value in values)
        with self._command(QCoreApplication.translate("Alquimia", "Remove the class {}").format(names)):
            self._drop(values)
            if not self._layer.deleteFeatures(features_of(self._layer, self._position, values)):
                raise self._refusal()

    def _drop(self, values: Collection[Any]) -> None:
        places = [(index, item) for index, item in enumerate(self._classes) if item.value in values]
        self._push(_without(values), _with_again(places))

    def _push(self, forth: Change, back: Change) -> None:
        write_classes(self._layer, self._field, self._classes)  # also those that only features had
        step = ClassesCommand(self._layer, self._field, forth, back)
        self._steps.append(step)  # the stack alone would keep only what Qt knows of it, not what it does
        self._layer.undoStack().push(step)

    @contextmanager
    def _command(self, title: str) -> Iterator[None]:
        if not self._layer.isEditable() and not self._layer.startEditing():
            raise SamplesError(
                QCoreApplication.translate("Alquimia", "The layer {} cannot be edited.").format(self._layer.name())
            )
        self._layer.beginEditCommand(title)
        try:
            yield
        except BaseException:
            self._layer.destroyEditCommand()
            raise
        self._layer.endEditCommand()

    def _give_features(self, values: Collection[Any], new: Any) -> None:
        for identifier in features_of(self._layer, self._position, values):
            if not self._layer.changeAttributeValue(identifier, self._position, new):
                raise self._refusal()

    def _refusal(self) -> SamplesError:
        sentence = QCoreApplication.translate(
            "Alquimia", "The samples of the layer {0} and their {1} cannot be changed."
        )
        return SamplesError(
            sentence.format(self._layer.name(), self._field),
            QCoreApplication.translate("Alquimia", "Save the layer as a new GeoPackage, and choose that one."),
        )

    def _class(self, value: Any) -> SampleClass:
        return next(item for item in self._classes if item.value == value)

    def _free_name(self, name: str, but: SampleClass | None = None) -> str:
        name = name.strip()
        if not name:
            raise ParameterError(QCoreApplication.translate("Alquimia", "A class needs a name."))
        longest = self._layer.fields().at(self._position).length()
        if self._text and 0 < longest < len(name):
            sentence = QCoreApplication.translate("Alquimia", "The field {0} holds names of up to {1} characters.")
            raise ParameterError(sentence.format(self._field, longest))
        if any(item.name.casefold() == name.casefold() for item in self._classes if item is not but):
            raise ParameterError(
                QCoreApplication.translate("Alquimia", "There is a class {} already.").format(name),
                QCoreApplication.translate("Alquimia", "Take another name, or merge the two classes."),
            )
        return name

    def _free_value(self) -> int:
        value = 1 + max((int(item.value) for item in self._classes), default=0)
        if value > HIGHEST_VALUE:
            raise ParameterError(
                QCoreApplication.translate("Alquimia", "Class values go up to {}.").format(HIGHEST_VALUE)
            )
        return value


def features_of(layer: QgsVectorLayer, position: int, values: Collection[Any]) -> list[int]:
    """The ids of all features that have one of the classes, also of those that are not saved yet."""
    key = class_key(layer.fields().at(position))
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes([position])
    return [feature.id() for feature in layer.getFeatures(request) if key(feature.attribute(position)) in values]


def _exchange(former: SampleClass, new: SampleClass) -> Change:
    return lambda classes: tuple(
        replace(item, value=new.value, name=new.name) if item.value == former.value else item for item in classes
    )


def _without(values: Collection[Any]) -> Change:
    return lambda classes: tuple(item for item in classes if item.value not in values)


def _with_again(places: Sequence[tuple[int, SampleClass]]) -> Change:
    def change(classes: Classes) -> Classes:
        again = list(classes)
        for index, item in places:
            again.insert(index, item)
        return tuple(again)

    return change
