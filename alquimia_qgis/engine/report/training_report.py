"""The report of a training: how good the model is, on what it was measured, and what to do next."""

from __future__ import annotations

from typing import Any

import numpy as np

from alquimia_qgis.engine.report.class_section import class_section
from alquimia_qgis.engine.report.contents import (
    OBJECT,
    PICTURE,
    TEST,
    TRAINING,
    VALIDATION,
    ClassCounts,
    Example,
    Overview,
    SampleOutline,
    TrainingReport,
)
from alquimia_qgis.engine.report.curves import CLASSES, NUMBERS, OBJECTS, learning_curves, series
from alquimia_qgis.engine.report.estimate_section import estimate_section
from alquimia_qgis.engine.report.example_chips import example_pictures
from alquimia_qgis.engine.report.fold_section import fold_section
from alquimia_qgis.engine.report.gallery_section import gallery_section
from alquimia_qgis.engine.report.held_back_section import held_back_section
from alquimia_qgis.engine.report.hints import training_hints
from alquimia_qgis.engine.report.label_section import label_section
from alquimia_qgis.engine.report.object_section import object_section
from alquimia_qgis.engine.report.page import render_page
from alquimia_qgis.engine.report.parameter_table import Rows, declared_rows, parameter_rows
from alquimia_qgis.engine.report.pictures import figure_as_png, figure_as_svg
from alquimia_qgis.engine.report.sample_map import MAP_RESOLUTION, sample_map
from alquimia_qgis.engine.report.series_section import dates_in_words, series_section
from alquimia_qgis.engine.report.tree_section import tree_section
from alquimia_qgis.engine.report.wording import count, distance, duration, is_known, number, plural
from alquimia_qgis.protocol.object_samples import ObjectSampling
from alquimia_qgis.protocol.options import SamplingOptions, SeriesOptions, TrainingOptions
from alquimia_qgis.protocol.parameters import Parameterised

__all__ = ["ClassCounts", "Example", "Overview", "SampleOutline", "TrainingReport", "training_report_html"]

_SPLITS = {
    "blocks": "Whole features were set aside by spatial blocks: validation happens in places the model has not seen.",
    "random": "Features were set aside at random. Neighbours look alike, so the figures are optimistic.",
    "field": "The samples themselves say which features are for training and which for validation.",
    "areas": "Whole annotated areas were set aside: validation happens in places the model has not seen.",
    "object_pictures": "Whole pictures were drawn for validation. Pictures of one scene look alike, so the figures may "
    "be optimistic.",
    "pictures": "Of each class the same share of its pictures was drawn at random for validation. Pictures cut from "
    "one scene look alike, so the figures may be optimistic.",
    "none": "Nothing could be set aside for validation: there are too few features.",
}


def training_report_html(report: TrainingReport) -> str:
    """The report as one HTML page that needs nothing from outside; all texts are escaped."""
    curves = None
    if report.trees is None:
        curves = learning_curves(report.history, report.kept_epoch, _learned(report))
    samples = sample_map(report.sample_outlines, report.overview, report.classes)
    return render_page(
        "training_report.html.j2",
        report=report,
        created=report.created,
        subtitle=_subtitle(report),
        hints=training_hints(report),
        series=series_section(report.series, report.classes, report.bands, report.estimates is not None),
        trees=tree_section(report),
        folds=fold_section(report),
        curves=figure_as_svg(curves) if curves else "",
        constant_rate=_constant_rate(report),
        test=held_back_section(report),
        of_pictures=report.unit == PICTURE,
        map=figure_as_png(samples, MAP_RESOLUTION) if samples else "",
        split_sentence=_split_sentence(report),
        gallery=gallery_section(report),
        examples=list(example_pictures(report.examples, report.classes)),
        data_rows=_data_rows(report),
        parameter_groups=_parameter_groups(report),
        run_rows=_run_rows(report),
        citation=_citation(report),
        **{"object_examples": [], "test_rows": None, **_of_task(report)},
    )


def _learned(report: TrainingReport) -> str:
    if report.objects is not None:
        return OBJECTS
    return CLASSES if report.estimates is None else NUMBERS


def _of_task(report: TrainingReport) -> dict[str, Any]:
    """What the template shows of classes, one or several at once, of numbers or of objects."""
    if report.objects is not None:
        return object_section(report, report.objects)
    if report.estimates is not None:
        return estimate_section(report, report.estimates)
    return class_section(report) if report.labels is None else label_section(report, report.labels)


def _subtitle(report: TrainingReport) -> str:
    learned = f"estimates {report.estimates.name}" if report.estimates else plural(len(report.classes), "class")
    dates = plural(len(report.series.figures.labels), "date") if report.series else ""
    parts = [report.family_title, learned, dates, *report.inputs.values()]
    return " · ".join(part for part in parts if part)


