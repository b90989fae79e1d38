"""Reads a raster of classes as samples: which classes it shows in which blocks of the image."""

from __future__ import annotations

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.metrics.class_raster import AlignedClassRaster, ClassRaster
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.class_values import classes_of_keys
from alquimia_qgis.engine.samples.raster_blocks import RasterBlocks, block_edge, box_of
from alquimia_qgis.engine.samples.reading import Samples, check_classes, read_samples
from alquimia_qgis.protocol.bundle_manifest import HIGHEST_CLASS_COUNT
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.sources import SampleSource

# Rows are read so many at once, to look at few but not at single blocks.
ROWS_AT_ONCE = 1024
SAME_PLACE = 1e-3  # of a pixel


def samples_of(
    source: SampleSource,
    image: PixelSource,
    context: JobContext,
    block_size: float | None = None,
    minimum_classes: int = 2,
) -> Samples:
    """The samples of ``source`` on ``image``, be they features or a raster of classes.

    ``block_size`` in map units is the edge of the blocks that a raster is shared out in. See ``read_samples`` and
    ``read_class_raster`` for what raises a SamplesError.
    """
    if not source.is_raster:
        return read_samples(source, image, context, minimum_classes)
    return read_class_raster(source, image, context, block_size, minimum_classes)


def read_class_raster(
    source: SampleSource,
    image: PixelSource,
    context: JobContext,
    block_size: float | None = None,
    minimum_classes: int = 2,
) -> Samples:
    """A sample for each class that each block of the image shows, with its number of pixels in ``sizes``.

    A raster on another grid is brought to that of the image, each pixel the nearest value. No class on the image, fewer
    than ``minimum_classes`` or more than 1024 raise a SamplesError, what is no class raster an ImageError.
    """
    edge = block_edge(image, block_size)
    across = -(-image.width // edge)
    _tell_grid(source, image, context)
    with AlignedClassRaster(source.path, image.crs, image.transform, image.width, image.height) as aligned:
        known = source.classes or aligned.classes
        counts = _counts(aligned, image, edge, across, context)
    _check_counts(counts, source)
    index_of_value, classes = classes_of_keys(sorted(counts), known)
    check_classes(classes, source, minimum_classes, context)
    pairs = sorted(
        (int(block), index_of_value[value], int(of_blocks[block]))
        for value, of_blocks in counts.items()
        for block in np.flatnonzero(of_blocks)
    )
    blocks, class_index, sizes = np.array(pairs, dtype=np.int64).T
    values = np.array([record.value for record in classes], dtype=np.int64)
    raster = RasterBlocks(source.path, values, edge, across, blocks)
    context.log(
        f"{int(sizes.sum()):,} pixels of the class raster lie in {len(np.unique(blocks))} blocks of {edge} × {edge} "
        "pixels, which count as features."
    )
    return _samples(raster, class_index, sizes, classes, image)


def _check_counts(counts: dict[int, np.ndarray], source: SampleSource) -> None:
    if not counts:
        raise SamplesError(
            f"The class raster {source.name!r} has no class on the image: all of it is nodata there.",
            "Choose the raster that belongs to the image, and check its nodata value.",
        )
    if len(counts) > HIGHEST_CLASS_COUNT:
        raise SamplesError(
            f"The raster {source.name!r} holds more than {HIGHEST_CLASS_COUNT} different values, too many for classes.",
            "Choose a raster of classes.",
        )


def _samples(
    raster: RasterBlocks,
    class_index: np.ndarray,
    sizes: np.ndarray,
    classes: tuple[ClassRecord, ...],
    image: PixelSource,
) -> Samples:
    """One sample for each entry of the arrays, with the box of its block."""
    boxes = {int(block): box_of(raster.window(int(block), image), image) for block in np.unique(raster.block)}
    return Samples(
        geometries=np.array([boxes[int(block)] for block in raster.block], dtype=object),
        class_index=class_index,
        split=np.full(len(sizes), "", dtype="U10"),
        feature_ids=np.arange(1, len(sizes) + 1),
        classes=classes,
        crs=image.crs,
        sizes=sizes.astype(np.float64),
        raster=raster,
    )


def _counts(
    aligned: AlignedClassRaster, image: PixelSource, edge: int, across: int, context: JobContext
) -> dict[int, np.ndarray]:
    """The pixels of each class value in each block, int64 (blocks,)."""
    blocks = across * -(-image.height // edge)
    found: dict[int, np.ndarray] = {}
    step = max(1, ROWS_AT_ONCE // edge) * edge
    for row in range(0, image.height, step):
        context.check_cancelled()
        window = Window(row, 0, min(step, image.height - row), image.width)
        values = aligned.read(window)
        place = RasterBlocks("", np.zeros(1), edge, across, np.zeros(1)).block_of_pixels(window)
        for value in np.unique(values[values >= 0]).tolist():
            counts = np.bincount(place[values == value], minlength=blocks)
            found[value] = found.get(value, np.zeros(blocks, dtype=np.int64)) + counts
            if len(found) > HIGHEST_CLASS_COUNT:
                return found  # which is refused: no need to look further
    return found


def _tell_grid(source: SampleSource, image: PixelSource, context: JobContext) -> None:
    with ClassRaster(source.path) as raster:
        given = raster.image
        same = given.crs == image.crs and np.allclose(
            np.array(given.transform) - np.array(image.transform), 0.0, atol=SAME_PLACE * min(image.pixel_size)
        )
    if not same:
        context.log(
            f"The class raster {source.name} lies on another grid than the image: each pixel takes the nearest value."
        )
