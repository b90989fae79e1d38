"""What counts as missing, seen through the image that reads it."""

import numpy as np
import pytest
import rasterio
from rasterio.enums import ColorInterp

from alquimia_qgis.engine.raster.image import open_image, open_image_for_model
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.errors import ImageError
from tests.engine.raster.rasters import counting, write_raster


def read(path, bands=()):
    with open_image(path, bands) as image:
        return image.read(image.window)


def test_a_pixel_is_invalid_only_when_all_bands_are_nodata(tmp_path):
    values = np.array([[[-9999, 5, -9999]], [[-9999, 6, 7]]], dtype="int16")
    pixels, valid = read(write_raster(tmp_path / "a.tif", values, nodata=-9999))
    assert valid.tolist() == [[False, True, True]]
    np.testing.assert_array_equal(pixels[0], [[np.nan, np.nan], [5, 6], [np.nan, 7]])


def test_validity_is_that_of_the_chosen_bands(tmp_path):
    values = np.array([[[-9999, 5]], [[3, 6]]], dtype="int16")
    _, valid = read(write_raster(tmp_path / "a.tif", values, nodata=-9999), (1,))
    assert valid.tolist() == [[False, True]]


@pytest.mark.parametrize("missing", [np.nan, np.inf, -np.inf, -3.4028235e38, 1e31])
def test_absurd_numbers_are_missing_without_any_declaration(tmp_path, missing):
    values = np.array([[[missing, 5, 1e29]]], dtype="float32")
    pixels, valid = read(write_raster(tmp_path / "a.tif", values))
    assert valid.tolist() == [[False, True, True]]
    assert np.isnan(pixels[0, 0, 0]) and pixels[0, 1, 0] == 5


def test_double_precision_beyond_float32_is_missing(tmp_path):
    _, valid = read(write_raster(tmp_path / "a.tif", np.array([[[-1.7e308, 5.0]]])))
    assert valid.tolist() == [[False, True]]


@pytest.mark.parametrize(("dtype", "nodata"), [("uint8", 255), ("uint8", 0), ("uint16", 0)])
def test_saturated_and_dark_values_beside_real_ones_are_kept(tmp_path, dtype, nodata):
    """Nodata 255 in a photograph: white is missing, pure red is red."""
    values = np.array([[[nodata, nodata]], [[nodata, 20]], [[nodata, 30]]], dtype=dtype)
    pixels, valid = read(write_raster(tmp_path / "a.tif", values, nodata=nodata))
    assert valid.tolist() == [[False, True]]
    assert pixels[0, 1].tolist() == [nodata, 20, 30]


def test_a_mask_of_the_whole_raster_counts(tmp_path):
    mask = np.array([[255, 0]], dtype="uint8")
    path = write_raster(tmp_path / "a.tif", counting(1, 2, 2, "uint16"), mask=mask)
    assert read(path)[1].tolist() == [[True, False]]


def test_alpha_is_a_mask_and_not_a_band(tmp_path):
    values = np.array([[[10, 20]], [[30, 40]], [[50, 60]], [[255, 0]]], dtype="uint8")
    path = write_raster(tmp_path / "a.tif", values)
    with rasterio.open(path) as dataset:
        assert dataset.colorinterp[3] == ColorInterp.alpha
    with open_image(path) as image:
        assert image.bands == (1, 2, 3) and image.mask_band == 4
        assert image.read(image.window)[1].tolist() == [[True, False]]


def test_alpha_chosen_as_input_is_data(tmp_path):
    """GDAL takes the near infrared of four 8-bit bands for alpha."""
    values = np.array([[[10, 20]], [[30, 40]], [[50, 60]], [[255, 0]]], dtype="uint8")
    with open_image(write_raster(tmp_path / "a.tif", values), (1, 2, 3, 4)) as image:
        pixels, valid = image.read(image.window)
        assert image.mask_band is None
    assert valid.all() and pixels[0, :, 3].tolist() == [255, 0]


def test_a_described_fourth_band_is_not_alpha(tmp_path):
    values = np.array([[[10, 20]], [[30, 40]], [[50, 60]], [[255, 0]]], dtype="uint8")
    path = write_raster(tmp_path / "a.tif", values, descriptions=("blue", "green", "red", "nir"))
    with rasterio.open(path) as dataset:
        assert dataset.colorinterp[3] == ColorInterp.alpha
    for bands in ((), (1, 2, 3)):
        with open_image(path, bands) as image:
            assert image.bands == (bands or (1, 2, 3, 4)) and image.mask_band is None
            assert image.read(image.window)[1].all()


def test_a_model_finds_its_bands_also_where_one_looks_like_alpha(tmp_path):
    values = np.array([[[10, 20]], [[30, 40]], [[50, 60]], [[255, 0]]], dtype="uint8")
    unnamed = write_raster(tmp_path / "a.tif", values)
    four, three = [BandRecord("", 0, 1)] * 4, [BandRecord("", 0, 1)] * 3
    with open_image_for_model(unnamed, (), four) as image:
        assert image.bands == (1, 2, 3, 4)
    with open_image_for_model(unnamed, (), three) as image:
        assert image.bands == (1, 2, 3) and image.mask_band == 4
    with pytest.raises(ImageError, match="trained on 5 bands, but 3 are taken"):
        open_image_for_model(unnamed, (), [*four, BandRecord("", 0, 1)])
    named = write_raster(tmp_path / "b.tif", values, descriptions=("nir", "red", "green", "blue"))
    with open_image_for_model(named, (), [BandRecord(name, 0, 1) for name in ("blue", "green", "red")]) as image:
        assert image.bands == (4, 3, 2)


@pytest.mark.parametrize(
    ("dtype", "nodata", "storage"),
    [
        ("uint8", 255, ("uint8", None)),
        ("uint16", 0, ("uint16", None)),
        ("int16", -9999, ("int16", -9999)),
        ("uint16", 65535, ("uint16", 65535)),
        ("int16", None, ("int16", None)),
        ("int32", None, ("float32", None)),
        ("float64", None, ("float32", None)),
    ],
)
def test_pixels_are_stored_in_the_smallest_exact_type(tmp_path, dtype, nodata, storage):
    with open_image(write_raster(tmp_path / "a.tif", counting(2, 2, 2, dtype), nodata=nodata)) as image:
        assert (image.storage[0].name, image.storage[1]) == storage
