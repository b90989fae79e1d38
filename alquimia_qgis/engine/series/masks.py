"""Clouds and other unusable pixels of dated images, as a band of theirs or rasters beside them mark them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from alquimia_qgis.engine.raster.band_names import band_names
from alquimia_qgis.engine.raster.image import Image, open_image
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.series.alignment import Grid, open_on_grid
from alquimia_qgis.protocol.errors import ImageError, ParameterError
from alquimia_qgis.protocol.jobs import SeriesSource

# Scene classification of Sentinel-2 level 2A: no data, saturated, dark, shadow of clouds, three of clouds, snow.
SCENE_CLASSIFICATION = "scl"
UNUSABLE_SCENE_CLASSES = (0, 1, 2, 3, 8, 9, 10, 11)


@dataclass(frozen=True)
class CloudMask:
    """One band of codes; those of ``values`` cannot be used, or all but 0 where no values are given.

    A nodata value of the mask is a code like others: in many masks it is the 0 of clear pixels.
    """

    image: Image
    values: tuple[int, ...]

    def usable(self, window: Window) -> np.ndarray:
        """Which pixels of a window inside the image can be used, bool (H, W); what the mask does not cover cannot."""
        codes, covered = self.image.read_codes(window)
        return covered & (~np.isin(codes, self.values) if self.values else codes == 0)


def with_codes(source: SeriesSource, path: str) -> SeriesSource:
    """The source with its mask band by name, where it has one, and the codes that it stands for."""
    if not source.mask_band:
        return source
    number, name = mask_band_of(path, source.mask_band)
    return replace(source, mask_band=name or str(number), mask_values=mask_values(source, name))


def mask_values(source: SeriesSource, band_name: str = "") -> tuple[int, ...]:
    """The codes that cannot be used: those given, or those of Sentinel-2 for a band called SCL."""
    if source.mask_values or band_name.casefold() != SCENE_CLASSIFICATION:
        return source.mask_values
    return UNUSABLE_SCENE_CLASSES


def mask_band_of(path: str, wanted: str) -> tuple[int, str]:
    """Number (from 1) and name of the mask band of an image, given by name or number; ImageError where it has none."""
    with open_image(path) as image:
        every, names = image.all_bands, band_names(image._dataset, image.all_bands)
    folded = [name.casefold() for name in names]
    if wanted.casefold() in folded:
        place = folded.index(wanted.casefold())
        return every[place], names[place]
    if wanted.strip().isdigit() and int(wanted) in every:
        return int(wanted), names[every.index(int(wanted))]
    raise ImageError(
        f"{path} has no mask band {wanted!r}; its bands are "
        f"{', '.join(name or str(number) for number, name in zip(every, names, strict=True))}.",
        "Give MASK_BAND one of these names, or a number from 1.",
    )


def open_masks(source: SeriesSource, count: int, grid: Grid) -> list[CloudMask | None]:
    """The mask rasters of ``count`` images: one for all, or one for each; None for each where there are none.

    Codes must be whole numbers. A number of masks that does not fit raises a ParameterError.
    """
    if not source.masks:
        return [None] * count
    if len(source.masks) not in (1, count):
        raise ParameterError(
            f"{len(source.masks)} mask layers were given for {count} images.",
            "Give one mask layer for each image, in the same order, or a single one for all.",
        )
    given = source if not source.mask_band else replace(source, mask_values=())  # those of the band are its own
    opened: list[CloudMask | None] = [_opened(path, 1, grid, given) for path in source.masks]
    return opened * count if len(opened) == 1 else opened


def open_mask_bands(paths: Sequence[str], source: SeriesSource, grid: Grid) -> list[CloudMask | None]:
    """The mask bands of the images themselves; None for each where there are none."""
    if not source.mask_band:
        return [None] * len(paths)
    return [_opened(path, mask_band_of(path, source.mask_band)[0], grid, source) for path in paths]


def _opened(path: str, band: int, grid: Grid, source: SeriesSource) -> CloudMask:
    image = open_on_grid(path, (band,), grid, exact_values=True)
    if image.dtype.kind == "f":
        name = f"{path}, band {band}," if band > 1 else path
        image.close()
        raise ImageError(f"The mask {name} holds decimal numbers.", "Choose a mask of whole numbers, such as classes.")
    return CloudMask(image, mask_values(source, image.band_names[0]))
