"""What a model can look at; adding a kind means a reader in the engine and a layer parameter in the desktop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class InputKind:
    """One sort of model input. ``axes`` names the dimensions of one example, batch left out."""

    name: str
    axes: tuple[str, ...]
    multiple_rasters: bool
    help: str

    @property
    def has_surroundings(self) -> bool:
        """Whether an example shows more than one pixel."""
        return "height" in self.axes


IMAGE = InputKind("image", ("height", "width", "band"), False, "One raster with any number of bands.")
PIXEL = InputKind("pixel", ("band",), False, "The bands of single pixels of one raster.")
PIXEL_SERIES = InputKind("pixel series", ("date", "band"), True, "Single pixels of several dated rasters.")
IMAGE_SERIES = InputKind("image series", ("date", "height", "width", "band"), True, "Several dated rasters.")

INPUT_KINDS = {kind.name: kind for kind in (IMAGE, PIXEL, PIXEL_SERIES, IMAGE_SERIES)}


def kind_of_shape(shape: Sequence[int | None]) -> InputKind:
    """The kind of an example by the number of its axes, which no two kinds share."""
    return next(kind for kind in INPUT_KINDS.values() if len(kind.axes) == len(shape))
