"""Series are opened as users have them: other grids, clouds in bands or layers, one raster or many; the log tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from rasterio.transform import from_origin

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.series.opening import open_series, open_series_for_model
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.errors import ImageError, ParameterError
from alquimia_qgis.protocol.jobs import SeriesSource
from alquimia_qgis.protocol.options import SeriesOptions
from tests.engine.raster.rasters import TEN_METRES, write_raster
from tests.engine.series.stacks import CLEAR, CLOUD, DATES, HEIGHT, WIDTH, isos, lines, values_of, write_dated

AS_GIVEN = SeriesOptions()
WHOLE = Window(0, 0, HEIGHT, WIDTH)


def opened(paths, source=None, options=AS_GIVEN, bands=(), context=None):
    return open_series(paths, bands, source or SeriesSource(isos()), options, context or JobContext.silent())


def with_scl(folder, cloudy: dict[int, np.ndarray]):
    """Dated images with a third band SCL, cloudy where told (by number of the date)."""
    paths = []
    for number, day in enumerate(DATES):
        codes = np.full((1, HEIGHT, WIDTH), CLEAR, np.uint16)
        codes[0][cloudy.get(number, np.zeros((HEIGHT, WIDTH), bool))] = CLOUD
        values = np.concatenate([values_of(day), codes])
        paths.append(write_raster(folder / f"scl_{day:%Y%m%d}.tif", values, descriptions=("red", "nir", "SCL")))
    return paths


def test_channels_are_all_bands_of_one_date_after_the_other(tmp_path):
    with opened(write_dated(tmp_path)) as series:
        values, valid = series.read(WHOLE)
        stack = series.read_stack(WHOLE)
    assert series.channel_count == 8 and series.dates == 4 and series.band_names == ("red", "nir")
    assert valid.all() and stack.present is None
    wanted = np.concatenate([values_of(day) for day in DATES])
    np.testing.assert_array_equal(np.moveaxis(values, -1, 0), wanted)
    np.testing.assert_array_equal(stack.values, wanted)


def test_the_log_lists_what_was_understood(tmp_path):
    context = JobContext.silent()
    source = SeriesSource(isos(), "from the file names")
    opened(write_dated(tmp_path), source, context=context).close()
    assert "4 images, dates from the file names: 2018-04-12 (image_20180412.tif), 2018-05-12" in lines(context)


def test_images_out_of_order_are_sorted(tmp_path):
    paths = write_dated(tmp_path)
    mixed = [paths[2], paths[0], paths[3], paths[1]]
    days = [DATES[2], DATES[0], DATES[3], DATES[1]]
    with opened(mixed, SeriesSource(isos(days))) as series, opened(paths) as ordered:
        np.testing.assert_array_equal(series.read(WHOLE)[0], ordered.read(WHOLE)[0])


def test_two_images_of_one_day_fill_each_other(tmp_path):
    left, right = values_of(DATES[0]), values_of(DATES[0]) + 1
    left[:, :, WIDTH // 2 :] = 0
    right[:, :, : WIDTH // 4] = 0
    pair = [write_raster(tmp_path / f"{name}.tif", values, nodata=0) for name, values in (("a", left), ("b", right))]
    paths = [*pair, *write_dated(tmp_path, DATES[1:], descriptions=("", ""))]
    with opened(paths, SeriesSource(isos([DATES[0], *DATES]))) as series:
        values, valid = series.read(WHOLE)
    assert series.dates == 4 and valid.all()
    np.testing.assert_array_equal(values[..., 0], np.where(np.arange(WIDTH) < WIDTH // 2, left[0], right[0]))


def test_clouds_in_a_band_called_scl_are_filled_and_the_band_is_no_input(tmp_path):
    cloudy = np.zeros((HEIGHT, WIDTH), bool)
    cloudy[3:6, 4:9] = True
    paths = with_scl(tmp_path, {1: cloudy})
    with opened(paths, SeriesSource(isos(), mask_band="scl")) as series:
        values, valid = series.read(WHOLE)
    assert series.band_names == ("red", "nir") and valid.all()
    second = values[..., 2]
    np.testing.assert_array_equal(second[~cloudy], values_of(DATES[1])[0][~cloudy])
    between = (values_of(DATES[0])[0] + values_of(DATES[2])[0].astype(float)) / 2
    np.testing.assert_allclose(second[cloudy], between[cloudy], atol=0.1)
    assert series.clouds.mask_band == "SCL" and CLOUD in series.clouds.mask_values


def test_a_pixel_cloudy_at_every_date_is_not_valid(tmp_path):
    cloudy = np.zeros((HEIGHT, WIDTH), bool)
    cloudy[0, 0] = True
    with opened(with_scl(tmp_path, dict.fromkeys(range(4), cloudy)), SeriesSource(isos(), mask_band="3")) as series:
        values, valid = series.read(WHOLE)
    np.testing.assert_array_equal(valid, ~cloudy)
    assert np.isnan(values[0, 0]).all() and np.isfinite(values[1:]).all()


def test_mask_layers_one_for_each_image_or_one_for_all(tmp_path):
    paths = write_dated(tmp_path)
    cloudy = np.zeros((1, HEIGHT, WIDTH), np.uint8)
    cloudy[0, :2] = 1
    masks = [write_raster(tmp_path / f"mask_{number}.tif", cloudy * (number == 2), nodata=0) for number in range(4)]
    with opened(paths, SeriesSource(isos(), masks=tuple(masks))) as series:
        _, present = series.observations(WHOLE)
    whole_rows = present.all(axis=(1, 3))
    assert whole_rows[[0, 1, 3]].all() and not whole_rows[2, :2].any() and whole_rows[2, 2:].all()
    with opened(paths, SeriesSource(isos(), masks=(masks[2],))) as series:
        assert not series.read(WHOLE)[1][:2].any() and series.read(WHOLE)[1][2:].all()
    with pytest.raises(ParameterError, match="3 mask layers were given for 4 images"):
        opened(paths, SeriesSource(isos(), masks=tuple(masks[:3])))


def test_chosen_codes_mask_and_others_do_not(tmp_path):
    cloudy = np.zeros((HEIGHT, WIDTH), bool)
    cloudy[0] = True
    paths = with_scl(tmp_path, dict.fromkeys(range(4), cloudy))
    with opened(paths, SeriesSource(isos(), mask_band="SCL", mask_values=(7,))) as series:
        assert series.read(WHOLE)[1].all()
    with pytest.raises(ImageError, match=r"no mask band 'clouds'; its bands are red, nir, SCL"):
        opened(paths, SeriesSource(isos(), mask_band="clouds"))


def test_nodata_differs_from_date_to_date(tmp_path):
    paths = []
    for number, day in enumerate(DATES):
        values = values_of(day)
        values[:, 0, number] = 60_000 + number
        paths.append(write_raster(tmp_path / f"{number}.tif", values, nodata=60_000 + number))
    with opened(paths) as series:
        _, present = series.observations(WHOLE)
    for number in range(4):
        assert not present[number, :, 0, number].any()
        assert present[number].sum() == present[number].size - 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"transform": from_origin(500_000, 4_800_000, 20, 20)}, "with pixels of 20 × 20"),
        ({"transform": from_origin(500_020, 4_800_000, 10, 10)}, "with another extent"),
        ({"crs": "EPSG:32632", "transform": from_origin(30_000, 4_820_000, 10, 10)}, "in EPSG:32632"),
    ],
)
def test_other_grids_are_warped_and_it_is_said(tmp_path, change, words):
    paths = write_dated(tmp_path, DATES[:3])
    (tmp_path / "other").mkdir()
    paths += write_dated(tmp_path / "other", DATES[3:], **change)
    context = JobContext.silent()
    with opened(paths, context=context) as series:
        values, present = series.observations(WHOLE)
    assert (series.width, series.height, series.transform) == (WIDTH, HEIGHT, TEN_METRES)
    assert f"image_20180711.tif is {words}" in lines(context)
    assert present[:3].all()
    if "transform" in change and "crs" not in change and change["transform"].a == 10:
        np.testing.assert_array_equal(present[3, 0], np.broadcast_to(np.arange(WIDTH) >= 2, (HEIGHT, WIDTH)))
        np.testing.assert_array_equal(values[3, 0, :, 2:], values_of(DATES[3])[0, :, :-2])


def test_one_stacked_raster_by_date_and_by_band(tmp_path):
    cube = np.stack([values_of(day) for day in DATES])
    by_date = write_raster(tmp_path / "d.tif", cube.reshape(-1, HEIGHT, WIDTH))
    by_band = write_raster(tmp_path / "b.tif", np.swapaxes(cube, 0, 1).reshape(-1, HEIGHT, WIDTH))
    names = [f"{band}_{day:%Y%m%d}" for day in DATES for band in ("red", "nir")]
    named = write_raster(tmp_path / "n.tif", cube.reshape(-1, HEIGHT, WIDTH), descriptions=tuple(names))
    wanted = np.moveaxis(cube.reshape(-1, HEIGHT, WIDTH), 0, -1)
    for path, source in (
        (by_date, SeriesSource(isos())),
        (by_band, SeriesSource(isos(), stacked_by="band")),
        (named, SeriesSource()),
    ):
        with opened([path], source) as series:
            np.testing.assert_array_equal(series.read(WHOLE)[0], wanted)
            assert series.dates == 4
    assert series.band_names == ("red", "nir")
    with pytest.raises(ImageError, match="8 bands, which cannot be shared out evenly among 3 dates"):
        opened([by_date], SeriesSource(isos(DATES[:3])))


def test_a_model_finds_its_bands_by_name_and_its_mask(tmp_path):
    cloudy = np.zeros((HEIGHT, WIDTH), bool)
    cloudy[0, :5] = True
    trained = with_scl(tmp_path, {})
    with opened(trained, SeriesSource(isos(), mask_band="SCL")) as series:
        record = series.timeline.record(AS_GIVEN, series.clouds)
        bands = tuple(BandRecord(name, 0.0, 1.0) for name in series.band_names)
    paths = [
        write_raster(
            tmp_path / f"swapped_{number}.tif",
            np.concatenate([values_of(day)[::-1], np.where(cloudy, CLOUD, CLEAR)[np.newaxis].astype(np.uint16)]),
            descriptions=("nir", "red", "SCL"),
        )
        for number, day in enumerate(DATES)
    ]
    source = SeriesSource(isos([day.replace(year=2021) for day in DATES]))
    context = JobContext.silent()
    with open_series_for_model(paths, (), source, bands, record, False, context) as series:
        values, valid = series.read(WHOLE)
    np.testing.assert_array_equal(valid, ~cloudy)
    np.testing.assert_array_equal(values[1:, :, 0], values_of(DATES[0])[0][1:])
    bare = write_dated(tmp_path, descriptions=("nir", "red"))
    open_series_for_model(bare, (), source, bands, record, False, context).close()
    assert "clouds masked by the band SCL, which these images do not have" in lines(context)
    with pytest.raises(ImageError, match="trained on the bands red, nir"):
        wrong = write_dated(tmp_path, descriptions=("green", "blue"))
        open_series_for_model(wrong, (), source, bands, record, False, context)


def test_dates_that_do_not_fit_are_refused(tmp_path):
    paths = write_dated(tmp_path)
    with pytest.raises(ParameterError, match="3 dates were given for 4 images"):
        opened(paths, SeriesSource(isos(DATES[:3])))
    with pytest.raises(ParameterError, match="'yesterday' is not a date"):
        opened(paths, SeriesSource((*isos(DATES[:3]), "yesterday")))


def test_images_of_other_bands_are_named(tmp_path):
    paths = write_dated(tmp_path, DATES[:3])
    paths += write_dated(tmp_path, DATES[3:], descriptions=("red", "nir", "swir"))
    paths += write_dated(tmp_path, [date(2018, 9, 9)], descriptions=("red",))
    opened(paths[:4], SeriesSource(isos())).close()  # more bands do no harm
    with pytest.raises(ImageError, match=r"image_20180909.tif: .*trained on|image_20180909.tif: "):
        opened(paths, SeriesSource(isos([*DATES, date(2018, 9, 9)])))


def test_zero_gaps_add_a_channel_that_tells_what_was_observed(tmp_path):
    cloudy = np.zeros((HEIGHT, WIDTH), bool)
    cloudy[0, 0] = True
    paths = with_scl(tmp_path, {1: cloudy})
    source = SeriesSource(isos(), mask_band="SCL")
    with opened(paths, source, replace(AS_GIVEN, gaps="zero")) as series:
        values, _ = series.read(WHOLE)
    dates = values.reshape(HEIGHT, WIDTH, 4, 3)
    np.testing.assert_array_equal(dates[0, 0, :, 2], [1, 0, 1, 1])
    assert np.isnan(dates[0, 0, 1, :2]).all() and np.isfinite(dates[1:]).all()


def test_monthly_medians(tmp_path):
    days = [date(2018, 4, 2), date(2018, 4, 12), date(2018, 4, 22), date(2018, 6, 5)]
    paths = []
    for number, (day, level) in enumerate(zip(days, (10, 50, 20, 80), strict=True)):
        values = np.full((1, HEIGHT, WIDTH), level, np.uint16)
        values[0, 0, 0] = 0 if number == 2 else level
        paths.append(write_raster(tmp_path / f"{day:%Y%m%d}.tif", values, nodata=0))
    with opened(paths, SeriesSource(isos(days)), SeriesOptions(resampling="monthly")) as series:
        values, _ = series.read(WHOLE)
    assert series.dates == 3
    np.testing.assert_allclose(values[1, 1], [20, 50, 80], atol=1)
    np.testing.assert_allclose(values[0, 0], [30, 55, 80], atol=1)


def test_beyond_the_edge_pixels_are_mirrored(tmp_path):
    with opened(write_dated(tmp_path)) as series:
        inside, _ = series.read(WHOLE)
        around, valid = series.read(WHOLE.expanded(3))
    np.testing.assert_array_equal(around[3:-3, 3:-3], inside)
    np.testing.assert_array_equal(around[2], around[3])
    assert not valid[:3].any() and valid[3:-3, 3:-3].all()


def model_record(tmp_path, **mask):
    with opened(with_scl(tmp_path, {}), SeriesSource(isos(), **mask)) as series:
        bands = tuple(BandRecord(name, 0.0, 1.0) for name in series.band_names)
        return series.timeline.record(AS_GIVEN, series.clouds), bands


def test_the_mask_named_again_means_the_values_of_the_training(tmp_path):
    record, bands = model_record(tmp_path, mask_band="SCL", mask_values=(7,))
    cloudy = np.zeros((HEIGHT, WIDTH), bool)
    cloudy[0] = True
    paths = with_scl(tmp_path, dict.fromkeys(range(4), cloudy))
    for again, masked in ((SeriesSource(isos(), mask_band="scl"), False),
                          (SeriesSource(isos(), mask_band="scl", mask_values=(CLOUD,)), True)):  # fmt: skip
        with open_series_for_model(paths, (), again, bands, record, False, JobContext.silent()) as series:
            assert series.read(WHOLE)[1][0].any() != masked


def test_a_stack_without_the_mask_of_the_training_is_mapped_with_a_warning(tmp_path):
    record, bands = model_record(tmp_path, mask_band="SCL")
    names = tuple(f"{band}_{day:%Y%m%d}" for day in DATES for band in ("red", "nir"))
    cube = np.concatenate([values_of(day) for day in DATES])
    path = write_raster(tmp_path / "stack.tif", cube, descriptions=names)
    context = JobContext.silent()
    with open_series_for_model([path], (), SeriesSource(), bands, record, False, context) as series:
        np.testing.assert_array_equal(series.read(WHOLE)[0], np.moveaxis(cube, 0, -1))
    assert "clouds masked by the band SCL, which these images do not have" in lines(context)


def test_normalised_differences_are_bands_of_each_date_and_remembered(tmp_path):
    source = SeriesSource(isos(), differences=("nir/red",))
    with opened(write_dated(tmp_path), source) as series:
        values, _ = series.read(WHOLE)
        record = series.timeline.record(AS_GIVEN, series.clouds, series.differences)
        bands = tuple(BandRecord(name, 0.0, 1.0) for name in series.band_names)
    assert series.band_names == ("red", "nir", "nir/red") and series.channel_count == 12
    red, nir = values_of(DATES[1]).astype(float)
    np.testing.assert_allclose(values[..., 5], (nir - red) / (nir + red), rtol=1e-5)
    swapped = [
        write_raster(tmp_path / f"s_{day:%Y%m%d}.tif", values_of(day)[::-1], descriptions=("nir", "red"))
        for day in DATES
    ]
    with open_series_for_model(swapped, (), SeriesSource(isos()), bands, record, False, JobContext.silent()) as series:
        np.testing.assert_allclose(series.read(WHOLE)[0], values, rtol=1e-6)
    for wrong, said in (("nir-red", "is no pair of bands"), ("nir/swir", "no band 'swir' to take a difference of")):
        with pytest.raises(ParameterError, match=said):
            opened(write_dated(tmp_path), SeriesSource(isos(), differences=(wrong,)))