def _constant_rate(report: TrainingReport) -> str:
    rate = series(report.history, "learning_rate")
    known = rate[np.isfinite(rate)]
    return f"{known[0]:g}" if known.size and np.ptp(known) == 0 else ""


def _split_sentence(report: TrainingReport) -> str:
    sentence = _SPLITS.get(report.split_method, report.split_method)
    if not is_known(report.split_distance):
        return sentence
    apart = distance(report.split_distance, report.distance_unit)
    return (
        f"{sentence} The closest training and validation features are {apart} apart: the larger this distance, "
        "the more the figures say about new places."
    ).strip()


def _data_rows(report: TrainingReport) -> Rows:
    rows = [(str(label), str(value)) for label, value in report.inputs.items()]
    if report.series:
        rows.append(("Dates", dates_in_words(report.series)))
    if report.estimates:
        seen = f"{number(report.estimates.lowest)} to {number(report.estimates.highest)}"
        rows.append(("Estimated number", f"{report.estimates.name}, in training {seen}"))
    if report.crs:
        rows.append(("Coordinate reference system", report.crs))
    if report.ground_resolution is not None:
        x, y = report.ground_resolution
        rows.append(("Pixel size on the ground", f"{x:.4g} m × {y:.4g} m"))
    if report.bands:
        rows.append(("Bands of each date" if report.series else "Bands", str(len(report.bands))))
    if report.unit == PICTURE:
        return [*rows, *_picture_rows(report)]
    for part in (TRAINING, VALIDATION):
        counts = report.class_counts.get(part)
        if counts:
            features, pixels = int(sum(counts.features)), int(sum(counts.pixels))
            if report.unit == OBJECT:
                rows.append((f"{part.capitalize()} objects", plural(pixels, OBJECT)))
                continue
            rows.append((f"{part.capitalize()} samples", f"{plural(features, 'feature')}, {plural(pixels, 'pixel')}"))
    return rows


def _picture_rows(report: TrainingReport) -> Rows:
    parts = [part for part in (TRAINING, VALIDATION, TEST) if part in report.class_counts]
    split = {
        "field": "The folders or the list say which pictures are for training and which for validation.",
        "none": "No picture was set aside for validation.",
    }.get(report.split_method, _split_sentence(report))
    return [(f"{part.capitalize()} pictures", count(_features(report, part))) for part in parts] + [("Split", split)]


def _parameter_groups(report: TrainingReport) -> list[tuple[str, Rows]]:
    groups = [
        (report.family_title or "Model", parameter_rows(report.family_declaration, report.family_parameters)),
        ("Samples", declared_rows(SamplingOptions, _named(report, SamplingOptions))),
        ("Objects", declared_rows(ObjectSampling, _named(report, ObjectSampling))),
        ("Time series", declared_rows(SeriesOptions, report.series.options) if report.series else []),
        ("Training", declared_rows(TrainingOptions, report.training)),
    ]
    return [(title, rows) for title, rows in groups if rows]


def _named(report: TrainingReport, group: type[Parameterised]) -> dict[str, Any]:
    """The options of the sampling that a group declares."""
    declared = {parameter.name for parameter in group.parameters()}
    return {name: value for name, value in report.sampling.items() if name in declared}


def _run_rows(report: TrainingReport) -> Rows:
    rows: list[tuple[str, Any]] = [
        ("Finished", report.created),
        ("Running time", duration(report.seconds)),
        ("Devices", ", ".join(report.devices)),
        (_size_label(report), count(report.parameter_count) if report.parameter_count is not None else ""),
        *report.packages.items(),
    ]
    return [(str(label), str(value)) for label, value in rows if value]


def _size_label(report: TrainingReport) -> str:
    return "Weights of the network" if report.trees is None else "Nodes of the trees"


def _citation(report: TrainingReport) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in report.packages.items())
    using = f" (with {versions})" if versions else ""
    of_classes = "the mean IoU" if report.labels is None else "the mean average precision"
    figures = "AP50" if report.objects else "R² and RMSE" if report.estimates else of_classes
    learned = {PICTURE: PICTURE, OBJECT: OBJECT}.get(report.unit, "digitised feature")
    return (
        f"“A {report.family_title} was trained with Alquimia for QGIS{using} on "
        f"{plural(_features(report, TRAINING), learned)} and validated on "
        f"{_features(report, VALIDATION)}.” Name the imagery, and state {figures} together with how training and "
        "validation samples were kept apart."
    )


def _features(report: TrainingReport, part: str) -> int:
    counts = report.class_counts.get(part)
    return counts.all_features if counts else 0
