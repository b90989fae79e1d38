"""Which part of the canvas a quick preview maps."""

from __future__ import annotations

import math

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
)
from qgis.gui import QgsMapCanvas

MOST_PIXELS = 1_000_000


def preview_area(canvas: QgsMapCanvas, image: QgsRasterLayer) -> QgsReferencedRectangle | None:
    """What the canvas shows of the image, in the image's CRS; of more than a million pixels, those in the middle.

    None where the canvas shows nothing of it.
    """
    seen = _seen(canvas, image)
    if seen is None or seen.isEmpty():
        return None
    pixels = seen.width() * seen.height() / (image.rasterUnitsPerPixelX() * image.rasterUnitsPerPixelY())
    if pixels > MOST_PIXELS:
        seen.scale(math.sqrt(MOST_PIXELS / pixels))
    return QgsReferencedRectangle(seen, image.crs())


def _seen(canvas: QgsMapCanvas, image: QgsRasterLayer) -> QgsRectangle | None:
    to_image = QgsCoordinateTransform(canvas.mapSettings().destinationCrs(), image.crs(), QgsProject.instance())
    try:
        return to_image.transformBoundingBox(canvas.extent()).intersect(image.extent())
    except QgsCsException:
        return None
