"""Images become steps in time; a model is only applied to images of its season."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from alquimia_qgis.engine.series.timeline import matching_timeline, training_timeline
from alquimia_qgis.protocol.errors import ImageError
from alquimia_qgis.protocol.jobs import SeriesSource
from alquimia_qgis.protocol.options import SeriesOptions

NO_CLOUDS = SeriesSource()
SUMMER = [date(2018, 4, 12), date(2018, 5, 20), date(2018, 6, 30), date(2018, 8, 9), date(2018, 9, 18)]


def record(dates=SUMMER, **options):
    chosen = SeriesOptions(**options)
    return training_timeline(dates, len(dates), chosen).record(chosen, NO_CLOUDS)


def in_year(dates, year, shift=0):
    return [value.replace(year=year) + timedelta(days=shift) for value in dates]


def test_dates_as_given_are_sorted_and_images_of_one_day_are_one_step():
    timeline = training_timeline([SUMMER[1], SUMMER[0], SUMMER[1]], 3, SeriesOptions())
    assert [step.images for step in timeline.steps] == [(1,), (0, 2)]
    assert timeline.targets == tuple(step.day for step in timeline.steps)
    assert timeline.is_direct
    assert any("same day" in note for note in timeline.notes)
    assert any("sorted" in note for note in timeline.notes)


def test_regular_steps_run_from_the_first_to_the_last_date():
    timeline = training_timeline(SUMMER, 5, SeriesOptions(resampling="regular", step=20))
    steps = [after - before for before, after in zip(timeline.targets, timeline.targets[1:], strict=False)]
    assert set(steps) == {20.0}
    assert timeline.targets[0] == timeline.steps[0].day
    assert timeline.steps[-1].day - 20 < timeline.targets[-1] <= timeline.steps[-1].day


def test_monthly_steps_include_months_without_an_image():
    timeline = training_timeline([date(2018, 1, 3), date(2018, 1, 28), date(2018, 4, 1)], 3,
                                 SeriesOptions(resampling="monthly"))  # fmt: skip
    assert len(timeline.targets) == 4
    assert [(step.images, step.median) for step in timeline.steps] == [((0, 1), True), ((2,), True)]


def test_without_dates_only_the_order_counts():
    timeline = training_timeline([], 4, SeriesOptions())
    assert timeline.targets == (0.0, 1.0, 2.0, 3.0)
    assert not timeline.dated
    with pytest.raises(ImageError, match="no dates, so they cannot be resampled"):
        training_timeline([], 4, SeriesOptions(resampling="regular"))


def test_steps_beyond_all_measure_are_refused():
    with pytest.raises(ImageError, match="up to 2048 are possible"):
        training_timeline([date(1990, 1, 1), date(2020, 1, 1)], 2, SeriesOptions(resampling="regular", step=1))


@pytest.mark.parametrize("year", [2015, 2016, 2020, 2023])
def test_the_same_season_of_another_year_is_taken_as_it_is(year):
    timeline = matching_timeline(in_year(SUMMER, year, shift=1), 5, record())
    assert timeline.is_direct
    assert any(f"from {year} on" in note for note in timeline.notes)


def test_a_season_that_goes_over_the_turn_of_the_year_matches_too():
    winter = [date(2018, 11, 1) + timedelta(days=30 * number) for number in range(8)]
    later = [value + timedelta(days=730) for value in winter]
    timeline = matching_timeline(later, 8, record(winter))
    assert timeline.is_direct
    assert [step.images for step in timeline.steps] == [(number,) for number in range(8)]


def test_other_dates_of_the_same_season_are_resampled_and_it_is_said():
    others = [date(2020, 4, 1) + timedelta(days=12 * number) for number in range(16)]
    timeline = matching_timeline(others, len(others), record())
    assert not timeline.is_direct
    assert timeline.targets == record().days
    assert any("resampled" in note and "16 dates" in note for note in timeline.notes)


def test_another_season_is_refused_with_the_date_that_lacks():
    with pytest.raises(ImageError, match=r"no image lies within \d+ days of 30 June") as refusal:
        matching_timeline([date(2020, 1, 10), date(2020, 3, 2), date(2020, 4, 12), date(2020, 10, 2)], 4, record())
    assert "2020-01-10 to 2020-10-02" in str(refusal.value)
    assert "same season" in str(refusal.value)


def test_images_without_dates_are_refused_by_a_model_of_dates():
    with pytest.raises(ImageError, match="the images have none"):
        matching_timeline([], 5, record())


def test_a_model_without_dates_takes_as_many_images_in_their_order():
    undated = training_timeline([], 3, SeriesOptions()).record(SeriesOptions(), NO_CLOUDS)
    assert matching_timeline([], 3, undated).is_direct
    noted = matching_timeline(SUMMER[2::-1], 3, undated)
    assert [step.images for step in noted.steps] == [(0,), (1,), (2,)]
    assert any("in the order given" in note for note in noted.notes)
    with pytest.raises(ImageError, match="trained on 3 images without dates; 2 are given"):
        matching_timeline([], 2, undated)


def test_months_match_the_same_months_of_other_years():
    months = [date(2018, month, 15) for month in range(3, 10)]
    trained = record(months, resampling="monthly")
    images = [date(2021, month, day) for month in range(3, 10) for day in (2, 26)]
    timeline = matching_timeline(images, len(images), trained)
    assert [step.images for step in timeline.steps] == [(2 * number, 2 * number + 1) for number in range(7)]
    assert timeline.is_direct


def test_calendar_months_put_all_years_together_and_fit_any_year():
    images = [date(year, month, 9) for year in (2016, 2017, 2018) for month in (2, 5, 11)]
    chosen = SeriesOptions(resampling="calendar_months")
    timeline = training_timeline(images, len(images), chosen)
    assert [step.images for step in timeline.steps] == [(0, 3, 6), (1, 4, 7), (2, 5, 8)]
    later = [date(2023, month, 20) for month in (11, 2, 5)]
    again = matching_timeline(later, 3, timeline.record(chosen, NO_CLOUDS))
    assert again.is_direct and [step.images for step in again.steps] == [(1,), (2,), (0,)]
    with pytest.raises(ImageError, match="no image lies within"):
        matching_timeline(later[1:], 2, timeline.record(chosen, NO_CLOUDS))
