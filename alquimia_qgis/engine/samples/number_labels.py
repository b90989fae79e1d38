"""Labels that are numbers, for regression: painted as such, and sorted into the groups by which they are shared out."""

from __future__ import annotations

import numpy as np
import shapely
from rasterio.enums import MergeAlg
from rasterio.features import rasterize

from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.geometry import POLYGON_DIMENSION
from alquimia_qgis.engine.samples.labels import UNLABELLED, LabelPainter, PaintedLabels
from alquimia_qgis.engine.samples.raster_labels import RasterPainter
from alquimia_qgis.engine.samples.reading import Samples
from alquimia_qgis.protocol.options import SamplingOptions


class ValuePainter(LabelPainter):
    """Paints the numbers of the features: float32, NaN where there is none, the mean where several overlap."""

    def paint(self, window: Window) -> PaintedLabels:
        """See ``LabelPainter``; ``labels`` are numbers here, and no pixel is contested."""
        found = self.tree.query(shapely.box(*self._image.bounds_of_window(window)))
        values = np.zeros(len(found)) if self.values is None else self.values[found]
        total = self._added(self.geometries[found], values, window)
        count = self._added(self.geometries[found], np.ones(len(found)), window)
        with np.errstate(invalid="ignore", divide="ignore"):
            numbers = (total / count).astype(np.float32)
        return PaintedLabels(numbers, np.zeros(numbers.shape, dtype=bool))

    def _added(self, geometries: np.ndarray, values: np.ndarray, window: Window) -> np.ndarray:
        """The sum of ``values`` over the features that cover each pixel, float64 (H, W)."""
        polygons = shapely.get_dimensions(geometries) == POLYGON_DIMENSION
        total = np.zeros((window.height, window.width))
        for chosen, all_touched in ((polygons, self._all_touched), (~polygons, True)):
            if chosen.any():
                total += rasterize(
                    zip(geometries[chosen], values[chosen], strict=True), out_shape=total.shape, dtype=np.float64,
                    transform=self._image.transform_of_window(window), all_touched=all_touched,
                    merge_alg=MergeAlg.add,
                )  # fmt: skip
        return total


def painter_of(image: PixelSource, samples: Samples, indices: np.ndarray, options: SamplingOptions) -> LabelPainter:
    """What paints the samples ``indices``: a raster of classes, or features by their classes or their numbers."""
    if samples.raster is not None:
        return RasterPainter(image, samples, indices)
    kind = LabelPainter if samples.values is None else ValuePainter
    return kind(image, samples, indices, options.sample_width, options.all_touched)


def labelled(labels: np.ndarray) -> np.ndarray:
    """Where there is a label: a class index from 0, or a number."""
    return np.isfinite(labels) if labels.dtype.kind == "f" else labels >= 0


def strata(labels: np.ndarray, edges: np.ndarray | None) -> np.ndarray:
    """The class of every label that there is, or the group of every number, int64 (labels,)."""
    there = labels[labelled(labels)]
    return there.astype(np.int64) if edges is None else np.searchsorted(edges, there, side="right")


def in_groups(labels: np.ndarray, edges: np.ndarray | None) -> np.ndarray:
    """Classes as they are, int16; numbers as the groups between ``edges``, -1 where there is none."""
    if edges is None:
        return labels
    groups = np.full(labels.shape, UNLABELLED, dtype=np.int16)
    groups[labelled(labels)] = strata(labels, edges)
    return groups
