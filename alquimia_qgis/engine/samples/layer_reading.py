"""Reads the layer of samples as it is: geometries in the image's CRS, columns, parts, and what cannot be used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FieldError, GeometryError

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.pixel_source import PixelSource, described
from alquimia_qgis.engine.samples.geometry import repaired, reprojected
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.sources import SampleSource

TRAIN, VALIDATION, TEST = "train", "validation", "test"
UNUSABLE, CLASSLESS, OFF_IMAGE, MENDED = "without a usable geometry", "without class", "off the image", "mended"
SPLIT_VALUES = {
    "train": TRAIN, "training": TRAIN,
    "valid": VALIDATION, "validation": VALIDATION, "val": VALIDATION,
    "test": TEST, "testing": TEST,
}  # fmt: skip


@dataclass(frozen=True)
class Layer:
    """A layer as pyogrio gives it."""

    crs: str
    fields: list[str]
    feature_ids: np.ndarray
    geometries: np.ndarray
    columns: dict[str, np.ndarray]


def read_layer(source: SampleSource) -> Layer:
    """The whole layer; a SamplesError where there is no file, layer or CRS, or no geometry."""
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
    return Layer(meta["crs"], fields, feature_ids, geometries, dict(zip(fields, columns, strict=True)))


def column_of(layer: Layer, field: str, purpose: str) -> np.ndarray:
    """The values of a field; a SamplesError, which names its ``purpose``, where there is no such field."""
    if field not in layer.columns:
        raise SamplesError(
            f"The samples have no field called {field!r}, which was given as {purpose}.",
            f"Their fields are: {', '.join(layer.fields) or '(none)'}.",
        )
    return layer.columns[field]


def split_values(layer: Layer, field: str) -> np.ndarray:
    """The part of each feature, "" where it has none; a SamplesError names values that are no part."""
    if not field:
        return np.full(len(layer.geometries), "", dtype="U10")
    texts = [
        "" if value is None or value != value else str(value).strip()
        for value in column_of(layer, field, "split field")
    ]
    unknown = sorted({text for text in texts if text and not normalised_split(text)})
    if unknown:
        raise SamplesError(
            f"The split field {field!r} holds {', '.join(map(repr, unknown[:5]))}.",
            "Allowed are train, validation and test (also training, valid, val, testing), or nothing.",
        )
    return np.array([normalised_split(text) for text in texts], dtype="U10")


def usable_geometries(
    layer: Layer, image: PixelSource, context: JobContext
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


def kept_features(
    layer: Layer,
    geometries: np.ndarray,
    keys: Sequence[object],
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


def normalised_split(value: str) -> str:
    """``train``, ``validation`` or ``test`` for any accepted spelling, "" for anything else."""
    return SPLIT_VALUES.get(value.strip().casefold(), "")


def _reason(error: Exception, path: str) -> str:
    """GDAL's own words, without its advice on drivers and without the path, which the sentence names already."""
    words = str(error).split("; It might help")[0].strip().rstrip(".")
    return words.removeprefix(f"{path}: ").removeprefix(f"'{path}' ")


def _features(count: int) -> str:
    return f"{count} feature{'s' if count != 1 else ''}"
