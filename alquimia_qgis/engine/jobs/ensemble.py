"""Maps images with the weighted mean of the probabilities of several models."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from alquimia_qgis.engine.comparison.mean_probabilities import WeightedSum
from alquimia_qgis.engine.comparison.members import Member, map_member, opened_images, read_members
from alquimia_qgis.engine.comparison.scratch_raster import ScratchRaster, scratch_bytes, scratch_raster
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.peak_memory import peak_memory, reset_peak_memory
from alquimia_qgis.engine.prediction.map_outputs import SOFTWARE, check_map_outputs, class_outputs
from alquimia_qgis.engine.prediction.mapping import PIXELS_PER_MEGAPIXEL
from alquimia_qgis.engine.prediction.streamed_map import write_streamed
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.raster.writer import RasterGrid, RasterOutput, expected_bytes, require_space
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.comparison_jobs import EnsembleJob
from alquimia_qgis.protocol.ensembles import check_same_classes, normalised_weights
from alquimia_qgis.protocol.jobs import PredictRasterResult

FLOAT = "float32"
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
        with scratch_raster(job.output, area, len(self.classes), FLOAT, math.nan) as total:
            self._add_all(total, context)
            step = StepContext(context, MAPPED, 1.0)
            pixels = write_streamed(_pieces(total), outputs, grid, job.mapping.probability_format, step)
        return self._conclude(pixels, context)

    def _add_all(self, total: ScratchRaster, context: JobContext) -> None:
        share = MAPPED / len(self.members)
        for number, (member, weight, image) in enumerate(zip(self.members, self.weights, self.images, strict=True)):
            sink = WeightedSum(total, self.area, self.classes, member, weight, first=number == 0)
            step = StepContext(context, number * share, (number + 1) * share)
            map_member(member, image, self.area, self.job.mapping, sink, step)
            context.check_cancelled()

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
        needed[Path(self.job.output).parent] += scratch_bytes(self.area, len(self.classes), FLOAT)
        require_space(needed)

    def _conclude(self, pixels: dict[str, int], context: JobContext) -> PredictRasterResult:
        job, seconds = self.job, time.monotonic() - self.started
        megapixels = self.area.width * self.area.height / PIXELS_PER_MEGAPIXEL
        shares = ", ".join(f"{member.name} {w:.0%}" for member, w in zip(self.members, self.weights, strict=True))
        context.log(f"Averaged {len(self.members)} models ({shares}) over {megapixels:.2f} Mpx in {seconds:.1f} s.")
        context.progress(1.0, "Done", 0.0)
        return PredictRasterResult(
            job.output, job.probabilities, job.confidence, self.classes, pixels, seconds, megapixels / seconds,
            peak_memory(), entropy=job.entropy, margin=job.margin,
        )  # fmt: skip


def _pieces(total: ScratchRaster) -> Iterator[tuple[Window, np.ndarray]]:
    for window in total.windows():
        yield window, total.read(window)
