"""The comparison as CSV: one row for each model."""

from __future__ import annotations

import csv
import io
import math

from alquimia_qgis.engine.comparison.findings import Findings


def comparison_table(findings: Findings) -> str:
    """CSV text, UTF-8, comma-separated, one header line; undefined figures are empty.

    The columns ``f1: <class>`` and ``iou: <class>`` hold shares from 0 to 1. Of each other model, ``only right
    against`` counts the pixels that this model has right and the other wrong, and ``p against`` is McNemar's p-value.
    """
    rows = [_row(findings, number) for number in range(len(findings.models))]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return text.getvalue()


def _row(findings: Findings, number: int) -> dict[str, object]:
    model = findings.models[number]
    row: dict[str, object] = {"model": model.name, "family": model.family, "pixels": findings.compared, **model.figures}
    for kind, values in (("f1", model.matrix.f1), ("iou", model.matrix.iou)):
        for record, value in zip(findings.classes, values, strict=True):
            row[f"{kind}: {record.name}"] = float(value)
    for other, rival in enumerate(findings.models):
        if other != number:
            test = findings.test_of(number, other)
            row[f"only right against {rival.name}"] = test.only_first
            row[f"p against {rival.name}"] = test.p_value
    return row


def _cell(value: object) -> object:
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    return f"{value:.10g}" if isinstance(value, float) else value
