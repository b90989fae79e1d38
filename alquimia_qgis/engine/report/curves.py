"""The learning curves: loss, accuracy on the validation part and learning rate, epoch by epoch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from alquimia_qgis.engine.report.pictures import BLUE, GREEN, INK, ORANGE, PURPLE, QUIET, RULE

History = Sequence[Mapping[str, float]]
_Look = tuple[str, str, str, str]  # key, label, colour, style
_Line = tuple[np.ndarray, str, str, str]  # values, label, colour, style
_LOSSES: tuple[_Look, ...] = (("loss", "Training", BLUE, "-"), ("val_loss", "Validation", ORANGE, "--"))
_METRICS: tuple[_Look, ...] = (
    ("val_mean_iou", "Mean IoU", GREEN, "-"),
    ("val_mean_average_precision", "Mean average precision", GREEN, "-"),
    ("val_macro_f1", "Macro F1", PURPLE, "--"),
    ("val_overall_accuracy", "Overall accuracy", INK, ":"),
    ("val_pair_accuracy", "Pair accuracy", GREEN, "-"),
)
_R_SQUARED: tuple[_Look, ...] = (("val_r_squared", "", GREEN, "-"),)
_ERRORS: tuple[_Look, ...] = (
    ("val_rmse", "RMSE", PURPLE, "-"),
    ("val_mean_absolute_error", "Mean absolute error", INK, "--"),
)
_AP50: tuple[_Look, ...] = (("val_ap50", "", GREEN, "-"),)
# The first epochs of a regression may be worse than the mean by any factor; what comes after is what matters.
_LOWEST_R_SQUARED = -1.0
# What is learned.
CLASSES, NUMBERS, OBJECTS = "classes", "numbers", "objects"
_SIZE = {"font": 9.0, "title": 10.5}


def series(history: History, key: str) -> np.ndarray:
    """The values of one key as float64, NaN where an epoch has none."""
    values = [record.get(key) for record in history]
    return np.array([np.nan if value is None else float(value) for value in values], dtype=np.float64)


def learning_curves(history: History, kept_epoch: int, learned: str = CLASSES) -> Figure | None:
    """Loss and validation figures side by side, the learning rate below when it changes; None without history.

    The figures are those of what is ``learned``: CLASSES, NUMBERS (R² and the errors) or OBJECTS (AP50).
    """
    if not history:
        return None
    rate = series(history, "learning_rate")
    changing = bool(np.nanmax(rate) > np.nanmin(rate)) if np.isfinite(rate).any() else False
    figure = Figure(figsize=(9.6, 4.5 if changing else 3.2), layout="constrained")
    panels = [0, 1, 2] if learned == NUMBERS else [0, 1]
    below = len(panels)
    rows = [panels, [below] * len(panels)] if changing else [panels]
    axes: dict[int, Axes] = figure.subplot_mosaic(rows, height_ratios=[3, 1.1] if changing else [1])
    epochs = _epochs(history)
    _panel(axes[0], "Loss", epochs, _lines(history, _LOSSES), kept_epoch)
    draw = {CLASSES: _draw_accuracies, NUMBERS: _draw_errors, OBJECTS: _draw_precision}[learned]
    draw(axes, history, epochs, kept_epoch)
    if changing:
        _panel(axes[below], "Learning rate", epochs, [(rate, "", QUIET, "-")], kept_epoch)
    return figure


def _draw_accuracies(axes: dict[int, Axes], history: History, epochs: np.ndarray, kept_epoch: int) -> None:
    _panel(axes[1], "Accuracy on validation", epochs, _lines(history, _METRICS), kept_epoch)
    axes[1].set_ylim(*_metric_limits(history))


def _draw_errors(axes: dict[int, Axes], history: History, epochs: np.ndarray, kept_epoch: int) -> None:
    _panel(axes[1], "R² on validation", epochs, _lines(history, _R_SQUARED), kept_epoch)
    found = series(history, "val_r_squared")
    lowest = float(np.nanmin(found)) if np.isfinite(found).any() else 0.0
    axes[1].set_ylim(max(_LOWEST_R_SQUARED, min(lowest, 0.95) - 0.05), 1.01)
    _panel(axes[2], "Errors on validation", epochs, _lines(history, _ERRORS), kept_epoch)
    axes[2].set_ylim(bottom=0.0)


def _draw_precision(axes: dict[int, Axes], history: History, epochs: np.ndarray, kept_epoch: int) -> None:
    """Only some of the epochs are measured."""
    measured = np.isfinite(series(history, "val_ap50"))
    if measured.any():
        rows = [row for row, known in zip(history, measured, strict=True) if known]
        _panel(axes[1], "AP50 on validation", epochs[measured], _lines(rows, _AP50), kept_epoch)
    else:
        _panel(axes[1], "AP50 on validation", epochs, [], kept_epoch)
    axes[1].set_ylim(0.0, 1.01)


def _lines(history: History, looks: Sequence[_Look]) -> list[_Line]:
    return [(series(history, key), label, colour, style) for key, label, colour, style in looks]


def _epochs(history: History) -> np.ndarray:
    given = series(history, "epoch")
    return np.where(np.isfinite(given), given, np.arange(1, len(history) + 1))


def _metric_limits(history: History) -> tuple[float, float]:
    values = np.concatenate([series(history, key) for key, *_ in _METRICS])
    lowest = float(np.nanmin(values)) if np.isfinite(values).any() else 0.0
    return max(0.0, lowest - 0.05), 1.01


def _panel(axes: Axes, title: str, epochs: np.ndarray, lines: Sequence[_Line], kept_epoch: int) -> None:
    drawn = [line for line in lines if np.isfinite(line[0]).any()]
    for values, label, colour, style in drawn:
        marker = "o" if len(epochs) < 4 else None  # a line through one epoch would be invisible
        axes.plot(epochs, values, style, color=colour, label=label, linewidth=1.7, marker=marker, markersize=4)
        _mark_best(axes, epochs, values, colour, kept_epoch)
    if epochs[0] <= kept_epoch <= epochs[-1]:
        axes.axvline(kept_epoch, color=QUIET, linewidth=0.9, linestyle=(0, (2, 2)), zorder=0)
    _dress(axes, title)
    if any(label for _, label, _, _ in drawn):
        axes.legend(frameon=False, fontsize=_SIZE["font"], handlelength=2.4)
    if not drawn:
        axes.text(0.5, 0.5, "not recorded", transform=axes.transAxes, ha="center", va="center", color=QUIET)


def _mark_best(axes: Axes, epochs: np.ndarray, values: np.ndarray, colour: str, kept_epoch: int) -> None:
    at_best = epochs == kept_epoch
    axes.plot(epochs[at_best], values[at_best], "o", color=colour, markersize=5.5, markeredgecolor="white")


def _dress(axes: Axes, title: str) -> None:
    axes.set_title(title, loc="left", fontsize=_SIZE["title"], fontweight="bold", color=INK)
    axes.set_xlabel("Epoch", fontsize=_SIZE["font"], color=QUIET)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=8))
    axes.tick_params(labelsize=_SIZE["font"], colors=QUIET, length=0)
    axes.grid(axis="y", color=RULE, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(RULE)
