"""Reads digitised samples: checked, mended, in the image's CRS, with their classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FieldError, GeometryError
from rasterio.crs import CRS

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.pixel_source import PixelSource, described
from alquimia_qgis.engine.samples.class_values import class_keys, classes_of_keys, names_alike
from alquimia_qgis.engine.samples.geometry import POLYGON_DIMENSION, repaired, reprojected
from alquimia_qgis.engine.samples.numbers import grouped_values, numbers_of
from alquimia_qgis.engine.samples.raster_blocks import RasterBlocks
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.sources import SampleSource

TRAIN, VALIDATION, TEST = "train", "validation", "test"
UNUSABLE, CLASSLESS, OFF_IMAGE, MENDED = "without a usable geometry", "without class", "off the image", "mended"
ONLY_CLASS = "object"
SPLIT_VALUES = {
    "train": TRAIN, "training": TRAIN,
    "valid": VALIDATION, "validation": VALIDATION, "val": VALIDATION,
    "test": TEST, "testing": TEST,
}  # fmt: skip


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

    def class_counts(self, indices: np.ndarray | None = None) -> np.ndarray:
        """Number of features of each class, int64 (C,), among ``indices`` or all."""
        if self.shown is not None:
            return (self.shown if indices is None else self.shown[indices]).sum(axis=0, dtype=np.int64)
        chosen = self.class_index if indices is None else self.class_index[indices]
        return np.bincount(chosen, minlength=len(self.classes))


@dataclass(frozen=True)
class _Layer:
    """A layer as pyogrio gives it."""

    crs: str
    fields: list[str]
    feature_ids: np.ndarray
    geometries: np.ndarray
    columns: dict[str, np.ndarray]


def read_samples(source: SampleSource, image: PixelSource, context: JobContext, minimum_classes: int = 2) -> Samples:
    """The samples of ``source`` that lie on ``image``.

    Features without geometry or class, or off the image, are left out with a warning in the log. What cannot be
    used at all raises a SamplesError: no file, layer or field, no CRS, no feature on the image, fewer classes than
    ``minimum_classes``, a class field of fractions, an unknown split value.
    """
    layer = _read_layer(source)
    keys = class_keys(_column(layer, source.class_field, "class field"), source.class_field)
    split = _split_values(layer, source.split_field)
    geometries, mended = _usable_geometries(layer, image, context)
    kept, left_out = _kept_features(layer, geometries, keys, image, context)
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
    layer = _read_layer(source)
    column = np.full(len(layer.geometries), ONLY_CLASS, dtype=object)
    if source.class_field:
        column = _column(layer, source.class_field, "class field")
    keys = class_keys(column, source.class_field)
    split = _split_values(layer, source.split_field)
    geometries, _ = _usable_geometries(layer, image, context)
    kept, _ = _kept_features(layer, geometries, keys, image, context)
    on_image = [key for key in (keys[index] for index in kept) if key is not None]
    index_of_key, classes = classes_of_keys(on_image, source.classes)
    sizes = None
    if size_field:
        numbers = numbers_of(_column(layer, size_field, "size field"), size_field)
        sizes = np.array([np.nan if numbers[index] is None else numbers[index] for index in kept], dtype=np.float64)
    class_index = np.array([index_of_key[key] for key in on_image], dtype=np.int64)
    return Samples(
        geometries[kept], class_index, split[kept], layer.feature_ids[kept], classes, image.crs, object_sizes=sizes
    )


def read_areas(path: str, layer: str, image: PixelSource, context: JobContext) -> np.ndarray:
    """The polygons of a layer that meet ``image``, valid and in its CRS; a SamplesError when there are none."""
    areas = _read_layer(SampleSource(path, layer, "", title="AREA"))
    geometries, _ = _usable_geometries(areas, image, context)
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
    layer = _read_layer(source)
    numbers = numbers_of(_column(layer, source.class_field, "field of values"), source.class_field)
    split = _split_values(layer, source.split_field)
    geometries, mended = _usable_geometries(layer, image, context)
    kept, left_out = _kept_features(layer, geometries, numbers, image, context)
    problems = {reason: layer.feature_ids[found] for reason, found in {**left_out, **mended}.items()}
    values = np.array([numbers[index] for index in kept], dtype=np.float64)
    groups, edges, classes = grouped_values(values, source.class_field)
    return Samples(
        geometries[kept], groups, split[kept], layer.feature_ids[kept], classes, image.crs, values=values, edges=edges,
        problems=problems,
    )  # fmt: skip


def normalised_split(value: str) -> str:
    """``train``, ``validation`` or ``test`` for any accepted spelling, "" for anything else."""
    return SPLIT_VALUES.get(value.strip().casefold(), "")


def _read_layer(source: SampleSource) -> _Layer:
    try:
        meta, feature_ids, wkb, columns = pyogrio.raw.read(
            source.path, layer=source.layer or None, return_fids=True, force_2d=True
        )
    except (DataSourceError, DataLayerError, FieldError, GeometryError, OSError, ValueError) as error:
        raise SamplesError(
            f"The samples {source.path} cannot be read ({_reason(error, source.path)}).",
            "Choose a vector layer with points, lines or polygons.",
        ) from error
    if wkb is None:
        raise SamplesError(f"The samples layer {source.name!r} has no geometries.", "Choose a map layer.")
    if not meta["crs"]:
        raise SamplesError(f"The samples layer {source.name!r} has no CRS.", "Set the layer's CRS.")
    fields = [str(name) for name in meta["fields"]]
    geometries = shapely.from_wkb(wkb, on_invalid="ignore")
    return _Layer(meta["crs"], fields, feature_ids, geometries, dict(zip(fields, columns, strict=True)))


def _column(layer: _Layer, field: str, purpose: str) -> np.ndarray:
    if field not in layer.columns:
        raise SamplesError(
            f"The samples have no field called {field!r}, which was given as {purpose}.",
            f"Their fields are: {', '.join(layer.fields) or '(none)'}.",
        )
    return layer.columns[field]


def _split_values(layer: _Layer, field: str) -> np.ndarray:
    if not field:
        return np.full(len(layer.geometries), "", dtype="U10")
    texts = [
        "" if value is None or value != value else str(value).strip() for value in _column(layer, field, "split field")
    ]
    unknown = sorted({text for text in texts if text and not normalised_split(text)})
    if unknown:
        raise SamplesError(
            f"The split field {field!r} holds {', '.join(map(repr, unknown[:5]))}.",
            "Allowed are train, validation and test (also training, valid, val, testing), or nothing.",
        )
    return np.array([normalised_split(text) for text in texts], dtype="U10")


def _usable_geometries(
    layer: _Layer, image: PixelSource, context: JobContext
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """The geometries in the image's CRS, None where there is none, and which of them were mended."""
    moved = reprojected(layer.geometries, layer.crs, image.crs)
    lost = int((shapely.is_missing(moved) & ~shapely.is_missing(layer.geometries)).sum())
    if lost:
        context.log(f"{_features(lost)} cannot be brought into the image's CRS and left out.", "warning")
    geometries, invalid = repaired(moved)
    if invalid:
        context.log(f"{_features(invalid)} with invalid rings mended.")
    collapsed = shapely.is_missing(geometries) & ~shapely.is_missing(moved) & ~shapely.is_empty(moved)
    if collapsed.any():
        context.log(f"{_features(int(collapsed.sum()))} with polygons that have no area.", "warning")
    broken = ~shapely.is_missing(moved) & ~shapely.is_valid(moved) & ~shapely.is_missing(geometries)
    return geometries, {MENDED: broken} if broken.any() else {}


