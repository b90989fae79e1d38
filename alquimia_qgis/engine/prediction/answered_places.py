"""What of an image gets an answer, and what the network sees for it: every pixel, or the patches of a grid."""

from __future__ import annotations

from dataclasses import dataclass

from alquimia_qgis.engine.bundle.read import family_of
from alquimia_qgis.engine.prediction.every_pixel import Patches
from alquimia_qgis.engine.prediction.patch_grid import PatchCells, PatchGrid
from alquimia_qgis.engine.prediction.predictor import Predictor
from alquimia_qgis.engine.prediction.surroundings import Surroundings, choose_surroundings
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.inputs import INPUT_KINDS
from alquimia_qgis.protocol.jobs import PredictRasterJob
from alquimia_qgis.protocol.mapping_options import ComputingOptions


@dataclass(frozen=True)
class AnsweredPlaces:
    """The ``area`` of ``source`` is mapped; ``step`` pixels of the image lie from one answer to the next."""

    source: PixelSource
    area: Window
    surroundings: Surroundings
    step: int = 1


def answered_places(job: PredictRasterJob, predictor: Predictor, image: PixelSource) -> AnsweredPlaces:
    """As the job says; a ParameterError where the network does not allow it, an ImageError where the image does not."""
    manifest = predictor.manifest
    area = image.window_of_bounds(*job.extent) if job.extent else image.window
    if not job.detail.of_patches:
        return every_pixel(predictor, image, area, job.options)
    if not family_of(manifest).answers_once:
        raise ParameterError(
            f"This model ({manifest.family_title}) gives every pixel an answer of its own, not each patch one.",
            "Set DETAIL to pixels, or train a network that answers once for a chip.",
        )
    step = job.detail.stride or manifest.patch_size
    cells = PatchCells(image, manifest.patch_size, step)
    return AnsweredPlaces(cells, cells.cells_of(area), PatchGrid(manifest.patch_size, step), step)


def every_pixel(predictor: Predictor, image: PixelSource, area: Window, options: ComputingOptions) -> AnsweredPlaces:
    """Every pixel of the area; a ParameterError where the user's choice does not suit the network."""
    return AnsweredPlaces(image, area, surroundings_for(predictor, options))


def surroundings_for(predictor: Predictor, options: ComputingOptions) -> Surroundings:
    """How windows of pixels are read and predicted; a ParameterError where the choice does not suit the network."""
    manifest = predictor.manifest
    dates = manifest.dates if sees_pixels(manifest) else None
    return choose_surroundings(predictor.inference, manifest.patch_size, options.surroundings, dates)


def sees_pixels(manifest: Manifest) -> bool:
    """Whether the network sees single pixels."""
    return not INPUT_KINDS[manifest.input_kind].has_surroundings


def goes_patch_by_patch(surroundings: Surroundings) -> bool:
    """Whether a map of every pixel takes as many patches as it has pixels."""
    return isinstance(surroundings, Patches) and not isinstance(surroundings, PatchGrid)
