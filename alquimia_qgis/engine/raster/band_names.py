"""Which names the bands of a raster really have: descriptions written by GDAL itself or by habit are none."""

from __future__ import annotations

import re

import rasterio
from rasterio.enums import ColorInterp

COUNTED = re.compile(r"(?:band|layer|channel)[ _.#:-]*0*(\d+)", re.IGNORECASE)


def band_names(dataset: rasterio.DatasetReader, bands: tuple[int, ...]) -> tuple[str, ...]:
    """Descriptions of the chosen bands (from 1), "" where unnamed; "Band 3" for the third band is no name."""
    return tuple(_description(dataset.descriptions[band - 1], band) for band in bands)


def is_alpha(dataset: rasterio.DatasetReader, band: int) -> bool:
    """Whether a band (from 1) is the image's transparency.

    GDAL takes the fourth of four 8-bit bands for it, so a band that somebody has described as something else is not.
    """
    described = _description(dataset.descriptions[band - 1], band).casefold()
    return dataset.colorinterp[band - 1] == ColorInterp.alpha and described in ("", "alpha")


def _description(text: str | None, band: int) -> str:
    name = (text or "").strip()
    counted = COUNTED.fullmatch(name)
    return "" if counted and int(counted.group(1)) == band else name
