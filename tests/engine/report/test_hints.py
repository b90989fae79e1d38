"""Each hint appears when its cause is there, and only then."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import numpy as np
import pytest

from alquimia_qgis.engine.report.assessment_report import AdjustedArea
from alquimia_qgis.engine.report.hints import assessment_hints, training_hints
from alquimia_qgis.engine.report.training_report import ClassCounts
from alquimia_qgis.protocol.classes import ClassRecord
from tests.engine.report.series import estimates, observed, season, series_facts

CLEAN = np.array([[950, 50], [20, 980]])


def _said(hints) -> str:
    return " ".join(hint.seen for hint in hints)


def _good(make, **changes):
    """A report that needs no advice, before the changes."""
    counts = {"training": ClassCounts([4000, 3000], [9, 8]), "validation": ClassCounts([1000, 1000], [4, 4])}
    return make(**{"confusion": CLEAN, "class_counts": counts, **changes})


def test_a_good_training_needs_no_advice(training_report):
    assert training_hints(_good(training_report)) == []


def test_rare_classes_are_named(training_report):
    counts = {"training": ClassCounts([4000, 30], [9, 2]), "validation": ClassCounts([1000, 1000], [4, 4])}
    hints = training_hints(_good(training_report, class_counts=counts))
    assert _said(hints) == "“Water” has fewer than 5 training features."


def test_few_validation_pixels_are_named(training_report):
    counts = {"training": ClassCounts([4000, 3000], [9, 8]), "validation": ClassCounts([40, 1000], [4, 4])}
    hints = training_hints(_good(training_report, class_counts=counts))
    assert _said(hints) == "“Forest” has fewer than 100 validation pixels."


def test_confused_pairs_are_named_in_the_right_direction(training_report):
    hints = training_hints(_good(training_report, confusion=np.array([[700, 300], [10, 990]])))
    assert _said(hints).replace("\u202f", " ") == "The model takes 30 % of “Forest” as “Water”."


def test_few_pixels_are_no_confusion(training_report):
    assert training_hints(_good(training_report, confusion=np.array([[1, 2], [10, 990]]))) == []


def test_over_fitting_is_seen(training_report):
    epochs = np.arange(1, 31)
    fitting = [{"epoch": int(e), "loss": 1 / e, "val_loss": 0.5 + 0.02 * abs(int(e) - 10)} for e in epochs]
    healthy = [{"epoch": int(e), "loss": 1 / e, "val_loss": 0.5 + 1 / e} for e in epochs]
    assert "by heart" in _said(training_hints(_good(training_report, history=fitting, kept_epoch=10)))
    assert training_hints(_good(training_report, history=healthy, kept_epoch=15)) == []


def test_a_training_cut_short_is_seen(training_report):
    history = [{"epoch": e, "loss": 1 / e, "val_loss": 1 / e} for e in range(1, 21)]
    assert "best epoch is 20 of 20" in _said(training_hints(_good(training_report, history=history, kept_epoch=20)))
    assert training_hints(_good(training_report, history=history, kept_epoch=10)) == []
    cancelled = _good(training_report, history=history[:5], kept_epoch=5, cancelled=True)
    assert _said(training_hints(cancelled)) == "The training was cancelled."


def test_validation_within_a_chip_of_training_is_seen(training_report):
    # chips of 32 pixels of 2 m are 64 m wide
    assert "within one chip" in _said(training_hints(_good(training_report, split_distance=63.0)))
    assert training_hints(_good(training_report, split_distance=64.0)) == []


def test_assessment_hints():
    classes = (ClassRecord(1, "Forest", "#117733"), ClassRecord(2, "Water", "#4477aa"))
    areas = (AdjustedArea(100.0, 100.0, 10.0), AdjustedArea(10.0, 10.0, 6.0))
    hints = assessment_hints(np.array([[700, 300], [0, 50]]), classes, areas, [700, 50])
    assert [hint.seen.replace("\u202f", " ") for hint in hints] == [
        "“Water” has fewer than 100 reference pixels.",
        "Of what the map shows, 30 % of “Forest” is really “Water”.",
        "The area of “Water” is uncertain by more than half of its value.",
    ]
    assert assessment_hints(CLEAN, classes, areas[:1], [970, 1030]) == []


def test_many_names_are_summed_up(training_report):
    classes = tuple(ClassRecord(index, f"C{index}", "#117733") for index in range(7))
    few = ClassCounts([10] * 7, [1] * 7)
    report = dataclasses.replace(
        training_report(), classes=classes, confusion=np.eye(7) * 999,
        class_counts={"training": few, "validation": ClassCounts([999] * 7, [9] * 7)},
    )  # fmt: skip
    assert "“C0”, “C1”, “C2”, “C3” and 3 other classes have fewer" in _said(training_hints(report))


def _estimated(make, found=None, features=20, **changes):
    part = ClassCounts([100] * 4, [features] * 4)
    groups = tuple(ClassRecord(place, f"G{place}", "#117733") for place in range(4))
    counts = {"training": part, "validation": part}
    content = {"classes": groups, "confusion": np.zeros((0, 0)), "class_counts": counts}
    return make(**{**content, "estimates": found if found is not None else estimates(), **changes})


def test_good_estimates_need_no_advice(training_report):
    assert training_hints(_estimated(training_report)) == []


@pytest.mark.parametrize(
    ("found", "seen"),
    [
        (estimates(noise=200.0, lowest=-1e4, highest=1e4), "no better than the mean"),
        (estimates(noise=26.0, slope=1.0, lowest=-1e3, highest=1e3), "explains"),
        (estimates(slope=0.4, lowest=-1e3), "Low values are estimated too high (by "),
        (estimates(lowest=20.0, highest=80.0), "lie beyond the values that the training has seen (20.0 to 80.0)"),
        (estimates(20), "rest on 20 validation pixels only"),
    ],
)
def test_estimates_that_cannot_be_trusted_are_named(training_report, found, seen):
    (hint,) = training_hints(_estimated(training_report, found))
    assert seen in hint.seen


def test_values_with_few_samples_are_named(training_report):
    assert "“G0”, “G1”, “G2” and “G3” have fewer than 5" in _said(
        training_hints(_estimated(training_report, features=3))
    )


def test_estimates_without_validation_are_named(training_report):
    found = estimates(0)
    assert _said(training_hints(_estimated(training_report, found))).startswith("No samples were set aside")


def _of_dates(make, **changes):
    return training_hints(_good(make, series=series_facts(**changes)))


def test_good_dates_need_no_advice(training_report):
    assert _of_dates(training_report) == []


def test_few_dates_are_seen(training_report):
    assert _said(_of_dates(training_report, dates=3)) == "The series has 3 dates only."


def test_dates_that_are_hardly_usable_are_named(training_report):
    said = _said(_of_dates(training_report, dates=6, shares=[1, 0.05, 1, 1, 0.0, 1]))
    assert said.replace("\u202f", " ") == (
        "Around the samples less than 10 % could be used of 2018-04-28 and 2018-06-15."
    )
    many = _said(_of_dates(training_report, dates=12, shares=[1.0] * 5 + [0.0] * 7))
    assert "and 3 more" in many


def test_long_gaps_in_time_are_seen(training_report):
    days = [*season(4), *(day + timedelta(days=130) for day in season(4))]
    figures = dataclasses.replace(series_facts(8).figures, observed=observed(days))
    assert _said(_of_dates(training_report, dates=8, figures=figures)) == (
        "Nothing is known from 2018-05-30 to 2018-08-20, for 82 days."
    )
    clouds = [1.0] * 4 + [0.0] * 4 + [1.0] * 4
    assert "Nothing is known from 2018-05-30 to 2018-08-18, for 80 days." in _said(
        _of_dates(training_report, dates=12, shares=clouds)
    )
