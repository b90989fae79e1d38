"""Labels of a raster of classes: read window by window on the grid of the image, those of one part only."""

from __future__ import annotations

import numpy as np
import shapely

from alquimia_qgis.engine.metrics.class_raster import AlignedClassRaster
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.labels import UNLABELLED, LabelPainter, PaintedLabels
from alquimia_qgis.engine.samples.placement import classes_in_windows, place_windows
from alquimia_qgis.engine.samples.reading import Samples
from alquimia_qgis.engine.samples.shares import fair_shares

SEED = 0
# Windows that lie near each other are read one after the other.
NEIGHBOURHOOD = 256


class RasterPainter(LabelPainter):
    """Shows what a class raster says in the blocks of the samples ``indices``; all other pixels are unlabelled.

    ``geometries`` are the boxes of the blocks, one for each class that a block shows.
    """

    def __init__(self, image: PixelSource, samples: Samples, indices: np.ndarray) -> None:
        if samples.raster is None or samples.sizes is None:
            raise ValueError("These samples are features, not a raster.")
        self._image = image
        self._blocks = samples.raster
        self._sizes = samples.sizes[indices]
        self._block = samples.raster.block[indices]
        self._allowed = np.zeros((samples.raster.count(image), len(samples.classes)), dtype=bool)
        self.geometries = samples.geometries[indices]
        self.class_index = samples.class_index[indices]
        self._allowed[self._block, self.class_index] = True
        self.values = None
        self.enlarged = 0
        self.tree = shapely.STRtree(self.geometries)
        self._raster = AlignedClassRaster(self._blocks.path, image.crs, image.transform, image.width, image.height)

    def paint(self, window: Window) -> PaintedLabels:
        """See ``LabelPainter``; nothing is contested, and beyond the image nothing is labelled."""
        labels = np.full((window.height, window.width), UNLABELLED, dtype=np.int16)
        inside = window.intersection(self._image.window)
        if inside is not None:
            labels[inside.relative_to(window).slices] = self._labels(inside)
        return PaintedLabels(labels, np.zeros(labels.shape, dtype=bool))

    def place(self, size: int, most: int, one_per_feature: bool = False) -> tuple[list[Window], np.ndarray]:
        """See ``LabelPainter``; single pixels are drawn, all classes as alike as there are pixels of them."""
        if size == 1:
            return self._drawn_pixels(most)
        boxes = self.geometries[np.unique(self._block, return_index=True)[1]]
        placed = place_windows(self._image, boxes, size, most)
        return placed, classes_in_windows(self._image, placed, self.tree, self.class_index, self._allowed.shape[1])

    def _labels(self, window: Window) -> np.ndarray:
        """The labels of a window inside the image, int16 (H, W)."""
        labels = self._blocks.class_of_values(self._raster.read(window))
        known = (labels >= 0) & self._allowed[self._blocks.block_of_pixels(window), labels]
        return np.where(known, labels, np.int16(UNLABELLED))

    def _drawn_pixels(self, most: int) -> tuple[list[Window], np.ndarray]:
        generator = np.random.default_rng(SEED)
        wanted = self._wanted(most, generator)
        drawn: list[tuple[int, int, int]] = []
        for block in np.unique(self._block[wanted > 0]):
            window = self._blocks.window(int(block), self._image)
            labels = self._labels(window)
            for sample in np.flatnonzero((self._block == block) & (wanted > 0)):
                index = int(self.class_index[sample])
                pixels = generator.permutation(np.flatnonzero(labels == index))[: wanted[sample]]
                rows, columns = np.divmod(pixels, window.width)
                drawn.extend((window.row + r, window.column + c, index) for r, c in zip(rows, columns, strict=True))
        drawn.sort(key=lambda pixel: (pixel[0] // NEIGHBOURHOOD, pixel[1] // NEIGHBOURHOOD, pixel))
        present = np.zeros((len(drawn), self._allowed.shape[1]), dtype=bool)
        present[np.arange(len(drawn)), [index for _, _, index in drawn]] = True
        return [Window(int(row), int(column), 1, 1) for row, column, _ in drawn], present

    def _wanted(self, most: int, generator: np.random.Generator) -> np.ndarray:
        """How many pixels of each sample are drawn, int64 (N,): of each class its share, at random over the blocks."""
        classes = self._allowed.shape[1]
        counts = np.bincount(self.class_index, weights=self._sizes, minlength=classes).astype(np.int64)
        wanted = np.zeros(len(self._sizes), dtype=np.int64)
        for index, share in enumerate(fair_shares(counts, most)):
            members = np.flatnonzero(self.class_index == index)
            if len(members):
                sizes = self._sizes[members].astype(np.int64)
                wanted[members] = generator.multivariate_hypergeometric(sizes, round(share * counts[index]))
        return wanted
