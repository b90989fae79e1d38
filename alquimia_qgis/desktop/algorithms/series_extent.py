"""The part of a series that is to be mapped: one extent, in the coordinate reference system of each image."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsRectangle,
)

from alquimia_qgis.desktop.algorithms.image_facts import ImageFacts
from alquimia_qgis.desktop.algorithms.map_outputs import EXTENT, has_extent

Bounds = tuple[float, float, float, float]


class SeriesExtent:
    """The extent that the user gave; one without a CRS of its own is meant in that of the ``first`` image."""

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        first: ImageFacts,
    ) -> None:
        self._transform_context = context.transformContext()
        self._crs = QgsCoordinateReferenceSystem.fromWkt(first.crs)
        self._box: QgsRectangle | None = None
        if has_extent(parameters):
            self._box = algorithm.parameterAsExtent(parameters, EXTENT, context, self._crs)

    def of(self, image: ImageFacts) -> Bounds | None:
        """The extent in the image's CRS; None for all of the image. It may miss the image."""
        if self._box is None:
            return None
        transform = QgsCoordinateTransform(
            self._crs, QgsCoordinateReferenceSystem.fromWkt(image.crs), self._transform_context
        )
        try:
            box = transform.transformBoundingBox(self._box)
        except QgsCsException:  # so far away that the image's CRS does not reach there
            return float("inf"), float("inf"), float("inf"), float("inf")
        return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()

    def pixels(self, image: ImageFacts) -> int:
        """How many pixels of the image lie in the extent, about; 0 when it misses the image."""
        extent = self.of(image)
        if extent is None:
            return image.pixels
        left, bottom, right, top = image.bounds
        width = min(right, extent[2]) - max(left, extent[0])
        height = min(top, extent[3]) - max(bottom, extent[1])
        if width <= 0 or height <= 0:
            return 0
        return max(1, round(width / abs(image.transform[1])) * round(height / abs(image.transform[5])))
