"""Which names the bands of a raster really have: descriptions written by GDAL itself or by habit are none."""

from __future__ import annotations

import re

import rasterio
from rasterio.enums import ColorInterp

# Interpretations that say nothing about what a band shows.
MEANINGLESS = frozenset({ColorInterp.undefined, ColorInterp.gray, ColorInterp.palette, ColorInterp.alpha})
COUNTED = re.compile(r"(?:band|layer|channel)[ _.#:-]*0*(\d+)", re.IGNORECASE)


def band_names(dataset: rasterio.DatasetReader, bands: tuple[int, ...]) -> tuple[str, ...]:
    """Names of the chosen bands (from 1), "" where unnamed.

    Names are the descriptions of the bands. "Band 3" for the third band is no name. Where no band is
    described, distinct colour interpretations such as red, green, blue serve as names.
    """
    described = tuple(_description(dataset.descriptions[band - 1], band) for band in bands)
    if any(described):
        return described
    kinds = [dataset.colorinterp[band - 1] for band in bands]
    if len(set(kinds)) < len(kinds) or MEANINGLESS & set(kinds):
        return described
    return tuple(kind.name for kind in kinds)


def _description(text: str | None, band: int) -> str:
    name = (text or "").strip()
    counted = COUNTED.fullmatch(name)
    return "" if counted and int(counted.group(1)) == band else name
