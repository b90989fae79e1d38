"""The report of an assessment of objects: how many are right, false and missed, how sure, and how well counted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.metrics.objects.object_assessment import ClassFigures, ObjectAssessment
from alquimia_qgis.engine.report.object_charts import count_chart, score_charts
from alquimia_qgis.engine.report.object_hints import object_hints
from alquimia_qgis.engine.report.page import render_page
from alquimia_qgis.engine.report.parameter_table import Rows
from alquimia_qgis.engine.report.pictures import figure_as_svg
from alquimia_qgis.engine.report.wording import count, duration, fraction, meter_width, number, percent, plural
from alquimia_qgis.protocol.classes import ClassRecord

MOST_PLACES = 40


@dataclass(frozen=True)
class ObjectReport:
    """All that the report tells beside the assessment: names of the layers, time and duration."""

    assessment: ObjectAssessment
    detected_name: str
    reference_name: str
    areas_name: str = ""
    seconds: float = 0.0
    created: str = ""


@dataclass(frozen=True)
class _ClassRow:
    record: ClassRecord
    figures: ClassFigures
    meter: float | None


@dataclass(frozen=True)
class _PlaceRow:
    name: str
    observed: int
    found: int


def object_report_html(report: ObjectReport) -> str:
    """The report as one HTML page that needs nothing from outside; all texts are escaped."""
    assessment = report.assessment
    counts = assessment.counts
    places = _place_rows(assessment)
    return render_page(
        "object_report.html.j2",
        report=report,
        created=report.created,
        subtitle=f"Compared with {report.reference_name}" + (f" in {report.areas_name}" if report.areas_name else ""),
        headline=_headline(assessment),
        measured_on=_measured_on(assessment),
        warnings=assessment.warnings,
        hints=object_hints(assessment),
        rows=_class_rows(assessment),
        total=assessment.all_classes,
        score=f"{assessment.options.score:.2f}",
        overlap=f"{assessment.options.minimum_overlap:.2f}",
        score_charts=figure_as_svg(score_charts(assessment)),
        count_chart=figure_as_svg(count_chart(counts)) if counts.names else "",
        counts=counts,
        count_note=_count_note(assessment),
        places=places[:MOST_PLACES],
        places_left=max(0, len(places) - MOST_PLACES),
        run_rows=_run_rows(report),
    )


def _class_rows(assessment: ObjectAssessment) -> list[_ClassRow]:
    return [
        _ClassRow(record, figures, meter_width(figures.ap50))
        for record, figures in zip(assessment.classes, assessment.per_class, strict=True)
    ]


def _place_rows(assessment: ObjectAssessment) -> list[_PlaceRow]:
    """The places with the largest errors first."""
    counts = assessment.counts
    observed, found = counts.observed.sum(axis=1), counts.found.sum(axis=1)
    order = np.argsort(-abs(counts.errors), kind="stable")
    return [_PlaceRow(counts.names[place], int(observed[place]), int(found[place])) for place in order]


def _headline(assessment: ObjectAssessment) -> list[dict[str, str]]:
    figures, score = assessment.all_classes, assessment.options.score
    return [
        {
            "label": "AP50",
            "value": fraction(figures.ap50),
            "meaning": "Average precision, over all scores and the mean of the classes: 0 is useless, 1 is perfect.",
        },
        {
            "label": "Precision",
            "value": percent(figures.precision),
            "meaning": f"Share of the found objects that are right, with a score of {score:.2f} or more.",
        },
        {
            "label": "Recall",
            "value": percent(figures.recall),
            "meaning": "Share of the objects in the reference that were found.",
        },
        {
            "label": "F1",
            "value": fraction(figures.f1),
            "meaning": "Balance of both: 1 is perfect.",
        },
    ]


def _measured_on(assessment: ObjectAssessment) -> str:
    figures = assessment.all_classes
    return (
        f"{plural(figures.reference, 'reference object')}: {count(figures.found)} found and {count(figures.missed)} "
        f"missed; {plural(figures.false, 'found object')} false. A found object is right when it overlaps a reference "
        f"box of its class by {percent(assessment.options.minimum_overlap, 0)} (intersection over union) or more."
    )


def _count_note(assessment: ObjectAssessment) -> str:
    counts = assessment.counts
    if not counts.names:
        return ""
    direction = "too many" if counts.bias > 0 else "too few"
    bias = f"on average {number(abs(counts.bias))} {direction}" if counts.bias else "on average neither more nor less"
    return f"{plural(len(counts.names), 'place')}; root mean squared error {number(counts.rmse)}, {bias} (bias)."


def _run_rows(report: ObjectReport) -> Rows:
    assessment = report.assessment
    rows = [
        ("Found objects", f"{report.detected_name}, {plural(len(assessment.detected), 'box')}"),
        ("Reference", f"{report.reference_name}, {plural(len(assessment.reference), 'box')}"),
        ("Annotated areas", report.areas_name),
        ("Score threshold", f"{assessment.options.score:g}"),
        ("Overlap of a hit", f"{assessment.options.minimum_overlap:g}"),
        ("Coordinate reference system", assessment.crs.to_string()),
        ("Finished", report.created),
        ("Running time", duration(report.seconds)),
    ]
    return [(label, value) for label, value in rows if value]
