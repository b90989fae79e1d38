"""The classes of a map: value in the raster, name, colour."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

from alquimia_qgis.protocol.errors import ParameterError

# Paul Tol's "bright" and "muted" qualitative schemes, told apart by colour-blind readers (https://personal.sron.nl/~pault/).
PALETTE = (
    "#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#bbbbbb",
    "#332288", "#88ccee", "#44aa99", "#117733", "#999933", "#ddcc77", "#cc6677", "#882255", "#aa4499",
)  # fmt: skip
HIGHEST_VALUE = 65534


@dataclass(frozen=True)
class ClassRecord:
    """One class: ``value`` is its number in a class raster, ``colour`` is ``#rrggbb``."""

    value: int
    name: str
    colour: str

    def __post_init__(self) -> None:
        if not 0 <= self.value <= HIGHEST_VALUE:
            raise ParameterError(f"The class value {self.value} of {self.name!r} must lie from 0 to {HIGHEST_VALUE}.")
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", self.colour):
            raise ParameterError(f"The colour {self.colour!r} of class {self.name!r} must have the form #rrggbb.")

    def to_dict(self) -> dict[str, Any]:
        """The record as plain data."""
        return asdict(self)


def palette_colour(position: int) -> str:
    """A colour for the class at ``position`` (from 0) when the user has not chosen one."""
    return PALETTE[position % len(PALETTE)]
