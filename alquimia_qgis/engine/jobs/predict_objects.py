"""Finds objects in an image with a trained detector, and writes them as polygons with class and score."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Sequence

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.detection.chip_lattice import lattice_for, search_size, wanted_overlap
from alquimia_qgis.engine.detection.density import Density, cells_for, write_density
from alquimia_qgis.engine.detection.detections import Detections
from alquimia_qgis.engine.detection.detector import Detector
from alquimia_qgis.engine.detection.object_layer import ObjectLayer, layer_name
from alquimia_qgis.engine.detection.object_search import Detects, ObjectSearch, Search
from alquimia_qgis.engine.detection.suppression import Suppression
from alquimia_qgis.engine.memory import check_memory
from alquimia_qgis.engine.outputs import atomic_files, check_writable
from alquimia_qgis.engine.prediction.model_images import open_model_images, warn_about_images
from alquimia_qgis.engine.prediction.window_size import allowed_memory
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.raster.writer import check_raster_output
from alquimia_qgis.protocol.bundle_manifest import Manifest, read_manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import ImageError, ParameterError
from alquimia_qgis.protocol.jobs import SeriesSource
from alquimia_qgis.protocol.objects import ObjectOptions, PredictObjectsJob, PredictObjectsResult
from alquimia_qgis.protocol.tasks import DETECTION, task_of

CHIPS_AT_ONCE = 4


def run(job: PredictObjectsJob, context: JobContext) -> PredictObjectsResult:
    """Do the job; see PredictObjectsJob. The outputs appear when all of it has succeeded, and not before."""
    started = time.monotonic()
    check_writable(job.output)
    if job.density:
        check_raster_output(job.density, job.images)
    manifest = _detector_card(job.model)
    context.progress(0.0, "Loading the model")
    detector = open_detector(job, context)
    context.check_cancelled()
    ignore = job.computing.ignore_band_names
    with open_model_images(job.images, job.bands, SeriesSource(), ignore, manifest, context) as image:
        warn_about_images(image, manifest, context)
        return _Finding(job, manifest.classes, image, detector, context).run(started)


def open_detector(job: PredictObjectsJob, context: JobContext) -> Detects:
    """The detector of the model, ready to look at chips."""
    return Detector.opened(job.model, job.computing, context)


def _detector_card(path: str) -> Manifest:
    manifest = read_manifest(path)
    if manifest.task != DETECTION.name:
        raise ParameterError(
            f"The model {os.path.basename(path)} was not trained to find objects ({task_of(manifest.task).title}).",
            "Map with it (alquimia:predictraster), or train a detector (alquimia:train_retinanet).",
        )
    return manifest


def _most_boxes(options: ObjectOptions, trained: int, size: int) -> int:
    """How many boxes of a searched chip are looked at; the user's number is for one as large as in the training."""
    return math.ceil(options.maximum_per_chip * max(1.0, (size / trained) ** 2))


def _chips_at_once(needed: float, size: int) -> int:
    """As many as fit in the memory that a mapping may take, up to four, when one of ``size`` takes ``needed`` bytes."""
    check_memory(int(needed), f"Searching chips of {size} pixels", "Set OVERLAP to less than the largest objects.")
    return int(np.clip(allowed_memory(None) / max(1.0, needed), 1, CHIPS_AT_ONCE))


