"""Turns the size of chips on the ground into pixels, before anything else is decided."""

from __future__ import annotations

import math
from dataclasses import replace

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.protocol.options import SamplingOptions
from alquimia_qgis.zoo.catalogue import load_catalogue
from alquimia_qgis.zoo.family import ModelFamily


def with_patch_in_pixels(job: TrainJob, context: JobContext) -> TrainJob:
    """The job with its chips in pixels of the (first) image; as it is where they are given in pixels already.

    Of families that have a patch size of their own, that parameter is set. Pictures of a folder raise a
    ParameterError: their size on the ground is nothing that could be chosen.
    """
    if not job.sampling.on_the_ground:
        return job
    if job.folder is not None:
        raise ParameterError(
            "Pictures of a folder are as large as they are on the ground.",
            "Leave PATCH_EXTENT and CONTEXT_MARGIN empty, or give an image and samples.",
        )
    kind = load_catalogue().get(job.family)
    if not kind.input.has_surroundings:
        return job
    family = kind.from_dict(job.family_parameters)
    with open_image(job.images[0]) as image:
        pixel = math.sqrt(math.prod(image.pixel_size))
    pixels = patch_in_pixels(job.sampling, family.sampling(job.sampling).patch_size, pixel, family.patch_multiple())
    context.log(f"{_described(job.sampling)} are {pixels} pixels of {pixel:.6g} map units wide and high.")
    return _of_size(job, kind, pixels)


def patch_in_pixels(options: SamplingOptions, patch_size: int, pixel: float, multiple: int = 1) -> int:
    """The width of chips in pixels that are ``pixel`` map units wide, margins included, a multiple of ``multiple``.

    ``patch_size`` in pixels counts where no size on the ground is given.
    """
    width = patch_size if options.patch_extent is None else options.patch_extent / pixel
    whole = max(1, round(width + 2 * (options.context_margin or 0.0) / pixel))
    return math.ceil(whole / multiple) * multiple


def _of_size(job: TrainJob, kind: type[ModelFamily], pixels: int) -> TrainJob:
    if "patch_size" in kind.own_options:
        return replace(job, family_parameters={**job.family_parameters, "patch_size": pixels})
    return replace(job, sampling=replace(job.sampling, patch_size=pixels))


def _described(options: SamplingOptions) -> str:
    size = "Chips" if options.patch_extent is None else f"Chips of {options.patch_extent:g} map units"
    margin = f" with a margin of {options.context_margin:g} on each side" if options.context_margin else ""
    return f"{size}{margin}"
