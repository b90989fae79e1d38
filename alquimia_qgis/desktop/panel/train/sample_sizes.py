"""How large the samples are in pixels of the image, by a look at some of them: enough for an estimate."""

from __future__ import annotations

import math
from dataclasses import dataclass

from qgis.core import QgsFeatureRequest, QgsProject, QgsRasterLayer, QgsVectorLayer

MOST_LOOKED_AT = 2000


@dataclass(frozen=True)
class SampleSizes:
    """``sizes`` are width, height and area in pixels of some features, each of which stands for ``share`` of them."""

    features: int
    sizes: tuple[tuple[float, float, float], ...]

    @property
    def share(self) -> float:
        """How many features each that was looked at stands for."""
        return self.features / max(1, len(self.sizes))

    @property
    def pixels(self) -> int:
        """Pixels under all features."""
        return round(self.share * sum(max(1.0, area) for _, _, area in self.sizes))

    def chips(self, edge: int) -> int:
        """Chips of ``edge`` pixels that cover all features."""
        return round(
            self.share * sum(math.ceil(max(1, width) / edge) * math.ceil(max(1, height) / edge)
                             for width, height, _ in self.sizes)
        )  # fmt: skip


def sample_sizes(samples: QgsVectorLayer, image: QgsRasterLayer) -> SampleSizes:
    """Look at the first features of the layer."""
    pixel_width, pixel_height = image.rasterUnitsPerPixelX(), image.rasterUnitsPerPixelY()
    request = QgsFeatureRequest()
    request.setDestinationCrs(image.crs(), QgsProject.instance().transformContext())
    request.setNoAttributes()
    request.setLimit(MOST_LOOKED_AT)
    request.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
    sizes = []
    for feature in samples.getFeatures(request):
        box = feature.geometry().boundingBox()
        area = feature.geometry().area() / (pixel_width * pixel_height)
        sizes.append((box.width() / pixel_width, box.height() / pixel_height, area))
    return SampleSizes(max(len(sizes), samples.featureCount()), tuple(sizes))
