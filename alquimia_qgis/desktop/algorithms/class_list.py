"""Reads the classes that a user types as one text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from alquimia_qgis.protocol.classes import PALETTE, ClassRecord
from alquimia_qgis.protocol.errors import ParameterError

_COLOUR_AT_END = re.compile(r"^(?P<name>.*?)\s+(?P<colour>#[0-9a-fA-F]{6})$")
_HASH_AT_END = re.compile(r"\s#\w{3,}$")  # "#1" may end a name


def parse_classes(text: str) -> tuple[ClassRecord, ...]:
    """Classes, numbered from 1, of ``Forest #228833; Water`` or of one class on each line."""
    entries = [entry.strip() for entry in re.split(r"[;\n]", text) if entry.strip()]
    if len(entries) < 2:
        raise ParameterError(
            "Give at least two classes, separated by semicolons.", "A network learns to tell classes from each other."
        )
    for entry in entries:
        if _HASH_AT_END.search(entry) and not _COLOUR_AT_END.match(entry):
            raise ParameterError(
                f"{entry!r} does not end in a colour.", "Write a colour as # and six digits, for example #228833."
            )
    matches = [_COLOUR_AT_END.match(entry) for entry in entries]
    colours = unused_colours({match["colour"].lower() for match in matches if match})
    classes = tuple(
        ClassRecord(value, match["name"] if match else entry, match["colour"].lower() if match else next(colours))
        for value, (entry, match) in enumerate(zip(entries, matches), start=1)
    )
    known: set[str] = set()
    for record in classes:
        if record.name.casefold() in known:
            raise ParameterError(f"The class {record.name} is given twice.")
        known.add(record.name.casefold())
    return classes


def unused_colours(taken: set[str]) -> Iterator[str]:
    """Colours for further classes: those of the palette that are not taken, then all of them again."""
    yield from (colour for colour in PALETTE if colour not in taken)
    yield from itertools.cycle(PALETTE)
