import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alquimia_qgis.engine.raster.scaling import BandStatistics, match_bands, scale
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.errors import ImageError


@given(st.integers(0, 10_000), st.lists(st.integers(0, 30), min_size=1, max_size=6))
def test_streamed_statistics_equal_those_of_everything_at_once(seed, batches):
    random = np.random.default_rng(seed)
    statistics, seen = BandStatistics(3), []
    for size in batches:
        pixels = random.normal((10, -500, 1e6), (1, 20, 3), (size, 4, 3))
        pixels[random.uniform(size=pixels.shape) < 0.2] = np.nan
        valid = random.uniform(size=pixels.shape[:-1]) < 0.8
        statistics.update(pixels, valid)
        seen.append(pixels[valid])
    seen = np.concatenate(seen)
    present = np.isfinite(seen).sum(axis=0)
    np.testing.assert_array_equal(statistics.count, present)
    for band in np.flatnonzero(present > 1):
        assert statistics.mean[band] == pytest.approx(np.nanmean(seen[:, band]), rel=1e-12)
        assert statistics.standard_deviation[band] == pytest.approx(np.nanstd(seen[:, band]), rel=1e-6)


def test_small_deviations_of_large_values_are_not_lost():
    statistics = BandStatistics(1)
    for value in (1e9, 1e9 + 1, 1e9 + 2):
        statistics.update(np.array([[value]]), np.array([True]))
    assert statistics.standard_deviation[0] == pytest.approx(np.sqrt(2 / 3), rel=1e-6)


def test_constant_and_empty_bands_have_deviation_one():
    statistics = BandStatistics(3)
    assert statistics.standard_deviation.tolist() == [1, 1, 1] and statistics.mean.tolist() == [0, 0, 0]
    for _ in range(3):
        statistics.update(np.array([[0.1, 5e5, np.nan]] * 7), np.ones(7, dtype=bool))
    assert statistics.standard_deviation.tolist() == [1, 1, 1]
    assert statistics.mean == pytest.approx([0.1, 5e5, 0])


def test_integer_pixels_do_not_overflow():
    statistics = BandStatistics(1)
    statistics.update(np.full((1000, 1), 255, dtype=np.uint8), np.ones(1000, dtype=bool))
    assert statistics.mean[0] == 255


def test_records_carry_names():
    statistics = BandStatistics(2)
    statistics.update(np.array([[1.0, 10.0], [3.0, 30.0]]), np.array([True, True]))
    assert statistics.records(("a", "")) == (BandRecord("a", 2.0, 1.0), BandRecord("", 20.0, 10.0))


def test_scaling_centres_and_leaves_invalid_at_zero():
    pixels = np.array([[[10.0, 100.0], [np.nan, 300.0], [12.0, np.inf], [99.0, 99.0]]], dtype=np.float32)
    valid = np.array([[True, True, True, False]])
    scaled = scale(pixels, valid, (BandRecord("a", 8, 2), BandRecord("b", 100, 50)))
    assert scaled.dtype == np.float32
    assert scaled.tolist() == [[[1, 0], [0, 4], [2, 0], [0, 0]]]
    assert np.isnan(pixels[0, 1, 0])  # the input is not touched


def test_scaling_takes_batches_and_integers():
    pixels = np.full((2, 3, 4, 1), 20, dtype=np.uint8)
    scaled = scale(pixels, np.ones((2, 3, 4), dtype=bool), (BandRecord("a", 30, 5),))
    assert scaled.shape == (2, 3, 4, 1) and (scaled == -2).all()


def records(*names):
    return tuple(BandRecord(name, 0, 1) for name in names)


class TestMatching:
    def test_same_names_in_the_same_order(self):
        assert match_bands(("B2", "B3", "B4"), records("B2", "B3", "B4")) == (0, 1, 2)

    def test_same_names_in_another_order_are_put_in_the_models(self):
        assert match_bands(("nir", "RED", "green"), records("green", "red", "nir")) == (2, 1, 0)

    def test_further_bands_of_the_image_are_left_out(self):
        assert match_bands(("B1", "B2", "B3", "B4"), records("B4", "B2")) == (3, 1)

    @pytest.mark.parametrize(
        ("image", "model"),
        [(("", ""), ("a", "b")), (("a", "b"), ("", "")), (("a", ""), ("c", "d")), (("a", "a"), ("c", "d"))],
    )
    def test_without_unique_names_on_both_sides_the_order_counts(self, image, model):
        assert match_bands(image, records(*model)) == (0, 1)

    def test_a_missing_name_is_refused_naming_both_lists_and_the_way_out(self):
        with pytest.raises(ImageError) as caught:
            match_bands(("B2", "B3", "B5"), records("B2", "B3", "B4"))
        assert "B2, B3, B4" in caught.value.message and "B2, B3, B5" in caught.value.message
        assert "IGNORE_BAND_NAMES" in caught.value.hint

    def test_the_flag_takes_the_order(self):
        assert match_bands(("B2", "B3", "B5"), records("B2", "B3", "B4"), ignore_names=True) == (0, 1, 2)

    @pytest.mark.parametrize("ignore", [True, False])
    def test_wrong_numbers_are_refused(self, ignore):
        with pytest.raises(ImageError, match="trained on 2 bands, but 3 are taken"):
            match_bands(("", "", ""), records("", ""), ignore)
        with pytest.raises(ImageError, match=r"trained on 1 band \(a\), but 2 are taken from the image \(x, y\)"):
            match_bands(("x", "y"), records("a"), True)

    def test_renamed_bands_are_refused_whatever_their_names(self):
        with pytest.raises(ImageError, match="red, green, blue"):
            match_bands(("nir", "red", "green"), records("red", "green", "blue"))
        with pytest.raises(ImageError, match="red, green, blue, the image has a, b, c"):
            match_bands(("a", "b", "c"), records("red", "green", "blue"))
