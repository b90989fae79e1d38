"""Lengths and areas on the ground: what a pixel or a distance in the units of a CRS is in metres."""

from __future__ import annotations

import functools

import numpy as np
import pyproj
from rasterio.crs import CRS
from rasterio.transform import Affine

METRES_PER_DEGREE = 111_320.0


class Ground:
    """Measures in metres for one CRS.

    Geographic and Mercator coordinates (whose scale changes with latitude) are measured on the ellipsoid; coordinates
    of other projections are lengths already and are only converted to metres.
    """

    def __init__(self, crs: CRS) -> None:
        self._crs = horizontal(pyproj.CRS.from_wkt(crs.to_wkt()))
        self.is_geographic = bool(self._crs.is_geographic)
        self.on_ellipsoid = self.is_geographic or _is_mercator(self._crs)
        self.metres_per_unit = _metres_per_unit(self._crs)

    def distance(self, x0: np.ndarray, y0: np.ndarray, x1: np.ndarray, y1: np.ndarray) -> np.ndarray:
        """Metres between points given in the CRS, float64; the coordinates are broadcast against each other."""
        x0, y0, x1, y1 = np.broadcast_arrays(x0, y0, x1, y1)
        if not self.on_ellipsoid:
            return np.hypot(np.subtract(x1, x0), np.subtract(y1, y0)) * self.metres_per_unit
        longitude0, latitude0 = self._to_degrees(x0, y0)
        longitude1, latitude1 = self._to_degrees(x1, y1)
        return np.asarray(self._geod.inv(longitude0, latitude0, longitude1, latitude1)[2], dtype=np.float64)

    def pixel_areas(self, transform: Affine, first_row: np.ndarray) -> np.ndarray:
        """Square metres of a pixel in each of the rows ``first_row``, float64.

        On the ellipsoid this is the exact area between two meridians and two parallels.
        """
        rows = np.asarray(first_row, dtype=np.float64)
        if not self.on_ellipsoid:
            return np.full(rows.shape, abs(transform.a * transform.e) * self.metres_per_unit**2)
        x = np.full(rows.shape, transform.c)
        top = self._to_degrees(x, transform.f + transform.e * rows)[1]
        bottom = self._to_degrees(x, transform.f + transform.e * (rows + 1))[1]
        edges = np.array([transform.c, transform.c + transform.a])
        west, east = self._to_degrees(edges, np.zeros(2))[0]
        return np.abs(np.radians((east - west + 180.0) % 360.0 - 180.0) * (self._zone(top) - self._zone(bottom)))

    def _zone(self, latitude: np.ndarray) -> np.ndarray:
        """Area per radian of longitude from the equator to ``latitude`` (authalic formula of Snyder 1987, eq. 3-12)."""
        sine = np.sin(np.radians(np.clip(latitude, -90.0, 90.0)))
        eccentricity = np.sqrt(self._geod.es)
        if eccentricity == 0.0:
            return self._geod.a**2 * sine
        bulge = np.arctanh(eccentricity * sine) / eccentricity
        return self._geod.b**2 / 2 * (sine / (1 - self._geod.es * sine**2) + bulge)

    def _to_degrees(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        longitude, latitude = self._transformer.transform(np.asarray(x, dtype=float), np.asarray(y, dtype=float))
        return longitude * self._degrees_per_unit, latitude * self._degrees_per_unit

    @functools.cached_property
    def _transformer(self) -> pyproj.Transformer:
        return pyproj.Transformer.from_crs(self._crs, self._crs.geodetic_crs, always_xy=True)

    @functools.cached_property
    def _degrees_per_unit(self) -> float:
        factor = self._crs.geodetic_crs.axis_info[0].unit_conversion_factor  # radians per unit; grads exist too
        return float(np.degrees(factor))

    @functools.cached_property
    def _geod(self) -> pyproj.Geod:
        return self._crs.get_geod() or pyproj.Geod(ellps="WGS84")


def horizontal(crs: pyproj.CRS) -> pyproj.CRS:
    """The two-dimensional part of a compound or bound CRS."""
    while crs.is_compound or crs.is_bound:
        crs = crs.sub_crs_list[0] if crs.is_compound else crs.source_crs
    return crs


def _is_mercator(crs: pyproj.CRS) -> bool:
    operation = crs.coordinate_operation
    name = operation.method_name.casefold() if operation is not None else ""
    return "mercator" in name and "transverse" not in name and "oblique" not in name


def _metres_per_unit(crs: pyproj.CRS) -> float:
    if crs.is_geographic:
        return METRES_PER_DEGREE
    return float(crs.axis_info[0].unit_conversion_factor or 1.0) if crs.axis_info else 1.0
