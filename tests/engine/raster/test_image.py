import zipfile

import numpy as np
import pytest
import rasterio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rasterio.transform import Affine, from_origin

from alquimia_qgis.engine.raster.image import open_image, open_image_for_model
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.errors import ImageError, JobCancelled
from tests.engine.raster.rasters import TEN_METRES, counting, write_raster


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    """A raster of 13 x 9 pixels and 2 bands, values different everywhere."""
    return write_raster(tmp_path_factory.mktemp("image") / "counted.tif", counting(13, 9, 2, "uint16"))


@pytest.mark.parametrize(
    "dtype", ["uint8", "int16", "uint16", "int32", "uint32", "float32", "float64", "int8", "int64"]
)
def test_every_number_type_is_read_as_float32(tmp_path, dtype):
    values = counting(4, 5, 2, dtype)
    with open_image(write_raster(tmp_path / "a.tif", values)) as image:
        pixels, valid = image.read(image.window)
        assert image.dtype == dtype
    assert pixels.dtype == np.float32 and valid.all()
    np.testing.assert_array_equal(pixels, np.moveaxis(values, 0, -1))


def test_bands_are_read_in_the_order_asked_for(tmp_path):
    values = counting(3, 3, 4, "int16")
    with open_image(write_raster(tmp_path / "a.tif", values), (4, 2)) as image:
        pixels, _ = image.read(Window(0, 0, 3, 3))
    np.testing.assert_array_equal(pixels, np.moveaxis(values[[3, 1]], 0, -1))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(-60, 60), st.integers(-60, 60), st.integers(1, 40), st.integers(1, 40))
def test_windows_beyond_the_image_are_mirrored_and_invalid_there(counted, row, column, height, width):
    with open_image(counted) as image:
        pixels, valid = image.read(Window(row, column, height, width))
    margin = ((120, 120), (120, 120))
    whole = np.pad(np.moveaxis(counting(13, 9, 2), 0, -1), (*margin, (0, 0)), mode="symmetric")
    inside = np.pad(np.ones((13, 9), dtype=bool), margin)
    place = slice(120 + row, 120 + row + height), slice(120 + column, 120 + column + width)
    np.testing.assert_array_equal(pixels, whole[place])
    np.testing.assert_array_equal(valid, inside[place])


def test_an_image_of_one_pixel_can_be_read_with_any_margin(tmp_path):
    with open_image(write_raster(tmp_path / "a.tif", np.full((1, 1, 1), 7.0))) as image:
        pixels, valid = image.read(Window(-50, -50, 101, 101))
    assert (pixels == 7).all() and valid.sum() == 1 and valid[50, 50]


def test_gdal_is_never_asked_for_more_than_the_window(counted, monkeypatch):
    with open_image(counted) as image:
        asked = []
        dataset = image._dataset

        class Watcher:
            def read(self, bands, window, out_dtype):
                asked.append((window.height, window.width))
                return dataset.read(bands, window=window, out_dtype=out_dtype)

        image._dataset = Watcher()
        for window in (Window(0, 0, 4, 4), Window(-3, -3, 4, 5), Window(-100, 30, 6, 4), Window(11, 7, 5, 5)):
            image.read(window)
            height, width = asked.pop()
            assert height <= window.height and width <= window.width
        image.read(Window(-500, -500, 1000, 1000))
        assert asked == [(13, 9)]
        image._dataset = dataset


def test_bounds_and_pixel_size(counted):
    with open_image(counted) as image:
        assert image.bounds == (500_000, 4_799_870, 500_090, 4_800_000)
        assert image.pixel_size == (10, 10)
        assert image.bounds_of_window(Window(-1, 2, 2, 3)) == (500_020, 4_799_990, 500_050, 4_800_010)
        assert image.transform_of_window(Window(2, 1, 5, 5)) @ (0, 0) == (500_010, 4_799_980)


def test_window_of_bounds_is_the_touched_pixels_clipped_to_the_image(counted):
    with open_image(counted) as image:
        assert image.window_of_bounds(*image.bounds) == image.window
        assert image.window_of_bounds(500_012, 4_799_961, 500_028, 4_799_979) == Window(2, 1, 2, 2)
        assert image.window_of_bounds(500_012, 4_799_961, 500_019, 4_799_969) == Window(3, 1, 1, 1)
        assert image.window_of_bounds(0, 0, 1e7, 1e7) == image.window
        assert image.window_of_bounds(500_010.000001, 4_799_960, 500_019.9999999, 4_799_970) == Window(3, 1, 1, 1)


