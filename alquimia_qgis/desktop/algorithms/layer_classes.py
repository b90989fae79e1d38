"""Reads names, values and colours of classes from what the user has already set up in a layer: style and value map."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsField,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from alquimia_qgis.desktop.algorithms.class_list import unused_colours
from alquimia_qgis.desktop.compatibility import is_null, is_text
from alquimia_qgis.protocol.classes import HIGHEST_VALUE, ClassRecord

NULL_IN_VALUE_MAP = "{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"  # how QGIS writes "no value" into a value map


def classes_of_layer(layer: QgsVectorLayer, field: str) -> tuple[ClassRecord, ...]:
    """The classes known for ``field``: from the layer itself, else from the style stored with its file.

    The record of a text class is named by the text in the field and has its position, from 1, as value. The record of
    an integer class keeps its value and is named by the legend or the value map.
    """
    found = _classes(layer, field)
    if found or layer.providerType() != "ogr":
        return found
    # Processing loads layers without their default style: look at the file once more, and leave the layer as it is.
    return _classes(QgsVectorLayer(layer.source(), layer.name(), "ogr"), field)


def classes_of_raster(layer: QgsRasterLayer) -> tuple[ClassRecord, ...]:
    """The classes of a raster that is drawn by unique values and has names for them; else what the file says counts."""
    renderer = layer.renderer()
    if not isinstance(renderer, QgsPalettedRasterRenderer):
        return ()
    entries = [(_whole(entry.value), entry.label.strip(), entry.color.name()) for entry in renderer.classes()]
    if not any(label and label != str(value) for value, label, _ in entries):
        return ()
    records = {value: ClassRecord(value, label or str(value), colour) for value, label, colour in entries
               if value is not None}  # fmt: skip
    return tuple(records.values())


def class_key(field: QgsField) -> Callable[[Any], Any]:
    """What tells the classes of ``field`` apart: its text without blanks around it, or its whole number.

    It gives None for what is no class: no value, no text, and numbers that cannot be class values.
    """
    key = _stripped if is_text(field) else _whole
    return lambda value: None if is_null(value) or value == "" else key(value)


def value_map_entries(layer: QgsVectorLayer, position: int) -> Iterator[tuple[Any, str]]:
    """Value and description of each entry of the value map of the field at ``position``, that of no value included."""
    setup = layer.editorWidgetSetup(position)
    if setup.type() != "ValueMap":
        return
    entries = setup.config().get("map", [])
    for entry in entries if isinstance(entries, list) else [entries]:
        for description, value in entry.items():
            yield value, str(description)


def _classes(layer: QgsVectorLayer, field: str) -> tuple[ClassRecord, ...]:
    position = layer.fields().lookupField(field)
    if position < 0:
        return ()
    text = is_text(layer.fields().at(position))
    key = class_key(layer.fields().at(position))
    labels: dict[Any, str] = {}
    colours: dict[Any, str] = {}
    for value, label in _value_map(layer, position):
        labels.setdefault(key(value), label)
    for value, label, colour in _categories(layer, field):
        labels.setdefault(key(value), label)
        colours.setdefault(key(value), colour)
    labels.pop(None, None)
    others = unused_colours(set(colours.values()))
    return tuple(
        ClassRecord(
            position if text else value,
            value if text else label or str(value),
            colours.get(value) or next(others),
        )
        for position, (value, label) in enumerate(labels.items(), start=1)
    )


def _categories(layer: QgsVectorLayer, field: str) -> Iterator[tuple[Any, str, str]]:
    """Value, label and colour of each category when the layer is drawn by ``field``."""
    renderer = layer.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer):
        return
    if renderer.classAttribute() not in (field, QgsExpression.quotedColumnRef(field)):
        return
    for category in renderer.categories():
        for value in category.value() if isinstance(category.value(), list) else [category.value()]:
            if isinstance(value, (str, int, float)) and value != "":  # the category of all other values is empty
                yield value, category.label(), QColor(category.symbol().color()).name()


def _value_map(layer: QgsVectorLayer, position: int) -> Iterator[tuple[Any, str]]:
    """Value and description of each entry of the field's value map."""
    return ((value, label) for value, label in value_map_entries(layer, position) if value != NULL_IN_VALUE_MAP)


def _stripped(value: Any) -> str:
    """The class name of a text field; the engine leaves out blanks around it as well."""
    return str(value).strip()


def _whole(value: Any) -> int | None:
    """The class value of an integer field, from a value map's text or a legend's number; None when it is none."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return int(number) if math.isfinite(number) and number == int(number) and 0 <= number <= HIGHEST_VALUE else None