def _kept_features(
    layer: _Layer,
    geometries: np.ndarray,
    keys: Sequence[int | float | str | None],
    image: PixelSource,
    context: JobContext,
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Indices of the features that have a geometry, a class, and a part on the image; and the others by reason."""
    present = ~shapely.is_missing(geometries)
    if not present.any():
        raise SamplesError(
            "The samples layer has no feature with a usable geometry: they are empty, or polygons without area.",
            "Digitise samples of at least two classes.",
        )
    has_class = np.array([key is not None for key in keys])
    if not (present & has_class).any():
        raise SamplesError(
            "No sample has a value in the class field.", "Fill in the class field or choose another one."
        )
    on_image = shapely.intersects(geometries, shapely.box(*image.bounds))
    if not on_image.any():
        extent = tuple(shapely.total_bounds(geometries))
        raise SamplesError(
            f"No sample lies on the image: the samples ({layer.crs}) cover {described(extent)} in the image's CRS "
            f"({image.crs.to_string()}), the image covers {described(image.bounds)}.",
            "Check the CRS of both layers, or choose the image that the samples were digitised on.",
        )
    reasons = {
        UNUSABLE: ~present,
        CLASSLESS: present & ~has_class,
        OFF_IMAGE: present & has_class & ~on_image,
    }
    left_out = {reason: found for reason, found in reasons.items() if found.any()}
    for reason, found in left_out.items():
        context.log(f"{_features(int(found.sum()))} {reason} left out.", "warning")
    return np.flatnonzero(present & has_class & on_image), left_out


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


def _reason(error: Exception, path: str) -> str:
    """GDAL's own words, without its advice on drivers and without the path, which the sentence names already."""
    words = str(error).split("; It might help")[0].strip().rstrip(".")
    return words.removeprefix(f"{path}: ").removeprefix(f"'{path}' ")


def _features(count: int) -> str:
    return f"{count} feature{'s' if count != 1 else ''}"