def test_an_extent_off_the_image_names_both_extents(counted):
    with open_image(counted) as image, pytest.raises(ImageError) as caught:
        image.window_of_bounds(0, 0, 10, 10)
    assert "(0, 0, 10, 10)" in caught.value.message
    assert "(500000, 4799870, 500090, 4800000) in EPSG:32631" in caught.value.message


def test_an_extent_that_is_no_number_is_refused(counted):
    with open_image(counted) as image, pytest.raises(ImageError, match="finite"):
        image.window_of_bounds(float("nan"), 0, 10, 10)


def test_south_up_images_are_read_and_located(tmp_path):
    south_up = Affine(10, 0, 500_000, 0, 10, 4_000_000)
    with open_image(write_raster(tmp_path / "a.tif", counting(4, 3), transform=south_up)) as image:
        assert image.bounds == (500_000, 4_000_000, 500_030, 4_000_040)
        assert image.window_of_bounds(500_000, 4_000_000, 500_010, 4_000_010) == Window(0, 0, 1, 1)


def test_the_same_raster_opens_by_virtual_path_and_as_subdataset(tmp_path):
    values = counting(4, 4, 1, "uint8")
    path = write_raster(tmp_path / "a.tif", values)
    with rasterio.open(tmp_path / "b.gpkg", "w", driver="GPKG", count=1, height=4, width=4, dtype="uint8",
                       crs="EPSG:32631", transform=TEN_METRES, RASTER_TABLE="first") as target:  # fmt: skip
        target.write(values)
    archive = tmp_path / "c.zip"
    with zipfile.ZipFile(archive, "w") as writer:
        writer.write(path, "inner.tif")
    for source in (path, f"/vsizip/{archive}/inner.tif", f"GPKG:{tmp_path / 'b.gpkg'}:first"):
        with open_image(source, (1,)) as image:
            np.testing.assert_array_equal(image.read(image.window)[0][..., 0], values[0])


