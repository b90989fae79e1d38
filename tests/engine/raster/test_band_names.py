import pytest

from alquimia_qgis.engine.raster.image import open_image
from tests.engine.raster.rasters import counting, write_raster


def names(tmp_path, descriptions, bands=(), dtype="uint16", count=3):
    path = write_raster(tmp_path / "a.tif", counting(2, 2, count, dtype), descriptions=descriptions)
    with open_image(path, bands) as image:
        return image.band_names


def test_descriptions_are_names(tmp_path):
    assert names(tmp_path, ("B02", "B03", " nir ")) == ("B02", "B03", "nir")


def test_names_follow_the_chosen_bands(tmp_path):
    assert names(tmp_path, ("B02", "B03", "nir"), (3, 1)) == ("nir", "B02")


@pytest.mark.parametrize("form", ["Band {}", "band_{}", "BAND{:02}", "Layer {}", "channel-{}", "Band #{}"])
def test_mere_counting_is_no_name(tmp_path, form):
    assert names(tmp_path, tuple(form.format(band) for band in (1, 2, 3))) == ("", "", "")


def test_a_number_other_than_its_own_is_a_name(tmp_path):
    assert names(tmp_path, ("Band 5", "Band 4", "Band 3")) == ("Band 5", "Band 4", "")


def test_where_nothing_is_described_nothing_is_named(tmp_path):
    """GDAL calls any three 8-bit bands red, green and blue: that is a guess and no name."""
    assert names(tmp_path, (), dtype="uint8") == ("", "", "")
    assert names(tmp_path, ()) == ("", "", "")


def test_partly_described(tmp_path):
    assert names(tmp_path, ("nir", "", "x"), dtype="uint8") == ("nir", "", "x")
