"""The charts of an assessment of objects: precision and recall, F1 by score, and counts observed against found."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from alquimia_qgis.engine.metrics.objects.counting import Counts
from alquimia_qgis.engine.metrics.objects.object_assessment import ObjectAssessment
from alquimia_qgis.engine.metrics.objects.precision import ScoreCurve
from alquimia_qgis.engine.report.pictures import INK, QUIET, RULE
from alquimia_qgis.engine.report.wording import elided

MOST_LINES = 12
MOST_POINTS = 2000
_FONT, _TITLE = 9.0, 10.5


def score_charts(assessment: ObjectAssessment) -> Figure:
    """Precision against recall, and F1 against the score threshold: a line for each class that the reference has.

    The threshold that was asked for is dotted.
    """
    figure = Figure(figsize=(9.6, 3.8), layout="constrained")
    left, right = figure.subplots(1, 2)
    _dress(left, "Precision and recall", "Recall", "Precision")
    _dress(right, "F1 by score threshold", "Lowest score", "F1")
    for label, colour, curve in _lines(assessment):
        left.plot(*_thinned(curve.recall, curve.precision), color=colour, label=label, linewidth=1.7)
        right.step(*_thinned(curve.scores, curve.f1), where="post", color=colour, linewidth=1.7)
    right.axvline(assessment.options.score, color=QUIET, linewidth=0.9, linestyle=(0, (2, 2)), zorder=0)
    for axes in (left, right):
        axes.set_xlim(0, 1.01)
        axes.set_ylim(0, 1.03)
    if left.lines:
        left.legend(frameon=False, fontsize=_FONT, handlelength=1.6)
    return figure


def count_chart(counts: Counts) -> Figure:
    """Objects found against objects observed in each place, with the line on which both are alike."""
    figure = Figure(figsize=(4.7, 4.2), layout="constrained")
    axes = figure.subplots()
    _dress(axes, "Objects in each place", "Observed", "Found")
    observed, found = counts.observed.sum(axis=1), counts.found.sum(axis=1)
    highest = float(max(observed.max(initial=1), found.max(initial=1))) * 1.05
    axes.plot([0, highest], [0, highest], color=INK, linewidth=1.0)
    axes.plot(observed, found, "o", color="#0072b2", alpha=0.65, markersize=5, markeredgewidth=0)
    axes.set_xlim(-highest * 0.02, highest)
    axes.set_ylim(-highest * 0.02, highest)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=8))
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=8))
    return figure


def _lines(assessment: ObjectAssessment) -> list[tuple[str, str, ScoreCurve]]:
    """Label, colour and curve of the largest classes, those with most reference boxes first."""
    sizes = [figures.reference for figures in assessment.per_class]
    shown = [int(number) for number in np.argsort([-size for size in sizes], kind="stable") if sizes[number]]
    return [
        (elided(assessment.classes[number].name, 24), assessment.classes[number].colour, assessment.curve(number))
        for number in shown[:MOST_LINES]
    ]


def _thinned(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """At most so many points of a line, taken evenly."""
    chosen = np.unique(np.linspace(0, max(0, len(x) - 1), MOST_POINTS).round().astype(int))[: len(x)]
    return x[chosen], y[chosen]


def _dress(axes: Axes, title: str, below: str, beside: str) -> None:
    axes.set_title(title, loc="left", fontsize=_TITLE, fontweight="bold", color=INK)
    axes.set_xlabel(below, fontsize=_FONT, color=QUIET)
    axes.set_ylabel(beside, fontsize=_FONT, color=QUIET)
    axes.tick_params(labelsize=_FONT, colors=QUIET, length=0)
    axes.grid(color=RULE, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(RULE)
