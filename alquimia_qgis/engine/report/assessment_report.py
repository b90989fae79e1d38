"""The report of an accuracy assessment: how far a map can be trusted, class by class, and how large each class is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.report.area_plot import AreaMarks, AreaPlot, area_plot
from alquimia_qgis.engine.report.confusion_table import confusion_table
from alquimia_qgis.engine.report.contents import AdjustedArea, AssessmentReport
from alquimia_qgis.engine.report.hints import assessment_hints
from alquimia_qgis.engine.report.page import render_page
from alquimia_qgis.engine.report.parameter_table import Rows
from alquimia_qgis.engine.report.pictures import array_as_png
from alquimia_qgis.engine.report.wording import (
    area_digits,
    count,
    duration,
    fraction,
    is_known,
    meter_width,
    percent,
    plural,
)
from alquimia_qgis.protocol.classes import ClassRecord

__all__ = ["AdjustedArea", "AssessmentReport", "assessment_report_html"]


@dataclass(frozen=True)
class _ClassRow:
    """One line of the table of classes; ``mapped`` and ``reference`` are pixels where the two were compared."""

    record: ClassRecord
    reference: int
    mapped: int
    users: float | None
    producers: float | None
    f1: float | None
    iou: float | None
    meter: float | None


@dataclass(frozen=True)
class _AreaRow:
    """One line of the table of areas and its marks in the plot; ``share`` is the adjusted share of the map."""

    record: ClassRecord
    area: AdjustedArea
    marks: AreaMarks
    share: float | None
    has_interval: bool
    has_users_interval: bool
    has_producers_interval: bool


def assessment_report_html(report: AssessmentReport) -> str:
    """The report as one HTML page that needs nothing from outside; all texts are escaped."""
    confusion = np.asarray(report.confusion)
    references = [int(total) for total in confusion.sum(axis=0)]
    rows = _class_rows(report, confusion)
    plot = area_plot(report.areas)
    return render_page(
        "assessment_report.html.j2",
        report=report,
        created=report.created,
        subtitle=f"Compared with {report.reference_name}{_part(report)}",
        headline=_headline(report),
        measured_on=_measured_on(report, int(confusion.sum())),
        warnings=[*report.warnings, *_left_out(report)],
        hints=assessment_hints(confusion, report.classes, report.areas, references),
        rows=rows,
        undefined=any(not is_known(value) for row in rows for value in (row.users, row.producers, row.iou)),
        no_map="The map shows this class nowhere among the reference pixels",
        no_reference="No reference pixels of this class",
        no_pixels="This class is neither in the reference nor in the map there",
        matrix=confusion_table(confusion),
        plot=plot,
        no_adjustment="Too few reference pixels to estimate this",
        preview=array_as_png(report.map_preview) if report.map_preview is not None else "",
        caveats=_caveats(report),
        run_rows=_run_rows(report, int(confusion.sum())),
        **_areas(report, plot),
    )


def _areas(report: AssessmentReport, plot: AreaPlot) -> dict[str, object]:
    rows = _area_rows(report, plot)
    return {
        "areas": rows,
        "digits": area_digits(max((item.mapped for item in report.areas if is_known(item.mapped)), default=0.0)),
        "total_mapped": float(np.nansum([item.mapped for item in report.areas])) if report.areas else None,
        "area_undefined": any(not row.has_interval for row in rows),
        "area_accuracy": any(is_known(item.users_accuracy) for item in report.areas),
        "adjusted_overall": _with_interval(report.adjusted_overall_accuracy, report.adjusted_half_width),
    }


def _class_rows(report: AssessmentReport, confusion: np.ndarray) -> list[_ClassRow]:
    return [
        _ClassRow(
            record=record,
            reference=int(confusion[:, index].sum()),
            mapped=int(confusion[index].sum()),
            users=report.users_accuracy[index],
            producers=report.producers_accuracy[index],
            f1=report.f1[index],
            iou=report.iou[index],
            meter=meter_width(report.iou[index]),
        )
        for index, record in enumerate(report.classes)
    ]


def _area_rows(report: AssessmentReport, plot: AreaPlot) -> list[_AreaRow]:
    whole = float(np.nansum([item.mapped for item in report.areas])) if report.areas else 0.0
    return [
        _AreaRow(
            record=record,
            area=item,
            marks=marks,
            share=item.adjusted / whole if whole > 0 and is_known(item.adjusted) else None,
            has_interval=is_known(item.half_width),
            has_users_interval=is_known(item.users_half_width),
            has_producers_interval=is_known(item.producers_half_width),
        )
        for record, item, marks in zip(report.classes, report.areas, plot.marks, strict=False)
    ]


def _headline(report: AssessmentReport) -> list[dict[str, str]]:
    return [
        {
            "label": "Overall accuracy",
            "value": percent(report.overall_accuracy),
            "meaning": "Share of the reference pixels that the map shows right.",
        },
        {
            "label": "Mean IoU",
            "value": fraction(report.mean_iou),
            "meaning": "Overlap of map and reference, averaged over the classes: 0 is none, 1 is perfect.",
        },
        {
            "label": "Macro F1",
            "value": fraction(report.macro_f1),
            "meaning": "Balance of missed and invented pixels, averaged over the classes.",
        },
        {
            "label": "Kappa",
            "value": fraction(report.kappa),
            "meaning": "Agreement beyond chance: 0 is what guessing would give, 1 is perfect.",
        },
    ]


def _measured_on(report: AssessmentReport, pixels: int) -> str:
    if not pixels:
        return "No pixels could be compared: the accuracy of this map is unknown."
    source = f" in {plural(report.reference_features, 'feature')}" if report.reference_features is not None else ""
    adjusted = _with_interval(report.adjusted_overall_accuracy, report.adjusted_half_width)
    weighted = f" Weighted by the area of the map classes, the overall accuracy is {adjusted}." if adjusted else ""
    return f"Measured on {plural(pixels, 'reference pixel')}{source}.{weighted}"


def _with_interval(value: float | None, half_width: float | None) -> str:
    if not is_known(value):
        return ""
    return percent(value) + (f" ± {percent(half_width)}" if is_known(half_width) else "")


def _part(report: AssessmentReport) -> str:
    return f" (features marked “{report.split_value}”)" if report.split_value else ""


def _left_out(report: AssessmentReport) -> list[str]:
    return [
        f"{plural(pixels, 'reference pixel')} left out: {reason}."
        for reason, pixels in report.left_out.items()
        if pixels
    ]


def _caveats(report: AssessmentReport) -> Sequence[str]:
    polygons = (
        "Pixels of one polygon resemble each other, so they are not independent: the uncertainty is larger than the "
        "intervals say. Many small reference features, or single points, are safer than a few large polygons.",
    )
    return (
        *(polygons if report.reference_kind == "features" else ()),
        "Areas and intervals suppose that the reference is a random sample within each map class. If it was placed by "
        "hand, where classes are easy to tell, the true accuracy is probably lower.",
        "The figures mean nothing if the model was trained on the same features: use features that were held back.",
        "The reference is taken as the truth. Digitising errors, another date of the imagery and shifts of a pixel "
        "count as errors of the map.",
    )


def _run_rows(report: AssessmentReport, pixels: int) -> Rows:
    rows = [
        ("Map", report.map_name),
        ("Reference", report.reference_name + _part(report)),
        ("Reference features", count(report.reference_features) if report.reference_features is not None else ""),
        ("Pixels compared", count(pixels)),
        ("Coordinate reference system", report.crs),
        ("Pixel size", report.resolution),
        ("Finished", report.created),
        ("Running time", duration(report.seconds) if report.seconds is not None else ""),
        *report.packages.items(),
    ]
    return [(label, value) for label, value in rows if value]
