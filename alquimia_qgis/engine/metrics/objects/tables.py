"""The figures of an assessment of objects as CSV: one table of classes, one of counts."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence

from alquimia_qgis.engine.metrics.objects.object_assessment import ClassFigures, ObjectAssessment

ALL_CLASSES = "(all classes)"
FIGURES = (
    "reference", "detected", "found", "false", "missed", "precision", "recall", "f1", "ap", "ap50", "ap75",
    "best_score", "best_f1",
)  # fmt: skip


def class_table(assessment: ObjectAssessment) -> str:
    """CSV text, UTF-8, one header line: a row for each class and a last one for all; undefined figures are empty."""
    rows = [
        [record.name, *_cells(figures)]
        for record, figures in zip(assessment.classes, assessment.per_class, strict=True)
    ]
    return _text(["class", *FIGURES], [*rows, [ALL_CLASSES, *_cells(assessment.all_classes)]])


def count_table(assessment: ObjectAssessment) -> str:
    """CSV text: a row for each area or square and class, with the objects observed there and found."""
    counts = assessment.counts
    rows = [
        [place, record.name, int(counts.observed[line, number]), int(counts.found[line, number])]
        for line, place in enumerate(counts.names)
        for number, record in enumerate(assessment.classes)
    ]
    return _text(["place", "class", "observed", "found"], rows)


def figures_of(figures: ClassFigures) -> dict[str, float | None]:
    """All figures by name, None where undefined."""
    values = {name: getattr(figures, name) for name in FIGURES}
    return {name: value if math.isfinite(value) else None for name, value in values.items()}


def _cells(figures: ClassFigures) -> list[object]:
    values = figures_of(figures).values()
    return ["" if value is None else f"{value:.10g}" if isinstance(value, float) else value for value in values]


def _text(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()
