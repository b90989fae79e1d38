"""A piece of advice, and how it names classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alquimia_qgis.engine.report.wording import elided, listed, plural
from alquimia_qgis.protocol.classes import ClassRecord

MOST_NAMED = 4


@dataclass(frozen=True)
class Hint:
    """One piece of advice: what was seen, and what helps."""

    seen: str
    advice: str


def named(records: Sequence[ClassRecord]) -> str:
    """The names of a few classes, as a sentence has them."""
    names = [quoted(record) for record in records[:MOST_NAMED]]
    left = len(records) - len(names)
    return listed([*names, plural(left, "other class")] if left else names)


def quoted(record: ClassRecord) -> str:
    """The name of a class in quotation marks."""
    return f"“{elided(record.name, 30)}”"


def has(records: Sequence[object]) -> str:
    """The verb after so many names."""
    return "has" if len(records) == 1 else "have"
