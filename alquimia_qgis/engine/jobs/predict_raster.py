"""Maps an image, or a series of them, with a trained model: classes, probabilities and confidence, or numbers."""

from __future__ import annotations

import time
from dataclasses import asdict, astuple, dataclass, replace
from typing import Any

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.neighbours.voting import layout_of, voting
from alquimia_qgis.engine.peak_memory import peak_memory, reset_peak_memory
from alquimia_qgis.engine.prediction.answered_places import answered_places, goes_patch_by_patch
from alquimia_qgis.engine.prediction.assignment import assignment_for, blocks_kept, in_columns, views
from alquimia_qgis.engine.prediction.augmentation import VIEWS
from alquimia_qgis.engine.prediction.disk_space import check_space
from alquimia_qgis.engine.prediction.finished_map import finished_result
from alquimia_qgis.engine.prediction.identity import files_of_image, identity_digest, run_identity
from alquimia_qgis.engine.prediction.map_outputs import Encoder, check_map_outputs, encoder_for, map_outputs
from alquimia_qgis.engine.prediction.mapping import PIXELS_PER_MEGAPIXEL, Assignment, map_area
from alquimia_qgis.engine.prediction.model_images import open_model_images, warn_about_images
from alquimia_qgis.engine.prediction.predictor import Predictor, open_predictor
from alquimia_qgis.engine.prediction.results import write_results
from alquimia_qgis.engine.prediction.run_figures import RunFigures
from alquimia_qgis.engine.prediction.work_file import WorkFile, open_work_file
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.raster.writer import RasterGrid, check_free_space
from alquimia_qgis.protocol.errors import ImageError
from alquimia_qgis.protocol.jobs import PredictRasterJob, PredictRasterResult
from alquimia_qgis.protocol.tasks import task_of


def run(job: PredictRasterJob, context: JobContext) -> PredictRasterResult:
    """Do the job; see PredictRasterJob. The outputs appear when all of it has succeeded, and not before."""
    started = time.monotonic()
    reset_peak_memory()
    check_map_outputs(job, (*job.images, *job.series.masks, job.model))
    context.progress(0.0, "Loading the model")
    predictor = open_predictor(job.model, job.options, context)
    predictor = voting(predictor, job.options, context, with_embedding=bool(job.embedding))
    manifest = predictor.manifest
    context.check_cancelled()
    ignore = job.options.ignore_band_names
    with open_model_images(job.images, job.bands, job.series, ignore, manifest, context) as image:
        warn_about_images(image, manifest, context)
        return mapped(job, predictor, image, started, context)


def mapped(
    job: PredictRasterJob, predictor: Predictor, image: PixelSource, started: float, context: JobContext
) -> PredictRasterResult:
    """Map an open image with a model that was made ready; ``started`` is the time on the monotonic clock."""
    return _Mapping(job, predictor, image, _assignment(job, predictor, image), started).run(context)


