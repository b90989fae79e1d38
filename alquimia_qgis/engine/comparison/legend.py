"""Which classes of several models are the same, and what each model does not know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from alquimia_qgis.engine.comparison.members import Member
from alquimia_qgis.protocol.classes import ClassRecord


@dataclass(frozen=True)
class JointLegend:
    """All classes that any model knows; ``places`` are the indices of each model's classes among them, int64 (C,).

    ``remarks`` are sentences on what the models do not share.
    """

    classes: tuple[ClassRecord, ...]
    places: tuple[np.ndarray, ...]
    remarks: tuple[str, ...]


def joint_legend(members: Sequence[Member]) -> JointLegend:
    """A class is the same where its name is, spelt alike; its value and colour are those of the first model with it.

    A class whose value another one has already gets the next free value.
    """
    records: dict[str, ClassRecord] = {}
    for member in members:
        for record in member.manifest.classes:
            if record.name not in records:
                records[record.name] = _with_free_value(record, records)
    place = {name: index for index, name in enumerate(records)}
    places = tuple(np.array([place[record.name] for record in member.manifest.classes]) for member in members)
    return JointLegend(tuple(records.values()), places, tuple(_remarks(members, records)))


def _with_free_value(record: ClassRecord, taken: dict[str, ClassRecord]) -> ClassRecord:
    values = {other.value for other in taken.values()}
    return replace(record, value=max(values) + 1) if record.value in values else record


def _remarks(members: Sequence[Member], records: dict[str, ClassRecord]) -> list[str]:
    remarks = []
    first: dict[str, int] = {}  # the value of each class in the first model that has it
    for member in members:
        own = {record.name: record.value for record in member.manifest.classes}
        unknown = [repr(name) for name in records if name not in own]
        if unknown:
            remarks.append(f"{member.name} does not know {', '.join(unknown)}: their pixels count as errors.")
        renumbered = [name for name, value in own.items() if value != first.setdefault(name, value)]
        if renumbered:
            numbers = ", ".join(f"{own[name]} instead of {first[name]} for {name!r}" for name in renumbered)
            remarks.append(f"{member.name} has other class values ({numbers}); classes are matched by name.")
    return remarks
