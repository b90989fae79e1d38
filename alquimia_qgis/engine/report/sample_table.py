"""The check of samples as CSV: one row for each class."""

from __future__ import annotations

import csv
import io
import math

from alquimia_qgis.engine.report.sample_check import ClassFacts, SampleCheck


def sample_table(check: SampleCheck) -> str:
    """CSV text, UTF-8, comma-separated, one header line.

    ``share`` is that of the pixels with data (0 to 1), ``area`` that of the shapes in squared units of the CRS,
    ``area_ha`` that of the pixels with data; ``separability`` is the Jeffries-Matusita distance (0 to 2) to the
    ``nearest_class``. Means and standard deviations of the bands, as ``mean_1``, ``mean_1_red`` or, of a series,
    ``mean_2018-04-12_red``, are of at most 5000 pixels. What is unknown is empty. Groups of numbers have rows
    as classes do.
    """
    text = io.StringIO()
    rows = [_row(facts, check) for facts in check.classes]
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return text.getvalue()


def _row(facts: ClassFacts, check: SampleCheck) -> dict[str, object]:
    row: dict[str, object] = {
        "value": facts.record.value,
        "class": facts.record.name,
        "features": facts.features,
        "labelled_pixels": facts.labelled,
        "pixels_with_data": facts.usable,
        "share": facts.share,
        "area": facts.area,
        "area_ha": facts.hectares,
        "nearest_class": facts.nearest.name if facts.nearest else "",
        "separability": "" if facts.separability is None else facts.separability,
    }
    for channel, label in enumerate(check.channels):
        row[f"mean_{label}"] = float(facts.means[channel])
        row[f"deviation_{label}"] = float(facts.deviations[channel])
    return row


def _cell(value: object) -> object:
    if isinstance(value, float):
        return f"{value:.10g}" if math.isfinite(value) else ""
    return value
