"""Dates are found in the names that users' files have, and days of different years compare."""

from __future__ import annotations

from datetime import date

import pytest

from alquimia_qgis.protocol.dates import date_in_text, day_as_date, iso_date, parse_dates, series_day, span_in_words
from alquimia_qgis.protocol.errors import ParameterError


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("s2_20180412.tif", date(2018, 4, 12)),
        ("2018-04-12_cloudfree.tif", date(2018, 4, 12)),
        ("scene.2018.04.12.tif", date(2018, 4, 12)),
        ("S2A_MSIL2A_20180412T093031_N0207_R136_T34TFN_20180417T120000.SAFE", date(2018, 4, 12)),
        ("HLS.S30.T34TFN.2018102T093031.v1.4", date(2018, 4, 12)),
        ("LC08_L1TP_187028_20180412_20180417_01_T1", date(2018, 4, 12)),
        ("20180412093031.tif", date(2018, 4, 12)),
        ("MOD13Q1.A2016060.h19v04", date(2016, 2, 29)),
        ("mean_2018-04.tif", date(2018, 4, 15)),
        ("tile_1234567.tif", None),
        ("20181345.tif", None),
        ("2018366.tif", None),
        ("T34TFN.tif", None),
        ("", None),
    ],
)
def test_the_date_in_a_name(name, found):
    assert date_in_text(name) == found


def test_dates_in_a_text():
    text = "2018-04-12, 20180502;2018122\n2018-06"
    assert parse_dates(text) == (date(2018, 4, 12), date(2018, 5, 2), date(2018, 5, 2), date(2018, 6, 15))
    assert parse_dates("  ") == ()
    with pytest.raises(ParameterError, match=r"'12\.4\.18' is not a date"):
        parse_dates("2018-04-12, 12.4.18")
    with pytest.raises(ParameterError, match="'soon' is not a date"):
        iso_date("soon")


@pytest.mark.parametrize("year", [2015, 2016, 2019, 2020, 2021])
def test_the_same_day_of_another_year_lies_whole_years_apart(year):
    """Up to a day of leap years."""
    days = [series_day(date(other, 8, 15), year) % 365.25 for other in range(year, year + 6)]
    assert max(days) - min(days) <= 1.0


@pytest.mark.parametrize("value", [date(2016, 2, 29), date(2018, 1, 1), date(2020, 12, 31), date(2015, 7, 4)])
def test_days_and_dates_are_inverse(value):
    assert day_as_date(series_day(value, 2015), 2015) == value


def test_spans_are_read_as_people_write_them():
    assert span_in_words([date(2018, 10, 30), date(2018, 4, 12)]) == "2018-04-12 to 2018-10-30"
    assert span_in_words([date(2018, 4, 12)]) == "2018-04-12"


def test_a_day_that_does_not_exist_is_no_date_of_its_month():
    assert date_in_text("2018-02-30") is None
