"""The histogram of the numbers of samples: where there are many, where few, and where none."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from alquimia_qgis.engine.report.number_facts import NumberFacts
from alquimia_qgis.engine.report.pictures import INK, QUIET, RULE
from alquimia_qgis.engine.report.wording import round_number
from alquimia_qgis.protocol.classes import ClassRecord

_MOST_BINS, _FEWEST_BINS = 60, 10
_WIDTH, _HEIGHT = 9.6, 2.6  # inches


def number_histogram(numbers: NumberFacts, groups: Sequence[ClassRecord], edges: np.ndarray) -> Figure:
    """Bars of how many features have which numbers, in the colours of their groups, whose ``edges`` lie between.

    Numbers beyond the fences are counted in the first and the last bar, or they would squeeze all others.
    """
    usual = numbers.values[(numbers.values >= numbers.fences[0]) & (numbers.values <= numbers.fences[1])]
    low, high = usual.min(), usual.max()
    count = int(np.clip(np.sqrt(len(numbers.values)) * 2, _FEWEST_BINS, _MOST_BINS))
    limits = np.linspace(low, high if high > low else low + 1.0, count + 1)
    heights, _ = np.histogram(np.clip(numbers.values, limits[0], limits[-1]), limits)
    middles = (limits[:-1] + limits[1:]) / 2
    colours = [groups[index].colour for index in np.searchsorted(edges, middles, side="right")]
    figure = Figure(figsize=(_WIDTH, _HEIGHT), layout="constrained")
    axes = figure.add_subplot()
    axes.bar(middles, heights, width=np.diff(limits), color=colours, edgecolor="white", linewidth=0.5)
    axes.set_xlim(limits[0], limits[-1])
    axes.set_xlabel(numbers.field, fontsize=9, color=INK)
    axes.set_ylabel("Features", fontsize=9, color=INK)
    axes.xaxis.set_major_formatter(lambda value, _: round_number(value))
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    axes.tick_params(labelsize=7.5, colors=QUIET, length=2)
    for side, spine in axes.spines.items():
        spine.set_visible(side in ("bottom", "left"))
        spine.set_color(RULE)
    return figure
