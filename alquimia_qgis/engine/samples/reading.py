"""Reads digitised samples: checked, mended, in the image's CRS, with their classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import shapely
from rasterio.crs import CRS

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.samples.class_values import class_keys, classes_of_keys, names_alike
from alquimia_qgis.engine.samples.geometry import POLYGON_DIMENSION
from alquimia_qgis.engine.samples.layer_reading import CLASSLESS as CLASSLESS
from alquimia_qgis.engine.samples.layer_reading import MENDED as MENDED
from alquimia_qgis.engine.samples.layer_reading import OFF_IMAGE as OFF_IMAGE
from alquimia_qgis.engine.samples.layer_reading import SPLIT_VALUES as SPLIT_VALUES
from alquimia_qgis.engine.samples.layer_reading import TEST as TEST
from alquimia_qgis.engine.samples.layer_reading import TRAIN as TRAIN
from alquimia_qgis.engine.samples.layer_reading import UNUSABLE as UNUSABLE
from alquimia_qgis.engine.samples.layer_reading import VALIDATION as VALIDATION
from alquimia_qgis.engine.samples.layer_reading import (
    column_of,
    kept_features,
    read_layer,
    split_values,
    usable_geometries,
)
from alquimia_qgis.engine.samples.layer_reading import normalised_split as normalised_split
from alquimia_qgis.engine.samples.numbers import grouped_values, numbers_of
from alquimia_qgis.engine.samples.raster_blocks import RasterBlocks
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.sources import SampleSource

ONLY_CLASS = "object"


@dataclass(frozen=True)
class Samples:
    """Features that lie on the image, one entry each in every array.

    ``geometries`` are valid shapely geometries in the image's CRS, ``class_index`` (int64) counts from 0 into
    ``classes``, which are ordered by value; ``split`` is "", train, validation or test; ``feature_ids`` are those
    of the source layer. Where numbers are to be learned ``values`` (float64) holds them; the classes are then groups of
    values with ``edges`` between them, for a fair split and for the report. Where a feature may show several classes,
    ``shown``, bool (N, C), tells which, and ``class_index`` is the rarest of them, -1 where it shows none. Samples of a
    class ``raster`` are what one block shows of one class: their geometries are boxes, and ``sizes`` (float64) are
    pixels. ``object_sizes`` (float64, NaN where there is none) are those of a size field, in units of the CRS.
    ``problems`` names the features that could not be used, or not as they are: ids of the source layer by reason.
    """

    geometries: np.ndarray
    class_index: np.ndarray
    split: np.ndarray
    feature_ids: np.ndarray
    classes: tuple[ClassRecord, ...]
    crs: CRS | None = None
    values: np.ndarray | None = None
    edges: np.ndarray | None = None
    sizes: np.ndarray | None = None
    raster: RasterBlocks | None = None
    problems: Mapping[str, np.ndarray] = field(default_factory=dict)
    object_sizes: np.ndarray | None = None
    shown: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.geometries)

    @property
    def strata(self) -> tuple[np.ndarray, int]:
        """What features are set aside alike by, int64 (N,), and how many there are: classes, and showing none."""
        if self.shown is None:
            return self.class_index, len(self.classes)
        return np.where(self.class_index < 0, len(self.classes), self.class_index), len(self.classes) + 1

    def class_counts(self, indices: np.ndarray | None = None) -> np.ndarray:
        """Number of features of each class, int64 (C,), among ``indices`` or all."""
        if self.shown is not None:
            return (self.shown if indices is None else self.shown[indices]).sum(axis=0, dtype=np.int64)
        chosen = self.class_index if indices is None else self.class_index[indices]
        return np.bincount(chosen, minlength=len(self.classes))


def read_samples(source: SampleSource, image: PixelSource, context: JobContext, minimum_classes: int = 2) -> Samples:
    """The samples of ``source`` that lie on ``image``.

    Features without geometry or class, or off the image, are left out with a warning in the log. What cannot be
    used at all raises a SamplesError: no file, layer or field, no CRS, no feature on the image, fewer classes than
    ``minimum_classes``, a class field of fractions, an unknown split value.
    """
    layer = read_layer(source)
    keys = class_keys(column_of(layer, source.class_field, "class field"), source.class_field)
    split = split_values(layer, source.split_field)
    geometries, mended = usable_geometries(layer, image, context)
    kept, left_out = kept_features(layer, geometries, keys, image, context)
    on_image = [key for key in (keys[index] for index in kept) if key is not None]
    index_of_key, classes = classes_of_keys(on_image, source.classes)
    check_classes(classes, source, minimum_classes, context)
    class_index = np.array([index_of_key[key] for key in on_image], dtype=np.int64)
    problems = {reason: layer.feature_ids[found] for reason, found in {**left_out, **mended}.items()}
    return Samples(
        geometries[kept], class_index, split[kept], layer.feature_ids[kept], classes, image.crs, problems=problems
    )


def read_objects(source: SampleSource, size_field: str, image: PixelSource, context: JobContext) -> Samples:
    """The objects of ``source`` that lie on ``image``; see ``read_samples``.

    One class will do; without a class field all are of the class ``object``. Numbers of ``size_field`` (empty: none)
    are their sizes.
    """
    layer = read_layer(source)
    column = np.full(len(layer.geometries), ONLY_CLASS, dtype=object)
    if source.class_field:
        column = column_of(layer, source.class_field, "class field")
    keys = class_keys(column, source.class_field)
    split = split_values(layer, source.split_field)
    geometries, _ = usable_geometries(layer, image, context)
    kept, _ = kept_features(layer, geometries, keys, image, context)
    on_image = [key for key in (keys[index] for index in kept) if key is not None]
    index_of_key, classes = classes_of_keys(on_image, source.classes)
    sizes = None
    if size_field:
        numbers = numbers_of(column_of(layer, size_field, "size field"), size_field)
        sizes = np.array([np.nan if numbers[index] is None else numbers[index] for index in kept], dtype=np.float64)
    class_index = np.array([index_of_key[key] for key in on_image], dtype=np.int64)
    return Samples(
        geometries[kept], class_index, split[kept], layer.feature_ids[kept], classes, image.crs, object_sizes=sizes
    )


def read_areas(path: str, layer: str, image: PixelSource, context: JobContext) -> np.ndarray:
    """The polygons of a layer that meet ``image``, valid and in its CRS; a SamplesError when there are none."""
    areas = read_layer(SampleSource(path, layer, "", title="AREA"))
    geometries, _ = usable_geometries(areas, image, context)
    usable = ~shapely.is_missing(geometries) & (shapely.get_dimensions(geometries) == POLYGON_DIMENSION)
    found: np.ndarray = geometries[usable & shapely.intersects(geometries, shapely.box(*image.bounds))]
    if not len(found):
        raise SamplesError(
            "No polygon of the annotated areas (AREA) lies on the image.",
            "Choose a layer of polygons around what is fully digitised, or leave it empty.",
        )
    return found


def read_values(source: SampleSource, image: PixelSource, context: JobContext) -> Samples:
    """The samples of ``source`` that lie on ``image``, with the numbers of its class field; see ``read_samples``.

    A field of text, and one that holds a single number only, raise a SamplesError.
    """
    layer = read_layer(source)
    numbers = numbers_of(column_of(layer, source.class_field, "field of values"), source.class_field)
    split = split_values(layer, source.split_field)
    geometries, mended = usable_geometries(layer, image, context)
    kept, left_out = kept_features(layer, geometries, numbers, image, context)
    problems = {reason: layer.feature_ids[found] for reason, found in {**left_out, **mended}.items()}
    values = np.array([numbers[index] for index in kept], dtype=np.float64)
    groups, edges, classes = grouped_values(values, source.class_field)
    return Samples(
        geometries[kept], groups, split[kept], layer.feature_ids[kept], classes, image.crs, values=values, edges=edges,
        problems=problems,
    )  # fmt: skip


def check_classes(
    classes: tuple[ClassRecord, ...], source: SampleSource, minimum_classes: int, context: JobContext
) -> None:
    """Raise a SamplesError where there are fewer than ``minimum_classes``; warn of names that are almost alike."""
    if len(classes) < minimum_classes:
        needed = "Training needs at least two classes" if minimum_classes > 1 else "At least one class is needed"
        found = f"only {classes[0].name!r} was found" if classes else "none was found"
        place = "the class raster" if source.is_raster else f"the field {source.class_field!r}"
        raise SamplesError(
            f"{needed}; {found} on the image in {place}.",
            "Digitise samples of another class, or choose another class field.",
        )
    for names in names_alike(classes):
        context.log(
            f"The classes {', '.join(map(repr, names))} are spelt almost alike but count as different.", "warning"
        )
