"""Maps images with the weighted mean of the probabilities of several models."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from alquimia_qgis.engine.comparison.ensemble_identity import ensemble_identity
from alquimia_qgis.engine.comparison.mean_probabilities import RunningSums, WeightedSum, bytes_of_sums
from alquimia_qgis.engine.comparison.members import Member, map_member, opened_images, read_members
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.peak_memory import peak_memory, reset_peak_memory
from alquimia_qgis.engine.prediction.map_outputs import SOFTWARE, check_map_outputs, class_outputs
from alquimia_qgis.engine.prediction.mapping import PIXELS_PER_MEGAPIXEL, Assignment
from alquimia_qgis.engine.prediction.streamed_map import write_streamed
from alquimia_qgis.engine.prediction.work_file import WorkFile, open_work_file
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.raster.writer import RasterGrid, RasterOutput, expected_bytes, require_space
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.comparison_jobs import EnsembleJob
from alquimia_qgis.protocol.ensembles import check_same_classes, normalised_weights
from alquimia_qgis.protocol.errors import ImageError
from alquimia_qgis.protocol.jobs import PredictRasterResult

MAPPED = 0.92  # of the progress, when all models have answered


def run(job: EnsembleJob, context: JobContext) -> PredictRasterResult:
    """Do the job; see EnsembleJob. The outputs appear when all of it has succeeded, and not before."""
    started = time.monotonic()
    reset_peak_memory()
    check_map_outputs(job, (*job.images, *job.series.masks, *job.models))
    members = read_members(job.models)
    check_same_classes({member.name: member.manifest.classes for member in members})
    classes, weights = members[0].manifest.classes, normalised_weights(job.weights, len(members))
    ignore = job.mapping.ignore_band_names
    with opened_images(members, job.images, job.bands, job.series, ignore, context) as images:
        area = images[0].window_of_bounds(*job.extent) if job.extent else images[0].window
        return _Ensemble(job, members, weights, classes, images, area, started).run(context)


@dataclass(frozen=True)
class _Ensemble:
    """Models on their way to one map; ``started`` is the time on the monotonic clock."""

    job: EnsembleJob
    members: Sequence[Member]
    weights: Sequence[float]
    classes: tuple[ClassRecord, ...]
    images: Sequence[PixelSource]
    area: Window
    started: float

    def run(self, context: JobContext) -> PredictRasterResult:
        job, area = self.job, self.area
        grid = RasterGrid(area.width, area.height, self.images[0].crs, self.images[0].transform_of_window(area))
        outputs = class_outputs(job, self.classes, job.mapping.probability_format, self._tags())
        self._check_space(outputs, grid)
        identity = ensemble_identity(job, self.weights, self.images, area)
        pixels_of_all = area.height * area.width * len(self.members)
        with open_work_file(job, identity, pixels_of_all, context) as work:
            sums = RunningSums(work, area, len(self.classes))
            self._add_all(sums, context)
            work.check_whole()
            pixels = self._write(work, sums, outputs, grid, StepContext(context, MAPPED, 1.0))
            done_before = work.mapped_pixels_before / pixels_of_all
        return self._conclude(pixels, done_before, context)

    def _add_all(self, sums: RunningSums, context: JobContext) -> None:
        share = MAPPED / len(self.members)
        for number, (member, weight, image) in enumerate(zip(self.members, self.weights, self.images, strict=True)):
            finished = sums.finished(number)
            if sum(window.height * window.width for window in finished) < self.area.height * self.area.width:
                sink = WeightedSum(sums, self.area, self.classes, member, weight, number)
                step = StepContext(context, number * share, (number + 1) * share)
                rest = partial(self._rest, sums, number, finished)
                map_member(member, image, self.area, self.job.mapping, sink, step, earlier=rest)
            sums.complete(number)
            context.check_cancelled()

    def _rest(self, sums: RunningSums, number: int, finished: Sequence[Window], assignment: Assignment) -> Assignment:
        """What an earlier run has not done with a model, in the windows that it was begun with."""
        area = self.area
        done = [replace(window, row=window.row + area.row, column=window.column + area.column) for window in finished]
        return replace(assignment, cut_size=sums.window_size(number, assignment.window_size), finished=done)

    def _write(
        self, work: WorkFile, sums: RunningSums, outputs: dict[str, RasterOutput], grid: RasterGrid, context: JobContext
    ) -> dict[str, int]:
        """The results; where no pixel has an answer nobody needs the work any more, either."""
        work.flush()
        pieces = sums.pieces(len(self.members) - 1)
        try:
            pixels = write_streamed(pieces, outputs, grid, self.job.mapping.probability_format, context)
        except ImageError:
            work.complete()
            raise
        work.complete()
        return pixels

    def _tags(self) -> dict[str, str]:
        names = [Path(member.path).name for member in self.members]
        return {
            "ALQUIMIA_MODELS": json.dumps(names, ensure_ascii=True),
            "ALQUIMIA_WEIGHTS": json.dumps([round(weight, 6) for weight in self.weights]),
            "ALQUIMIA_TEST_TIME_AUGMENTATION": self.job.mapping.test_time_augmentation,
            **SOFTWARE,
        }

    def _check_space(self, outputs: dict[str, RasterOutput], grid: RasterGrid) -> None:
        needed = expected_bytes(list(outputs.values()), grid)
        needed[Path(self.job.output).parent] += bytes_of_sums(self.area, len(self.classes))
        require_space(needed)

    def _conclude(self, pixels: dict[str, int], done_before: float, context: JobContext) -> PredictRasterResult:
        job, seconds = self.job, time.monotonic() - self.started
        megapixels = self.area.width * self.area.height / PIXELS_PER_MEGAPIXEL
        shares = ", ".join(f"{member.name} {w:.0%}" for member, w in zip(self.members, self.weights, strict=True))
        context.log(f"Averaged {len(self.members)} models ({shares}) over {megapixels:.2f} Mpx in {seconds:.1f} s.")
        context.progress(1.0, "Done", 0.0)
        return PredictRasterResult(
            job.output, job.probabilities, job.confidence, self.classes, pixels, seconds, megapixels / seconds,
            peak_memory(), resumed_share=done_before, entropy=job.entropy, margin=job.margin,
        )  # fmt: skip
