"""Every block of a file is decoded about once, whatever its layout, with a cache that does not grow with the image."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin

from alquimia_qgis.engine.prediction.cores import core_windows
from alquimia_qgis.engine.raster import block_cache as block_cache_module
from alquimia_qgis.engine.raster.block_cache import TILED_CACHE, block_cache, windows_side_by_side
from alquimia_qgis.engine.raster.image import open_image

LAYOUTS = {
    "tiled": {"tiled": True, "blockxsize": 64, "blockysize": 64, "interleave": "band"},
    "tiled and interleaved": {"tiled": True, "blockxsize": 64, "blockysize": 64, "interleave": "pixel"},
    "strips": {"tiled": False, "blockysize": 8, "interleave": "band"},
    "strips and interleaved": {"tiled": False, "blockysize": 8, "interleave": "pixel"},
}
SIZE, MARGIN, CORE = 1024, 24, 128


def write(path: Path, layout: str, compress: str = "deflate") -> None:
    values = np.random.default_rng(0).integers(0, 65535, (3, SIZE, SIZE)).astype("uint16")
    profile = {"driver": "GTiff", "count": 3, "dtype": "uint16", "crs": "EPSG:32629", "height": SIZE, "width": SIZE}
    transform = from_origin(0, 0, 10, 10)
    with rasterio.open(path, "w", **profile, transform=transform, compress=compress, **LAYOUTS[layout]) as dataset:
        dataset.write(values)


def bytes_read() -> int:
    lines = Path("/proc/self/io").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("rchar")).split()[1])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts what Linux says was read")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_blocks_are_read_about_once(layout, tmp_path, monkeypatch):
    """With a cache for half of the image's width, so that columns of windows must be chosen."""
    monkeypatch.setattr(block_cache_module, "TILED_CACHE", 1024 * 1024)
    write(tmp_path / "image.tif", layout)
    with open_image(str(tmp_path / "image.tif")) as image:
        side_by_side = windows_side_by_side(image, CORE, MARGIN)
        assert side_by_side == (None if "strips" in layout else 4)
        before = bytes_read()
        with block_cache(image, CORE + 2 * MARGIN, side_by_side and side_by_side * CORE + 2 * MARGIN):
            for core in core_windows(image.window, 8, (CORE, CORE), side_by_side):
                image.read_stack(core.expanded(MARGIN))
        read = bytes_read() - before
    file_size = (tmp_path / "image.tif").stat().st_size
    assert read < file_size * (1.1 if "strips" in layout else 1.3), "only the seam between two columns comes twice"


def test_wide_tiled_images_are_read_in_columns(tmp_path):
    write(tmp_path / "image.tif", "tiled")
    with open_image(str(tmp_path / "image.tif")) as image:
        assert windows_side_by_side(image, CORE, MARGIN) == SIZE // CORE, "a small image fits whole"
        image.width = 1_000_000
        count = windows_side_by_side(image, CORE, MARGIN)
        assert 1 < count < 1_000_000 // CORE


def test_strips_of_a_wide_image_take_no_more_than_allowed(tmp_path):
    write(tmp_path / "image.tif", "strips")
    with open_image(str(tmp_path / "image.tif")) as image:
        image.width = 100_000
        for most, expected in ((300e6, 300_000_000), (1e12, block_cache_module.LARGEST_CACHE), (1e6, TILED_CACHE)):
            assert block_cache(image, 2000, most=most).options["GDAL_CACHEMAX"] == expected
