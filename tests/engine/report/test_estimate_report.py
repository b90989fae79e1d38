"""The report of a model that estimates a number: R² and errors in the user's units instead of classes."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.engine.metrics.estimates import EstimateFigures
from alquimia_qgis.engine.report.curves import NUMBERS, learning_curves
from alquimia_qgis.engine.report.training_report import ClassCounts, training_report_html
from alquimia_qgis.engine.report.wording import number
from alquimia_qgis.engine.samples.numbers import GROUP_COLOURS
from alquimia_qgis.protocol.classes import ClassRecord
from tests.engine.report.series import estimates, series_facts

GROUPS = tuple(
    ClassRecord(place, f"cover {25 * place} to {25 * place + 25}", colour) for place, colour in enumerate(GROUP_COLOURS)
)
HISTORY = [
    {"epoch": epoch, "loss": 1 / epoch, "val_loss": 1 / epoch, "val_r_squared": 1 - 3 / epoch, "val_rmse": 30 / epoch,
     "val_mean_absolute_error": 20 / epoch, "learning_rate": 0.001}
    for epoch in (1, 2, 3)
]  # fmt: skip


@pytest.fixture
def regression(training_report):
    def make(**changes):
        part = ClassCounts([100] * 4, [20] * 4)
        content = {
            "classes": GROUPS,
            "confusion": np.zeros((0, 0), int),
            "class_counts": {"training": part, "validation": part},
            "history": HISTORY,
            "kept_epoch": 3,
            "examples": (),
            "training": {"epochs": 20},
            "estimates": estimates(),
        }
        return training_report(**{**content, **changes})

    return make


def test_headline_in_the_units_of_the_user(regression, read):
    page = read(training_report_html(regression()))
    found = estimates()
    figures = EstimateFigures.of(found.reference, found.estimate)
    row = page.row(f"{figures.r_squared:.3f}", "R²")
    assert row[row.index("RMSE") - 1] == number(figures.rmse)
    assert row[row.index("Mean absolute error") - 1] == number(figures.mean_absolute_error)
    assert "In units of cover" in page.text and "400 pixels in 80 features" in page.text


def test_nothing_is_said_of_classes(regression, read):
    page = read(training_report_html(regression()))
    for word in ("class", "Confusions", "confusion", "IoU", "Producer", "mixed up"):
        assert word not in page.text, word
    assert "estimates cover" in page.text and "R² and RMSE" in page.text
    assert "table" not in [name for name in page.attributes("table", "class") if "matrix" in name]


def test_errors_by_groups_of_values(regression, read):
    reference, estimate = np.array([10.0, 20.0, 60.0]), np.array([13.0, 21.0, 50.0])
    page = read(training_report_html(regression(estimates=estimates(reference=reference, estimate=estimate))))
    assert page.row("1", "cover 0 to 25")[2:] == ["20", "100", "2", "15.0", "17.0", "2.00", "2.24", "2.00"]
    assert page.row("2", "cover 25 to 50")[4:] == ["0", "–", "–", "–", "–", "–"]
    assert page.row("3", "cover 50 to 75")[7] == "−10.0"
    assert page.row("All") == ["All", "3", "−2.00", "6.06", "4.67"]


def test_the_groups_are_the_legend_of_the_samples(regression, read):
    page = read(training_report_html(regression()))
    assert "background:#440154" in page.attributes("span", "style")
    assert page.text.count("cover 75 to 100") == 2, "once in the table, once at the map"


def test_the_page_is_complete_and_needs_nothing_from_outside(regression, read):
    html = training_report_html(regression())
    page = read(html)
    identifiers = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert page.mismatched == [] and "://" not in html
    assert all(target[1:] in identifiers for target in page.attributes("a", "href"))
    assert len(page.attributes("svg", "role")) == 1


def test_without_validation(regression, read):
    nothing = estimates(reference=np.empty(0), estimate=np.empty(0))
    page = read(training_report_html(regression(estimates=nothing)))
    assert page.mismatched == [] and "nan" not in page.text
    assert "the accuracy of this model is unknown" in page.text
    assert "No samples were set aside" in page.text


def test_series_of_numbers(regression, read):
    facts = series_facts(classes=4)
    importance = facts.importance.__class__(
        facts.importance.groups, facts.importance.losses, "r_squared", 0.71, 400, 1
    )  # fmt: skip
    page = read(training_report_html(regression(series=series_facts(classes=4, importance=importance))))
    assert page.mismatched == []
    assert "how much R² (0.710) falls" in page.text and "Loss of R²" in page.text
    assert "each group of values" in page.text
    assert page.row("2018-07-17")[1] == "0.198"


def test_the_range_of_the_training_is_told(regression, read):
    page = read(training_report_html(regression(estimates=estimates(lowest=2.5, highest=98.0))))
    assert page.row("Estimated number")[1] == "cover, in training 2.50 to 98.0"


def test_names_are_escaped(regression, read):
    page = read(training_report_html(regression(estimates=estimates(name="<b>&$x$"))))
    assert "b" not in {tag for tag, _ in page.elements} and "<b>&$x$" in page.text


def test_curves_show_r_squared_and_errors():
    _, explained, errors = learning_curves(HISTORY, 3, NUMBERS).axes
    assert explained.get_title(loc="left") == "R² on validation" and explained.get_ylim()[0] == -1.0
    assert {line.get_label() for line in errors.lines} >= {"RMSE", "Mean absolute error"}
    assert errors.get_ylim()[0] == 0
    changing = [{**row, "learning_rate": 0.1 ** row["epoch"]} for row in HISTORY]
    assert len(learning_curves(changing, 3, NUMBERS).axes) == 4
    unvalidated = [{"epoch": 1, "loss": 1.0, "r_squared": 0.5}]
    assert len(learning_curves(unvalidated, 1, NUMBERS).axes) == 3
