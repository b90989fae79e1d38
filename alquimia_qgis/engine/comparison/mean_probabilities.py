"""The weighted mean of the probabilities of several models: which class is which, what each weighs, and the sum."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from alquimia_qgis.engine.comparison.members import Member
from alquimia_qgis.engine.comparison.scratch_raster import ScratchRaster
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import ParameterError


def common_classes(members: Sequence[Member]) -> tuple[ClassRecord, ...]:
    """The classes that all models have, in the order and colours of the first.

    A ParameterError names the first model whose classes differ by value or name.
    """
    first = members[0]
    for member in members[1:]:
        if _keys(member.manifest) != _keys(first.manifest):
            raise ParameterError(
                f"The models do not have the same classes: {first.name} has {_listed(first.manifest)}, "
                f"{member.name} has {_listed(member.manifest)}.",
                "Probabilities can be averaged where all models were trained on the same values and names.",
            )
    return first.manifest.classes


def normalised_weights(weights: Sequence[float], models: int) -> list[float]:
    """One share for each model, which add up to 1; without weights all are equal."""
    if not weights:
        return [1.0 / models] * models
    if len(weights) != models:
        raise ParameterError(
            f"{len(weights)} weights were given for {models} models.", "Give one weight for each model, in their order."
        )
    if not all(math.isfinite(weight) and weight > 0 for weight in weights):
        raise ParameterError(
            f"Weights must be positive numbers; {', '.join(f'{weight:g}' for weight in weights)} were given.",
            "Leave out models that shall not count.",
        )
    return [weight / sum(weights) for weight in weights]


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


def _keys(manifest: Manifest) -> set[tuple[int, str]]:
    return {(record.value, record.name) for record in manifest.classes}


def _listed(manifest: Manifest) -> str:
    shown = [f"{record.value} {record.name!r}" for record in manifest.classes]
    return ", ".join(shown[:10]) + (f" and {len(shown) - 10} more" if len(shown) > 10 else "")
