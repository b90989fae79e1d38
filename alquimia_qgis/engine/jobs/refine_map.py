"""Lets the probabilities of a map follow the edges of its image, and makes the map anew of them."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.peak_memory import peak_memory, reset_peak_memory
from alquimia_qgis.engine.prediction.cores import core_windows
from alquimia_qgis.engine.prediction.map_outputs import SOFTWARE, check_map_outputs, class_outputs
from alquimia_qgis.engine.prediction.mapping import PIXELS_PER_MEGAPIXEL
from alquimia_qgis.engine.prediction.streamed_map import write_streamed
from alquimia_qgis.engine.raster.image import Image, open_image
from alquimia_qgis.engine.raster.scaling import BandStatistics
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.raster.writer import RasterGrid
from alquimia_qgis.engine.refinement.guided_filter import filtered
from alquimia_qgis.engine.refinement.probabilities import ProbabilityRaster
from alquimia_qgis.engine.series.alignment import Grid, open_on_grid
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.protocol.errors import ImageError, ParameterError
from alquimia_qgis.protocol.jobs import PredictRasterResult
from alquimia_qgis.protocol.refinement import RefineMapJob

WINDOW_SIZE = 512
MOST_BANDS = 8  # of the guide: each pixel solves as many equations
BANDS_BY_DEFAULT = 3
MEASURED = 0.1  # of the progress, when the guide is measured


def run(job: RefineMapJob, context: JobContext) -> PredictRasterResult:
    """Do the job; see RefineMapJob. The outputs appear when all of it has succeeded, and not before."""
    started = time.monotonic()
    reset_peak_memory()
    check_map_outputs(job, (job.source, job.image))
    with ProbabilityRaster(job.source) as source:
        grid = Grid.of(source.image)
        with open_on_grid(job.image, _guide_bands(job), grid) as guide:
            refinement = _Refinement(job, source, guide, *_measured(guide, StepContext(context, 0.0, MEASURED)))
            tags = {"ALQUIMIA_REFINED": Path(job.source).name, **SOFTWARE}
            outputs = class_outputs(job, source.classes, job.refinement.probability_format, tags)
            place = RasterGrid(grid.width, grid.height, grid.crs, grid.transform)
            step = StepContext(context, MEASURED, 1.0)
            pixels = write_streamed(
                refinement.pieces(WINDOW_SIZE), outputs, place, job.refinement.probability_format, step
            )
    seconds = time.monotonic() - started
    megapixels = grid.width * grid.height / PIXELS_PER_MEGAPIXEL
    context.log(f"Refined {megapixels:.2f} Mpx in {seconds:.1f} s.")
    context.progress(1.0, "Done", 0.0)
    return PredictRasterResult(
        job.output, job.probabilities, job.confidence, source.classes, pixels, seconds, megapixels / seconds,
        peak_memory(), entropy=job.entropy, margin=job.margin,
    )  # fmt: skip


@dataclass(frozen=True)
class _Refinement:
    """Probabilities and their guide, whose bands have these means and deviations."""

    job: RefineMapJob
    source: ProbabilityRaster
    guide: Image
    means: np.ndarray
    deviations: np.ndarray

    def pieces(self, size: int) -> Iterator[tuple[Window, np.ndarray]]:
        """Windows of the map with their refined probabilities, float32 (C, H, W), NaN where there are none."""
        whole = self.source.image.window
        for core in core_windows(whole, 1, (size, size)):
            window = core.intersection(whole)
            if window is not None:
                yield window, self.refined(window)

    def refined(self, window: Window) -> np.ndarray:
        """The refined probabilities of a window; where the guide has no data, those of the source."""
        options = self.job.refinement
        margin = 2 * options.radius
        shares, known = self.source.read(window.expanded(margin))
        guide, seen = self._guide(window.expanded(margin))
        inner = Window(margin, margin, window.height, window.width)
        own = np.where(known, shares, np.float32(np.nan))[:, inner.row_slice, inner.column_slice]
        both = known & seen
        if not both.any():
            return np.ascontiguousarray(own)
        smooth = np.maximum(filtered(guide, shares, both, options.radius, options.smoothness), 0)
        smooth /= np.maximum(smooth.sum(axis=0), np.finfo(np.float32).tiny)
        return np.where(both[inner.slices], smooth, own)

    def _guide(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        pixels, valid = self.guide.read(window)
        scaled = (pixels - self.means) / self.deviations
        return np.moveaxis(scaled, -1, 0), valid & np.isfinite(scaled).all(axis=-1)


def _guide_bands(job: RefineMapJob) -> Sequence[int]:
    if len(job.bands) > MOST_BANDS:
        raise ParameterError(
            f"{len(job.bands)} bands were chosen to guide the refinement; at most {MOST_BANDS} are possible.",
            "Choose those that show the edges best.",
        )
    if job.bands:
        return job.bands
    with open_image(job.image) as image:
        return image.bands[:BANDS_BY_DEFAULT]


def _measured(guide: Image, context: JobContext) -> tuple[np.ndarray, np.ndarray]:
    """Means and deviations of the bands, over the whole of the map, so that they are the same for every window."""
    statistics = BandStatistics(guide.channel_count)
    for core in core_windows(guide.window, 1, (WINDOW_SIZE, WINDOW_SIZE)):
        window = core.intersection(guide.window)
        if window is not None:
            context.check_cancelled()
            pixels, valid = guide.read(window)
            statistics.update(pixels, valid & np.isfinite(pixels).all(axis=-1))
            context.progress((window.row + window.height) / guide.height, "Measuring the image")
    if not statistics.count.any():
        raise ImageError(f"{guide.path} has no valid pixel where the map lies.", "Give the image that was mapped.")
    return statistics.mean, statistics.standard_deviation
