"""The weighted mean of the probabilities of several models, added up one model after the other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alquimia_qgis.engine.comparison.members import Member
from alquimia_qgis.engine.comparison.scratch_raster import ScratchRaster
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.classes import ClassRecord


class WeightedSum:
    """Adds the probabilities of one model, times its weight, to ``total``; see ``Sink`` of ``mapping``.

    ``total`` has one band for each of ``classes``, NaN where a model has no answer; NaN everywhere before the first
    model, and only it is ``first``.
    """

    def __init__(
        self, total: ScratchRaster, area: Window, classes: Sequence[ClassRecord], member: Member, weight: float,
        first: bool,
    ) -> None:  # fmt: skip
        self._total = total
        self._area = area
        place = {record.value: index for index, record in enumerate(member.manifest.classes)}
        self._order = [place[record.value] for record in classes]
        self._weight = np.float32(weight)
        self._first = first

    def write(self, window: Window, probabilities: np.ndarray | None, valid: np.ndarray) -> None:
        """See ``Sink``."""
        place = window.relative_to(self._area)
        if probabilities is None:
            weighted = np.full((len(self._order), window.height, window.width), np.nan, np.float32)
        else:
            weighted = np.where(valid, probabilities[self._order] * self._weight, np.float32(np.nan))
        self._total.write(place, weighted if self._first else weighted + self._total.read(place))
