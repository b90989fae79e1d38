"""Has every block of a file decoded once: how much of it GDAL must remember for that, and how far to read sideways.

Windows overlap by their margins. GDAL keeps decoded blocks, the last used ones; by itself it would take a twentieth of
the computer's memory. Reading whole rows of windows would need a cache that grows with the width of the image, so a
tiled image is read in columns a few windows wide, from top to bottom, and only the seams between them are read twice.
A file in strips as wide as the image leaves no such choice: there whole rows of windows are kept.
"""

from __future__ import annotations

import rasterio

from alquimia_qgis.engine.raster.image import Image
from alquimia_qgis.engine.raster.pixel_source import PixelSource

TILED_CACHE = 48 * 2**20
LARGEST_CACHE = 1024 * 2**20


def windows_side_by_side(image: PixelSource, size: int, margin: int) -> int | None:
    """How many windows of ``size`` pixels to read from left to right before going down; None for the whole width."""
    if not _is_tiled(image):
        return None
    count = max(1, -(-image.width // size))
    while count > 1 and _cached_bytes(image, size + 2 * margin, count * size + 2 * margin) > TILED_CACHE:
        count -= 1
    return count


def block_cache(image: PixelSource, rows: int, columns: int | None = None, most: float = LARGEST_CACHE) -> rasterio.Env:
    """A ``with`` block in which GDAL remembers ``rows`` × ``columns`` (None: the whole width) pixels of the image.

    It takes from 48 MB, which small images never fill, to ``most`` bytes, or 1 GB if that is less. Tiles are decoded by
    all processor cores; strips by one, because GDAL's threads do not look into the cache and would decode those at the
    seams again and again.
    """
    wanted = _cached_bytes(image, rows, image.width if columns is None else columns)
    size = max(TILED_CACHE, min(LARGEST_CACHE, int(most), wanted))
    threads = "ALL_CPUS" if _is_tiled(image) else "1"
    return rasterio.Env(GDAL_CACHEMAX=size, GDAL_NUM_THREADS=threads)


def held_by_files(source: PixelSource) -> int:
    """Bytes that GDAL keeps for as long as the files are open, whatever its cache: one block of each, with all bands.

    Little for an image; for hundreds of dates with large blocks more than their windows.
    """
    blocks = (image.block_shape[0] * image.block_shape[1] * image.bands_per_block for image in source.file_images)
    sizes = (image.dtype.itemsize for image in source.file_images)
    return sum(pixels * size for pixels, size in zip(blocks, sizes, strict=True))


def _is_tiled(source: PixelSource) -> bool:
    return all(image.tiled for image in source.file_images)


def _cached_bytes(source: PixelSource, rows: int, columns: int) -> int:
    """The bytes of all blocks that a part of the image touches wherever it begins; of a series those of all images."""
    return sum(_cached_bytes_of_file(image, rows, columns) for image in source.file_images)


def _cached_bytes_of_file(image: Image, rows: int, columns: int) -> int:
    block_rows, block_columns = image.block_shape
    height = (-(-rows // block_rows) + 1) * block_rows
    width = min((-(-columns // block_columns) + 1) * block_columns, -(-image.width // block_columns) * block_columns)
    return height * width * image.bands_per_block * image.dtype.itemsize