class TestRefusals:
    """Each in one sentence that names the file and the reason."""

    def refusal(self, path, bands=()):
        with pytest.raises(ImageError) as caught:
            open_image(str(path), bands)
        assert "\n" not in str(caught.value) and caught.value.hint
        return caught.value.message

    def test_missing_file(self, tmp_path):
        assert "nowhere.tif cannot be opened (No such file" in self.refusal(tmp_path / "nowhere.tif")

    def test_not_a_raster(self, tmp_path):
        (tmp_path / "a.tif").write_text("no image")
        assert "a.tif cannot be opened" in self.refusal(tmp_path / "a.tif")

    def test_no_crs(self, tmp_path):
        assert "has no CRS" in self.refusal(write_raster(tmp_path / "a.tif", counting(3, 3), crs=None))

    def test_ground_control_points_instead_of_a_transform(self, tmp_path):
        points = [rasterio.control.GroundControlPoint(r, c, c, -r) for r, c in ((0, 0), (0, 3), (3, 0), (3, 3))]
        path = tmp_path / "a.tif"
        with rasterio.open(path, "w", driver="GTiff", count=1, height=3, width=3, dtype="uint8") as target:
            target.gcps = points, "EPSG:4326"
        with pytest.raises(ImageError) as caught:
            open_image(str(path))
        assert "no CRS" in caught.value.message and "control points" in caught.value.hint

    def test_rotated(self, tmp_path):
        turned = TEN_METRES @ Affine.rotation(10)
        assert "rotated" in self.refusal(write_raster(tmp_path / "a.tif", counting(3, 3), transform=turned))

    @pytest.mark.parametrize("bands", [(0,), (3,), (1, 1), (-1,)])
    def test_bands_out_of_range(self, counted, bands):
        assert "has bands 1 to 2" in self.refusal(counted, bands)

    def test_complex_numbers(self, tmp_path):
        assert "complex" in self.refusal(write_raster(tmp_path / "a.tif", counting(3, 3, 1, "complex64")))

    def test_container_without_bands_of_its_own(self, tmp_path):
        path = tmp_path / "two.gpkg"
        for table in ("first", "second"):
            size = {"count": 1, "height": 4, "width": 4, "dtype": "uint8", "crs": "EPSG:32631", "transform": TEN_METRES}
            tables = {"RASTER_TABLE": table, "APPEND_SUBDATASET": "YES"}
            with rasterio.open(path, "w", driver="GPKG", **size, **tables) as target:
                target.write(counting(4, 4, 1, "uint8"))
        with pytest.raises(ImageError, match="has no bands") as caught:
            open_image(str(path))
        assert "2 subdatasets" in caught.value.hint

    def test_file_cut_off(self, tmp_path):
        values = np.random.default_rng(1).integers(0, 255, (1, 400, 400)).astype("uint8")
        path = tmp_path / "a.tif"
        write_raster(path, values, tiled=True, blockxsize=64, blockysize=64, compress="deflate")
        content = bytearray(path.read_bytes())
        content[2000 : len(content) // 2] = bytes(len(content) // 2 - 2000)
        path.write_bytes(bytes(content))
        with open_image(str(path)) as image, pytest.raises(ImageError) as caught:
            image.read(image.window)
        assert "cannot be read in rows 0 to 399" in caught.value.message

    def test_nothing_but_nodata(self, tmp_path):
        path = write_raster(tmp_path / "a.tif", np.zeros((1, 40, 40), dtype="uint8"), nodata=0)
        with open_image(path) as image, pytest.raises(ImageError, match="no valid pixel"):
            image.check_not_empty()

    def test_a_single_valid_pixel_is_enough(self, tmp_path):
        values = np.zeros((1, 40, 40), dtype="uint8")
        values[0, 39, 39] = 1
        with open_image(write_raster(tmp_path / "a.tif", values, nodata=0)) as image:
            image.check_not_empty()

    def test_the_search_for_valid_pixels_can_be_cancelled(self, counted):
        def cancelled():
            raise JobCancelled()

        with open_image(counted) as image, pytest.raises(JobCancelled):
            image.check_not_empty(cancelled)


def test_a_model_gets_its_bands_by_name(tmp_path):
    values = counting(3, 3, 3, "uint16")
    path = write_raster(tmp_path / "a.tif", values, descriptions=("nir", "red", "green"))
    wanted = (BandRecord("green", 0, 1), BandRecord("NIR", 0, 1))
    with open_image_for_model(path, (), wanted) as image:
        assert image.bands == (3, 1)
        np.testing.assert_array_equal(image.read(image.window)[0], np.moveaxis(values[[2, 0]], 0, -1))
    with pytest.raises(ImageError, match="green, NIR"):
        open_image_for_model(path, (1, 2), wanted)
    with open_image_for_model(path, (1, 2), wanted, ignore_names=True) as image:
        assert image.bands == (1, 2)


def test_ground_resolution_of_degrees_and_metres(tmp_path, counted):
    with open_image(counted) as image:
        assert image.ground_resolution() == (10, 10)
    degrees = from_origin(2.0, 60.0005, 0.001, 0.001)
    with open_image(write_raster(tmp_path / "a.tif", counting(1, 1), crs="EPSG:4326", transform=degrees)) as image:
        assert image.ground_resolution() == pytest.approx((55.8, 111.4), rel=0.001)


class WithoutMemory:
    """A dataset in whose reading GDAL runs out of memory, as rasterio tells it."""

    def __init__(self, dataset, wrapped):
        self._dataset, self._wrapped = dataset, wrapped

    def __getattr__(self, name):
        return getattr(self._dataset, name)

    def read(self, *arguments, **settings):
        lack = rasterio._err.CPLE_OutOfMemoryError(3, 2, "cannot allocate 100000000 bytes")
        if not self._wrapped:
            raise lack
        raise rasterio.errors.RasterioIOError("Read failed. See previous exception for details.") from lack


@pytest.mark.parametrize("wrapped", [True, False])
def test_want_of_memory_in_gdal_is_no_damage_of_the_file(tmp_path, monkeypatch, wrapped):
    write_raster(tmp_path / "i.tif", np.ones((1, 4, 4), "uint8"))
    with open_image(str(tmp_path / "i.tif")) as image:
        monkeypatch.setattr(image, "_dataset", WithoutMemory(image._dataset, wrapped))
        with pytest.raises(MemoryError, match="cannot allocate"):
            image.read_stack(image.window)
