"""What models must have in common for their probabilities to be averaged, and how much each of them counts."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import ParameterError

MOST_LISTED = 10


def check_same_classes(models: Mapping[str, Sequence[ClassRecord]]) -> None:
    """Raise a ParameterError that names the first of the models whose classes differ by value or name."""
    first = next(iter(models))
    for name, classes in models.items():
        if _keys(classes) != _keys(models[first]):
            raise ParameterError(
                f"The models do not have the same classes: {first} has {_listed(models[first])}, {name} has "
                f"{_listed(classes)}.",
                "Probabilities can be averaged where all models were trained on the same values and names.",
            )


def normalised_weights(weights: Sequence[float], models: int) -> tuple[float, ...]:
    """One share for each model, which add up to 1; without weights all are equal. ParameterError for other numbers."""
    if not weights:
        return (1.0 / models,) * models
    if not all(0 < weight < math.inf for weight in weights):
        shown = ", ".join(f"{weight:g}" for weight in weights)
        raise ParameterError(f"Weights must be positive numbers; {shown} were given.", "Leave out the other models.")
    if len(weights) != models:
        raise ParameterError(
            f"{len(weights)} weights were given for {models} models.", "Give one weight for each model, in their order."
        )
    return tuple(weight / sum(weights) for weight in weights)


def _keys(classes: Sequence[ClassRecord]) -> set[tuple[int, str]]:
    return {(record.value, record.name) for record in classes}


def _listed(classes: Sequence[ClassRecord]) -> str:
    shown = [f"{value} {name!r}" for value, name in sorted(_keys(classes))]
    more = len(shown) - MOST_LISTED
    return ", ".join(shown[:MOST_LISTED]) + (f" and {more} more" if more > 0 else "")
