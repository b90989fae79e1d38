"""Looks at samples before a training: how much of each class there is, what is wrong, and what tells classes apart."""

from __future__ import annotations

import math
import time
from datetime import datetime
from pathlib import Path

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs.check_environment import package_versions
from alquimia_qgis.engine.metrics.separability import jeffries_matusita
from alquimia_qgis.engine.outputs import atomic_files, check_writable
from alquimia_qgis.engine.raster.image import Image
from alquimia_qgis.engine.report.contents import Overview
from alquimia_qgis.engine.report.sample_check import SampleCheck
from alquimia_qgis.engine.report.sample_hints import sample_hints
from alquimia_qgis.engine.report.sample_report import sample_report_html
from alquimia_qgis.engine.report.sample_table import sample_table
from alquimia_qgis.engine.report.wording import number
from alquimia_qgis.engine.samples.census import Census, take_census
from alquimia_qgis.engine.samples.check_facts import (
    channel_labels,
    class_facts,
    conflict_facts,
    facts_of_numbers,
    image_name,
    series_facts,
    squared_unit,
    without_validity,
)
from alquimia_qgis.engine.samples.class_values import names_alike
from alquimia_qgis.engine.samples.conflicts import Conflicts, conflicts_of
from alquimia_qgis.engine.samples.raster_reading import samples_of
from alquimia_qgis.engine.samples.reading import MENDED, Samples, read_values
from alquimia_qgis.engine.samples.split import NONE, SampleSplit
from alquimia_qgis.engine.series.sampled import open_sampled
from alquimia_qgis.engine.series.stack import ImageSeries
from alquimia_qgis.engine.training.pictures import overview, sample_outlines
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.jobs import CheckSamplesJob
from alquimia_qgis.protocol.sample_jobs import CheckSamplesResult

MOST_CONFLICTS = 30
CENSUS_DONE = 0.9


def run(job: CheckSamplesJob, context: JobContext) -> CheckSamplesResult:
    """Do the job; see CheckSamplesJob. Nothing is written unless all of it succeeds."""
    started = time.monotonic()
    for path in job.outputs:
        check_writable(path)
    context.progress(0.0, "Reading the samples")
    with open_sampled(job.images, job.bands, job.series, job.series_options, context) as image:
        samples = _samples(job, image, _Quiet(context))
        census = take_census(image, samples, job.sampling, StepContext(context, 0.1, CENSUS_DONE))
        check = _check(job, image, samples, without_validity(census, image), started)
    hints = sample_hints(check)
    for hint in hints:
        context.log(f"{hint.seen} {hint.advice}", "warning")
    _tell(check, context)
    report = sample_report_html(check) if job.report else ""
    context.check_cancelled()
    with atomic_files([job.report, job.table]) as (report_file, table_file):
        if report_file:
            Path(report_file).write_text(report, encoding="utf-8")
        if table_file:
            Path(table_file).write_text(sample_table(check), encoding="utf-8")
    context.progress(1.0, "Done")
    return _result(job, check, len(hints))


class _Quiet(StepContext):
    """Does not tell while the samples are read what the check tells better when it is over."""

    def __init__(self, whole: JobContext) -> None:
        super().__init__(whole, 0.0, 0.1)

    def log(self, message: str, level: str = "info") -> None:
        """Pass on what is no warning."""
        if level != "warning":
            super().log(message, level)


def _samples(job: CheckSamplesJob, image: Image | ImageSeries, context: JobContext) -> Samples:
    if not job.numbers:
        return samples_of(job.samples, image, context, job.sampling.block_size, 1)
    if job.samples.is_raster:
        raise ParameterError("A raster of classes holds no numbers to be estimated.", "Give features with numbers.")
    return read_values(job.samples, image, context)


def _conflicts(samples: Samples, image: Image | ImageSeries) -> Conflicts:
    """None of a raster, whose pixels have one class each, and of numbers, which are averaged where shapes overlap."""
    if samples.raster is not None or samples.values is not None:
        return Conflicts(np.empty((0, 2), np.int64), np.empty(0), np.empty((0, 2)))
    return conflicts_of(samples, image.pixel_size)


def _check(
    job: CheckSamplesJob, image: Image | ImageSeries, samples: Samples, census: Census, started: float
) -> SampleCheck:
    distances = _distances(samples, census)
    conflicts = _conflicts(samples, image)
    picture = overview(image)
    split = SampleSplit(np.arange(len(samples)), np.empty(0, np.int64), NONE, math.nan, ())
    return SampleCheck(
        name=job.samples.name,
        image=image_name(job.images),
        crs=image.crs.to_string(),
        unit=squared_unit(image),
        classes=[class_facts(index, samples, census, distances, image) for index in range(len(samples.classes))],
        band_names=image.band_names,
        channels=channel_labels(image),
        pixels=census.pixels,
        distances=distances,
        contested=census.contested,
        conflicts=[conflict_facts(index, samples, conflicts) for index in range(min(MOST_CONFLICTS, len(conflicts)))],
        conflict_count=len(conflicts),
        left_out={reason: len(ids) for reason, ids in samples.problems.items() if reason != MENDED},
        mended=len(samples.problems.get(MENDED, ())),
        alike=() if job.numbers else names_alike(samples.classes),
        series=series_facts(image, census, job.series, job.series_options),
        numbers=facts_of_numbers(samples, census, job.samples.class_field),
        edges=samples.edges,
        outlines=sample_outlines(samples, split, image),
        overview=None if picture is None else Overview(picture.pixels, picture.extent),
        packages=package_versions(),
        created=datetime.now().astimezone().isoformat(sep=" ", timespec="seconds"),
        seconds=time.monotonic() - started,
    )


def _distances(samples: Samples, census: Census) -> np.ndarray:
    """Those of the classes; groups of numbers are not told apart, so theirs are not known."""
    if samples.values is not None:
        return np.full((len(samples.classes), len(samples.classes)), np.nan)
    return jeffries_matusita(census.pixels)


def _tell(check: SampleCheck, context: JobContext) -> None:
    for facts in check.classes:
        nearest = ""
        if facts.nearest is not None and facts.separability is not None:
            nearest = f"; most alike: {facts.nearest.name} (separability {facts.separability:.2f})"
        context.log(
            f"{facts.record.name}: {facts.features} features, {facts.usable:,} pixels with data "
            f"({100 * facts.share:.3g} %), {facts.hectares:.4g} ha{nearest}."
        )
    if check.numbers is not None:
        context.log(
            f"{check.numbers.field}: {number(check.numbers.lowest)} to {number(check.numbers.highest)}, median "
            f"{number(float(np.median(check.numbers.values)))}, {check.numbers.outlier_count} far from all others."
        )


def _result(job: CheckSamplesJob, check: SampleCheck, found: int) -> CheckSamplesResult:
    numbers = check.numbers
    return CheckSamplesResult(
        report=job.report,
        table=job.table,
        class_count=0 if numbers else len(check.classes),
        features=check.features,
        pixels=check.usable,
        left_out=sum(check.left_out.values()),
        invalid=check.mended,
        overlaps=check.conflict_count,
        separability=check.lowest_separability,
        warnings=found,
        lowest=numbers.lowest if numbers else None,
        highest=numbers.highest if numbers else None,
        outliers=numbers.outlier_count if numbers else None,
    )
