"""The part of the training report about cross-validation: the figures of each fold, their mean and spread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.report.contents import TrainingReport
from alquimia_qgis.engine.report.wording import number
from alquimia_qgis.protocol.tasks import METRICS, REGRESSION, SEGMENTATION

_LOSS = "loss"


@dataclass(frozen=True)
class FoldSection:
    """What the template shows of folds: one row of figures for each, and two below."""

    columns: list[str]
    rows: list[list[str]]
    means: list[str]
    spreads: list[str]


def fold_section(report: TrainingReport) -> FoldSection | None:
    """The section of a report; None where nothing was cross-validated."""
    if not report.folds:
        return None
    task = SEGMENTATION if report.estimates is None else REGRESSION
    names = [name for name, _ in task.metrics if name != _LOSS and all(name in figures for figures in report.folds)]
    table = np.array([[figures[name] for name in names] for figures in report.folds])
    return FoldSection(
        columns=[METRICS[name] for name in names],
        rows=[[number(value) for value in row] for row in table],
        means=[number(value) for value in table.mean(axis=0)],
        spreads=[number(value) for value in table.std(axis=0, ddof=1)],
    )
