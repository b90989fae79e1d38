"""Maps an image with a trained model: class map, probabilities and confidence."""

from __future__ import annotations

import time
from pathlib import Path

from alquimia_qgis.engine.bundle.load import LoadedModel, load_bundle
from alquimia_qgis.engine.bundle.network import network_input_shape
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.devices import describe_devices
from alquimia_qgis.engine.prediction.class_map import PERCENT, ClassMap, class_storage, probability_storage
from alquimia_qgis.engine.prediction.mapping import PIXELS_PER_MEGAPIXEL, Assignment, map_area
from alquimia_qgis.engine.prediction.network import KerasNetwork
from alquimia_qgis.engine.prediction.graph_walk import receptive_field
from alquimia_qgis.engine.prediction.surroundings import Margin, choose_surroundings
from alquimia_qgis.engine.raster.block_cache import block_cache
from alquimia_qgis.engine.raster.category_names import CLASSES_TAG, classes_tag
from alquimia_qgis.engine.raster.image import Image, open_image_for_model
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.raster.writer import RasterGrid, RasterOutput, check_raster_output, create_rasters
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.errors import ImageError, OutputError, ParameterError
from alquimia_qgis.protocol.jobs import PredictRasterJob, PredictRasterResult

# A model sees textures at one size; beyond this share the ground resolution differs enough to matter.
RESOLUTION_TOLERANCE = 0.25


def run(job: PredictRasterJob, context: JobContext) -> PredictRasterResult:
    """Do the job; see PredictRasterJob. Nothing is written unless all of it succeeds."""
    started = time.monotonic()
    _check_outputs(job)
    context.progress(0.0, "Loading the model")
    model = load_bundle(job.model)
    manifest = model.manifest
    context.check_cancelled()
    with open_image_for_model(_image_of(job), job.bands, manifest.bands, job.options.ignore_band_names) as image:
        area = image.window_of_bounds(*job.extent) if job.extent else image.window
        _warn_about_names(image, manifest, context)
        _warn_about_resolution(image, manifest, context)
        assignment = _assignment(job, model, image, area)
        _tell(assignment, context)
        with block_cache(image, assignment.window_size + 2 * assignment.surroundings.margin):
            class_map = _write_map(job, manifest, assignment, context)
    seconds = time.monotonic() - started
    _tell_speed(area, seconds, context)
    pixels = {str(record.value): int(count) for record, count in zip(manifest.classes, class_map.pixels, strict=True)}
    return PredictRasterResult(job.output, job.probabilities, job.confidence, manifest.classes, pixels, seconds)


def _image_of(job: PredictRasterJob) -> str:
    if len(job.images) != 1:
        raise ParameterError(f"This model maps one image at a time; {len(job.images)} were given.", "Give one raster.")
    return job.images[0]


def _check_outputs(job: PredictRasterJob) -> None:
    if not job.output:
        raise OutputError("The class map has no file name.", "Give OUTPUT a path that ends in .tif.")
    paths = [path for path in (job.output, job.probabilities, job.confidence) if path]
    if len({Path(path).resolve() for path in paths}) != len(paths):
        raise OutputError("Two outputs have the same file name.", "Give each output a name of its own.")
    for path in paths:
        check_raster_output(path, (*job.images, job.model))


def _warn_about_names(image: Image, manifest: Manifest, context: JobContext) -> None:
    """Bands that were taken by their order, although both sides have names and these differ."""
    pairs = [(name, band.name) for name, band in zip(image.band_names, manifest.bands, strict=True)]
    taken = [
        f"{ours} as {theirs}" for ours, theirs in pairs if ours and theirs and ours.casefold() != theirs.casefold()
    ]
    if taken:
        context.log(f"Bands are taken in their order, not by name: {', '.join(taken)}.", "warning")


