"""Brings the classes of a reference to those of a map: by name where both have names, else by value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from alquimia_qgis.protocol.classes import ClassRecord, palette_colour
from alquimia_qgis.protocol.errors import SamplesError


def map_legend(declared: Sequence[ClassRecord], found: Iterable[int]) -> tuple[ClassRecord, ...]:
    """The classes of a map: those it declares, or one for each value found in it."""
    if declared:
        return tuple(sorted(declared, key=lambda record: record.value))
    return tuple(
        ClassRecord(value, str(value), palette_colour(place)) for place, value in enumerate(sorted(set(found)))
    )


def match_reference(
    reference: Sequence[ClassRecord], legend: Sequence[ClassRecord], open_ended: bool, owner: str = "the map does"
) -> dict[int, ClassRecord]:
    """For each class value of the reference, the class of the map it means; ``owner`` is who has the map's classes.

    A name decides, spelt exactly alike; else the value, of the record or written in the name. ``open_ended`` is for
    maps that declare no classes: there a number that the map never has is a class of its own. Whatever else cannot be
    matched raises a SamplesError that lists both sides.
    """
    by_name = {record.name: record for record in legend}
    by_value = {record.value: record for record in legend}
    matched: dict[int, ClassRecord] = {}
    unknown = []
    for record in reference:
        number = _number(record)
        if record.name in by_name:
            alike = by_value.get(record.value)
            matched[record.value] = alike if alike and alike.name == record.name else by_name[record.name]
        elif number is not None and number in by_value:
            matched[record.value] = by_value[number]
        elif number is not None and open_ended:
            matched[record.value] = ClassRecord(number, record.name, record.colour)
        else:
            unknown.append(record.name)
    if unknown:
        raise _unknown_classes(unknown, legend, owner)
    return matched


def _number(record: ClassRecord) -> int | None:
    """The value of a class whose name is nothing but a number."""
    return int(record.name) if record.name.isdecimal() else None


def _unknown_classes(unknown: Sequence[str], legend: Sequence[ClassRecord], owner: str) -> SamplesError:
    return SamplesError(
        f"The reference has {_listed(unknown)}, which {owner} not know; "
        f"the classes known are {_listed([record.name for record in legend])}.",
        "Choose the class field that holds these class names or values; capitals and accents count.",
    )


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(repr(name) for name in names[:10])
    return f"{shown} and {len(names) - 10} more" if len(names) > 10 else shown
