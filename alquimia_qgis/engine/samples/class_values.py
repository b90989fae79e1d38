"""Turns the values of a class field, text or integers, into classes."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from alquimia_qgis.protocol.classes import HIGHEST_VALUE, ClassRecord, palette_colour
from alquimia_qgis.protocol.errors import SamplesError

# What stands between classes where a text names several.
SEPARATORS = "[;|]"
FIELD_HINT = f"The class field must hold text, or whole numbers from 0 to {HIGHEST_VALUE}."


def class_keys(values: np.ndarray, field: str) -> list[int | str | None]:
    """One key per feature: int for number fields, stripped text for text fields, None where the field is empty.

    ``values`` is a column as pyogrio reads it. Numbers that are not whole or out of range, and fields that are neither
    text nor numbers, raise a SamplesError.
    """
    if values.dtype.kind in "biuf":
        return [_whole_number(value, field) for value in values.tolist()]
    if values.dtype.kind in "OU":
        return [_text(value, field) for value in values.tolist()]
    raise SamplesError(f"The class field {field!r} holds neither text nor numbers.", FIELD_HINT)


def classes_of_keys(
    keys: Sequence[int | str], known: Sequence[ClassRecord]
) -> tuple[dict[int | str, int], tuple[ClassRecord, ...]]:
    """The class index of each key, and the classes ordered by value.

    Integers keep their value. Text gets the value that a record of the same name in ``known`` has, else the lowest free
    one from 1 in alphabetical order. Names and colours come from ``known`` where it has them.
    """
    distinct = sorted(set(keys), key=str) if any(isinstance(key, str) for key in keys) else sorted(set(keys), key=int)
    values = (
        _values_of_text(distinct, known) if distinct and isinstance(distinct[0], str) else {k: int(k) for k in distinct}
    )
    by_value = {record.value: record for record in reversed(known)}
    ordered = sorted(distinct, key=values.__getitem__)
    records = []
    for position, key in enumerate(ordered):
        record = by_value.get(values[key])
        matches = record is not None and (isinstance(key, int) or record.name == key)
        name, colour = (record.name, record.colour) if record and matches else (str(key), palette_colour(position))
        records.append(ClassRecord(values[key], name, colour))
    return {key: position for position, key in enumerate(ordered)}, tuple(records)


def names_in(text: str) -> tuple[str, ...]:
    """The classes that a text names, separated by ; or |, each once, in its order."""
    names = (name.strip() for name in re.split(SEPARATORS, text))
    return tuple(dict.fromkeys(name for name in names if name))


def names_alike(classes: Sequence[ClassRecord]) -> list[tuple[str, ...]]:
    """Groups of class names that differ only in capital letters or spaces: most likely slips of the pen."""
    groups: dict[str, list[str]] = {}
    for record in classes:
        groups.setdefault(" ".join(record.name.casefold().split()), []).append(record.name)
    return [tuple(names) for names in groups.values() if len(names) > 1]


def _values_of_text(names: Sequence[int | str], known: Sequence[ClassRecord]) -> dict[int | str, int]:
    given: dict[int | str, int] = {}
    for record in known:
        if record.name in names and record.name not in given and record.value not in given.values():
            given[record.name] = record.value
    taken = {record.value for record in known}
    free = iter(value for value in range(1, HIGHEST_VALUE + 1) if value not in taken)
    values = {}
    for name in names:
        value = given.get(name)
        if value is None:
            value = next(free, None)
        if value is None:
            raise SamplesError(f"There are more than {HIGHEST_VALUE} classes.", "Choose a field with fewer values.")
        values[name] = value
    return values


def _whole_number(value: float, field: str) -> int | None:
    if value != value:
        return None
    if value in (float("inf"), float("-inf")) or int(value) != value or not 0 <= value <= HIGHEST_VALUE:
        raise SamplesError(f"The class field {field!r} holds {value:g}.", FIELD_HINT)
    return int(value)


def _text(value: object, field: str) -> str | None:
    if value is None or value != value:
        return None
    if not isinstance(value, str):
        raise SamplesError(f"The class field {field!r} holds neither text nor numbers.", FIELD_HINT)
    return value.strip() or None
