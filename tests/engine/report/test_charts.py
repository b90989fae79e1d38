"""Charts of dates and numbers lie where the figures say, on axes in real distance."""

from __future__ import annotations

import dataclasses
import re

import numpy as np
import pytest

from alquimia_qgis.engine.report.contents import SeriesFacts
from alquimia_qgis.engine.report.date_strip import date_strip, sees_what_was_observed
from alquimia_qgis.engine.report.estimate_scatter import MOST_POINTS, estimate_scatter
from alquimia_qgis.engine.report.importance_bars import importance_bars, largest_losses
from alquimia_qgis.engine.report.profile_charts import MOST_CLASSES, MOST_SPREADS, profile_charts, shown_classes
from alquimia_qgis.engine.report.time_axis import time_axis
from alquimia_qgis.engine.series.importance import DateImportance
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.classes import ClassRecord, palette_colour
from alquimia_qgis.protocol.model_records import SeriesRecord
from tests.engine.report.series import estimates, observed, season, series_facts

CLASSES = (ClassRecord(1, "Forest", "#117733"), ClassRecord(2, "Water", "#4477aa"))
BAND = (BandRecord("nir", 0.0, 1.0),)


def labels(days: tuple[float, ...], first_year: int = 2018, dated: bool = True, width: float = 900.0) -> list[str]:
    return [label for _, label in time_axis(days, SeriesRecord(days, dated, first_year), 0.0, width).ticks]


def coordinates(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"([-\d.]+) ([-\d.]+)", path)]


def test_days_lie_in_their_real_distance():
    axis = time_axis((0.0, 10.0, 100.0), SeriesRecord((0.0, 10.0, 100.0), True, 2018), 50.0, 274.0)
    assert (axis.place(0.0), axis.place(10.0), axis.place(100.0)) == (62.0, 82.0, 262.0)
    assert all(62.0 <= place <= 262.0 for place, _ in axis.ticks)


def test_ticks_are_months_with_the_year_where_it_begins():
    assert labels((100.0, 300.0)) == ["May 2018", "Jun", "Jul", "Aug", "Sep", "Oct"]
    assert labels((300.0, 430.0)) == ["Nov 2018", "Dec", "Jan 2019", "Feb", "Mar"]
    assert labels((100.0, 300.0), width=250.0) == ["May 2018", "Jul", "Sep"]


def test_ticks_of_long_series_are_years_and_of_short_ones_days():
    assert labels((0.0, 365.25 * 12), width=600.0) == ["2018", "2020", "2022", "2024", "2026", "2028", "2030"]
    assert labels((10.0, 30.0), width=300.0) == ["11 Jan 2018", "16 Jan", "21 Jan", "26 Jan", "31 Jan"]


def test_images_without_dates_are_numbered():
    assert labels((0.0, 1.0, 2.0), dated=False) == ["1", "2", "3"]
    assert labels(tuple(map(float, range(40))), dated=False, width=300.0) == ["1", "10", "20", "30", "40"]


def test_a_single_date_lies_in_the_middle():
    axis = time_axis((5.0,), SeriesRecord((5.0,), True, 2018), 0.0, 100.0)
    assert axis.place(5.0) == 50.0


def test_bars_of_dates_are_as_high_as_their_share():
    strip = date_strip(series_facts(3, shares=[1.0, 0.5, float("nan")]))
    whole, half, unknown = strip.bars
    assert half.height == pytest.approx(whole.height / 2, abs=0.1) and unknown.height == 0
    assert whole.y + whole.height == half.y + half.height == strip.bottom
    assert half.words.replace("\u202f", " ") == "2018-04-28: 50 % usable" and "–" in unknown.words
    assert strip.marks == () and [label for _, label in strip.levels] == ["0 %", "50 %", "100 %"]


def test_dates_that_the_network_sees_are_marked_where_they_are_others():
    facts = series_facts(4)
    more = dataclasses.replace(facts.figures, observed=observed(season(9, 5)))
    resampled = dataclasses.replace(facts, figures=more)
    assert sees_what_was_observed(facts) and not sees_what_was_observed(resampled)
    assert len(date_strip(resampled).marks) == 4
    assert date_strip(resampled).height > date_strip(facts).height


def test_many_dates_have_narrow_bars():
    strip = date_strip(series_facts(150))
    assert 0 < strip.bars[0].width < 6
    assert all(before.x + before.width < after.x for before, after in zip(strip.bars, strip.bars[1:], strict=False))


def test_the_bars_of_dates_that_matter_begin_at_zero_also_where_losses_are_below():
    facts = series_facts(9)
    chart = importance_bars(facts)
    highest = min(chart.bars, key=lambda bar: bar.y)
    assert highest.words == f"{facts.figures.labels[4]}: 19.8 points"
    assert any(bar.y == chart.baseline and bar.height > 0 for bar in chart.bars), "losses by chance hang below"
    assert chart.levels[0] == (chart.baseline, "0")


