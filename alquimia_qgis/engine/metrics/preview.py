"""A small picture of a class map for its report."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alquimia_qgis.engine.metrics.class_raster import AlignedClassRaster, ClassRaster
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.classes import ClassRecord

LARGEST_SIDE = 600
BACKGROUND = 255


def map_preview(raster: ClassRaster, classes: Sequence[ClassRecord]) -> np.ndarray:
    """The map in its class colours, uint8 (H, W, 3), at most 600 pixels on a side; white where it has no class."""
    image = raster.image
    shrink = max(1.0, max(image.width, image.height) / LARGEST_SIDE)
    width, height = max(1, int(image.width / shrink)), max(1, int(image.height / shrink))
    transform = image.transform @ image.transform.scale(image.width / width, image.height / height)
    with AlignedClassRaster(image.path, image.crs, transform, width, height) as small:
        values = small.read(Window(0, 0, height, width))
    picture = np.full((height, width, 3), BACKGROUND, dtype=np.uint8)
    for record in classes:
        picture[values == record.value] = tuple(bytes.fromhex(record.colour[1:]))
    return picture