def _warn_about_resolution(image: Image, manifest: Manifest, context: JobContext) -> None:
    here, there = image.ground_resolution(), manifest.ground_resolution
    ratios = [own / trained for own, trained in zip(here, there, strict=True) if trained > 0]
    if any(not 1 - RESOLUTION_TOLERANCE <= ratio <= 1 + RESOLUTION_TOLERANCE for ratio in ratios):
        context.log(
            f"The image has pixels of {here[0]:.3g} × {here[1]:.3g} m, but the model was trained on "
            f"{there[0]:.3g} × {there[1]:.3g} m; it may not recognise the classes. Resample the image to be safe.",
            "warning",
        )


def _assignment(job: PredictRasterJob, model: LoadedModel, image: Image, area: Window) -> Assignment:
    manifest, family = model.manifest, model.family
    logits = model.network()
    surroundings = choose_surroundings(
        receptive_field(logits), family.patch_multiple(), family.output_crop(), manifest.patch_size
    )
    if not isinstance(surroundings, Margin):
        # A network that sees everything may also need the size of its input to be known.
        logits = model.network(network_input_shape(family.input, len(manifest.bands), manifest.patch_size))
    return Assignment(
        image, manifest.bands, area, KerasNetwork(logits), surroundings, job.options.window_size, job.options.batch_size
    )


def _tell(assignment: Assignment, context: JobContext) -> None:
    area = assignment.area
    context.log(
        f"Mapping {area.width} × {area.height} pixels on {', '.join(describe_devices())} with "
        f"{assignment.network.description}: windows of {assignment.window_size} pixels, "
        f"{assignment.surroundings.description}."
    )


def _tell_speed(area: Window, seconds: float, context: JobContext) -> None:
    megapixels = area.width * area.height / PIXELS_PER_MEGAPIXEL
    context.log(f"Mapped {megapixels:.2f} Mpx in {seconds:.1f} s ({megapixels / max(seconds, 1e-9):.2f} Mpx/s).")
    context.progress(1.0, "Done", 0.0)


def _write_map(job: PredictRasterJob, manifest: Manifest, assignment: Assignment, context: JobContext) -> ClassMap:
    image, area = assignment.image, assignment.area
    grid = RasterGrid(area.width, area.height, image.crs, image.transform_of_window(area))
    outputs = _outputs(job, manifest)
    with create_rasters(list(outputs.values()), grid, context.check_cancelled) as writers:
        by_role = dict(zip(outputs, writers, strict=True))
        class_map = ClassMap(
            area, manifest.classes, job.options.probability_format,
            by_role["classes"], by_role.get("probabilities"), by_role.get("confidence"),
        )  # fmt: skip
        map_area(assignment, class_map, context)
        if not class_map.pixels.any():
            raise _nothing_to_map(job)
        context.progress(1.0, "Finishing the files")
    return class_map


def _outputs(job: PredictRasterJob, manifest: Manifest) -> dict[str, RasterOutput]:
    """The rasters to write, by their role; the class map is always among them."""
    tags = {
        "ALQUIMIA_MODEL": Path(job.model).name,
        "ALQUIMIA_FAMILY": manifest.family,
        CLASSES_TAG: classes_tag(manifest.classes),
        "TIFFTAG_SOFTWARE": "Alquimia for QGIS",
    }
    dtype, nodata = class_storage(manifest.classes)
    outputs = {"classes": RasterOutput(job.output, dtype, nodata, ("class",), manifest.classes, tags=tags)}
    # No scale of 0.01 for percent: QGIS would apply it and show values that are not in the file.
    unit = "%" if job.options.probability_format == PERCENT else ""
    kind, missing = probability_storage(job.options.probability_format)
    if job.probabilities:
        names = tuple(record.name for record in manifest.classes)
        outputs["probabilities"] = RasterOutput(job.probabilities, kind, missing, names, unit=unit, tags=tags)
    if job.confidence:
        outputs["confidence"] = RasterOutput(job.confidence, kind, missing, ("confidence",), unit=unit, tags=tags)
    return outputs


def _nothing_to_map(job: PredictRasterJob) -> ImageError:
    where = "in the extent" if job.extent else "at all"
    return ImageError(
        f"The image {_image_of(job)} has no valid pixel {where}: everything is nodata.",
        "Choose another image or extent, or check its nodata value.",
    )
