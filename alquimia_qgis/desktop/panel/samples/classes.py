"""The classes of a layer of samples: read from its value map and legend, and written into both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsEditorWidgetSetup,
    QgsExpression,
    QgsRendererCategory,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QColor

from alquimia_qgis.desktop.algorithms.layer_classes import (
    NULL_IN_VALUE_MAP,
    class_key,
    classes_of_layer,
    value_map_entries,
)
from alquimia_qgis.desktop.algorithms.sample_fields import USUAL_CLASS_FIELD
from alquimia_qgis.desktop.algorithms.samples_template import OPACITY
from alquimia_qgis.desktop.compatibility import is_null, is_text


@dataclass(frozen=True)
class SampleClass:
    """One class: ``value`` is what its features hold, text or a whole number; of text it is the name as well."""

    value: str | int
    name: str
    colour: str


def usual_class_field(layer: QgsVectorLayer) -> str:
    """The field called class, else the only one with a value map, else the only one of text; empty where none is."""
    fields = layer.fields()
    position = fields.lookupField(USUAL_CLASS_FIELD)
    if position >= 0:
        return str(fields.at(position).name())
    mapped = [field.name() for index, field in enumerate(fields) if layer.editorWidgetSetup(index).type() == "ValueMap"]
    for candidates in (mapped, [field.name() for field in fields if is_text(field)]):
        if len(candidates) == 1:
            return str(candidates[0])
    return ""


def known_classes(layer: QgsVectorLayer, field: str) -> tuple[SampleClass, ...]:
    """The classes that value map and legend of the layer name, in their order."""
    position = layer.fields().lookupField(field)
    if position < 0:
        return ()
    text = is_text(layer.fields().at(position))
    return tuple(
        SampleClass(record.name if text else record.value, record.name, record.colour)
        for record in classes_of_layer(layer, field)
    )


def write_classes(layer: QgsVectorLayer, field: str, classes: Sequence[SampleClass]) -> None:
    """Make these the classes of the layer: in the value map of ``field``, and as categories with their colours.

    Symbols of classes that stay are kept but for their colour. A style by anything but ``field`` is kept as one of the
    layer's styles before another takes its place.
    """
    position = layer.fields().lookupField(field)
    layer.setEditorWidgetSetup(position, _value_map(layer, position, classes))
    if not _is_drawn_by(layer, field):
        _keep_style(layer)
    layer.setRenderer(_renderer(layer, field, classes))
    layer.triggerRepaint()


def _value_map(layer: QgsVectorLayer, position: int, classes: Sequence[SampleClass]) -> QgsEditorWidgetSetup:
    key = class_key(layer.fields().at(position))
    text = is_text(layer.fields().at(position))
    former = list(value_map_entries(layer, position))
    descriptions = {key(value): label for value, label in former}
    entries = [{label: value} for value, label in former if value == NULL_IN_VALUE_MAP]
    for item in classes:
        label = descriptions.get(item.value, item.name) if text else item.name
        entries.append({label: str(item.value)})
    return QgsEditorWidgetSetup("ValueMap", {"map": entries})


def _is_drawn_by(layer: QgsVectorLayer, field: str) -> bool:
    renderer = layer.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer):
        return False
    return renderer.classAttribute() in (field, QgsExpression.quotedColumnRef(field))


def _keep_style(layer: QgsVectorLayer) -> None:
    styles = layer.styleManager()
    name = QCoreApplication.translate("Alquimia", "before the classes")
    number = 1
    free = name
    while free in styles.styles():
        number += 1
        free = f"{name} {number}"
    styles.addStyleFromLayer(free)


def _renderer(layer: QgsVectorLayer, field: str, classes: Sequence[SampleClass]) -> QgsCategorizedSymbolRenderer:
    former = layer.renderer().clone() if _is_drawn_by(layer, field) else QgsCategorizedSymbolRenderer(field, [])
    categories = former.categories()
    former.deleteAllCategories()
    known = _by_class(layer, field, categories)
    left = {_colour(known[value]): known[value] for value in known if value not in {c.value for c in classes}}
    for item in classes:
        own = known.get(item.value) or left.get(item.colour)  # a class with another name keeps its symbol
        former.addCategory(_category(layer, item, own, categories))
    for category in categories:
        if _stands_for_all_others(category.value()):
            former.addCategory(category)
    return former


def _by_class(
    layer: QgsVectorLayer, field: str, categories: Sequence[QgsRendererCategory]
) -> dict[Any, QgsRendererCategory]:
    key = class_key(layer.fields().at(layer.fields().lookupField(field)))
    known: dict[Any, QgsRendererCategory] = {}
    for category in categories:
        for value in category.value() if isinstance(category.value(), list) else [category.value()]:
            known.setdefault(key(value), category)
    return known


def _colour(category: QgsRendererCategory) -> str:
    return str(QColor(category.symbol().color()).name())


def _stands_for_all_others(value: Any) -> bool:
    return is_null(value) or value == ""


def _category(
    layer: QgsVectorLayer,
    item: SampleClass,
    own: QgsRendererCategory | None,
    others: Sequence[QgsRendererCategory],
) -> QgsRendererCategory:
    """A category drawn as before, else as the others are, else as in a new layer of samples."""
    model = own or (others[0] if others else None)
    if model is None:
        symbol = QgsSymbol.defaultSymbol(layer.geometryType())
        symbol.setOpacity(OPACITY)
    else:
        symbol = model.symbol().clone()
    if model is None or _colour(model) != item.colour:
        symbol.setColor(QColor(item.colour))
    is_same = own is not None and isinstance(item.value, str) and str(own.value()).strip() == item.value
    label = own.label() if is_same and own.label() else item.name
    return QgsRendererCategory(item.value, symbol, label, True if own is None else own.renderState())
