"""The accuracy table as CSV: one row per class of the map, then one row for all."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping

from alquimia_qgis.engine.metrics.area import Z95
from alquimia_qgis.engine.metrics.assessment import Assessment

ALL_CLASSES = "(all classes)"


def assessment_table(assessment: Assessment) -> str:
    """CSV text, UTF-8, comma-separated, one header line.

    A row is a class of the map (``map_value``, ``map_class``). The columns ``reference: <class>`` hold the pixels of
    that map class in each reference class; then the figures of the class; areas are hectares, accuracies shares from
    0 to 1, columns that end in ``_ci95`` half-widths of 95 % intervals. The last row holds the sums and the figures of
    the whole map. Undefined figures are empty.
    """
    rows = [*(_class_row(assessment, index) for index in range(len(assessment.classes))), _total_row(assessment)]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return text.getvalue()


def _class_row(assessment: Assessment, index: int) -> Mapping[str, object]:
    record, adjusted = assessment.classes[index], assessment.adjusted
    counts = assessment.matrix.by_map[index]
    return {
        "map_value": record.value,
        "map_class": record.name,
        **{f"reference: {label}": int(count) for label, count in zip(assessment.labels, counts, strict=True)},
        "pixels": int(counts.sum()),
        **assessment.class_figures(index),
        "adjusted_users_accuracy": adjusted.users_accuracy[index],
        "adjusted_users_accuracy_ci95": Z95 * adjusted.users_error[index],
        "adjusted_producers_accuracy": adjusted.producers_accuracy[index],
        "adjusted_producers_accuracy_ci95": Z95 * adjusted.producers_error[index],
    }


def _total_row(assessment: Assessment) -> Mapping[str, object]:
    matrix, adjusted = assessment.matrix, assessment.adjusted
    totals = matrix.by_map.sum(axis=0)
    return {
        "map_class": ALL_CLASSES,
        **{f"reference: {label}": int(total) for label, total in zip(assessment.labels, totals, strict=True)},
        "pixels": matrix.total,
        "f1": matrix.macro_f1,
        "iou": matrix.mean_iou,
        "mapped_area_ha": float(assessment.mapped_area.sum()),
        "adjusted_area_ha": float(adjusted.area.sum()),
        "overall_accuracy": matrix.overall_accuracy,
        "kappa": matrix.kappa,
        "adjusted_overall_accuracy": adjusted.overall_accuracy,
        "adjusted_overall_accuracy_ci95": Z95 * adjusted.overall_error,
    }


def _cell(value: object) -> object:
    if isinstance(value, float):
        return f"{value:.10g}" if math.isfinite(value) else ""
    return value
