"""The scatter of estimates against the reference, with the line on which both are alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.ticker import MaxNLocator

from alquimia_qgis.engine.report.contents import Estimates
from alquimia_qgis.engine.report.time_axis import Ticks
from alquimia_qgis.engine.report.wording import round_number

WIDTH, HEIGHT = 500, 470
MOST_POINTS = 3000
_LEFT, _RIGHT, _TOP, _BOTTOM = 76.0, 484.0, 12.0, 420.0
_MANY = 500


@dataclass(frozen=True)
class Scatter:
    """The marks in pixels: ``points`` is one path of dots, ``groups`` are the means of the groups of values.

    ``diagonal`` are the ends of the line on which both are alike (x1, y1, x2, y2); ``range`` the positions, from the
    left, of the lowest and the highest number that the training has seen. Both axes have the same scale.
    """

    points: str
    groups: tuple[tuple[float, float], ...]
    diagonal: tuple[float, float, float, float]
    range: tuple[float, ...]
    levels: Ticks
    ticks: Ticks
    shown: int
    dot: float
    left: float = _LEFT
    right: float = _RIGHT
    top: float = _TOP
    bottom: float = _BOTTOM
    width: int = WIDTH
    height: int = HEIGHT


def estimate_scatter(estimates: Estimates) -> Scatter | None:
    """The scatter of at most 3000 pixels, taken evenly; None without validation."""
    reference, estimate = np.asarray(estimates.reference, float), np.asarray(estimates.estimate, float)
    if not reference.size:
        return None
    ticks = _ticks(np.concatenate([reference, estimate]))
    low, high = ticks[0], ticks[-1]
    scale = (_RIGHT - _LEFT) / (high - low)

    def place(x: float, y: float) -> tuple[float, float]:
        return round(_LEFT + (x - low) * scale, 1), round(_BOTTOM - (y - low) * scale, 1)

    chosen = np.linspace(0, len(reference) - 1, min(len(reference), MOST_POINTS)).round().astype(int)
    dots = [place(x, y) for x, y in zip(reference[chosen], estimate[chosen], strict=True)]
    return Scatter(
        points="".join(f"M{x:g} {y:g}h.01" for x, y in dots),
        groups=tuple(place(*means) for means in _group_means(estimates)),
        diagonal=(_LEFT, _BOTTOM, _RIGHT, _TOP),
        range=tuple(place(value, low)[0] for value in (estimates.lowest, estimates.highest) if low <= value <= high),
        levels=tuple((place(low, tick)[1], round_number(tick)) for tick in ticks),
        ticks=tuple((place(tick, low)[0], round_number(tick)) for tick in ticks),
        shown=len(chosen),
        dot=5.0 if len(chosen) < _MANY else 3.5,
    )


def _ticks(values: np.ndarray) -> list[float]:
    low, high = float(values.min()), float(values.max())
    if high <= low:
        high = low + max(abs(low) * 0.1, 1e-6)
    return [float(tick) for tick in MaxNLocator(nbins=6).tick_values(low, high)]


def _group_means(estimates: Estimates) -> list[tuple[float, float]]:
    groups = np.searchsorted(estimates.edges, estimates.reference, side="right")
    return [
        (float(np.mean(estimates.reference[groups == group])), float(np.mean(estimates.estimate[groups == group])))
        for group in np.unique(groups)
    ]
