"""Looks at samples before a training: how much of each class there is, what is wrong, and what tells classes apart."""

from __future__ import annotations

import math
import os
import time
import warnings
from datetime import datetime
from pathlib import Path

import numpy as np
import pyproj
import shapely

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs.check_environment import package_versions
from alquimia_qgis.engine.metrics.separability import jeffries_matusita
from alquimia_qgis.engine.outputs import atomic_files, check_writable
from alquimia_qgis.engine.raster.image import Image, open_image
from alquimia_qgis.engine.report.contents import Overview
from alquimia_qgis.engine.report.sample_check import ClassFacts, ConflictFacts, SampleCheck
from alquimia_qgis.engine.report.sample_hints import sample_hints
from alquimia_qgis.engine.report.sample_report import sample_report_html
from alquimia_qgis.engine.report.sample_table import sample_table
from alquimia_qgis.engine.samples.census import Census, take_census
from alquimia_qgis.engine.samples.class_values import names_alike
from alquimia_qgis.engine.samples.conflicts import Conflicts, conflicts_of
from alquimia_qgis.engine.samples.raster_reading import samples_of
from alquimia_qgis.engine.samples.reading import MENDED, Samples
from alquimia_qgis.engine.samples.split import NONE, SampleSplit
from alquimia_qgis.engine.training.pictures import overview, sample_outlines
from alquimia_qgis.engine.training.step_context import StepContext
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
    with open_image(job.image, job.bands) as image:
        samples = samples_of(job.samples, image, _Quiet(context), job.sampling.block_size, 1)
        census = take_census(image, samples, job.sampling, StepContext(context, 0.1, CENSUS_DONE))
        conflicts = _conflicts(samples, image)
        check = _check(job, image, samples, census, conflicts, started)
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


def _conflicts(samples: Samples, image: Image) -> Conflicts:
    if samples.raster is not None:  # a pixel of a raster has one class
        return Conflicts(np.empty((0, 2), np.int64), np.empty(0), np.empty((0, 2)))
    return conflicts_of(samples, image.pixel_size)


def _check(
    job: CheckSamplesJob, image: Image, samples: Samples, census: Census, conflicts: Conflicts, started: float
) -> SampleCheck:
    distances = jeffries_matusita(census.pixels)
    picture = overview(image)
    split = SampleSplit(np.arange(len(samples)), np.empty(0, np.int64), NONE, math.nan, ())
    return SampleCheck(
        name=job.samples.name,
        image=os.path.basename(job.image) or job.image,
        crs=image.crs.to_string(),
        unit=_squared_unit(image),
        classes=[_facts(index, samples, census, distances, image) for index in range(len(samples.classes))],
        band_names=image.band_names,
        pixels=census.pixels,
        distances=distances,
        contested=census.contested,
        conflicts=[_conflict(number, samples, conflicts) for number in range(min(MOST_CONFLICTS, len(conflicts)))],
        conflict_count=len(conflicts),
        left_out={reason: len(ids) for reason, ids in samples.problems.items() if reason != MENDED},
        mended=len(samples.problems.get(MENDED, ())),
        alike=names_alike(samples.classes),
        outlines=sample_outlines(samples, split, image),
        overview=None if picture is None else Overview(picture.pixels, picture.extent),
        packages=package_versions(),
        created=datetime.now().astimezone().isoformat(sep=" ", timespec="seconds"),
        seconds=time.monotonic() - started,
    )


def _facts(index: int, samples: Samples, census: Census, distances: np.ndarray, image: Image) -> ClassFacts:
    own = samples.class_index == index
    known = np.isfinite(distances[index])
    nearest = int(np.where(known, distances[index], np.inf).argmin()) if known.any() else None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # a band or class without any pixel has no mean
        means, deviations = (
            function(census.pixels[index].astype(np.float64), axis=0) for function in (np.nanmean, np.nanstd)
        )
    return ClassFacts(
        record=samples.classes[index],
        features=int(own.sum()),
        labelled=int(census.labelled[index]),
        usable=int(census.usable[index]),
        share=float(census.shares[index]),
        area=_area(samples, own, image),
        hectares=float(census.hectares[index]),
        nearest=None if nearest is None else samples.classes[nearest],
        separability=None if nearest is None else float(distances[index, nearest]),
        means=means,
        deviations=deviations,
    )


def _area(samples: Samples, chosen: np.ndarray, image: Image) -> float:
    """That of the shapes, in squared units of the CRS; of a raster that of its pixels."""
    if samples.sizes is not None:
        return float(samples.sizes[chosen].sum()) * math.prod(image.pixel_size)
    return float(shapely.area(samples.geometries[chosen]).sum())


def _conflict(number: int, samples: Samples, conflicts: Conflicts) -> ConflictFacts:
    one, other = (samples.classes[samples.class_index[feature]] for feature in conflicts.pairs[number])
    x, y = conflicts.places[number]
    return ConflictFacts((one, other), float(conflicts.areas[number]), (float(x), float(y)))


def _squared_unit(image: Image) -> str:
    """The unit of areas in the image's CRS, such as m²."""
    axes = pyproj.CRS.from_wkt(image.crs.to_wkt()).axis_info
    name = axes[0].unit_name if axes else ""
    return {"metre": "m²", "degree": "square degrees", "": ""}.get(name, f"square {name}")


def _tell(check: SampleCheck, context: JobContext) -> None:
    for facts in check.classes:
        nearest = ""
        if facts.nearest is not None and facts.separability is not None:
            nearest = f"; most alike: {facts.nearest.name} (separability {facts.separability:.2f})"
        context.log(
            f"{facts.record.name}: {facts.features} features, {facts.usable:,} pixels with data "
            f"({100 * facts.share:.3g} %), {facts.hectares:.4g} ha{nearest}."
        )


def _result(job: CheckSamplesJob, check: SampleCheck, found: int) -> CheckSamplesResult:
    return CheckSamplesResult(
        report=job.report,
        table=job.table,
        class_count=len(check.classes),
        features=check.features,
        pixels=check.usable,
        left_out=sum(check.left_out.values()),
        invalid=check.mended,
        overlaps=check.conflict_count,
        separability=check.lowest_separability,
        warnings=found,
    )
