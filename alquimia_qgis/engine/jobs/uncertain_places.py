"""Ranks the places of a map that its model knows least about, for somebody to look at and to digitise there."""

from __future__ import annotations

import contextlib

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.outputs import atomic_files, check_writable
from alquimia_qgis.engine.raster.block_cache import block_cache
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.engine.uncertainty.layer import write_places
from alquimia_qgis.engine.uncertainty.sampled import sampled_shapes
from alquimia_qgis.engine.uncertainty.search import WINDOW_SIZE, PlaceSearch
from alquimia_qgis.engine.uncertainty.surface import Surface, aligned_to, opened_surface
from alquimia_qgis.protocol.errors import OutputError
from alquimia_qgis.protocol.uncertain_places import UncertainPlacesJob, UncertainPlacesResult

SEARCHED = 0.95


def run(job: UncertainPlacesJob, context: JobContext) -> UncertainPlacesResult:
    """Do the job; see UncertainPlacesJob. Nothing is written unless all of it succeeds."""
    inputs = [job.raster, job.compared, job.classes, job.samples_nearby.path if job.samples_nearby else ""]
    if job.output in inputs:
        raise OutputError(f"The output {job.output} is an input, too.", "Choose another file.")
    check_writable(job.output)
    with opened_surface(job) as surface:
        search = PlaceSearch(surface, job.places, sampled_shapes(job.samples_nearby, surface.image))
        with block_cache(surface.image, WINDOW_SIZE):
            pixels, values = search.places(StepContext(context, 0.0, SEARCHED))
        windows = [_square(surface, int(row), int(column), job.places.size // 2) for row, column in pixels]
        with contextlib.ExitStack() as opened, atomic_files([job.output]) as (temporary,):
            classes = job.classes or (job.raster if job.compared else "")
            first, other = (
                opened.enter_context(aligned_to(surface.image, path)) if path else None
                for path in (classes, job.compared)
            )
            write_places(temporary, job.output, surface.image, windows, values, first, other)
            context.check_cancelled()
    found = len(windows)
    context.log(f"{found} uncertain place{'s' if found != 1 else ''} found, {job.places.number} asked for.")
    context.progress(1.0, "Done")
    return UncertainPlacesResult(job.output, found, float(values[0]) if found else None)


def _square(surface: Surface, row: int, column: int, radius: int) -> Window:
    """The pixels of a place that lie on the image."""
    window = Window(row, column, 1, 1).expanded(radius)
    return window.intersection(surface.image.window) or window
