"""The map of the samples: where training and validation features lie on the image."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patheffects import Normal, Stroke

from alquimia_qgis.engine.report.contents import VALIDATION, Extent, Overview, SampleOutline
from alquimia_qgis.engine.report.pictures import QUIET, RULE
from alquimia_qgis.protocol.classes import ClassRecord

_WIDEST, _TALLEST = 9.6, 7.6  # inches
_SMALLEST = 1 / 130  # a sample below this part of the map's longer side is shown as a dot, or nobody would see it
_MARGIN = 0.02
_DASHES = (0, (2.2, 1.6))


def sample_map(
    outlines: Sequence[SampleOutline], overview: Overview | None, classes: tuple[ClassRecord, ...]
) -> Figure | None:
    """Outlines in the colour of their class, validation dashed; dots where a sample is a point or too small to see."""
    drawn = [SampleOutline(*outline) for outline in outlines if len(outline[0])]
    extent = overview.extent if overview is not None else _extent_of(drawn)
    if extent is None:
        return None
    figure, axes = _empty_map(extent)
    if overview is not None:
        xmin, ymin, xmax, ymax = overview.extent
        axes.imshow(overview.pixels, extent=(xmin, xmax, ymin, ymax), interpolation="antialiased", aspect="auto")
    longest = max(extent[2] - extent[0], extent[3] - extent[1])
    small = [outline for outline in drawn if _size(outline) < longest * _SMALLEST]
    large = [outline for outline in drawn if _size(outline) >= longest * _SMALLEST]
    width = 1.8 if len(drawn) < 300 else 1.2
    for validation in (False, True):
        _draw_lines(axes, (o for o in large if (o.part == VALIDATION) == validation), classes, validation, width)
        _draw_dots(axes, [o for o in small if (o.part == VALIDATION) == validation], classes, validation, len(drawn))
    axes.set_xlim(extent[0], extent[2])
    axes.set_ylim(extent[1], extent[3])
    return figure


def _extent_of(outlines: Sequence[SampleOutline]) -> Extent | None:
    if not outlines:
        return None
    points = np.concatenate([outline.xy for outline in outlines])
    low, high = points.min(axis=0), points.max(axis=0)
    margin = max(float((high - low).max()) * _MARGIN, 1e-9)
    return float(low[0]) - margin, float(low[1]) - margin, float(high[0]) + margin, float(high[1]) + margin


def _empty_map(extent: Extent) -> tuple[Figure, Axes]:
    ratio = (extent[3] - extent[1]) / max(extent[2] - extent[0], 1e-12)
    ratio = min(max(ratio, 0.15), 6.0)
    width = min(_WIDEST, _TALLEST / ratio)
    figure = Figure(figsize=(width, width * ratio))
    axes = figure.add_axes((0.002, 0.002, 0.996, 0.996))
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_facecolor("#f6f7f8")
    for spine in axes.spines.values():
        spine.set_color(RULE)
    return figure, axes


def _size(outline: SampleOutline) -> float:
    return float(np.ptp(outline.xy, axis=0).max())


def _draw_lines(
    axes: Axes, outlines: Iterable[SampleOutline], classes: tuple[ClassRecord, ...], validation: bool, width: float
) -> None:
    chosen = list(outlines)
    lines = LineCollection(
        [outline.xy for outline in chosen],
        colors=[classes[outline.class_index].colour for outline in chosen],
        linewidths=width,
        linestyles=[_DASHES if validation else "solid"],
        zorder=3,
    )
    # A pale line below a dark one: the outline shows on bright and on dark imagery.
    lines.set_path_effects(
        [Stroke(linewidth=width + 2.2, foreground=QUIET), Stroke(linewidth=width + 1.4, foreground="w"), Normal()]
    )
    axes.add_collection(lines)


def _draw_dots(
    axes: Axes, outlines: Sequence[SampleOutline], classes: tuple[ClassRecord, ...], validation: bool, total: int
) -> None:
    if not outlines:
        return
    centres = np.array([(outline.xy.min(axis=0) + outline.xy.max(axis=0)) / 2 for outline in outlines])
    colours = [classes[outline.class_index].colour for outline in outlines]
    area = 34.0 if total < 300 else 18.0 if total < 3000 else 9.0
    axes.scatter(*centres.T, s=area * 2.1, c="white", linewidths=0.6, edgecolors=QUIET, zorder=4)
    if validation:
        axes.scatter(*centres.T, s=area, facecolors="none", edgecolors=colours, linewidths=1.8, zorder=5)
    else:
        axes.scatter(*centres.T, s=area, c=colours, linewidths=0, zorder=5)
