"""Brings sample geometries into the form that rasterising needs: the image's CRS, valid, of one dimension each."""

from __future__ import annotations

import numpy as np
import pyproj
import shapely
from rasterio.crs import CRS

from alquimia_qgis.protocol.errors import SamplesError

POLYGON_DIMENSION = 2


def reprojected(geometries: np.ndarray, source: str, target: CRS) -> np.ndarray:
    """Geometries moved from the CRS ``source`` (WKT, authority code) to ``target``; None where that is impossible."""
    try:
        source_crs, target_crs = pyproj.CRS.from_user_input(source), pyproj.CRS.from_wkt(target.to_wkt())
        if source_crs.equals(target_crs, ignore_axis_order=True):
            return geometries
        transformer = pyproj.Transformer.from_crs(source_crs, target_crs, always_xy=True)
    except pyproj.exceptions.ProjError as error:
        raise SamplesError(
            f"The samples cannot be moved from their CRS to that of the image, {target.to_string()} ({error}).",
            "Reproject the samples to the image's CRS first.",
        ) from error

    def move(coordinates: np.ndarray) -> np.ndarray:
        return np.column_stack(transformer.transform(coordinates[:, 0], coordinates[:, 1]))

    return _where_finite(shapely.transform(geometries, move))


def repaired(geometries: np.ndarray) -> tuple[np.ndarray, int]:
    """Geometries with invalid rings mended and collections reduced to their highest dimension; how many were invalid.

    Empty geometries and what vanishes in the repair become None.
    """
    result = geometries.copy()
    invalid = np.flatnonzero(~shapely.is_missing(result) & ~shapely.is_valid(result))
    result[invalid] = shapely.make_valid(result[invalid], method="structure", keep_collapsed=False)
    for index in np.flatnonzero(shapely.get_type_id(result) == shapely.GeometryType.GEOMETRYCOLLECTION):
        result[index] = _highest_dimension(result[index])
    result[shapely.is_empty(result)] = None
    return result, len(invalid)


def widened(geometries: np.ndarray, width: float) -> np.ndarray:
    """Points and lines made polygons of this diameter (units of the CRS); polygons, and all when it is 0, stay."""
    if width <= 0:
        return geometries
    result = geometries.copy()
    thin = shapely.get_dimensions(result) < POLYGON_DIMENSION
    result[thin] = shapely.buffer(result[thin], width / 2)
    return result


def centre_points(geometries: np.ndarray) -> np.ndarray:
    """The centroid of each geometry where it lies on it, else a point that does."""
    centres = shapely.centroid(geometries)
    return np.where(shapely.covers(geometries, centres), centres, shapely.point_on_surface(geometries))


def sizes_in_pixels(geometries: np.ndarray, pixel_size: tuple[float, float]) -> np.ndarray:
    """About how many pixels each geometry covers (float64, at least 1 for each point and for each geometry)."""
    dimensions = shapely.get_dimensions(geometries)
    areas = shapely.area(geometries) / (pixel_size[0] * pixel_size[1])
    lengths = shapely.length(geometries) / min(pixel_size)
    points = shapely.get_num_geometries(geometries).astype(np.float64)
    return np.maximum(1.0, np.choose(np.clip(dimensions, 0, 2), [points, lengths, areas]))


def _where_finite(geometries: np.ndarray) -> np.ndarray:
    result = geometries.copy()
    result[~np.isfinite(shapely.bounds(geometries)).all(axis=1)] = None
    return result


def _highest_dimension(collection: shapely.GeometryCollection) -> shapely.Geometry | None:
    parts = shapely.get_parts(collection)
    while (shapely.get_type_id(parts) == shapely.GeometryType.GEOMETRYCOLLECTION).any():
        parts = np.concatenate([shapely.get_parts(part) for part in parts])
    parts = parts[~shapely.is_empty(parts)]
    if not len(parts):
        return None
    dimensions = shapely.get_dimensions(parts)
    kept = parts[dimensions == dimensions.max()]
    return shapely.union_all(kept)