def grouped(losses: list[float], figure: str = "r_squared") -> SeriesFacts:
    importance = DateImportance(((0, 1, 2), (3, 4)), np.array(losses), figure, 0.7, 500, 1)
    return series_facts(5, importance=importance)


def test_groups_of_dates_are_broad_bars_and_named_by_their_ends():
    facts = grouped([0.25, -0.01])
    first, second = importance_bars(facts).bars
    assert first.width > 1.5 * second.width > 100
    (listed,) = largest_losses(facts)
    assert (listed.words, listed.loss) == ("2018-04-12 to 2018-05-14 (3 dates)", "0.250")


def test_nothing_is_drawn_where_it_is_not_known_which_dates_matter():
    assert importance_bars(series_facts(importance=None)) is None
    assert largest_losses(series_facts(importance=None)) == []
    assert importance_bars(grouped([float("nan")] * 2)) is None
    assert importance_bars(grouped([0.0, 0.0])) is not None


def test_profiles_run_through_the_means_and_spreads_lie_around_them():
    facts = series_facts(3)
    means = np.array([[[0.0], [10.0], [0.0]], [[10.0], [10.0], [10.0]]])
    facts = dataclasses.replace(
        facts, figures=dataclasses.replace(facts.figures, means=means, deviations=np.full((2, 3, 1), 2.0))
    )
    (chart,) = profile_charts(facts, CLASSES, BAND)
    assert chart.title == "nir" and [profile.record.name for profile in chart.profiles] == ["Forest", "Water"]
    (_, first), (_, top), (_, last) = coordinates(chart.profiles[0].line)
    assert first == last > top
    assert {y for _, y in coordinates(chart.profiles[1].line)} == {top}
    spread = coordinates(chart.profiles[1].spread)
    assert len(spread) == 6 and (spread[0][1] + spread[-1][1]) / 2 == pytest.approx(top, abs=0.1)
    assert chart.profiles[0].spread.endswith("Z")


def test_profiles_have_gaps_where_nothing_was_observed():
    facts = series_facts(6)
    means = facts.figures.means.copy()
    means[0, 2], means[0, 4] = np.nan, np.nan
    facts = dataclasses.replace(facts, figures=dataclasses.replace(facts.figures, means=means))
    profile = profile_charts(facts, CLASSES, BAND)[0].profiles[0]
    assert profile.line.count("M") == 1 and len(coordinates(profile.line)) == 2
    assert len(profile.dots) == 2
    assert "nan" not in profile.line + profile.spread


def test_classes_without_samples_have_no_profile_and_too_many_no_spread():
    facts = series_facts(4, classes=20)
    counts = np.arange(20) * 100
    facts = dataclasses.replace(facts, figures=dataclasses.replace(facts.figures, counts=counts))
    many = tuple(ClassRecord(number, f"C{number}", palette_colour(number)) for number in range(20))
    assert shown_classes(facts, many) == list(range(20 - MOST_CLASSES, 20))
    (chart,) = profile_charts(facts, many, BAND)
    assert len(chart.profiles) == MOST_CLASSES > MOST_SPREADS and not any(p.spread for p in chart.profiles)
    nothing = dataclasses.replace(facts.figures, counts=counts * 0)
    assert profile_charts(dataclasses.replace(facts, figures=nothing), many, BAND) == []


def test_long_profiles_are_thinned_and_constant_bands_are_drawn():
    facts = series_facts(900)
    figures = dataclasses.replace(facts.figures, means=np.full((2, 900, 1), 5.0), deviations=np.zeros((2, 900, 1)))
    (chart,) = profile_charts(dataclasses.replace(facts, figures=figures), CLASSES, BAND)
    assert len(coordinates(chart.profiles[0].line)) == 200


def test_points_on_the_line_are_right():
    found = estimates(5, noise=0.0, slope=1.0)
    chart = estimate_scatter(found)
    x1, y1, x2, y2 = chart.diagonal
    for x, y in [*coordinates(chart.points), *chart.groups]:
        assert (x - x1) / (x2 - x1) == pytest.approx((y - y1) / (y2 - y1), abs=0.01)
    assert len(chart.ticks) == len(chart.levels) and chart.shown == 5


def test_the_range_of_the_training_is_shown_where_it_fits():
    chart = estimate_scatter(estimates(lowest=0.0, highest=1e6))
    assert len(chart.range) == 1 and chart.left <= chart.range[0] <= chart.right


def test_many_points_are_thinned_none_make_no_chart():
    assert estimate_scatter(estimates(10_000)).shown == MOST_POINTS
    assert estimate_scatter(estimates(0)) is None
    assert estimate_scatter(estimates(1)).shown == 1
