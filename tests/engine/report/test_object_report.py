"""The report on found objects tells what a reader can act on, and holds all that it shows."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from rasterio.crs import CRS

from alquimia_qgis.engine.metrics.objects.labelled_boxes import LabelledBoxes
from alquimia_qgis.engine.metrics.objects.object_assessment import ObjectAssessment
from alquimia_qgis.engine.report.object_hints import object_hints
from alquimia_qgis.engine.report.object_report import ObjectReport, object_report_html
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.objects import AssessmentOptions

CLASSES = (ClassRecord(1, "Car <b>", "#4477aa"), ClassRecord(2, "Bus", "#ee6677"), ClassRecord(3, "Boat", "#228833"))


def row_of_boxes(count: int, shift: float = 0.0) -> np.ndarray:
    left = np.arange(count) * 20.0 + shift
    return np.stack([left, np.zeros(count), left + 10, np.full(count, 10.0)], axis=1)


def assessment(found: int = 30, false: int = 4, shift: float = 0.0, **options: float) -> ObjectAssessment:
    """Forty cars, of which some are found; a bus that is not; a boat where the reference has none."""
    reference = np.concatenate([row_of_boxes(40), [[0, 100, 30, 110]]])
    detected = np.concatenate([row_of_boxes(found, shift), row_of_boxes(false) + np.array([0, 500, 0, 500])])
    count = found + false
    classes = np.zeros(count, int)
    classes[found : found + 1] = 2
    return ObjectAssessment(
        CRS.from_epsg(32719),
        CLASSES,
        LabelledBoxes(detected, classes, np.linspace(0.99, 0.01, count), np.ones(count, bool)),
        LabelledBoxes(reference, np.array([0] * 40 + [1]), np.ones(41), np.ones(41, bool)),
        AssessmentOptions(**options),
        np.array([shapely.box(-1, -1, 400, 600), shapely.box(400, -1, 900, 600)]),
        ("A warning & more.",),
    )


@pytest.fixture
def page(read):
    report = ObjectReport(assessment(), "Found <i>", "Survey", "Tiles", 1.0, "2026-11-28 12:00:00")
    return read(object_report_html(report))


def test_figures_of_all_and_of_each_class(page):
    row = page.row("0.376", "AP50")
    assert row[row.index("Recall") - 1] == "41.5 %" and row[row.index("Precision") - 1] == "100.0 %"
    assert page.row("1", "Car <b>") == [
        "1", "Car <b>", "40", "17", "0", "100.0 %", "42.5 %", "0.596", "0.752", "0.752", "0.752"
    ]  # fmt: skip
    assert page.row("2", "Bus")[2:] == ["1", "0", "0", "–", "0.0 %", "0.000", "0.000", "0.000", "0.000"]
    assert page.row("3", "Boat")[2:] == ["0", "0", "0", "–", "–", "–", "–", "–", "–"]
    assert page.row("All", "41")[2:7] == ["17", "0", "100.0 %", "41.5 %", "0.586"]


def test_counts_and_names_are_there(page):
    assert page.mismatched == []
    assert page.row("area 1", "21") == ["area 1", "21", "17", "-4"]
    assert "2 places; root mean squared error 14.4, on average 12.0 too few (bias)." in page.text
    assert "Compared with Survey in Tiles" in page.text and "Found <i>" in page.text
    assert "A warning & more." in page.text
    assert len(page.attributes("img", "src")) == 2
    assert all(source.startswith("data:image/svg+xml;base64,") for source in page.attributes("img", "src"))


def test_hints_name_the_best_score_and_the_kind_of_errors():
    seen = [hint.seen for hint in object_hints(assessment())]
    assert seen[0].startswith("F1 would be 0.8") and "instead of 0.59" in seen[0]
    assert seen[1] == "24 objects missed, but only 0 false."
    assert seen[-1] == "There are fewer than 30 reference boxes of “Bus”."
    many_false = [hint.seen for hint in object_hints(assessment(found=41, false=100, score=0.01))]
    assert any("false objects, but only" in sentence for sentence in many_false)
    loose = [hint.seen for hint in object_hints(assessment(shift=3.0))]
    assert any(sentence.startswith("AP falls from") for sentence in loose)


def test_a_report_without_found_objects_has_no_curves_to_draw(read):
    nothing = assessment(found=0, false=0)
    page = read(object_report_html(ObjectReport(nothing, "None", "Survey")))
    assert page.mismatched == [] and "nan" not in page.text.lower()
