"""The report of a model of dated images: what was understood of the dates, profiles, and which dates matter."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from alquimia_qgis.engine.report.training_report import training_report_html
from alquimia_qgis.engine.series.importance import DateImportance
from alquimia_qgis.protocol.model_records import SeriesRecord
from tests.engine.report.series import observed, season, series_facts

NASTY = "<script>alert('$x_2$')</script>"


def page_of(training_report, read, **changes):
    return read(training_report_html(training_report(series=series_facts(**changes))))


def test_every_link_leads_to_a_section_and_every_chart_is_named(training_report, read):
    page = page_of(training_report, read)
    identifiers = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(identifiers) == len(set(identifiers)) and page.mismatched == []
    assert {"dates", "profiles", "importance"} <= set(identifiers)
    assert all(target[1:] in identifiers for target in page.attributes("a", "href"))
    named = [name for names in page.attributes("svg", "aria-labelledby") for name in names.split()]
    assert len(named) == 6 and set(named) <= set(identifiers)


def test_the_page_needs_nothing_from_outside(training_report):
    assert "://" not in training_report_html(training_report(series=series_facts()))


def test_it_says_what_was_understood_of_the_dates(training_report, read):
    record = SeriesRecord(
        series_facts().record.days, True, 2018, resampling="regular", step=16, gaps="last", mask_band="SCL",
        mask_values=(3, 8),
    )  # fmt: skip
    page = page_of(training_report, read, record=record)
    assert page.row("What the model sees")[1] == "12 dates, 2018-04-12 to 2018-10-05"
    assert page.row("Where the dates come from")[1] == "from the file names"
    assert page.row("Made from")[1] == "12 observations in 12 files"
    assert page.row("Clouds masked by")[1] == "band SCL of the images, values 3, 8"
    assert ["Gaps", "The last value before"] in page.rows
    assert ["Days between regular steps", "16 days"] in page.rows
    assert "12 dates" in page.text and "dated images of the same season" in page.text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "nothing but the images' own nodata"),
        ({"masked_by_layers": True}, "layers, all values but 0"),
        ({"masked_by_layers": True, "mask_values": (1,)}, "layers, values 1"),
    ],
)
def test_it_says_what_masked_the_clouds(training_report, read, changes, said):
    record = dataclasses.replace(series_facts().record, **changes)
    assert page_of(training_report, read, record=record).row("Clouds masked by")[1] == said


def test_mask_layers_are_named_but_not_all_of_them(training_report, read):
    record = dataclasses.replace(series_facts().record, masked_by_layers=True)
    page = page_of(training_report, read, record=record, masks=[f"m{number}.tif" for number in range(9)])
    assert page.row("Clouds masked by")[1] == "m0.tif, m1.tif, m2.tif and 6 more, all values but 0"


def test_each_date_is_listed_with_file_and_share(training_report, read):
    page = page_of(training_report, read, dates=4, shares=[1.0, 0.25, 0.0, float("nan")])
    assert page.row("2", "2018-04-28") == ["2", "2018-04-28", "S2A_20180428.tif", "25 %"]
    assert page.row("4", "2018-05-30")[-1] == "–"
    assert "nan" not in page.text


def test_hundreds_of_dates_are_not_all_listed(training_report, read):
    page = page_of(training_report, read, dates=200)
    assert "And 140 more" in page.text
    assert page.row("60")[0] == "60"


def test_images_without_dates(training_report, read):
    facts = series_facts(3)
    figures = dataclasses.replace(facts.figures, labels=("image 1", "image 2", "image 3"))
    record = SeriesRecord((0.0, 1.0, 2.0), False, 1)
    page = read(
        training_report_html(training_report(series=dataclasses.replace(facts, figures=figures, record=record)))
    )
    assert page.row("What the model sees")[1] == "3 images, of which only the order is known"
    assert "3 images in the same order" in page.text


def test_resampled_dates_are_explained(training_report, read):
    figures = dataclasses.replace(series_facts().figures, observed=observed(season(30, 6)))
    assert "made from the observed ones" in page_of(training_report, read, figures=figures).text
    assert "made from the observed ones" not in page_of(training_report, read).text


def test_dates_that_matter_are_listed_with_what_they_are_worth(training_report, read):
    page = page_of(training_report, read)
    assert page.row("2018-07-17") == ["2018-07-17", "19.8 points"]
    assert "the overall accuracy (95.0 %) falls" in page.text.replace("\u202f", " ")
    assert "1 500 validation pixels, mean of 3 shuffles" in page.text.replace("\u202f", " ")
    assert "share their importance" in page.text and "Breiman" in page.text
    assert "too long" not in page.text


def test_dates_exchanged_together_are_explained(training_report, read):
    importance = DateImportance(((0, 1), (2, 3)), np.array([0.0, -0.01]), "overall_accuracy", 0.9, 32, 1, "chip")
    page = page_of(training_report, read, dates=4, importance=importance)
    assert "neighbours were exchanged together" in page.text and "No single date matters" in page.text
    assert "32 validation chips." in page.text


def test_without_importance_there_is_no_such_section(training_report, read):
    page = page_of(training_report, read, importance=None)
    assert "Which dates matter" not in page.text and page.mismatched == []


def test_names_of_files_and_bands_are_escaped(training_report, read):
    facts = series_facts(4, origin=NASTY)
    steps = tuple(dataclasses.replace(step, files=(NASTY, "b")) for step in facts.figures.observed)
    facts = dataclasses.replace(facts, figures=dataclasses.replace(facts.figures, observed=steps))
    bands = [dataclasses.replace(training_report().bands[0], name=NASTY)]
    page = read(training_report_html(training_report(series=facts, bands=bands)))
    assert "script" not in {tag for tag, _ in page.elements} and page.mismatched == []
    assert "and 1 more" in page.text


def test_options_of_series_stand_among_the_parameters(training_report, read):
    page = page_of(training_report, read)
    assert "Time series" in page.text
    assert page.row("Augment by leaving out dates") == ["Augment by leaving out dates", "0.1"]


def test_reports_of_single_images_say_nothing_of_dates(training_report, read):
    page = read(training_report_html(training_report()))
    assert "svg" not in {tag for tag, _ in page.elements}
    assert "Which dates matter" not in page.text and "Time series" not in page.text
