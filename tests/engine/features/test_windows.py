"""Where features lie decides what is read: windows without one are skipped, and memory does not grow with polygons."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from alquimia_qgis.engine.features.core_size import best_core_size
from alquimia_qgis.engine.features.lattice import Lattice
from alquimia_qgis.engine.prediction.every_pixel import Patches
from alquimia_qgis.engine.prediction.surroundings import Margin
from alquimia_qgis.engine.raster.image import Image
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.options import PredictionOptions
from tests.engine.features.models import answered
from tests.engine.raster.rasters import write_raster
from tests.engine.samples.layers import block, point

MARGIN = Margin(radius=8, stride=1, multiple=1, crop=0)


def boxes(*places, size=1):
    return np.array([(row, row + size, column, column + size) for row, column in places])


def test_windows_are_small_where_features_are_far_apart():
    scattered = boxes(*((row, column) for row in range(0, 20_000, 2500) for column in range(0, 20_000, 2500)))
    dense = boxes(*((row, column) for row in range(0, 2000, 10) for column in range(0, 2000, 10)), size=8)
    whole = np.array([(0, 20_000, 0, 20_000)])
    assert best_core_size(scattered, MARGIN, 1024) <= 128
    assert best_core_size(dense, MARGIN, 1024) >= 512
    assert best_core_size(whole, MARGIN, 1024) == 1024


def test_networks_that_compute_wanted_pixels_only_may_read_more():
    scattered = boxes(*((row, column) for row in range(0, 2000, 250) for column in range(0, 2000, 250)))
    assert best_core_size(scattered, Patches(33), 1024) > best_core_size(scattered, MARGIN, 1024)


@pytest.mark.parametrize("largest", [1, 16, 32, 48, 1000])
def test_the_size_is_never_larger_than_allowed(largest):
    assert 1 <= best_core_size(boxes((0, 0), (5, 900)), MARGIN, largest) <= largest


def test_a_lattice_is_the_same_in_every_window():
    lattice = Lattice(3)
    whole = lattice.mask(Window(0, 0, 12, 12))
    assert whole.sum() == 16 and whole[1, 1] and whole[4, 10]
    np.testing.assert_array_equal(lattice.mask(Window(5, 7, 4, 5)), whole[5:9, 7:12])


def test_only_windows_with_features_are_read(of_pixels, tmp_path, monkeypatch):
    values = np.random.default_rng(0).normal(size=(1, 400, 400)).astype("float32")
    image = write_raster(tmp_path / "large.tif", values, tiled=True, blockxsize=32, blockysize=32)
    read = []
    inside = Image._read_inside

    def watched(self, window):
        read.append(window.height * window.width)
        return inside(self, window)

    monkeypatch.setattr(Image, "_read_inside", watched)
    rows, _, _ = answered(tmp_path, image, of_pixels, [point(5, 5), point(390, 390), block(200, 10, 5, 5)])
    assert [row["answer_count"] for row in rows] == [1, 1, 25]
    assert len(read) == 3 and sum(read) < 0.1 * 400 * 400


@pytest.mark.parametrize("family", ["of_pixels", "of_chips"])
def test_memory_does_not_grow_with_the_polygons(family, request, tmp_path):
    """NumPy tells tracemalloc of its arrays: all that is read, painted, shown to the network and summed up."""
    model = request.getfixturevalue(family)
    peaks = []
    for edge in (200, 1000):
        values = np.zeros((1, edge, edge), "float32")
        image = write_raster(tmp_path / f"{edge}.tif", values, tiled=True, blockxsize=64, blockysize=64)
        tracemalloc.start()
        options = PredictionOptions(window_size=64, batch_size=2)
        rows, _, _ = answered(tmp_path, image, model, [block(0, 0, edge, edge), point(5, 5)], options=options)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        (tmp_path / "features.gpkg").unlink()
        assert rows[0]["answer_count"] == (edge**2 if family == "of_pixels" else (edge // 2) ** 2)
    assert peaks[1] < 1.5 * peaks[0] + 2**20, peaks
