"""Windows and batches that fit in the memory that is allowed."""

from __future__ import annotations

import pytest

from alquimia_qgis.engine.prediction.surroundings import Blending, Margin
from alquimia_qgis.engine.prediction.window_size import WANTED_SIZE, Load, allowed_memory, choose_windows

MARGIN = Margin(radius=100, stride=16, multiple=16, crop=0)
LOAD = Load(bytes_per_pixel=400, bands=4, value_bytes=2, classes=5)
GIGABYTE = 2.0**30


def test_large_windows_where_memory_allows():
    assert choose_windows(MARGIN, LOAD, 10_000, 4 * GIGABYTE) == (WANTED_SIZE, 1)


def test_windows_shrink_to_the_memory_and_stay_on_the_grid():
    sizes = [choose_windows(MARGIN, LOAD, 10_000, allowed * GIGABYTE)[0] for allowed in (1, 0.3, 0.1, 0.03, 0.0)]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] == WANTED_SIZE and sizes[-1] == 16
    assert all(size % 16 == 0 for size in sizes)
    for allowed in (0.3, 0.1):
        size, batch = choose_windows(MARGIN, LOAD, 10_000, allowed * GIGABYTE)
        assert LOAD.of_windows(MARGIN, size, batch) <= allowed * GIGABYTE


def test_two_hundred_bands_take_smaller_windows_than_four():
    many = Load(bytes_per_pixel=400, bands=200, value_bytes=4, classes=5)
    allowed = GIGABYTE
    assert choose_windows(MARGIN, many, 10_000, allowed)[0] < choose_windows(MARGIN, LOAD, 10_000, allowed)[0]


def test_small_images_take_small_windows_in_batches():
    size, batch = choose_windows(MARGIN, LOAD, 50, 4 * GIGABYTE)
    assert size == 64 and batch > 1
    assert choose_windows(MARGIN, LOAD, 50, 0.02 * GIGABYTE)[1] < batch


def test_what_the_user_chose_is_taken():
    assert choose_windows(MARGIN, LOAD, 10_000, 0.0, size=2000) == (2000, 1)
    assert choose_windows(MARGIN, LOAD, 10_000, 4 * GIGABYTE, batch=3) == (WANTED_SIZE, 3)
    assert choose_windows(MARGIN, LOAD, 10_000, 4 * GIGABYTE, size=500, batch=2) == (512, 2)


def test_blended_tiles_count_by_the_batch_not_by_the_window():
    tiles = Blending(tile=256, crop=0)
    size, batch = choose_windows(tiles, LOAD, 10_000, 4 * GIGABYTE)
    assert size == WANTED_SIZE and batch == 16
    assert choose_windows(tiles, LOAD, 10_000, 0.2 * GIGABYTE)[1] < 16


def test_the_allowed_memory():
    assert allowed_memory(512) == 512 * 2**20
    assert allowed_memory(None) == pytest.approx(allowed_memory(None))
    assert allowed_memory(None) > 100e6
