"""The map of the samples: where training and validation features lie on the image."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from PIL import Image

from alquimia_qgis.engine.report.contents import VALIDATION, Extent, Overview, SampleOutline
from alquimia_qgis.engine.report.pictures import QUIET, RULE
from alquimia_qgis.protocol.classes import ClassRecord

_WIDEST, _TALLEST = 9.6, 7.6  # inches
_SMALLEST = 1 / 130  # a sample below this part of the map's longer side is shown as a dot, or nobody would see it
_MARGIN = 0.02
_DASHES = (0, (2.0, 1.5))
_MANY = 300  # from here on, lines and dots are drawn finer
_PALE = 0.2
_SHADES = 8
MAP_RESOLUTION = 110  # dots per inch: about 1050 pixels wide


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
        _draw_underlay(axes, overview, figure.get_figwidth())
    smallest = _SMALLEST * max(extent[2] - extent[0], extent[3] - extent[1])
    width = 1.8 if len(drawn) < _MANY else 1.2 if len(drawn) < 5 * _MANY else 0.8
    for validation in (False, True):
        part = [outline for outline in drawn if (outline.part == VALIDATION) == validation]
        large = [outline for outline in part if _size(outline) >= smallest]
        _draw_lines(axes, large, classes, validation, width)
        _draw_dots(axes, [outline for outline in part if _size(outline) < smallest], classes, validation, len(drawn))
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


def _draw_underlay(axes: Axes, overview: Overview, figure_width: float) -> None:
    """The image, paler than it is so that the outlines stand out, at the resolution of the map."""
    wanted = round(figure_width * MAP_RESOLUTION)
    image = Image.fromarray(np.ascontiguousarray(overview.pixels[..., :3], dtype=np.uint8))
    if image.width > wanted:
        image = image.resize((wanted, max(1, round(image.height * wanted / image.width))), Image.Resampling.BOX)
    pale = np.asarray(image, dtype=np.float32) * (1 - _PALE) + 255 * _PALE
    coarse = (pale / _SHADES).round() * _SHADES  # fewer shades nobody misses: the PNG becomes half as large
    xmin, ymin, xmax, ymax = overview.extent
    shown = np.clip(coarse, 0, 255).astype(np.uint8)
    axes.imshow(shown, extent=(xmin, xmax, ymin, ymax), interpolation="nearest", aspect="auto")


def _draw_lines(
    axes: Axes, outlines: Sequence[SampleOutline], classes: tuple[ClassRecord, ...], validation: bool, width: float
) -> None:
    rings = [outline.xy for outline in outlines]
    colours = [classes[outline.class_index].colour for outline in outlines]
    # A pale line with a dark edge below each outline: it shows on bright and on dark imagery.
    axes.add_collection(LineCollection(rings, colors=QUIET, linewidths=width + 2.0, zorder=3))
    axes.add_collection(LineCollection(rings, colors="white", linewidths=width + 1.2, zorder=3.1))
    style = _DASHES if validation else "solid"
    axes.add_collection(LineCollection(rings, colors=colours, linewidths=width, linestyles=[style], zorder=3.2))


def _draw_dots(
    axes: Axes, outlines: Sequence[SampleOutline], classes: tuple[ClassRecord, ...], validation: bool, total: int
) -> None:
    if not outlines:
        return
    centres = np.array([(outline.xy.min(axis=0) + outline.xy.max(axis=0)) / 2 for outline in outlines])
    colours = [classes[outline.class_index].colour for outline in outlines]
    x, y = centres.T
    area = 34.0 if total < _MANY else 18.0 if total < 10 * _MANY else 9.0
    axes.scatter(x, y, s=area * 2.1, c="white", linewidths=0.6, edgecolors=QUIET, zorder=4)
    if validation:
        axes.scatter(x, y, s=area, facecolors="none", edgecolors=colours, linewidths=1.8, zorder=5)
    else:
        axes.scatter(x, y, s=area, c=colours, linewidths=0, zorder=5)
