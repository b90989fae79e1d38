"""The two sorts of reference a map is compared with, features and rasters, seen window by window as class values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.features.zone_pixels import pixel_boxes
from alquimia_qgis.engine.metrics.class_raster import NO_CLASS, AlignedClassRaster
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.labels import LabelPainter
from alquimia_qgis.engine.samples.reading import Samples, normalised_split, read_samples
from alquimia_qgis.protocol.classes import ClassRecord, palette_colour
from alquimia_qgis.protocol.errors import ParameterError, SamplesError
from alquimia_qgis.protocol.jobs import SampleSource


@dataclass(frozen=True)
class ReferenceWindow:
    """Class values of the reference, int32 (H, W), -1 = none; ``contested`` pixels are claimed by several classes."""

    values: np.ndarray
    contested: int = 0


class Reference(Protocol):
    """What a map is compared with."""

    features: int | None

    def classes(self, found: Sequence[int]) -> tuple[ClassRecord, ...]:
        """The classes of the reference; ``found`` are the values that its windows held."""

    @property
    def boxes(self) -> np.ndarray:
        """Where it lies: first and last + 1 rows, then columns, int64 (N, 4)."""

    def read(self, window: Window) -> ReferenceWindow:
        """The reference in a window of the map."""


class FeatureReference:
    """Digitised features, rasterised on the grid of ``image`` by the rules of training; ``declared`` are the map's."""

    def __init__(
        self,
        image: PixelSource,
        declared: tuple[ClassRecord, ...],
        source: SampleSource,
        split_value: str,
        context: JobContext,
    ) -> None:
        samples = read_samples(replace(source, classes=declared or source.classes), image, context, 1)
        chosen = _of_split(samples, source, split_value)
        self.features: int | None = len(chosen)
        self._classes = tuple(samples.classes[index] for index in np.unique(samples.class_index[chosen]))
        self._values = np.array([record.value for record in samples.classes], dtype=np.int32)
        self._painter = LabelPainter(image, samples, chosen)
        self._image = image

    def classes(self, found: Sequence[int]) -> tuple[ClassRecord, ...]:
        """The classes of the features that take part."""
        return self._classes

    @property
    def boxes(self) -> np.ndarray:
        """See ``Reference``."""
        return pixel_boxes(self._painter.geometries, self._image)

    def read(self, window: Window) -> ReferenceWindow:
        """See ``Reference``."""
        painted = self._painter.paint(window)
        values = np.where(painted.labels >= 0, self._values[painted.labels], NO_CLASS)
        return ReferenceWindow(values.astype(np.int32), int(painted.contested.sum()))


class RasterReference:
    """A class raster, brought to the map's grid."""

    features: int | None = None

    def __init__(self, aligned: AlignedClassRaster) -> None:
        self._aligned = aligned

    def classes(self, found: Sequence[int]) -> tuple[ClassRecord, ...]:
        """The classes found, with the names that the raster declares."""
        names = {record.value: record for record in self._aligned.classes}
        return tuple(
            names.get(value, ClassRecord(value, str(value), palette_colour(place))) for place, value in enumerate(found)
        )

    @property
    def boxes(self) -> np.ndarray:
        """See ``Reference``; anywhere."""
        return np.array([[0, self._aligned.height, 0, self._aligned.width]], dtype=np.int64)

    def read(self, window: Window) -> ReferenceWindow:
        """See ``Reference``."""
        return ReferenceWindow(self._aligned.read(window))


def _of_split(samples: Samples, source: SampleSource, split_value: str) -> np.ndarray:
    """Indices of the features that take part."""
    if not split_value:
        return np.arange(len(samples))
    if not source.split_field:
        raise ParameterError(
            f"Only features marked {split_value!r} shall take part, but no split field is given.", "Choose SPLIT_FIELD."
        )
    wanted = normalised_split(split_value)
    chosen = np.flatnonzero(samples.split == wanted) if wanted else np.array([], dtype=np.int64)
    if not len(chosen):
        present = ", ".join(repr(str(value)) for value in np.unique(samples.split) if value) or "none"
        raise SamplesError(
            f"No reference feature on the map is marked {split_value!r} in the field {source.split_field!r}.",
            f"Marks found there: {present}.",
        )
    return chosen
