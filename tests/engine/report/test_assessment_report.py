"""The accuracy report shows the map's rows against the reference's columns, areas with intervals, and its caveats."""

from __future__ import annotations

import dataclasses

import numpy as np

from alquimia_qgis.engine.report.assessment_report import AdjustedArea, AssessmentReport, assessment_report_html
from alquimia_qgis.protocol.classes import ClassRecord, palette_colour

NAN = float("nan")


def test_headline(assessment_report, read):
    page = read(assessment_report_html(assessment_report()))
    row = page.row("77.3 %", "Overall accuracy")
    assert row[row.index("Mean IoU") - 1] == "0.627"
    assert row[row.index("Macro F1") - 1] == "0.771"
    assert row[row.index("Kappa") - 1] == "0.547"
    assert "1 500 reference pixels in 40 features" in page.text
    assert "82.7 % ± 4.0 %" in page.text


def test_figures_per_class_and_orientation(assessment_report, read):
    page = read(assessment_report_html(assessment_report()))
    # reference pixels are the column's sum, map pixels the row's
    assert page.row("1", "Forest", "910") == ["1", "Forest", "910", "750", "88.0 %", "72.5 %", "0.795", "0.660"]
    assert ["Reference"] in page.rows  # stands above the columns
    assert page.row("Map", "Forest") == ["Map", "Forest", "Water", "Total"]
    assert page.row("Water", "33.3 %") == ["Water", "33.3 %", "250", "66.7 %", "500", "750"]
    assert page.row("Total", "910") == ["Total", "910", "590", "1 500"]


def test_areas_with_intervals_and_share(assessment_report, read):
    page = read(assessment_report_html(assessment_report()))
    assert page.row("1", "Forest", "1 500.0") == ["1", "Forest", "1 500.0", "1 650.5", "± 120.2", "82.5 %"]
    assert page.row("2", "Water", "500.0") == ["2", "Water", "500.0", "349.5", "± 120.2", "17.5 %"]
    assert page.row("Total", "2 000.0")[:2] == ["Total", "2 000.0"]
    assert page.row("Forest", "88.0 %", "± 5.0 %") == ["Forest", "88.0 %", "± 5.0 %", "80.0 %", "± 6.0 %"]


def test_without_areas_there_is_no_area_section(assessment_report, read):
    page = read(assessment_report_html(assessment_report(areas=())))
    assert "How large each class really is" not in page.text
    assert "svg" not in {tag for tag, _ in page.elements}


def test_page_is_complete_and_needs_nothing_from_outside(assessment_report, read):
    preview = np.zeros((4, 6, 3), np.uint8)
    html = assessment_report_html(assessment_report(map_preview=preview))
    page = read(html)
    assert page.mismatched == []
    assert "://" not in html
    assert len(page.attributes("img", "src")) == 1
    assert page.attributes("img", "src")[0].startswith("data:image/png;base64,")


def test_undefined_everywhere(read):
    classes = (ClassRecord(1, "Forest", "#117733"), ClassRecord(2, "Water", "#4477aa"))
    unknown = [None, NAN]
    report = AssessmentReport(
        "m", "r", classes, np.zeros((2, 2)), None, NAN, None, NAN, unknown, unknown, unknown, unknown,
        areas=(AdjustedArea(12.0, NAN, NAN), AdjustedArea(0.0, 0.0, NAN)),
    )  # fmt: skip
    page = read(assessment_report_html(report))
    assert page.mismatched == []
    assert page.row("1", "Forest", "0") == ["1", "Forest", "0", "0", "–", "–", "–", "–"]
    assert page.row("1", "Forest", "12.00") == ["1", "Forest", "12.00", "–", "–"]
    assert "nan" not in page.text.lower() and "None" not in page.text


def test_reference_pixels_left_out_are_named(assessment_report, read):
    page = read(assessment_report_html(assessment_report()))
    assert "12 reference pixels left out: the map has no data there." in page.text
    silent = read(assessment_report_html(assessment_report(left_out={"the map has no data there": 0})))
    assert "left out" not in silent.text


def test_dependence_of_pixels_is_a_caveat_of_features_only(assessment_report):
    assert "not independent" in assessment_report_html(assessment_report())
    assert "not independent" not in assessment_report_html(assessment_report(reference_kind="raster"))


def test_texts_are_escaped(assessment_report, read):
    bad = "<b onclick='x()'>\"&</b>"
    classes = (ClassRecord(1, bad, "#117733"), ClassRecord(2, "Water", "#4477aa"))
    report = dataclasses.replace(
        assessment_report(), classes=classes, map_name=bad, reference_name=bad, split_value=bad, warnings=[bad]
    )
    page = read(assessment_report_html(report))
    assert page.mismatched == []
    assert page.attributes("b", "onclick") == []
    assert page.text.count(bad) >= 5


def test_one_and_forty_classes(assessment_report, read):
    for number in (1, 40):
        classes = tuple(ClassRecord(index, f"Class {index}", palette_colour(index)) for index in range(number))
        figures = [0.5] * number
        report = dataclasses.replace(
            assessment_report(), classes=classes, confusion=np.eye(number) * 500, producers_accuracy=figures,
            users_accuracy=figures, f1=figures, iou=figures, areas=(AdjustedArea(1.0, 1.0, 0.1),) * number,
        )  # fmt: skip
        page = read(assessment_report_html(report))
        assert page.mismatched == []
        assert page.row(str(number), f"Class {number - 1}", "500")[-1] == "0.500"
