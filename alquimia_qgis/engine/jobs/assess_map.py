"""Compares a class map with reference features or a reference raster."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.metrics.area import Z95
from alquimia_qgis.engine.metrics.assessment import Assessment, assess, known
from alquimia_qgis.engine.metrics.class_raster import WINDOW_SIZE, AlignedClassRaster, ClassRaster
from alquimia_qgis.engine.metrics.comparison import compare
from alquimia_qgis.engine.metrics.preview import map_preview
from alquimia_qgis.engine.metrics.reference import FeatureReference, RasterReference, Reference
from alquimia_qgis.engine.metrics.table import assessment_table
from alquimia_qgis.engine.outputs import atomic_files, check_writable
from alquimia_qgis.engine.raster.block_cache import block_cache
from alquimia_qgis.engine.report.assessment_report import AdjustedArea, AssessmentReport, assessment_report_html
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.jobs import AssessMapJob, AssessMapResult


def run(job: AssessMapJob, context: JobContext) -> AssessMapResult:
    """Do the job; see AssessMapJob. Nothing is written unless all of it succeeds."""
    started = time.monotonic()
    if (job.reference is None) == (not job.reference_raster):
        raise ParameterError("Give either reference features or a reference raster.", "Choose one of the two.")
    for path in filter(None, (job.report, job.table)):
        check_writable(path)
    with ClassRaster(job.map) as raster, _opened_reference(job, raster, context) as reference:
        with block_cache(raster.image, WINDOW_SIZE):
            found = compare(raster, reference, context)
        assessment = assess(found, raster.classes, reference.classes(found.reference_values))
        _tell(assessment, context)
        html = ""
        if job.report:
            html = assessment_report_html(_report(job, raster, reference, assessment, time.monotonic() - started))
    context.check_cancelled()
    with atomic_files([job.report, job.table]) as (report, table):
        if report:
            Path(report).write_text(html, encoding="utf-8")
        if table:
            Path(table).write_text(assessment_table(assessment), encoding="utf-8")
    return _result(job, assessment)


@contextlib.contextmanager
def _opened_reference(job: AssessMapJob, raster: ClassRaster, context: JobContext) -> Iterator[Reference]:
    if job.reference is not None:
        yield FeatureReference(raster.image, raster.classes, job.reference, job.split_value, context)
        return
    image = raster.image
    with AlignedClassRaster(job.reference_raster, image.crs, image.transform, image.width, image.height) as aligned:
        yield RasterReference(aligned)


def _tell(assessment: Assessment, context: JobContext) -> None:
    for reason, pixels in assessment.left_out.items():
        if pixels:
            context.log(f"{pixels} reference pixels left out: {reason}.", "warning")
    for warning in assessment.warnings:
        context.log(warning, "warning")
    context.log(
        f"Compared {assessment.matrix.total} pixels: overall accuracy {assessment.matrix.overall_accuracy:.3f}, "
        f"mean IoU {assessment.matrix.mean_iou:.3f}."
    )


def _result(job: AssessMapJob, assessment: Assessment) -> AssessMapResult:
    matrix = assessment.matrix
    return AssessMapResult(
        overall_accuracy=matrix.overall_accuracy,
        kappa=known(matrix.kappa),
        macro_f1=known(matrix.macro_f1),
        mean_iou=known(matrix.mean_iou),
        adjusted_overall_accuracy=known(assessment.adjusted.overall_accuracy),
        compared_pixels=matrix.total,
        per_class={label: _figures(assessment, index) for index, label in enumerate(assessment.labels)},
        report=job.report,
        table=job.table,
    )


def _figures(assessment: Assessment, index: int) -> dict[str, float | None]:
    figures = {"value": assessment.classes[index].value, **assessment.class_figures(index)}
    return {name: known(value) for name, value in figures.items()}


def _report(
    job: AssessMapJob, raster: ClassRaster, reference: Reference, assessment: Assessment, seconds: float
) -> AssessmentReport:
    matrix, adjusted = assessment.matrix, assessment.adjusted
    width, height = raster.image.ground_resolution()
    return AssessmentReport(
        map_name=Path(job.map).name,
        reference_name=job.reference.name if job.reference else Path(job.reference_raster).name,
        classes=assessment.classes,
        confusion=matrix.by_map,
        overall_accuracy=known(matrix.overall_accuracy),
        kappa=known(matrix.kappa),
        macro_f1=known(matrix.macro_f1),
        mean_iou=known(matrix.mean_iou),
        producers_accuracy=[known(value) for value in matrix.producers_accuracy],
        users_accuracy=[known(value) for value in matrix.users_accuracy],
        f1=[known(value) for value in matrix.f1],
        iou=[known(value) for value in matrix.iou],
        areas=_areas(assessment),
        adjusted_overall_accuracy=known(adjusted.overall_accuracy),
        adjusted_half_width=known(Z95 * adjusted.overall_error),
        reference_kind="features" if job.reference else "raster",
        reference_features=reference.features,
        split_value=job.split_value,
        left_out=assessment.left_out,
        warnings=assessment.warnings,
        map_preview=map_preview(raster, assessment.classes),
        crs=raster.image.crs.to_string(),
        resolution=f"{width:.4g} × {height:.4g} m",
        seconds=seconds,
        created=datetime.now().astimezone().isoformat(sep=" ", timespec="seconds"),
    )


def _areas(assessment: Assessment) -> tuple[AdjustedArea, ...]:
    adjusted = assessment.adjusted
    return tuple(
        AdjustedArea(
            mapped=float(assessment.mapped_area[index]),
            adjusted=float(adjusted.area[index]),
            half_width=Z95 * float(adjusted.area_error[index]),
            users_accuracy=float(adjusted.users_accuracy[index]),
            users_half_width=Z95 * float(adjusted.users_error[index]),
            producers_accuracy=float(adjusted.producers_accuracy[index]),
            producers_half_width=Z95 * float(adjusted.producers_error[index]),
        )
        for index in range(len(assessment.classes))
    )
