"""Histograms of the bands for each class, side by side: which bands tell which classes apart."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from alquimia_qgis.engine.report.pictures import INK, QUIET, RULE
from alquimia_qgis.engine.report.wording import elided, round_number
from alquimia_qgis.protocol.classes import ClassRecord

MOST_BANDS = 24
MOST_CLASSES = 12
_BINS = 40
_COLUMNS = 3
_WIDTH, _ROW_HEIGHT = 9.6, 2.0  # inches
_OUTLIERS = (0.5, 99.5)  # percent: what lies beyond would squeeze all the rest together


def band_histograms(
    pixels: Sequence[np.ndarray], classes: Sequence[ClassRecord], names: Sequence[str]
) -> Figure | None:
    """A chart for each of the first bands, with a line for each of the classes that have most pixels.

    ``pixels`` are float (n, B) for each class, NaN where missing. Every line is a share of its class, so that rare
    classes are seen as well as common ones. None where there is no pixel.
    """
    shown = shown_classes(pixels)
    if not shown:
        return None
    count = min(len(names), MOST_BANDS)
    rows = math.ceil(count / _COLUMNS)
    figure = Figure(figsize=(_WIDTH, _ROW_HEIGHT * rows), layout="constrained")
    for band in range(count):
        axes = figure.add_subplot(rows, _COLUMNS, band + 1)
        _draw(axes, [pixels[index][:, band] for index in shown], [classes[index] for index in shown])
        axes.set_title(elided(names[band] or f"Band {band + 1}", 28), fontsize=9, color=INK, loc="left")
    return figure


def shown_classes(pixels: Sequence[np.ndarray]) -> list[int]:
    """Positions of the classes that have lines: those of most pixels, in the order of the classes."""
    counts = np.array([len(values) for values in pixels])
    known = [int(index) for index in np.argsort(-counts, kind="stable") if counts[index]]
    return sorted(known[:MOST_CLASSES])


def _draw(axes: Axes, values: Sequence[np.ndarray], classes: Sequence[ClassRecord]) -> None:
    _plain(axes)
    known = [part[np.isfinite(part)] for part in values]
    every = np.concatenate(known)
    if not len(every):
        return
    low, high = np.percentile(every, _OUTLIERS)
    edges = np.linspace(low, high if high > low else low + 1.0, _BINS + 1)
    for part, record in zip(known, classes, strict=True):
        counts, _ = np.histogram(np.clip(part, edges[0], edges[-1]), edges)
        axes.stairs(counts / max(1, len(part)), edges, color=record.colour, linewidth=1.4)
    axes.set_xlim(edges[0], edges[-1])
    axes.set_ylim(bottom=0)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=4))
    axes.xaxis.set_major_formatter(lambda value, _: round_number(value))


def _plain(axes: Axes) -> None:
    axes.set_yticks([])
    axes.tick_params(labelsize=7.5, colors=QUIET, length=2)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set_color(RULE)
