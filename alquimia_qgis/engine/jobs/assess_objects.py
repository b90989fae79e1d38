"""Compares found objects with reference boxes: precision, recall, average precision, counts."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.metrics.assessment import known
from alquimia_qgis.engine.metrics.objects.object_assessment import ObjectAssessment, assess_objects
from alquimia_qgis.engine.metrics.objects.outcome_layer import write_outcomes
from alquimia_qgis.engine.metrics.objects.tables import class_table, count_table, figures_of
from alquimia_qgis.engine.outputs import atomic_files, check_writable
from alquimia_qgis.engine.report.object_report import ObjectReport, object_report_html
from alquimia_qgis.protocol.objects import AssessObjectsJob, AssessObjectsResult


def run(job: AssessObjectsJob, context: JobContext) -> AssessObjectsResult:
    """Do the job; see AssessObjectsJob. Nothing is written unless all of it succeeds."""
    started = time.monotonic()
    for path in job.outputs:
        check_writable(path)
    context.progress(0.05, "Reading the boxes")
    assessment = assess_objects(job, context)
    context.check_cancelled()
    context.progress(0.2, "Matching the boxes")
    result = _result(job, assessment)
    _tell(assessment, context)
    context.check_cancelled()
    context.progress(0.8, "Writing the results")
    _write(job, assessment, started)
    context.progress(1.0, "Done", 0.0)
    return result


def _write(job: AssessObjectsJob, assessment: ObjectAssessment, started: float) -> None:
    texts = {
        job.table: lambda: class_table(assessment),
        job.counts: lambda: count_table(assessment),
        job.report: lambda: object_report_html(_report(job, assessment, time.monotonic() - started)),
    }
    wanted = [path for path in texts if path]
    with atomic_files([*wanted, job.output]) as (*temporary, layer):
        for path, target in zip(wanted, temporary, strict=True):
            Path(target).write_text(texts[path](), encoding="utf-8")
        if layer:
            write_outcomes(assessment, layer, job.output)


def _tell(assessment: ObjectAssessment, context: JobContext) -> None:
    for warning in assessment.warnings:
        context.log(warning, "warning")
    figures = assessment.all_classes
    context.log(
        f"{figures.reference} reference objects: {figures.found} found, {figures.missed} missed, {figures.false} false "
        f"with a score of {assessment.options.score:g} or more; AP50 {figures.ap50:.3f}, AP50…95 {figures.ap:.3f}."
    )


def _report(job: AssessObjectsJob, assessment: ObjectAssessment, seconds: float) -> ObjectReport:
    return ObjectReport(
        assessment,
        job.detected_boxes.name,
        job.reference_boxes.name,
        job.areas.name if job.areas else "",
        seconds,
        datetime.now().astimezone().isoformat(sep=" ", timespec="seconds"),
    )


def _result(job: AssessObjectsJob, assessment: ObjectAssessment) -> AssessObjectsResult:
    figures, counts = assessment.all_classes, assessment.counts
    per_class = zip(assessment.classes, assessment.per_class, strict=True)
    return AssessObjectsResult(
        precision=known(figures.precision),
        recall=known(figures.recall),
        f1=known(figures.f1),
        ap=known(figures.ap),
        ap50=known(figures.ap50),
        ap75=known(figures.ap75),
        best_score=known(figures.best_score),
        best_f1=known(figures.best_f1),
        reference=figures.reference,
        detected=figures.detected,
        found=figures.found,
        false=figures.false,
        missed=figures.missed,
        count_rmse=known(counts.rmse),
        count_bias=known(counts.bias),
        per_class={record.name: figures_of(figures) for record, figures in per_class},
        output=job.output,
        report=job.report,
        table=job.table,
        counts=job.counts,
    )
