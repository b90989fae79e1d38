"""How a model goes over an area: windows, views of the image, and blocks of its file that are kept."""

from __future__ import annotations

from dataclasses import replace

import rasterio

from alquimia_qgis.engine.neighbours.voting import answer_channels
from alquimia_qgis.engine.prediction.answered_places import AnsweredPlaces, sees_pixels
from alquimia_qgis.engine.prediction.augmentation import ONE_VIEW, augmented
from alquimia_qgis.engine.prediction.mapping import Assignment
from alquimia_qgis.engine.prediction.predictor import Predictor
from alquimia_qgis.engine.prediction.window_size import WANTED_SIZE, Load, allowed_memory, choose_windows
from alquimia_qgis.engine.raster.block_cache import block_cache, held_by_files, windows_side_by_side
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.mapping_options import ComputingOptions

# Of the memory that a mapping may take, for decoded blocks of files in strips; see block_cache.
SHARE_FOR_BLOCKS = 0.25


def assignment_for(
    predictor: Predictor, image: PixelSource, places: AnsweredPlaces, options: ComputingOptions, size: int | None = None
) -> Assignment:
    """All ``places`` of the image in windows as large as memory allows, or of ``size`` pixels of the image at most."""
    manifest, area = predictor.manifest, places.area
    answers = answer_channels(predictor, with_embedding=True)  # it is computed, wanted or not
    load = Load(predictor.inference.bytes_per_pixel, image.channel_count, image.bytes_per_value, answers)
    given = options.window_size or size
    wanted = max(1, (given or WANTED_SIZE) // places.step)
    cores, batch = choose_windows(
        places.surroundings, load, max(area.height, area.width), _memory_for_windows(options, image),
        wanted if given else None, options.batch_size, wanted,
    )  # fmt: skip
    network = augmented(predictor.network, views(options, manifest))
    return Assignment(places.source, area, network, places.surroundings, cores, batch, step=places.step)


def in_columns(assignment: Assignment, image: PixelSource) -> Assignment:
    """The assignment with as many windows of the image side by side as GDAL can keep the blocks of."""
    across, rows = _core_and_read(assignment)
    return replace(assignment, side_by_side=windows_side_by_side(image, across, (rows - across) // 2))


def blocks_kept(assignment: Assignment, image: PixelSource, options: ComputingOptions) -> rasterio.Env:
    """A ``with`` block in which GDAL remembers what the next windows of the image read again."""
    across, rows = _core_and_read(assignment)
    count = assignment.side_by_side
    columns = None if count is None else rows + (count - 1) * across
    return block_cache(image, rows, columns, SHARE_FOR_BLOCKS * allowed_memory(options.memory))


def views(options: ComputingOptions, manifest: Manifest) -> str:
    """The views that the user asked for; a single pixel looks the same in all of them, so one will do."""
    return ONE_VIEW if sees_pixels(manifest) else options.test_time_augmentation


def _core_and_read(assignment: Assignment) -> tuple[int, int]:
    """Edges in pixels of the image: of the core of a window, and of what is read for it."""
    return assignment.window_size * assignment.step, assignment.surroundings.edge_read(assignment.window_size)


def _memory_for_windows(options: ComputingOptions, image: PixelSource) -> float:
    """What is left of the allowed memory where many open files take a part of it, and a quarter of it at least."""
    allowed = allowed_memory(options.memory)
    if len(image.file_images) == 1:
        return allowed
    return max((1 - SHARE_FOR_BLOCKS) * allowed - held_by_files(image), allowed / 4)
