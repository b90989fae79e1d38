"""Bounds the memory that GDAL keeps decoded blocks in; by itself it takes a twentieth of the computer's memory."""

from __future__ import annotations

import rasterio

from alquimia_qgis.engine.raster.image import Image

SMALLEST_CACHE = 64 * 2**20
LARGEST_CACHE = 256 * 2**20


def block_cache(image: Image, rows: int) -> rasterio.Env:
    """A ``with`` block in which GDAL's cache holds ``rows`` full rows of the image, from 64 MB to 256 MB.

    That many suffice to decode every block once when windows of that height are read from left to right, also from
    files in strips as wide as the image.
    """
    wanted = rows * image.width * len(image.bands) * image.dtype.itemsize
    return rasterio.Env(GDAL_CACHEMAX=max(SMALLEST_CACHE, min(LARGEST_CACHE, wanted)))
