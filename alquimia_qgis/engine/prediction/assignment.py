"""How a model goes over an area: surroundings, windows, views of the image, and blocks of its file that are kept."""

from __future__ import annotations

from dataclasses import replace

import rasterio

from alquimia_qgis.engine.neighbours.voting import answer_channels
from alquimia_qgis.engine.prediction.augmentation import ONE_VIEW, augmented
from alquimia_qgis.engine.prediction.mapping import Assignment
from alquimia_qgis.engine.prediction.predictor import Predictor
from alquimia_qgis.engine.prediction.surroundings import Surroundings, choose_surroundings
from alquimia_qgis.engine.prediction.window_size import Load, allowed_memory, choose_windows
from alquimia_qgis.engine.raster.block_cache import block_cache, held_by_files, windows_side_by_side
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.inputs import INPUT_KINDS
from alquimia_qgis.protocol.mapping_options import ComputingOptions

# Of the memory that a mapping may take, for decoded blocks of files in strips; see block_cache.
SHARE_FOR_BLOCKS = 0.25


def surroundings_for(predictor: Predictor, options: ComputingOptions) -> Surroundings:
    """How windows are read and predicted; a ParameterError where the user's choice does not suit the network."""
    manifest = predictor.manifest
    dates = manifest.dates if _sees_pixels(manifest) else None
    return choose_surroundings(predictor.inference, manifest.patch_size, options.surroundings, dates)


def assignment_for(
    predictor: Predictor, image: PixelSource, area: Window, options: ComputingOptions, size: int | None = None
) -> Assignment:
    """The whole ``area`` of the image in windows as large as memory allows, or of ``size`` pixels at most."""
    manifest, surroundings = predictor.manifest, surroundings_for(predictor, options)
    answers = answer_channels(predictor, with_embedding=True)  # it is computed, wanted or not
    load = Load(predictor.inference.bytes_per_pixel, image.channel_count, image.bytes_per_value, answers)
    size, batch = choose_windows(
        surroundings, load, max(area.height, area.width), _memory_for_windows(options, image),
        options.window_size or size, options.batch_size,
    )  # fmt: skip
    network = augmented(predictor.network, views(options, manifest))
    return Assignment(image, area, network, surroundings, size, batch)


def in_columns(assignment: Assignment) -> Assignment:
    """The assignment with as many windows side by side as GDAL can keep the blocks of."""
    across = windows_side_by_side(assignment.image, assignment.window_size, assignment.surroundings.margin)
    return replace(assignment, side_by_side=across)


def blocks_kept(assignment: Assignment, options: ComputingOptions) -> rasterio.Env:
    """A ``with`` block in which GDAL remembers what the next windows read again."""
    rows = assignment.window_size + 2 * assignment.surroundings.margin
    across = assignment.side_by_side
    columns = None if across is None else rows + (across - 1) * assignment.window_size
    return block_cache(assignment.image, rows, columns, SHARE_FOR_BLOCKS * allowed_memory(options.memory))


def views(options: ComputingOptions, manifest: Manifest) -> str:
    """The views that the user asked for; a single pixel looks the same in all of them, so one will do."""
    return ONE_VIEW if _sees_pixels(manifest) else options.test_time_augmentation


def _memory_for_windows(options: ComputingOptions, image: PixelSource) -> float:
    """What is left of the allowed memory where many open files take a part of it, and a quarter of it at least."""
    allowed = allowed_memory(options.memory)
    if len(image.file_images) == 1:
        return allowed
    return max((1 - SHARE_FOR_BLOCKS) * allowed - held_by_files(image), allowed / 4)


def _sees_pixels(manifest: Manifest) -> bool:
    return not INPUT_KINDS[manifest.input_kind].has_surroundings
