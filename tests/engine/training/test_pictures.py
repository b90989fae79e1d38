"""What the report shows of images, series of them and samples."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely
from rasterio.transform import from_origin

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.split import SampleSplit
from alquimia_qgis.engine.series.opening import open_series
from alquimia_qgis.engine.series.stack import ImageSeries
from alquimia_qgis.engine.training import pictures
from alquimia_qgis.protocol.jobs import SeriesSource
from alquimia_qgis.protocol.options import SeriesOptions
from tests.engine.raster.rasters import write_raster
from tests.engine.series.stacks import DATES, HEIGHT, WIDTH, isos, values_of, write_dated

TWENTY_METRES = from_origin(500_000, 4_800_000, 20, 20)


def write(path: Path, pixels: np.ndarray, nodata: float | None = None) -> str:
    profile = {"driver": "GTiff", "height": pixels.shape[1], "width": pixels.shape[2], "count": len(pixels)}
    with rasterio.open(
        path, "w", dtype=pixels.dtype, crs="EPSG:3857", transform=from_origin(100, 900, 2, 2), nodata=nodata, **profile
    ) as dataset:
        dataset.write(pixels)
    return str(path)


def test_bands_are_shown_by_name_else_the_first_three_else_grey():
    assert pictures.display_bands(["Blue", "GREEN ", "red", "nir"]) == (2, 1, 0)
    assert pictures.display_bands(["", "", "", ""]) == (0, 1, 2)
    assert pictures.display_bands(["height", "slope"]) == (0, 0, 0)


def test_the_stretch_ignores_outliers_and_missing_values():
    values = np.concatenate([np.linspace(0, 100, 1001), [1e9, np.nan]]).astype("float32")
    pixels = np.stack([values, values, np.full_like(values, 7.0)], axis=-1)
    limits = pictures.stretch_limits(pixels)
    assert limits[:, 0] == pytest.approx([2, 98], abs=0.2)
    shown = pictures.stretched(pixels, limits)
    assert shown[0, 0] == 0
    assert shown[-2, 0] == 255
    assert shown[-1].tolist() == [255, 255, 255], "missing is white"
    assert (shown[:-2, 2] == 0).all(), "a constant band does not divide by zero"


def test_the_overview_is_small_and_covers_the_image(tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "LONGEST_SIDE", 30)
    pixels = np.full((1, 40, 60), 10, "uint16")
    pixels[0, :, 30:] = 500
    pixels[0, :20, :30] = 0
    with open_image(write(tmp_path / "i.tif", pixels, nodata=0)) as image:
        picture = pictures.overview(image)
    assert picture.pixels.shape == (20, 30, 3)
    assert picture.extent == (100, 820, 220, 900)
    assert picture.pixels[0, 0].tolist() == [255, 255, 255]
    assert picture.pixels[-1, 0].tolist() == [0, 0, 0]
    assert picture.pixels[-1, -1].tolist() == [255, 255, 255]


def test_an_image_too_large_to_decode_has_no_overview_unless_the_file_brings_one(tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS_TO_DECODE", 1000)
    path = write(tmp_path / "i.tif", np.ones((1, 64, 64), "uint8"))
    with open_image(path) as image:
        assert pictures.overview(image) is None
    with rasterio.open(path, "r+") as dataset:
        dataset.build_overviews([2])
    with open_image(path) as image:
        assert pictures.overview(image) is not None


@dataclass
class Geometries:
    geometries: np.ndarray
    class_index: np.ndarray


def test_outlines_are_rings_lines_and_points_with_their_part(tmp_path):
    hole = shapely.Polygon([(100, 850), (140, 850), (140, 890)], [[(120, 855), (130, 855), (130, 862)]])
    both = shapely.GeometryCollection([shapely.Point(110, 880), shapely.LineString([(100, 860), (120, 880)])])
    samples = Geometries(np.array([hole, both, shapely.Point(0, 0)], dtype=object), np.array([1, 0, 1]))
    split = SampleSplit(np.array([0]), np.array([1]), "blocks", 3.0, ())
    with open_image(write(tmp_path / "i.tif", np.ones((1, 40, 60), "uint8"))) as image:
        outlines = pictures.sample_outlines(samples, split, image)
    assert [(len(o.xy), o.class_index, o.part) for o in outlines] == [
        (4, 1, "training"),
        (4, 1, "training"),
        (1, 0, "validation"),
        (2, 0, "validation"),
    ]


def series_of(paths: list[str], **source: object) -> ImageSeries:
    return open_series(paths, (), SeriesSource(isos(), **source), SeriesOptions(), JobContext.silent())


def test_the_overview_of_a_series_is_the_date_with_most_valid_pixels(tmp_path):
    paths = write_dated(tmp_path, nodata=0)
    for number in (0, 1, 3):
        with rasterio.open(paths[number], "r+") as dataset:
            dataset.write(np.zeros((2, HEIGHT // 2, WIDTH), "uint16"), window=((0, HEIGHT // 2), (0, WIDTH)))
    with series_of(paths) as series:
        series.read(Window(0, 0, HEIGHT, WIDTH))
        picture = pictures.overview(series)
        extent = series.bounds
    assert picture.pixels.shape == (HEIGHT, WIDTH, 3) and picture.extent == extent
    assert picture.pixels[0, 0].tolist() == [0, 0, 0] and picture.pixels[-1, -1].tolist() == [255, 255, 255]
    np.testing.assert_allclose(picture.limits[:, 0], np.percentile(values_of(DATES[2])[0], (2, 98)), rtol=1e-4)


def test_the_overview_of_a_series_lies_on_its_grid_also_where_the_image_does_not(tmp_path):
    paths = write_dated(tmp_path, nodata=0)
    coarse = write_raster(tmp_path / "coarse.tif", np.full((2, 6, 8), 7, "uint16"), transform=TWENTY_METRES, nodata=0)
    with series_of([*paths[:2], coarse, paths[3]]) as series:
        assert pictures.overview(series).pixels.shape == (HEIGHT, WIDTH, 3)


def test_the_overview_of_a_stacked_raster_shows_bands_of_one_date(tmp_path):
    stacked = np.concatenate([values_of(day) for day in DATES])
    with series_of([write_raster(tmp_path / "stack.tif", stacked)]) as series:
        picture = pictures.overview(series)
    np.testing.assert_allclose(picture.limits[:, 0], np.percentile(values_of(DATES[2])[0], (2, 98)), rtol=1e-4)


def test_bands_that_are_computed_from_others_are_not_shown(tmp_path):
    with series_of(write_dated(tmp_path)) as series:
        series.add_differences(((1, 0),))
        assert len(series.band_names) == 3
        assert pictures.overview(series).bands == (0, 0, 0)


def test_a_series_that_cannot_be_read_has_no_overview(tmp_path):
    with series_of(write_dated(tmp_path)) as series:
        for image in series.file_images:
            image.close()
        assert pictures.overview(series) is None
