"""Maps what in an image spoke for the answers of a network of patches (Grad-CAM)."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from alquimia_qgis.engine.bundle.load import LoadedModel, load_bundle
from alquimia_qgis.engine.bundle.read import family_of
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.explanation.heat_map import HeatMap, heat_windows
from alquimia_qgis.engine.explanation.patch_explainer import PatchExplainer, check_explainable
from alquimia_qgis.engine.features.lattice import Lattice
from alquimia_qgis.engine.features.reading import read_features
from alquimia_qgis.engine.features.wanted_pixels import WantedMask
from alquimia_qgis.engine.features.zone_pixels import ZonePixels
from alquimia_qgis.engine.features.zones import chip_zones
from alquimia_qgis.engine.prediction.map_outputs import SOFTWARE
from alquimia_qgis.engine.prediction.model_images import open_model_images, warn_about_images
from alquimia_qgis.engine.prediction.value_map import VALUE_NODATA, VALUE_TYPE
from alquimia_qgis.engine.prediction.window_size import allowed_memory
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.raster.writer import RasterGrid, RasterOutput, check_raster_output, create_rasters
from alquimia_qgis.protocol.bundle_manifest import Manifest, read_manifest
from alquimia_qgis.protocol.errors import FeaturesError, ImageError, ParameterError
from alquimia_qgis.protocol.explanation import ExplainRasterJob, ExplainRasterResult
from alquimia_qgis.protocol.jobs import SeriesSource

LOADED, WRITTEN = 0.05, 0.95  # of the progress
# Of the allowed memory: what batches take and what windows take.
SHARE_OF_EACH = 0.5


def run(job: ExplainRasterJob, context: JobContext) -> ExplainRasterResult:
    """Do the job; see ExplainRasterJob. The raster appears when all of it has succeeded, and not before."""
    started = time.monotonic()
    manifest = read_manifest(job.model)
    check_explainable(job.model, manifest, family_of(manifest))
    wanted = _wanted_class(job, manifest)
    check_raster_output(job.output, (*job.images, job.model, *([job.features.path] if job.features else [])))
    context.progress(0.0, "Loading the model")
    allowed = SHARE_OF_EACH * allowed_memory(job.explanation.memory)
    model = load_bundle(job.model)
    explainer = PatchExplainer(model, wanted, allowed, job.explanation.batch_size)
    ignore = job.explanation.ignore_band_names
    with open_model_images(job.images, job.bands, SeriesSource(), ignore, manifest, context) as image:
        warn_about_images(image, manifest, context)
        places = _places(job, manifest, image, context)
        _tell(job, model, places, explainer, context)
        heat = HeatMap(image, places.centres, explainer)
        windows = list(heat_windows(places.area, image, manifest.patch_size, allowed))
        pixels = _write(job, manifest, image, places.area, heat, windows, context)
    seconds = time.monotonic() - started
    if not heat.strongest:
        context.log(
            f"Nothing in these patches spoke for {_subject(job, manifest)}: it is nowhere here, or the model knows it "
            "by what is missing.",
            "warning",
        )
    context.log(f"{heat.patches} patches were looked at, {pixels:,} pixels have a value, after {seconds:.1f} s.")
    context.progress(1.0, "Done", 0.0)
    return ExplainRasterResult(job.output, heat.patches, pixels, seconds)


@dataclass(frozen=True)
class _Places:
    """The ``centres`` of the patches that are looked at, and the ``area`` of the image that is mapped."""

    centres: WantedMask
    area: Window
    step: int


class _Grid:
    """All pixels of a lattice; see ``WantedMask``."""

    def __init__(self, step: int) -> None:
        self._lattice = Lattice(step)

    def wanted(self, window: Window) -> np.ndarray:
        """Those of a window."""
        return self._lattice.mask(window)


def _places(job: ExplainRasterJob, manifest: Manifest, image: PixelSource, context: JobContext) -> _Places:
    area = image.window_of_bounds(*job.extent) if job.extent else image.window
    size = manifest.patch_size
    step = job.explanation.stride or max(1, size // 2)
    if job.features is None:
        return _Places(_Grid(step), area, step)
    zones = chip_zones(read_features(job.features, image, context), image, size, step)
    if not len(zones.owners):
        raise FeaturesError("All features lie on the very edge of the image, where it has no pixel.")
    centres = ZonePixels(zones, image)
    shown = centres.area.expanded(size // 2).intersection(area)
    if shown is None:
        raise FeaturesError(
            "No feature lies in the extent.", "Choose an extent that holds some of the features, or leave it empty."
        )
    return _Places(centres, shown, step)


def _wanted_class(job: ExplainRasterJob, manifest: Manifest) -> int | None:
    """The place of the class among those of the model; None for the most probable one."""
    if job.class_value is None:
        return None
    values = [record.value for record in manifest.classes]
    if job.class_value not in values:
        raise ParameterError(
            f"The model {os.path.basename(job.model)} has no class {job.class_value}.",
            f"It has {', '.join(map(str, values))}." if values else "It estimates a number; leave the class empty.",
        )
    return values.index(job.class_value)


def _subject(job: ExplainRasterJob, manifest: Manifest) -> str:
    """What is explained, in words."""
    if manifest.target is not None:
        return manifest.target.name
    names = {record.value: record.name for record in manifest.classes}
    return "the predicted class" if job.class_value is None else names[job.class_value]


def _tell(
    job: ExplainRasterJob, model: LoadedModel, places: _Places, explainer: PatchExplainer, context: JobContext
) -> None:
    size = model.manifest.patch_size
    context.log(
        f"Explaining {_subject(job, model.manifest)} in patches of {size} pixels, {places.step} pixels apart, over "
        f"{places.area.width} × {places.area.height} pixels, {explainer.batch} patches at once."
    )
    if places.step > size:
        context.log("The patches lie further apart than they are wide: what is between them stays empty.", "warning")


def _write(
    job: ExplainRasterJob,
    manifest: Manifest,
    image: PixelSource,
    area: Window,
    heat: HeatMap,
    windows: list[Window],
    context: JobContext,
) -> int:
    """Write the raster; returns how many pixels have a value, and raises an ImageError where none has."""
    tags = {"ALQUIMIA_MODEL": Path(job.model).name, "ALQUIMIA_FAMILY": manifest.family, **SOFTWARE}
    name = f"activation of {_subject(job, manifest)}"
    output = RasterOutput(job.output, VALUE_TYPE, VALUE_NODATA, (name,), tags=tags)
    grid = RasterGrid(area.width, area.height, image.crs, image.transform_of_window(area))
    started, pixels = time.monotonic(), 0
    with create_rasters([output], grid, context.check_cancelled) as (writer,):
        for number, window in enumerate(windows, start=1):
            values = heat.window(window, context.check_cancelled)
            known = np.isfinite(values)
            pixels += int(known.sum())
            writer.write(0, window.relative_to(area), np.where(known, values, np.float32(VALUE_NODATA)))
            left = (time.monotonic() - started) / number * (len(windows) - number)
            share = number / len(windows)
            context.progress(LOADED + (WRITTEN - LOADED) * share, f"{number} of {len(windows)} windows", left)
        if not pixels:
            raise ImageError(
                "No patch has data in its middle: everything there is nodata or masked.",
                "Choose another image, extent or features.",
            )
    return pixels
