"""Turns what a comparison found into classes, a confusion matrix and figures."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.metrics.area import Z95, AdjustedEstimates, adjusted_estimates
from alquimia_qgis.engine.metrics.comparison import Comparison
from alquimia_qgis.engine.metrics.confusion import ConfusionMatrix
from alquimia_qgis.engine.metrics.legend import map_legend, match_reference
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import SamplesError

SQUARE_METRES_PER_HECTARE = 10_000.0


@dataclass(frozen=True)
class Assessment:
    """A map against a reference; everything per class is in the order of ``classes``, areas are hectares.

    ``left_out`` maps a reason to the reference pixels it took away; ``warnings`` are sentences for the report and log.
    """

    classes: tuple[ClassRecord, ...]
    matrix: ConfusionMatrix
    mapped_area: np.ndarray
    adjusted: AdjustedEstimates
    left_out: dict[str, int]
    warnings: tuple[str, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """A name for each class that no other class has: its value is added where names are the same."""
        names = Counter(record.name for record in self.classes)
        return tuple(
            record.name if names[record.name] == 1 else f"{record.name} ({record.value})" for record in self.classes
        )

    def class_figures(self, index: int) -> dict[str, float]:
        """The figures of one class by name, NaN where undefined; ``_ci95`` are half-widths of 95 % intervals."""
        return {
            "users_accuracy": self.matrix.users_accuracy[index],
            "producers_accuracy": self.matrix.producers_accuracy[index],
            "f1": self.matrix.f1[index],
            "iou": self.matrix.iou[index],
            "mapped_area_ha": self.mapped_area[index],
            "adjusted_area_ha": self.adjusted.area[index],
            "adjusted_area_ha_ci95": Z95 * self.adjusted.area_error[index],
        }


def assess(found: Comparison, declared: Sequence[ClassRecord], reference_classes: Sequence[ClassRecord]) -> Assessment:
    """Match the classes of both sides and compute all figures; SamplesError when nothing can be compared.

    Values of the map that are not among the classes it declares count as "no class", for instance a background of 0.
    """
    legend = map_legend(declared, found.areas)
    meaning = match_reference(reference_classes, legend, open_ended=not declared)
    known = {record.value: record for record in (*meaning.values(), *legend)}
    present = {meaning[truth].value for _, truth in found.pairs} | set(found.areas)
    classes = tuple(known[value] for value in sorted(present & set(known)))
    matrix, unclassed = _matrix(found, classes, meaning)
    if not matrix.total:
        raise SamplesError(
            "The reference and the map have no pixel in common where both have a class.",
            "Check the CRS and the position of both, and the nodata value of the map.",
        )
    area = np.array([found.areas.get(record.value, 0.0) for record in classes]) / SQUARE_METRES_PER_HECTARE
    left_out = {
        "the map has no data there": sum(found.map_without_data.values()),
        "the map has a value there that is none of its classes": unclassed,
        "features of different classes overlap there": found.contested,
    }
    strange = sorted(set(found.areas) - set(known))
    adjusted = adjusted_estimates(matrix.by_map, area)
    return Assessment(classes, matrix, area, adjusted, left_out, _warnings(classes, matrix, area, strange))


def _matrix(
    found: Comparison, classes: Sequence[ClassRecord], meaning: dict[int, ClassRecord]
) -> tuple[ConfusionMatrix, int]:
    place = {record.value: index for index, record in enumerate(classes)}
    matrix = ConfusionMatrix(len(classes))
    unclassed = 0
    for (value, truth), count in found.pairs.items():
        if value in place:
            matrix.counts[place[meaning[truth].value], place[value]] += count
        else:
            unclassed += count
    return matrix, unclassed


def _warnings(
    classes: Sequence[ClassRecord], matrix: ConfusionMatrix, area: np.ndarray, strange: Sequence[int]
) -> tuple[str, ...]:
    found = []
    if strange:
        values = ", ".join(map(str, strange[:10]))
        found.append(f"The map holds values that are none of its classes ({values}); their pixels were left out.")
    unsampled = [
        record.name
        for record, samples, size in zip(classes, matrix.by_map.sum(axis=1), area, strict=True)
        if size > 0 and not samples
    ]
    if unsampled:
        found.append(
            f"No reference pixel lies where the map shows {', '.join(map(repr, unsampled))}, so adjusted areas and "
            "accuracies of the whole map cannot be estimated. Add reference there, or declare it as nodata."
        )
    return tuple(found)


def known(value: float) -> float | None:
    """The figure, None where it is undefined."""
    return float(value) if math.isfinite(value) else None
