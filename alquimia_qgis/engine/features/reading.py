"""Reads the features that a model shall answer for: points and polygons, mended, in the image's CRS, in their order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, GeometryError

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.pixel_source import PixelSource, described
from alquimia_qgis.engine.samples.geometry import repaired, reprojected
from alquimia_qgis.protocol.errors import FeaturesError, SamplesError
from alquimia_qgis.protocol.features import NO_GEOMETRY, OFF_IMAGE, FeatureSource

LINES = (
    shapely.GeometryType.LINESTRING,
    shapely.GeometryType.LINEARRING,
    shapely.GeometryType.MULTILINESTRING,
)
LINE_DIMENSION = 1
LINES_HINT = "Give points or polygons; Buffer makes polygons of lines."


@dataclass(frozen=True)
class Features:
    """All features of a layer, one entry each in both arrays.

    ``geometries`` are valid points and polygons, single or multiple, in the image's CRS, None where there is none on
    the image. ``reasons`` (object) tell why: one of ``protocol.features.REASONS``, "" where there is a geometry.
    """

    geometries: np.ndarray
    reasons: np.ndarray

    def __len__(self) -> int:
        return len(self.geometries)


def read_features(source: FeatureSource, image: PixelSource, context: JobContext) -> Features:
    """The features of ``source`` where they lie on ``image``; a FeaturesError says what cannot be used.

    That is: no file or layer, no geometries, no CRS, no features, lines, not one feature on the image.
    """
    crs, raw = _read_layer(source)
    moved = _in_crs_of(image, raw, crs, context)
    geometries, invalid = repaired(moved)
    if invalid:
        context.log(f"{invalid} feature{'s' if invalid != 1 else ''} with invalid rings mended.")
    if (shapely.get_dimensions(geometries) == LINE_DIMENSION).any():
        raise FeaturesError(f"The layer {source.name!r} has lines.", LINES_HINT)
    missing = shapely.is_missing(geometries)
    on_image = shapely.intersects(geometries, shapely.box(*image.bounds))
    _check_some_are_there(source, crs, geometries, on_image, image)
    reasons = np.select([missing, ~on_image], [NO_GEOMETRY, OFF_IMAGE], default="").astype(object)
    geometries[~on_image] = None
    return Features(geometries, reasons)


def _read_layer(source: FeatureSource) -> tuple[str, np.ndarray]:
    """CRS and geometries."""
    try:
        meta, _, wkb, _ = pyogrio.raw.read(source.path, layer=source.layer or None, columns=[], force_2d=True)
    except (DataSourceError, DataLayerError, GeometryError, OSError, ValueError) as error:
        raise FeaturesError(
            f"The features {source.path} cannot be read ({str(error).strip().rstrip('.')}).",
            "Choose a vector layer with points or polygons.",
        ) from error
    if wkb is None:
        raise FeaturesError(f"The layer {source.name!r} has no geometries.", "Choose a map layer.")
    if not len(wkb):
        raise FeaturesError(f"The layer {source.name!r} has no features.", "Digitise some, or clear the selection.")
    if not meta["crs"]:
        raise FeaturesError(f"The layer {source.name!r} has no CRS.", "Set the layer's CRS.")
    geometries = shapely.from_wkb(wkb, on_invalid="ignore")
    if np.isin(shapely.get_type_id(geometries), LINES).any():
        raise FeaturesError(f"The layer {source.name!r} has lines.", LINES_HINT)
    return meta["crs"], geometries


def _in_crs_of(image: PixelSource, geometries: np.ndarray, crs: str, context: JobContext) -> np.ndarray:
    try:
        moved = reprojected(geometries, crs, image.crs)
    except SamplesError as error:
        raise FeaturesError(
            f"The features cannot be moved from their CRS to that of the image, {image.crs.to_string()}.",
            "Reproject the layer to the image's CRS first.",
        ) from error
    if moved is not geometries:
        context.log(f"The features are moved from {crs} to the image's CRS, {image.crs.to_string()}.")
    lost = int((shapely.is_missing(moved) & ~shapely.is_missing(geometries) & ~shapely.is_empty(geometries)).sum())
    if lost:
        context.log(f"{lost} feature{'s' if lost != 1 else ''} cannot be brought into the image's CRS.", "warning")
    return moved


def _check_some_are_there(
    source: FeatureSource, crs: str, geometries: np.ndarray, on_image: np.ndarray, image: PixelSource
) -> None:
    if shapely.is_missing(geometries).all():
        raise FeaturesError(
            f"No feature of the layer {source.name!r} has a usable geometry: they are empty, or polygons without area."
        )
    if not on_image.any():
        extent = tuple(shapely.total_bounds(geometries))
        raise FeaturesError(
            f"No feature of the layer {source.name!r} lies on the image: the features ({crs}) cover "
            f"{described(extent)} in the image's CRS ({image.crs.to_string()}), the image covers "
            f"{described(image.bounds)}.",
            "Check the CRS of both, or choose the image that shows the features.",
        )
