"""Measures several models on the same images by the same reference, and how far they agree."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from alquimia_qgis.engine.comparison.answers import ANSWER_TYPE, NO_ANSWER, AnswerSink, Tally, Truth, tally_answers
from alquimia_qgis.engine.comparison.disagreement import disagreement_classes, disagreement_output, write_disagreement
from alquimia_qgis.engine.comparison.findings import Findings, findings_of
from alquimia_qgis.engine.comparison.legend import JointLegend, joint_legend
from alquimia_qgis.engine.comparison.members import Member, map_member, opened_images, read_members
from alquimia_qgis.engine.comparison.reference_pixels import ReferencePixels, area_of, values_in
from alquimia_qgis.engine.comparison.scratch_raster import ScratchRaster, scratch_bytes, scratch_raster
from alquimia_qgis.engine.comparison.table import comparison_table
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.metrics.class_raster import AlignedClassRaster
from alquimia_qgis.engine.metrics.legend import match_reference
from alquimia_qgis.engine.metrics.reference import FeatureReference, RasterReference, Reference
from alquimia_qgis.engine.outputs import atomic_files, check_writable
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.raster.writer import RasterGrid, check_raster_output, expected_bytes, require_space
from alquimia_qgis.engine.report.comparison_report import comparison_report_html
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.protocol.comparison_jobs import CompareModelsJob, CompareModelsResult
from alquimia_qgis.protocol.errors import ParameterError

# Of the progress: when all models have answered, and when the answers are compared.
ANSWERED, COMPARED = 0.9, 0.95


def run(job: CompareModelsJob, context: JobContext) -> CompareModelsResult:
    """Do the job; see CompareModelsJob. Nothing is written unless all of it succeeds."""
    started = time.monotonic()
    _check_job(job)
    members = read_members(job.models)
    legend = joint_legend(members)
    for remark in legend.remarks:
        context.log(remark, "warning")
    ignore = job.computing.ignore_band_names
    with (
        opened_images(members, job.images, job.bands, job.series, ignore, context) as images,
        _opened_reference(job, images[0], legend, context) as reference,
    ):
        whole = images[0].window_of_bounds(*job.extent) if job.extent else images[0].window
        area = whole if job.disagreement else area_of(reference, whole)
        return _Comparison(job, members, legend, images, reference, area, started).run(context)


@dataclass(frozen=True)
class _Comparison:
    """Models on their way to a verdict; ``started`` is the time on the monotonic clock."""

    job: CompareModelsJob
    members: Sequence[Member]
    legend: JointLegend
    images: Sequence[PixelSource]
    reference: Reference
    area: Window
    started: float

    def run(self, context: JobContext) -> CompareModelsResult:
        job, area = self.job, self.area
        truth = self._truth()
        self._check_space()
        beside = next(iter(job.outputs), os.path.join(tempfile.gettempdir(), "comparison"))
        with scratch_raster(beside, area, len(self.members), ANSWER_TYPE, NO_ANSWER) as store:
            seconds = self._ask_all(store, context)
            tally = Tally(len(self.members), len(self.legend.classes), area)
            tally_answers(store, area, truth, tally, StepContext(context, ANSWERED, COMPARED))
            findings = findings_of(self.members, self.legend, tally, seconds)
            _tell(findings, context)
            self._write(store, findings, tally, context)
        context.progress(1.0, "Done", 0.0)
        return self._result(findings)

    def _truth(self) -> Truth:
        classes = self.reference.classes(values_in(self.reference, self.area))
        meaning = match_reference(classes, self.legend.classes, open_ended=False, owner="the models do")
        return Truth.of(self.reference, meaning, self.legend.classes)

    def _ask_all(self, store: ScratchRaster, context: JobContext) -> list[float]:
        """Have all models answer; the seconds that each took."""
        seconds, share = [], ANSWERED / len(self.members)
        for number, (member, image, places) in enumerate(
            zip(self.members, self.images, self.legend.places, strict=True)
        ):
            began = time.monotonic()
            step = StepContext(context, number * share, (number + 1) * share)
            sink = AnswerSink(store, self.area, number, places)
            wanted = None if self.job.disagreement else ReferencePixels(self.reference, self.area)
            map_member(member, image, self.area, self.job.computing, sink, step, wanted)
            seconds.append(time.monotonic() - began)
            context.check_cancelled()
        return seconds

    def _check_space(self) -> None:
        job, needed = self.job, {}
        if job.disagreement:
            output = disagreement_output(job.disagreement, len(self.members), {})
            needed = expected_bytes([output], self._grid())
        if job.outputs:
            folder = Path(job.outputs[0]).parent
            needed[folder] = needed.get(folder, 0) + scratch_bytes(self.area, len(self.members), ANSWER_TYPE)
        require_space(needed)

    def _write(self, store: ScratchRaster, findings: Findings, tally: Tally, context: JobContext) -> None:
        job = self.job
        picture = tally.picture if job.disagreement else np.zeros((0, 0), np.uint8)
        colours = disagreement_classes(len(self.members))
        html = comparison_report_html(findings, self._facts(), picture, colours) if job.report else ""
        with atomic_files([job.report, job.table]) as (report, table):
            if report:
                Path(report).write_text(html, encoding="utf-8")
            if table:
                Path(table).write_text(comparison_table(findings), encoding="utf-8")
            if job.disagreement:
                tags = {"ALQUIMIA_MODELS": json.dumps([member.name for member in self.members])}
                step = StepContext(context, COMPARED, 1.0)
                write_disagreement(store, job.disagreement, self._grid(), tags, step)

    def _facts(self) -> list[tuple[str, str]]:
        job, image = self.job, self.images[0]
        width, height = image.ground_resolution()
        part = f" (features marked “{job.split_value}”)" if job.split_value else ""
        name = job.reference.name if job.reference else Path(job.reference_raster).name
        shown = ", ".join(Path(path).name for path in job.images[:10])
        return [
            ("Image", shown + (f" and {len(job.images) - 10} more" if len(job.images) > 10 else "")),
            ("Reference", name + part),
            ("Coordinate reference system", image.crs.to_string()),
            ("Pixel size", f"{width:.4g} × {height:.4g} m"),
            ("Mapped", "the whole area" if job.disagreement else "only where the reference lies"),
            ("Test-time augmentation", job.computing.test_time_augmentation),
        ]

    def _grid(self) -> RasterGrid:
        image, area = self.images[0], self.area
        return RasterGrid(area.width, area.height, image.crs, image.transform_of_window(area))

    def _result(self, findings: Findings) -> CompareModelsResult:
        job = self.job
        return CompareModelsResult(
            findings.best.path, findings.best.name, {model.name: model.figures for model in findings.models},
            findings.compared, job.report, job.table, job.disagreement, disagreement_classes(len(self.members)),
            time.monotonic() - self.started,
        )  # fmt: skip


def _check_job(job: CompareModelsJob) -> None:
    if (job.reference is None) == (not job.reference_raster):
        raise ParameterError("Give either reference features or a reference raster.", "Choose one of the two.")
    for path in filter(None, (job.report, job.table)):
        check_writable(path)
    if job.disagreement:
        check_raster_output(job.disagreement, (*job.images, *job.models, *job.series.masks, job.reference_raster))


@contextlib.contextmanager
def _opened_reference(
    job: CompareModelsJob, image: PixelSource, legend: JointLegend, context: JobContext
) -> Iterator[Reference]:
    if job.reference is not None:
        yield FeatureReference(image, legend.classes, job.reference, job.split_value, context)
        return
    with AlignedClassRaster(job.reference_raster, image.crs, image.transform, image.width, image.height) as aligned:
        yield RasterReference(aligned)


def _tell(findings: Findings, context: JobContext) -> None:
    for warning in findings.warnings:
        context.log(warning, "warning")
    for model in findings.models:
        matrix = model.matrix
        context.log(
            f"{model.name}: overall accuracy {matrix.overall_accuracy:.3f}, mean IoU {matrix.mean_iou:.3f}, macro F1 "
            f"{matrix.macro_f1:.3f}, in {model.seconds:.1f} s."
        )
