"""The confusion matrix as a table: counts, shares of each row and a colour per cell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.report.pictures import colour_channels
from alquimia_qgis.protocol.classes import ClassRecord

_RIGHT = "#0072b2"
_WRONG = "#d55e00"
_MOST_SPACIOUS = 8
_MOST_COMPACT = 16


@dataclass(frozen=True)
class Cell:
    """One cell: pixels, share of its row (None when the row is empty), background and text colour."""

    count: int
    share: float | None
    background: str
    ink: str


@dataclass(frozen=True)
class ConfusionTable:
    """The cells by row with the totals of rows and columns.

    ``density`` is ``spacious`` (share and count in one cell), ``compact`` or ``dense`` (two tables, numbered columns).
    """

    rows: tuple[tuple[Cell, ...], ...]
    row_totals: tuple[int, ...]
    column_totals: tuple[int, ...]
    total: int
    density: str


def confusion_table(confusion: np.ndarray) -> ConfusionTable:
    """Cells of a confusion matrix (C, C); the diagonal is blue, confusions are orange: the darker, the more."""
    counts = np.asarray(confusion, dtype=np.int64)
    totals = counts.sum(axis=1)
    rows = tuple(
        tuple(_cell(int(value), int(totals[row]), row == column) for column, value in enumerate(line))
        for row, line in enumerate(counts)
    )
    size = len(counts)
    density = "spacious" if size <= _MOST_SPACIOUS else "compact" if size <= _MOST_COMPACT else "dense"
    return ConfusionTable(
        rows, tuple(map(int, totals)), tuple(map(int, counts.sum(axis=0))), int(counts.sum()), density
    )


def _cell(value: int, total: int, right: bool) -> Cell:
    if not total:
        return Cell(value, None, "#ffffff", "#66717c")
    share = value / total
    return Cell(value, share, _blend(_RIGHT if right else _WRONG, share), "#ffffff" if share > 0.55 else "#1f2933")


def _blend(colour: str, share: float) -> str:
    # A power below one makes rare confusions visible; white is kept for none at all.
    strength = 0.9 * share**0.7 if share else 0.0
    return "#" + "".join(f"{round(255 + (channel - 255) * strength):02x}" for channel in colour_channels(colour))


@dataclass(frozen=True)
class Confusion:
    """Two classes that are mixed up: ``share`` of the row's pixels lies in the column."""

    row: ClassRecord
    column: ClassRecord
    count: int
    share: float


def largest_confusions(
    confusion: np.ndarray, classes: tuple[ClassRecord, ...], smallest_share: float, smallest_row: int
) -> list[Confusion]:
    """The off-diagonal cells that hold at least ``smallest_share`` of a row of at least ``smallest_row`` pixels.

    The largest share comes first.
    """
    counts = np.asarray(confusion, dtype=np.float64)
    totals = counts.sum(axis=1, keepdims=True)
    shares = counts / np.maximum(totals, 1.0)
    np.fill_diagonal(shares, 0.0)
    rows, columns = np.nonzero((shares >= smallest_share) & (totals >= smallest_row))
    found = [
        Confusion(classes[row], classes[column], int(counts[row, column]), float(shares[row, column]))
        for row, column in zip(rows, columns, strict=True)
    ]
    return sorted(found, key=lambda confusion: -confusion.share)
