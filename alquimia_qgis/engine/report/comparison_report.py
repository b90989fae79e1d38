"""The report of a comparison of models: which is best, whether by more than chance, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from alquimia_qgis.engine.report.page import render_page
from alquimia_qgis.engine.report.pictures import array_as_png, class_colours
from alquimia_qgis.engine.report.wording import NARROW_SPACE, count, fraction, listed, percent, plural
from alquimia_qgis.protocol.classes import ClassRecord

if TYPE_CHECKING:
    from alquimia_qgis.engine.comparison.findings import Findings, ModelFindings, PairFindings

# The usual limit, below which a difference is called significant.
SIGNIFICANT = 0.05
SMALLEST_P = 0.0001
WHITE = 255


@dataclass(frozen=True)
class _ModelRow:
    """One line of the table of models."""

    model: ModelFindings
    best: bool
    seconds: str
    size: str


@dataclass(frozen=True)
class _PairRow:
    """One line of the table of pairs."""

    first: str
    second: str
    only_first: int
    only_second: int
    p_value: str
    test: str
    verdict: str


def comparison_report_html(
    findings: Findings, facts: Sequence[tuple[str, str]], picture: np.ndarray, legend: tuple[ClassRecord, ...]
) -> str:
    """The report as one HTML page that needs nothing from outside; all texts are escaped.

    ``picture`` (uint8, H × W) holds numbers of different answers, the values of ``legend``, 0 where there is none; of
    no size where nothing was mapped but the reference.
    """
    created = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
    return render_page(
        "comparison_report.html.j2",
        created=created,
        findings=findings,
        headline=_headline(findings),
        measured_on=_measured_on(findings),
        warnings=findings.warnings,
        rows=[_model_row(model, findings) for model in findings.models],
        pairs=[_pair_row(pair, findings) for pair in findings.pairs],
        shares=[[fraction(model.matrix.f1[index]) for model in findings.models] for index in range(_classes(findings))],
        picture=array_as_png(_coloured(picture, legend)) if picture.size else "",
        legend=legend,
        disagreeing=percent(findings.disagreeing),
        caveats=CAVEATS,
        run_rows=[*facts, ("Finished", created)],
    )


CAVEATS = (
    "Pixels of one polygon resemble each other, so they are not independent: the differences are less certain than "
    "the p-values say. Many small reference features, or single points, are safer than a few large polygons.",
    "With many pixels even a tiny difference is more than chance; whether it matters is another question.",
    "A model that was trained on some of these features looks better than it is: compare on features that all models "
    "were denied.",
    "Seconds include loading the model, and depend on the computer and on what else it does.",
)


def _classes(findings: Findings) -> int:
    return len(findings.classes)


def _headline(findings: Findings) -> list[dict[str, str]]:
    best = findings.best.matrix
    return [
        {"label": "Mean IoU", "value": fraction(best.mean_iou), "meaning": "Of the best model: overlap of map and "
         "reference, averaged over the classes."},
        {"label": "Overall accuracy", "value": percent(best.overall_accuracy), "meaning": "Share of the reference "
         "pixels that the best model has right."},
        {"label": "Macro F1", "value": fraction(best.macro_f1), "meaning": "Balance of missed and invented pixels, "
         "averaged over the classes."},
        {"label": "Disagreement", "value": percent(findings.disagreeing), "meaning": "Share of the mapped pixels on "
         "which not all models agree."},
    ]  # fmt: skip


def _measured_on(findings: Findings) -> str:
    names = listed([model.name for model in findings.models])
    return f"{names}, measured on the same {plural(findings.compared, 'reference pixel')}, where all have an answer."


def _model_row(model: ModelFindings, findings: Findings) -> _ModelRow:
    seconds = f"{model.seconds:.1f}" if model.seconds < 100 else count(model.seconds)
    return _ModelRow(model, model is findings.best, seconds, f"{model.size / 1e6:.2f}{NARROW_SPACE}MB")


def _pair_row(pair: PairFindings, findings: Findings) -> _PairRow:
    test, names = pair.test, (findings.models[pair.first].name, findings.models[pair.second].name)
    better = names[0] if test.only_first > test.only_second else names[1]
    significant = test.p_value < SIGNIFICANT
    return _PairRow(
        *names,
        test.only_first,
        test.only_second,
        f"<{NARROW_SPACE}{SMALLEST_P}" if test.p_value < SMALLEST_P else f"{test.p_value:.4f}",
        "exact" if test.statistic is None else f"χ² = {test.statistic:.2f}",
        f"{better} is better" if significant else "may be chance",
    )


def _coloured(picture: np.ndarray, legend: tuple[ClassRecord, ...]) -> np.ndarray:
    """The numbers in the colours of their classes, uint8 (H, W, 3); white where there is none."""
    colours = np.full((len(legend) + 1, 3), WHITE, dtype=np.uint8)
    colours[1:] = class_colours(legend)
    return colours[picture]
