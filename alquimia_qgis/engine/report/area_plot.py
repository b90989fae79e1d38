"""Places the marks of the area plot: one small bar per class, all on the same scale of hectares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.ticker import MaxNLocator

from alquimia_qgis.engine.report.contents import AdjustedArea
from alquimia_qgis.engine.report.wording import NARROW_SPACE, is_known

WIDTH = 260
_PADDING = 8


@dataclass(frozen=True)
class AreaMarks:
    """Positions in pixels from the left; None where a figure is undefined."""

    mapped: float | None
    adjusted: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class AreaPlot:
    """The marks of each class, in the order of the classes, and the ticks (position, label) of their common scale."""

    marks: tuple[AreaMarks, ...]
    ticks: tuple[tuple[float, str], ...]
    width: int = WIDTH


def area_plot(areas: Sequence[AdjustedArea]) -> AreaPlot:
    """The plot of the error-adjusted areas beside the mapped ones; intervals are cut at zero."""
    figures = [value for item in areas for value in (item.mapped, item.adjusted, _sum(item.adjusted, item.half_width))]
    top = max((float(value) for value in figures if is_known(value)), default=0.0) or 1.0

    def place(value: float) -> float | None:
        return round(_PADDING + max(value, 0.0) / top * (WIDTH - 2 * _PADDING), 1) if is_known(value) else None

    marks = tuple(
        AreaMarks(
            mapped=place(item.mapped),
            adjusted=place(item.adjusted),
            low=place(_sum(item.adjusted, -item.half_width)),
            high=place(_sum(item.adjusted, item.half_width)),
        )
        for item in areas
    )
    values = [float(tick) for tick in MaxNLocator(nbins=3).tick_values(0.0, top) if 0.0 <= tick <= top]
    return AreaPlot(
        marks, tuple((place(value) or 0.0, f"{value:,.10g}".replace(",", NARROW_SPACE)) for value in values)
    )


def _sum(value: float, difference: float) -> float:
    return value + difference if is_known(value) and is_known(difference) else float("nan")
