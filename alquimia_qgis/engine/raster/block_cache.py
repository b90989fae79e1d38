"""Has every block of a file decoded once: how much of it GDAL must remember for that, and how far to read sideways.

Windows overlap by their margins. GDAL keeps decoded blocks, the last used ones; by itself it would take a twentieth of
the computer's memory. Reading whole rows of windows would need a cache that grows with the width of the image, so a
tiled image is read in columns a few windows wide, from top to bottom, and only the seams between them are read twice.
A file in strips as wide as the image leaves no such choice: there whole rows of windows are kept.
"""

from __future__ import annotations

import rasterio

from alquimia_qgis.engine.raster.image import Image

TILED_CACHE = 48 * 2**20
LARGEST_CACHE = 1024 * 2**20


def windows_side_by_side(image: Image, size: int, margin: int) -> int | None:
    """How many windows of ``size`` pixels to read from left to right before going down; None for the whole width."""
    if not image.tiled:
        return None
    count = max(1, -(-image.width // size))
    while count > 1 and _cached_bytes(image, size + 2 * margin, count * size + 2 * margin) > TILED_CACHE:
        count -= 1
    return count


def block_cache(image: Image, rows: int, columns: int | None = None, most: float = LARGEST_CACHE) -> rasterio.Env:
    """A ``with`` block in which GDAL remembers ``rows`` × ``columns`` (None: the whole width) pixels of the image.

    It takes from 48 MB, which small images never fill, to ``most`` bytes, or 1 GB if that is less. Tiles are decoded by
    all processor cores; strips by one, because GDAL's threads do not look into the cache and would decode those at the
    seams again and again.
    """
    wanted = _cached_bytes(image, rows, image.width if columns is None else columns)
    size = max(TILED_CACHE, min(LARGEST_CACHE, int(most), wanted))
    threads = "ALL_CPUS" if image.tiled else "1"
    return rasterio.Env(GDAL_CACHEMAX=size, GDAL_NUM_THREADS=threads)


def _cached_bytes(image: Image, rows: int, columns: int) -> int:
    """The bytes of all blocks that a part of the image touches wherever it begins."""
    block_rows, block_columns = image.block_shape
    height = (-(-rows // block_rows) + 1) * block_rows
    width = min((-(-columns // block_columns) + 1) * block_columns, -(-image.width // block_columns) * block_columns)
    return height * width * image.bands_per_block * image.dtype.itemsize
