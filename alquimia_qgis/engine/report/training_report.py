"""The report of a training: how good the model is, on what it was measured, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from alquimia_qgis.engine.metrics.confusion import ConfusionMatrix
from alquimia_qgis.engine.report.confusion_table import confusion_table
from alquimia_qgis.engine.report.contents import (
    TRAINING,
    VALIDATION,
    ClassCounts,
    Example,
    Overview,
    SampleOutline,
    TrainingReport,
)
from alquimia_qgis.engine.report.curves import learning_curves, series
from alquimia_qgis.engine.report.example_chips import example_pictures
from alquimia_qgis.engine.report.hints import training_hints
from alquimia_qgis.engine.report.page import render_page
from alquimia_qgis.engine.report.parameter_table import Rows, declared_rows, parameter_rows
from alquimia_qgis.engine.report.pictures import figure_as_png, figure_as_svg
from alquimia_qgis.engine.report.sample_map import MAP_RESOLUTION, sample_map
from alquimia_qgis.engine.report.wording import (
    count,
    distance,
    duration,
    fraction,
    is_known,
    meter_width,
    percent,
    plural,
)
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.options import SamplingOptions, TrainingOptions

__all__ = ["ClassCounts", "Example", "Overview", "SampleOutline", "TrainingReport", "training_report_html"]

_SPLITS = {
    "blocks": "Whole features were set aside by spatial blocks: validation happens in places the model has not seen.",
    "random": "Features were set aside at random. Neighbours look alike, so the figures are optimistic.",
    "field": "The samples themselves say which features are for training and which for validation.",
    "none": "Nothing could be set aside for validation: there are too few features.",
}


@dataclass(frozen=True)
class _ClassRow:
    """One line of the table of classes; counts are None when unknown."""

    record: ClassRecord
    training_features: int | None
    training_pixels: int | None
    validation_features: int | None
    validation_pixels: int | None
    producers: float
    users: float
    f1: float
    iou: float
    meter: float | None


def training_report_html(report: TrainingReport) -> str:
    """The report as one HTML page that needs nothing from outside; all texts are escaped."""
    accuracy = ConfusionMatrix.of_counts(report.confusion)
    rows = _class_rows(report, accuracy)
    curves = learning_curves(report.history, report.best_epoch)
    samples = sample_map(report.sample_outlines, report.overview, report.classes)
    return render_page(
        "training_report.html.j2",
        report=report,
        created=report.created,
        subtitle=_subtitle(report),
        headline=_headline(report, accuracy),
        measured_on=_measured_on(report),
        hints=training_hints(report),
        rows=rows,
        undefined=any(not is_known(value) for row in rows for value in (row.producers, row.users, row.iou)),
        no_reference="No validation samples of this class",
        no_prediction="No validation pixel was predicted as this class",
        no_pixels="No validation pixel is or was predicted as this class",
        matrix=confusion_table(report.confusion),
        curves=figure_as_svg(curves) if curves else "",
        constant_rate=_constant_rate(report),
        map=figure_as_png(samples, MAP_RESOLUTION) if samples else "",
        split_sentence=_split_sentence(report),
        examples=list(example_pictures(report.examples, report.classes)),
        data_rows=_data_rows(report),
        parameter_groups=_parameter_groups(report),
        run_rows=_run_rows(report),
        citation=_citation(report),
    )


def _class_rows(report: TrainingReport, accuracy: ConfusionMatrix) -> list[_ClassRow]:
    training, validation = report.class_counts.get(TRAINING), report.class_counts.get(VALIDATION)
    return [
        _ClassRow(
            record=record,
            training_features=training.features[index] if training else None,
            training_pixels=training.pixels[index] if training else None,
            validation_features=validation.features[index] if validation else None,
            validation_pixels=validation.pixels[index] if validation else None,
            producers=float(accuracy.producers_accuracy[index]),
            users=float(accuracy.users_accuracy[index]),
            f1=float(accuracy.f1[index]),
            iou=float(accuracy.iou[index]),
            meter=meter_width(accuracy.iou[index]),
        )
        for index, record in enumerate(report.classes)
    ]


def _headline(report: TrainingReport, accuracy: ConfusionMatrix) -> list[dict[str, str]]:
    averaged = _averaged_classes(report, accuracy)
    return [
        _figure(
            "Mean IoU",
            fraction(accuracy.mean_iou),
            f"Overlap of prediction and samples, averaged over {averaged}: 0 is none, 1 is perfect.",
        ),
        _figure(
            "Overall accuracy",
            percent(accuracy.overall_accuracy),
            "Share of validation pixels predicted right. Common classes weigh most.",
        ),
        _figure(
            "Macro F1",
            fraction(accuracy.macro_f1),
            f"Balance of missed and invented pixels, averaged over {averaged}.",
        ),
        _figure(
            "Best epoch",
            f"{report.best_epoch} of {len(report.history)}" if report.history else "–",
            "The pass over the samples whose weights were kept.",
        ),
    ]


def _averaged_classes(report: TrainingReport, accuracy: ConfusionMatrix) -> str:
    """Over what the means are taken, so that figures of two classes are not read as those of ten."""
    known = int(np.isfinite(accuracy.iou).sum())
    return "the classes" if known in (0, len(report.classes)) else f"{known} of the {len(report.classes)} classes only"


def _figure(label: str, value: str, meaning: str) -> dict[str, str]:
    return {"label": label, "value": value, "meaning": meaning}


def _measured_on(report: TrainingReport) -> str:
    pixels = int(np.asarray(report.confusion).sum())
    if not pixels:
        return "No validation pixels: the accuracy of this model is unknown."
    validation = report.class_counts.get(VALIDATION)
    inside = f" in {plural(int(sum(validation.features)), 'feature')}" if validation else ""
    return (
        f"Measured on {plural(pixels, 'labelled pixel')}{inside} that took no part in the training, with the weights "
        f"of epoch {report.best_epoch}. Because the best epoch was chosen on these samples, independent reference data "
        "may give slightly lower figures."
    )


def _subtitle(report: TrainingReport) -> str:
    parts = [report.family_title, plural(len(report.classes), "class"), *report.inputs.values()]
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
    if report.crs:
        rows.append(("Coordinate reference system", report.crs))
    if report.ground_resolution is not None:
        x, y = report.ground_resolution
        rows.append(("Pixel size on the ground", f"{x:.4g} m × {y:.4g} m"))
    if report.bands:
        rows.append(("Bands", str(len(report.bands))))
    for part in (TRAINING, VALIDATION):
        counts = report.class_counts.get(part)
        if counts:
            features, pixels = int(sum(counts.features)), int(sum(counts.pixels))
            rows.append((f"{part.capitalize()} samples", f"{plural(features, 'feature')}, {plural(pixels, 'pixel')}"))
    return rows


def _parameter_groups(report: TrainingReport) -> list[tuple[str, Rows]]:
    groups = [
        (report.family_title or "Model", parameter_rows(report.family_declaration, report.family_parameters)),
        ("Samples", declared_rows(SamplingOptions, report.sampling)),
        ("Training", declared_rows(TrainingOptions, report.training)),
    ]
    return [(title, rows) for title, rows in groups if rows]


def _run_rows(report: TrainingReport) -> Rows:
    rows: list[tuple[str, Any]] = [
        ("Finished", report.created),
        ("Running time", duration(report.seconds)),
        ("Devices", ", ".join(report.devices)),
        ("Weights of the network", count(report.parameter_count) if report.parameter_count is not None else ""),
        *report.packages.items(),
    ]
    return [(str(label), str(value)) for label, value in rows if value]


def _citation(report: TrainingReport) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in report.packages.items())
    using = f" (with {versions})" if versions else ""
    return (
        f"“A {report.family_title} was trained with Alquimia for QGIS{using} on "
        f"{plural(_features(report, TRAINING), 'digitised feature')} and validated on "
        f"{_features(report, VALIDATION)}.” Name the imagery, and state the mean IoU together with how training and "
        "validation samples were kept apart."
    )


def _features(report: TrainingReport, part: str) -> int:
    counts = report.class_counts.get(part)
    return int(sum(counts.features)) if counts else 0
