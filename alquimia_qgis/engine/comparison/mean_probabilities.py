"""The weighted mean of the probabilities of several models, added up one model after the other in a work file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from alquimia_qgis.engine.comparison.members import Member
from alquimia_qgis.engine.comparison.scratch_raster import scratch_bytes, windows_of
from alquimia_qgis.engine.prediction.work_file import WorkFile
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.classes import ClassRecord

FLOAT = "float32"
# A sum is written while the one before it is read; older ones make room.
SUMS_AT_ONCE = 2


class RunningSums:
    """What the first models together say of an ``area``: one sum after each model, in the work file of the ensemble.

    There the areas of the models lie below each other, so that the windows that one of them has finished are told from
    those of the others. Windows here count from the first pixel of the area.
    """

    def __init__(self, work: WorkFile, area: Window, classes: int) -> None:
        self._work, self._classes = work, classes
        self._area = Window(0, 0, area.height, area.width)

    def finished(self, model: int) -> list[Window]:
        """The windows that earlier runs have done with this model."""
        first = model * self._area.height
        own = (window for window in self._work.finished if first <= window.row < first + self._area.height)
        return [replace(window, row=window.row - first) for window in own]

    def window_size(self, model: int, wanted: int) -> int:
        """See ``WorkFile``; each model has a size of its own."""
        return self._work.window_size(wanted, f" {model}")

    def add(self, model: int, window: Window, weighted: np.ndarray | None) -> None:
        """Add what a model says of a window, (C, H, W), NaN where it has no answer; None where it has none at all."""
        if weighted is not None and model:
            weighted = weighted + self.read(model - 1, window)
        layers = None if weighted is None else {str(model): weighted.astype(np.float32, copy=False)}
        self._work.add(self._placed(model, window), layers)

    def read(self, model: int, window: Window) -> np.ndarray:
        """The sum after a model, float32 (C, H, W), NaN where one of the models has no answer."""
        values = np.full((self._classes, window.height, window.width), np.nan, dtype=np.float32)
        for band, plane in enumerate(values):
            self._work.read(str(model), band, self._placed(model, window), plane)
        return values

    def complete(self, model: int) -> None:
        """This model has answered everywhere: the sum before it is not needed any more."""
        self._work.forget(str(model - 1))

    def pieces(self, model: int) -> Iterator[tuple[Window, np.ndarray]]:
        """The sum after a model from top to bottom, in the order of a raster's blocks."""
        for window in windows_of(self._area, self._classes, FLOAT):
            yield window, self.read(model, window)

    def _placed(self, model: int, window: Window) -> Window:
        return replace(window, row=window.row + model * self._area.height)


class WeightedSum:
    """Adds the probabilities of one model, the ``number``-th, times its weight, to the sums; see ``Sink``."""

    def __init__(
        self, sums: RunningSums, area: Window, classes: Sequence[ClassRecord], member: Member, weight: float,
        number: int,
    ) -> None:  # fmt: skip
        self._sums = sums
        self._area = area
        place = {record.value: index for index, record in enumerate(member.manifest.classes)}
        self._order = [place[record.value] for record in classes]
        self._weight = np.float32(weight)
        self._number = number

    def write(self, window: Window, probabilities: np.ndarray | None, valid: np.ndarray) -> None:
        """See ``Sink``."""
        weighted = None
        if probabilities is not None:
            weighted = np.where(valid, probabilities[self._order] * self._weight, np.float32(np.nan))
        self._sums.add(self._number, window.relative_to(self._area), weighted)


def bytes_of_sums(area: Window, classes: int) -> int:
    """The room that the sums take on the disk at most."""
    return SUMS_AT_ONCE * scratch_bytes(area, classes, FLOAT)
