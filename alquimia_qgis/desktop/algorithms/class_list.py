"""Reads the classes that a user types as one text."""

from __future__ import annotations

import re

from alquimia_qgis.protocol.classes import ClassRecord, palette_colour
from alquimia_qgis.protocol.errors import ParameterError

_COLOUR_AT_END = re.compile(r"^(?P<name>.*?)\s+(?P<colour>#[0-9a-fA-F]{6})$")


def parse_classes(text: str) -> tuple[ClassRecord, ...]:
    """Classes, numbered from 1, of ``Forest #228833; Water`` or of one class on each line."""
    entries = [entry.strip() for entry in re.split(r"[;\n]", text) if entry.strip()]
    if len(entries) < 2:
        raise ParameterError(
            "Give at least two classes, separated by semicolons.", "A network learns to tell classes from each other."
        )
    classes = tuple(_class(position, entry) for position, entry in enumerate(entries))
    known: set[str] = set()
    for record in classes:
        if record.name.casefold() in known:
            raise ParameterError(f"The class {record.name} is given twice.")
        known.add(record.name.casefold())
    return classes


def _class(position: int, entry: str) -> ClassRecord:
    match = _COLOUR_AT_END.match(entry)
    if match:
        return ClassRecord(position + 1, match["name"], match["colour"].lower())
    return ClassRecord(position + 1, entry, palette_colour(position))
