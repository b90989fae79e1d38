"""The figures of every epoch, as rows for the report and as text for a table."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping, Sequence

FIRST_COLUMNS = ("epoch", "learning_rate", "loss", "val_loss")
LAST_COLUMNS = ("seconds",)
Row = dict[str, float]


def history_csv(rows: Sequence[Mapping[str, float]]) -> str:
    """The rows as CSV with a header; figures that are not numbers are left empty."""
    present = {name for row in rows for name in row}
    middle = sorted(present - set(FIRST_COLUMNS) - set(LAST_COLUMNS), key=lambda name: (name.startswith("val_"), name))
    columns = [name for name in (*FIRST_COLUMNS, *middle, *LAST_COLUMNS) if name in present]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(name, math.nan)) for name in columns] for row in rows)
    return text.getvalue()


def _cell(value: float) -> str:
    if not math.isfinite(value):
        return ""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.6g}"
