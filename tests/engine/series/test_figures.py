"""What is told of the dates of a series: names, usable shares, and how each class looks in time."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.pixels import PixelSet
from alquimia_qgis.engine.series import figures as module
from alquimia_qgis.engine.series.figures import clearest, clearest_image, date_figures, date_labels, shown_date
from alquimia_qgis.engine.series.opening import open_series
from alquimia_qgis.protocol.jobs import SeriesSource
from alquimia_qgis.protocol.options import SeriesOptions
from tests.engine.raster.rasters import write_raster
from tests.engine.series.stacks import DATES, HEIGHT, WIDTH, isos, values_of, write_dated

WHOLE = Window(0, 0, HEIGHT, WIDTH)


def opened(paths, dates=DATES, **options):
    return open_series(paths, (), SeriesSource(isos(dates)), SeriesOptions(**options), JobContext.silent())


def pixels_of(series, labels) -> PixelSet:
    """The first pixels of the series, so many as there are labels."""
    values, _ = series.read(WHOLE)
    labels = np.asarray(labels)
    counts = np.bincount(labels, minlength=2) if labels.dtype.kind == "i" else np.array([2, 3])
    return PixelSet(values.reshape(-1, series.channel_count)[: len(labels)], labels, counts)


def cloudy(folder, share: float) -> list[str]:
    """Dated images of which the second misses a share of its rows."""
    paths = write_dated(folder, nodata=0)
    values = values_of(DATES[1])
    values[:, : round(share * HEIGHT)] = 0
    paths[1] = write_raster(folder / f"image_{DATES[1]:%Y%m%d}.tif", values, descriptions=("red", "nir"), nodata=0)
    return paths


def test_shares_count_what_could_be_used_of_what_was_read(tmp_path):
    with opened(cloudy(tmp_path, 0.5)) as series:
        assert np.isnan(series.valid_shares).all()
        series.read(Window(0, 0, HEIGHT // 2, WIDTH))
        np.testing.assert_allclose(series.valid_shares, [1, 0, 1, 1])
        series.read_stack(Window(HEIGHT // 2, 0, HEIGHT // 2, WIDTH))
        np.testing.assert_allclose(series.valid_shares, [1, 0.5, 1, 1])


def test_observed_dates_have_names_files_and_shares(tmp_path):
    with opened(cloudy(tmp_path, 0.25)) as series:
        found = date_figures(series, pixels_of(series, np.zeros(WIDTH * HEIGHT, np.int32)), 1)
    assert found.labels == isos()
    assert [step.label for step in found.observed] == list(isos())
    assert found.observed[1].files == ("image_20180512.tif",)
    np.testing.assert_allclose([step.valid_share for step in found.observed], [1, 0.75, 1, 1])
    assert [step.day for step in found.observed] == list(series.timeline.targets)


def test_images_of_one_day_are_one_observed_date_with_two_files(tmp_path):
    paths = write_dated(tmp_path)
    with opened([paths[0], *paths], (DATES[0], *DATES)) as series:
        found = date_figures(series, pixels_of(series, np.zeros(9, np.int32)), 1)
    assert [len(step.files) for step in found.observed] == [2, 1, 1, 1]


def test_resampled_series_name_the_dates_that_the_network_sees(tmp_path):
    with opened(write_dated(tmp_path), resampling="regular", step=45) as series:
        found = date_figures(series, pixels_of(series, np.zeros(9, np.int32)), 1)
    assert found.labels == ("2018-04-12", "2018-05-27", "2018-07-11")
    assert len(found.observed) == 4 and found.means.shape == (1, 3, 2)


def test_images_without_dates_are_numbered(tmp_path):
    with opened(write_dated(tmp_path), ()) as series:
        found = date_figures(series, pixels_of(series, np.zeros(9, np.int32)), 1)
    assert found.labels == ("image 1", "image 2", "image 3", "image 4")
    assert date_labels((0.0, 365.25), True, 2018) == ("2018-01-01", "2019-01-01")


def test_profiles_are_means_and_deviations_of_each_class_in_units_of_the_image(tmp_path):
    labels = np.array([0, 1, 0, 1, 0, 1], np.int32)
    with opened(write_dated(tmp_path)) as series:
        found = date_figures(series, pixels_of(series, labels), 3)
    assert found.counts.tolist() == [3, 3, 0]
    for place, day in enumerate(DATES):
        flat = values_of(day).reshape(2, -1)[:, :6].astype(float)
        np.testing.assert_allclose(found.means[0, place], flat[:, ::2].mean(axis=1))
        np.testing.assert_allclose(found.deviations[1, place], flat[:, 1::2].std(axis=1))
    assert np.isnan(found.means[2]).all() and np.isnan(found.deviations[2]).all()


def test_missing_dates_are_left_out_of_profiles(tmp_path):
    with opened(cloudy(tmp_path, 0.5), gaps="zero") as series:
        half = date_figures(series, pixels_of(series, np.zeros(WIDTH * HEIGHT, np.int32)), 1)
        none = date_figures(series, pixels_of(series, np.zeros(WIDTH * 2, np.int32)), 1)
    assert half.means.shape == (1, 4, 2), "the channel that tells what was observed is no band"
    np.testing.assert_allclose(half.means[0, 1], values_of(DATES[1])[:, HEIGHT // 2 :].mean(axis=(1, 2)))
    assert np.isnan(none.means[0, 1]).all() and np.isfinite(none.means[0, 2]).all()


def test_numbers_are_put_into_groups(tmp_path):
    numbers = np.array([1.0, 12.0, 5.0, 50.0, 10.0], np.float32)
    with opened(write_dated(tmp_path)) as series:
        found = date_figures(series, pixels_of(series, numbers), 2, np.array([10.0]))
    assert found.counts.tolist() == [2, 3], "the edge itself belongs to the higher group, as in the split"
    low = values_of(DATES[0])[0].reshape(-1)[[0, 2]]
    np.testing.assert_allclose(found.means[0, 0, 0], low.mean())


def test_a_constant_band_has_no_spread(tmp_path):
    days = (date(2018, 4, 1), date(2018, 5, 1))
    paths = [write_raster(tmp_path / f"{day:%Y%m%d}.tif", np.full((1, 4, 4), 7, "uint8")) for day in days]
    with open_series(paths, (), SeriesSource(isos(days)), SeriesOptions(), JobContext.silent()) as series:
        values, _ = series.read(Window(0, 0, 4, 4))
        labelled = PixelSet(values.reshape(16, 2), np.zeros(16, np.int32), np.array([16]))
        found = date_figures(series, labelled, 1)
    assert (found.means == 7).all() and (found.deviations == 0).all()


def chips_of(series, labels) -> ChipSet:
    values, valid = series.read(WHOLE)
    counts = np.bincount(labels[labels >= 0], minlength=2)
    return ChipSet(values[np.newaxis], valid[np.newaxis], labels[np.newaxis], [WHOLE], WIDTH, 0, counts)


def test_profiles_of_chips_count_labelled_pixels_only(tmp_path):
    labels = np.full((HEIGHT, WIDTH), -1, np.int16)
    labels[2:4, 3:6], labels[8, :] = 0, 1
    with opened(write_dated(tmp_path)) as series:
        found = date_figures(series, chips_of(series, labels), 2)
    assert found.counts.tolist() == [6, WIDTH]
    np.testing.assert_allclose(found.means[0, 3], values_of(DATES[3])[:, 2:4, 3:6].mean(axis=(1, 2)))
    np.testing.assert_allclose(found.means[1, 0], values_of(DATES[0])[:, 8].mean(axis=1))


def test_many_pixels_are_thinned_evenly(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "PIXELS_OF_A_CLASS", 10)
    monkeypatch.setattr(module, "PIXELS_AT_ONCE", 3)
    with opened(write_dated(tmp_path)) as series:
        found = date_figures(series, pixels_of(series, np.repeat([0, 1], [90, 7]).astype(np.int32)), 2)
    assert found.counts.tolist() == [10, 7]
    assert found.means[0, 0, 0] == pytest.approx(values_of(DATES[0])[0].reshape(-1)[:90].mean(), rel=0.01)


@pytest.mark.parametrize(
    ("shares", "chosen"),
    [
        ([0.2, 0.9, 0.5], 1),
        ([1, 1, 1, 1, 1], 2),
        ([0.995, 0.3, 1.0, 0.3], 2),
        ([math.nan, 0.1], 1),
        ([math.nan] * 3, 1),
    ],
)
def test_the_clearest_date_is_the_middle_one_of_the_best(shares, chosen):
    assert clearest(shares) == chosen


def test_the_date_shown_is_the_one_nearest_to_the_clearest_observation(tmp_path):
    paths = write_dated(tmp_path, nodata=0)
    gone = values_of(DATES[2]) * 0
    for number in (0, 1, 2):
        paths[number] = write_raster(tmp_path / f"image_{number}.tif", gone, descriptions=("red", "nir"), nodata=0)
    with opened(paths) as series:
        found = date_figures(series, pixels_of(series, np.zeros(9, np.int32)), 1)
        assert clearest_image(series)[0].path == paths[3]
    assert shown_date(found, series.timeline.targets) == 3
    assert shown_date(found, series.timeline.targets[:2]) == 1
