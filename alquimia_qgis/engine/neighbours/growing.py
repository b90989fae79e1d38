"""Brings the classes of new samples to those of a model: known ones by their name, others with a value of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from alquimia_qgis.engine.neighbours.references import MOST_REFERENCES, ReferenceSet
from alquimia_qgis.protocol.bundle_manifest import HIGHEST_CLASS_COUNT
from alquimia_qgis.protocol.classes import HIGHEST_VALUE, ClassRecord, palette_colour
from alquimia_qgis.protocol.errors import SamplesError


def grown(
    classes: Sequence[ClassRecord], references: ReferenceSet, more: Sequence[ClassRecord], samples: ReferenceSet
) -> tuple[tuple[ClassRecord, ...], ReferenceSet]:
    """The classes and references of a model with ``samples``, whose labels are positions in ``more``.

    Positions of the model's classes stay as they are, new classes follow them. A SamplesError when these are too many.
    """
    known = list(classes)
    positions = np.array([_position(record, known) for record in more], dtype=np.int32)
    if len(known) > HIGHEST_CLASS_COUNT:
        raise SamplesError(f"The model would have {len(known)} classes; up to {HIGHEST_CLASS_COUNT} are possible.")
    if len(references) + len(samples) > MOST_REFERENCES:
        raise SamplesError(
            f"The model would remember {len(references) + len(samples)} samples; up to {MOST_REFERENCES} are possible.",
            "Give fewer samples (MAXIMUM_CHIPS).",
        )
    return tuple(known), references.joined(replace(samples, classes=positions[samples.classes]))


def _position(record: ClassRecord, known: list[ClassRecord]) -> int:
    """Where the class of this name is among the known ones, to which it is added if it is new."""
    for position, other in enumerate(known):
        if other.name == record.name:
            return position
    taken = {other.value for other in known}
    value = record.value if record.value not in taken else max(taken) + 1
    if value > HIGHEST_VALUE:
        raise SamplesError(f"There is no value up to {HIGHEST_VALUE} left for the class {record.name!r}.")
    colours = {other.colour for other in known}
    colour = record.colour if record.colour not in colours else palette_colour(len(known))
    known.append(ClassRecord(value, record.name, colour))
    return len(known) - 1
