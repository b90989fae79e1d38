"""Numbers of samples, for regression: read from a field, and put into groups that a split shares out fairly."""

from __future__ import annotations

import numpy as np

from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import SamplesError

GROUPS = 4
# From low to high, told apart by colour-blind readers: four steps of viridis.
GROUP_COLOURS = ("#440154", "#31688e", "#35b779", "#fde725")


def numbers_of(column: np.ndarray, field: str) -> list[float | None]:
    """The numbers of a field, None where there is none; anything but numbers raises a SamplesError."""
    found: list[float | None] = []
    for value in column:
        if value is None or value != value or (isinstance(value, str) and not value.strip()):
            found.append(None)
            continue
        try:
            number = float(value)
        except (TypeError, ValueError) as error:
            raise SamplesError(
                f"The field {field!r} holds {value!r}, which is no number.",
                "Choose a field of numbers to be estimated.",
            ) from error
        if not np.isfinite(number):
            raise SamplesError(f"The field {field!r} holds an infinite number.", "Correct it or leave it empty.")
        found.append(number)
    return found


def grouped_values(values: np.ndarray, field: str) -> tuple[np.ndarray, np.ndarray, tuple[ClassRecord, ...]]:
    """Group number (int64) of each value, the edges between groups, and the groups as records from low to high.

    Up to four groups of about the same number of values; fewer where values repeat. A single value raises a
    SamplesError: nothing can be learned from it.
    """
    if values.min() == values.max():
        raise SamplesError(
            f"All samples have the same number {values[0]:g} in the field {field!r}.",
            "Add samples with other numbers, or choose another field.",
        )
    edges = np.unique(np.quantile(values, np.linspace(0, 1, GROUPS + 1)[1:-1]))
    edges = edges[edges > values.min()]
    if not len(edges):
        edges = np.array([np.nextafter(values.min(), np.inf)])
    groups = np.searchsorted(edges, values, side="right").astype(np.int64)
    limits = [values.min(), *edges, values.max()]
    colours = [GROUP_COLOURS[round(place * (GROUPS - 1) / len(edges))] for place in range(len(edges) + 1)]
    records = tuple(
        ClassRecord(number, f"{field} {low:.4g} to {high:.4g}", colour)
        for number, (low, high, colour) in enumerate(zip(limits[:-1], limits[1:], colours, strict=True))
    )
    return groups, edges, records