@dataclass(frozen=True)
class _Mapping:
    """One image on its way to a map; ``started`` is the time on the monotonic clock."""

    job: PredictRasterJob
    predictor: Predictor
    image: PixelSource
    assignment: Assignment
    started: float

    def run(self, context: JobContext) -> PredictRasterResult:
        """Map what an earlier run has not done, then write the results."""
        job, area = self.job, self.assignment.area
        identity = self._identity()
        outputs = map_outputs(job, self.predictor.manifest, identity_digest(identity))
        mapped = self.assignment.image
        grid = RasterGrid(area.width, area.height, mapped.crs, mapped.transform_of_window(area))
        finished = finished_result(job, identity, self.predictor.manifest.classes, context)
        if finished is not None:
            return finished
        self._tell(context)
        check_free_space(list(outputs.values()), grid)
        with open_work_file(job, identity, area.height * area.width, context) as work:
            check_space(work, outputs, grid)
            self._map(work, list(outputs), context)
            work.check_whole()
            done_before = work.mapped_pixels_before

            def figures() -> RunFigures:
                return self._figures(done_before)

            pixels = write_results(work, outputs, grid, context, figures, self._refuse_emptiness)
            work.complete()
        return self._conclude(figures(), pixels, context)

    def _tell(self, context: JobContext) -> None:
        assignment, manifest = self.assignment, self.predictor.manifest
        area, network, surroundings = assignment.area, assignment.network, assignment.surroundings
        count = len(VIEWS[views(self.job.options, manifest)])
        context.log(
            f"Mapping {area.width} × {area.height} {'patches' if self.job.detail.of_patches else 'pixels'} on "
            f"{network.device} with {network.backend} in {network.precision}: windows of up to "
            f"{assignment.window_size * assignment.step} pixels, {surroundings.description}"
            f"{f', mean of {count} views' if count > 1 else ''}."
        )
        if goes_patch_by_patch(surroundings):
            context.log(
                f"This network ({manifest.family_title}) answers once for a patch and cannot look at a whole window: "
                f"each of {area.width * area.height:,} pixels takes a patch of its own, which is slow. One answer for "
                "each patch (DETAIL) takes a small part of that."
            )
        if task_of(manifest.task).several_at_once:
            context.log(
                "This model tells several classes at once: the map holds the most probable one, PROBABILITIES all of "
                "them."
            )
        if self.job.detail.stride is not None and not self.job.detail.of_patches:
            context.log("STRIDE has no effect: every pixel gets an answer.", "warning")

    def _identity(self) -> dict[str, Any]:
        network, assignment = self.assignment.network, self.assignment
        computing = {"backend": network.backend, "device": network.device, "precision": network.precision}
        windows = {
            "area": astuple(assignment.area),
            "surroundings": assignment.surroundings.description,
            "bands": self.image.bands,
        }
        files = sorted({file for path in self.image.files for file in files_of_image(path)})
        return run_identity(self.job, computing, files, windows)

    def _map(self, work: WorkFile, roles: list[str], context: JobContext) -> None:
        assignment, area = self.assignment, self.assignment.area
        finished = [Window(w.row + area.row, w.column + area.column, w.height, w.width) for w in work.finished]
        layout = layout_of(self.predictor, bool(self.job.embedding))
        encoder = encoder_for(self.predictor.manifest, self.job.options.probability_format, roles, layout)
        sink = _Sink(work, encoder, area)
        size = work.window_size(assignment.window_size)
        with blocks_kept(assignment, self.image, self.job.options):
            map_area(replace(assignment, cut_size=size, finished=finished), sink, context)

    def _refuse_emptiness(self, pixels: dict[str, int]) -> None:
        if not any(pixels.values()):
            where = "in the extent" if self.job.extent else "at all"
            raise ImageError(
                f"The image {self.image.path} has no valid pixel {where}: everything is nodata or masked.",
                "Choose another image or extent, or check its nodata value.",
            )

    def _figures(self, done_before: int) -> RunFigures:
        network, total = self.assignment.network, self.assignment.area.height * self.assignment.area.width
        seconds = time.monotonic() - self.started
        new_pixels = self.assignment.image_pixels * (1 - done_before / total)
        speed = new_pixels / PIXELS_PER_MEGAPIXEL / max(seconds, 1e-9)
        return RunFigures(
            seconds, speed, peak_memory(), network.backend, network.device, network.precision, done_before / total
        )

    def _conclude(self, figures: RunFigures, pixels: dict[str, int], context: JobContext) -> PredictRasterResult:
        memory = "" if figures.peak_memory_bytes is None else f", peak memory {figures.peak_memory_bytes / 1e6:,.0f} MB"
        context.log(
            f"Mapped {self.assignment.image_pixels * (1 - figures.resumed_share) / PIXELS_PER_MEGAPIXEL:.2f} Mpx in "
            f"{figures.seconds:.1f} s ({figures.megapixels_per_second:.2f} Mpx/s{memory})."
        )
        context.progress(1.0, "Done", 0.0)
        job = self.job
        return PredictRasterResult(
            job.output, job.probabilities, job.confidence, self.predictor.manifest.classes, pixels,
            entropy=job.entropy, margin=job.margin, **asdict(figures),
        )  # fmt: skip


class _Sink:
    """Encodes answers and stores them in the work file, whose windows count from the area."""

    def __init__(self, work: WorkFile, encoder: Encoder, area: Window) -> None:
        self._work = work
        self._encoder = encoder
        self._area = area

    def write(self, window: Window, probabilities: np.ndarray | None, valid: np.ndarray) -> None:
        layers = None if probabilities is None else self._encoder.encode(probabilities, valid)
        self._work.add(window.relative_to(self._area), layers)


def _assignment(job: PredictRasterJob, predictor: Predictor, image: PixelSource) -> Assignment:
    assignment = assignment_for(predictor, image, answered_places(job, predictor, image), job.options)
    return in_columns(assignment, image)