class _Finding:
    """An image on its way to a layer of objects."""

    def __init__(
        self,
        job: PredictObjectsJob,
        classes: Sequence[ClassRecord],
        image: PixelSource,
        detector: Detects,
        context: JobContext,
    ) -> None:
        self._job, self._classes, self._image, self._context = job, classes, image, context
        self._area = image.window_of_bounds(*job.extent) if job.extent else image.window
        cells = cells_for(image, self._area, job.density_options.cell_size) if job.density else None
        self._density = None if cells is None else Density(cells)
        self._search = self._planned(detector)
        self._computing = detector.computing
        self._valid_pixels = 0
        self._too_large = 0

    def run(self, started: float) -> PredictObjectsResult:
        """Search and write; all outputs or none."""
        job, highest = self._job, 0.0
        with atomic_files([job.output]) as (temporary,):
            layer = ObjectLayer(temporary, layer_name(job.output), self._image, self._classes)
            self._find(layer)
            layer.finish()
            self._context.check_cancelled()
            if self._density is not None:
                highest = write_density(self._density, job.density, job.density_options.density_unit, self._context)
        return self._concluded(layer, highest, time.monotonic() - started)

    def _planned(self, detector: Detects) -> Search:
        options, image = self._job.object_options, self._image
        trained, grid = detector.chip_size, detector.stride
        wanted = wanted_overlap(detector.largest_object, trained)
        overlap = wanted if options.overlap is None else options.overlap
        size = search_size(trained, overlap, grid)
        lattice = lattice_for(size, grid, overlap, image.height, image.width)
        suppression = Suppression(
            options.suppression, options.suppression_overlap, options.across_classes, options.score
        )
        return Search(
            image, self._area, lattice, detector, suppression, _most_boxes(options, trained, size),
            self._job.computing.batch_size or _chips_at_once(detector.bytes_per_pixel * size**2, size), self._see_core,
        )  # fmt: skip

    def _find(self, layer: ObjectLayer) -> None:
        lattice, area = self._search.lattice, self._area
        self._context.log(
            f"Searching {area.width} × {area.height} pixels in chips of {lattice.size} pixels that overlap by "
            f"{lattice.overlap}, with {self._computing}."
        )
        self._warn_about_sizes()
        search = ObjectSearch(self._search, self._context)
        for found in search:
            kept = self._large_enough(found)
            layer.add(kept)
            if self._density is not None:
                self._density.add(kept)
        self._refuse_emptiness()
        self._warn(search.crowded_chips)

    def _warn_about_sizes(self) -> None:
        largest, overlap = self._search.detector.largest_object, self._search.lattice.overlap
        if largest is not None and largest > overlap:
            self._context.log(
                f"The model has learned from objects of up to {largest:.0f} pixels; those larger than the {overlap} by "
                "which chips overlap may be cut. Leave OVERLAP empty, or set it to their size, which takes longer.",
                "warning",
            )

    def _large_enough(self, found: Detections) -> Detections:
        sides = found.boxes[:, 2:] - found.boxes[:, :2]
        large_enough = (sides * self._image.pixel_size).min(axis=1) >= self._job.object_options.minimum_size
        self._too_large += int((sides[large_enough] > self._search.lattice.overlap).any(axis=1).sum())
        return found.selected(large_enough)

    def _see_core(self, window: Window, valid: np.ndarray) -> None:
        self._valid_pixels += int(valid.sum())
        if self._density is not None:
            self._density.add_core(window, valid)

    def _refuse_emptiness(self) -> None:
        if not self._valid_pixels:
            where = "in the extent" if self._job.extent else "at all"
            raise ImageError(
                f"The image {self._image.path} has no valid pixel {where}: everything is nodata or masked.",
                "Choose another image or extent, or check its nodata value.",
            )

    def _warn(self, crowded_chips: int) -> None:
        if self._too_large:
            self._context.log(
                f"{self._too_large} objects are larger than the {self._search.lattice.overlap} pixels by which chips "
                "overlap; they may be cut or marked twice. Set OVERLAP to their size.",
                "warning",
            )
        if crowded_chips:
            self._context.log(
                f"{crowded_chips} chips have more boxes than the {self._search.most} that were looked at; objects may "
                "be missing. Raise MAXIMUM_PER_CHIP or SCORE.",
                "warning",
            )

    def _concluded(self, layer: ObjectLayer, highest: float, seconds: float) -> PredictObjectsResult:
        counts = {str(record.value): layer.counts[number] for number, record in enumerate(self._classes)}
        named = ", ".join(f"{layer.counts[number]} {record.name}" for number, record in enumerate(self._classes))
        self._context.log(f"{sum(counts.values())} objects found in {seconds:.1f} s: {named}.")
        self._context.progress(1.0, "Done", 0.0)
        job = self._job
        return PredictObjectsResult(
            job.output,
            job.density,
            sum(counts.values()),
            counts,
            tuple(self._classes),
            seconds,
            highest,
            self._computing,
        )
