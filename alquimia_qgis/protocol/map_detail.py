"""How fine a map is: an answer for every pixel of the image, or one for each patch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from alquimia_qgis.protocol.job import RECORDS
from alquimia_qgis.protocol.parameters import Parameterised, choice, integer

PIXELS, PATCHES = "pixels", "patches"


@dataclass(frozen=True)
class MapDetail(Parameterised):
    """What of an image gets an answer."""

    title: ClassVar[str] = "Detail of the map"

    detail: str = choice(
        PIXELS,
        {PIXELS: "Every pixel, seen with its surroundings", PATCHES: "One answer for each patch (coarse raster)"},
        label="What gets an answer",
        help="Every pixel: the map is as fine as the image. Each patch: for networks that see a chip and give it one "
        "answer, the image is cut into a grid of chips, and each becomes one pixel of a coarse map, which takes a "
        "small part of the time. A patch whose middle pixel has no data gets no answer.",
    )  # fmt: skip
    stride: int | None = integer(
        None, low=1, high=2048, unit="pixels", optional=True, advanced=True, label="Distance of patches",
        help="Only for one answer for each patch: how far apart the patches lie, which is also the size of the map's "
        "pixels in pixels of the image. Empty: as far as a chip is wide, so that patches lie side by side. Less: they "
        "overlap, and the map is finer.",
    )  # fmt: skip

    @property
    def of_patches(self) -> bool:
        """Whether the map has one pixel for each patch."""
        return self.detail == PATCHES


RECORDS.update(detail=MapDetail.from_dict)
