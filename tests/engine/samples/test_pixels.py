"""Labelled pixels are collected once each, from polygons, lines and points, classes or numbers."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.samples import pixels as module
from alquimia_qgis.engine.samples.pixels import collect_pixels, fair_shares
from alquimia_qgis.engine.samples.reading import read_values
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.options import SamplingOptions
from tests.engine.raster.rasters import counting, write_raster
from tests.engine.samples.layers import block, made, point, source, texts, write_layer


@pytest.fixture
def image(tmp_path):
    values = counting(300, 280, 2)
    values[:, :5] = -1
    with open_image(write_raster(tmp_path / "image.tif", values, nodata=-1)) as opened:
        yield opened


def collected(image, samples, **options):
    return collect_pixels(image, samples, np.arange(len(samples)), SamplingOptions(**options), JobContext.silent())


def test_every_labelled_pixel_comes_once(image):
    shapes = [block(10, 10, 3, 4), block(11, 11, 2, 2), point(20.5, 20.5), block(250, 255, 10, 10)]
    samples = made(shapes, [0, 0, 1, 1])
    found = collected(image, samples)
    assert len(found) == 12 + 1 + 100
    assert len(np.unique(found.pixels[:, 0])) == len(found)
    np.testing.assert_array_equal(found.class_pixels, [12, 101])
    wanted = np.sort([row * 280 + column for row in (10, 11, 12) for column in range(10, 14)])
    np.testing.assert_array_equal(np.sort(found.pixels[found.labels == 0, 0]), wanted)


def test_nodata_and_contested_pixels_are_left_out(image):
    samples = made([block(3, 0, 4, 2), block(6, 0, 2, 2)], [0, 1])
    found = collected(image, samples)
    assert sorted(found.pixels[:, 0]) == [5 * 280, 5 * 280 + 1, 7 * 280, 7 * 280 + 1]
    with pytest.raises(SamplesError, match="No sample lies on a pixel with data"):
        collected(image, made([block(0, 0, 2, 2), block(2, 5)], [0, 1]))


def test_too_many_pixels_are_shared_out_and_rare_classes_keep_theirs(image, monkeypatch):
    monkeypatch.setattr(module, "MOST_PIXELS", 1000)
    samples = made([block(10, 0, 100, 100), block(150, 0, 10, 10)], [0, 1])
    found = collected(image, samples)
    assert found.class_pixels[1] == 100
    assert 800 < found.class_pixels[0] < 1000


@pytest.mark.parametrize(
    ("counts", "most", "kept"), [([10, 10], 30, [10, 10]), ([5, 100, 1000], 60, [5, 27, 28]), ([0, 50], 10, [0, 10])]
)
def test_shares_add_up(counts, most, kept):
    shares = fair_shares(np.array(counts), most)
    np.testing.assert_allclose(shares * counts, kept, atol=1)


def test_numbers_of_points_and_their_mean_where_they_meet(image, tmp_path):
    places = [point(10.5, 10.5), point(10.6, 10.6), point(20.5, 30.5), point(40.5, 30.5), block(60, 60, 2, 2)]
    layer = write_layer(tmp_path / "cover.gpkg", places, {"cover": np.array([10.0, 30.0, 55.5, 80.0, 99.0])})
    samples = read_values(source(layer, "cover"), image, JobContext.silent())
    found = collect_pixels(image, samples, np.arange(5), SamplingOptions(), JobContext.silent())
    assert found.labels.dtype == np.float32
    assert sorted(found.labels) == [20.0, 55.5, 80.0, 99.0, 99.0, 99.0, 99.0]
    assert found.class_pixels.sum() == 7 and len(found.class_pixels) == len(samples.classes)


def test_values_must_be_numbers_that_differ(image, tmp_path):
    places = [point(10.5, 10.5), point(20.5, 30.5)]
    words = write_layer(tmp_path / "words.gpkg", places, {"cover": texts("dense", "open")})
    with pytest.raises(SamplesError, match="holds 'dense', which is no number"):
        read_values(source(words, "cover"), image, JobContext.silent())
    same = write_layer(tmp_path / "same.gpkg", places, {"cover": np.array([5.0, 5.0])})
    with pytest.raises(SamplesError, match="All samples have the same number 5"):
        read_values(source(same, "cover"), image, JobContext.silent())


def test_features_without_a_number_are_left_out(image, tmp_path):
    places = [point(10.5, 10.5), point(20.5, 30.5), point(30.5, 30.5)]
    layer = write_layer(tmp_path / "gaps.gpkg", places, {"cover": np.array([5.0, np.nan, 7.0])})
    context = JobContext.silent()
    assert len(read_values(source(layer, "cover"), image, context)) == 2
