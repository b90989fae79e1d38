import numpy as np
import pyproj
import pytest
from rasterio.crs import CRS
from rasterio.transform import Affine, from_origin

from alquimia_qgis.engine.raster.ground import Ground


def test_geographic_pixels_add_up_to_the_earth():
    """Surface of the WGS 84 ellipsoid: 510 065 621.7 km² (NIMA TR8350.2)."""
    areas = Ground(CRS.from_epsg(4326)).pixel_areas(from_origin(-180, 90, 1, 1), np.arange(180))
    assert areas.sum() * 360 / 1e6 == pytest.approx(510_065_621.7, abs=1.0)


def test_area_of_a_small_pixel_agrees_with_the_geodesic_polygon():
    transform = from_origin(1.4, 43.4, 1e-4, 1e-4)
    area = Ground(CRS.from_epsg(4326)).pixel_areas(transform, np.array([100]))[0]
    longitudes, latitudes = [1.4, 1.4001, 1.4001, 1.4], [43.39, 43.39, 43.3899, 43.3899]
    expected = abs(pyproj.Geod(ellps="WGS84").polygon_area_perimeter(longitudes, latitudes)[0])
    assert area == pytest.approx(expected, rel=1e-6)


def test_projected_pixels_have_their_planar_area():
    assert Ground(CRS.from_epsg(32631)).pixel_areas(from_origin(0, 0, 10, 20), np.arange(3)).tolist() == [200.0] * 3


def test_feet_become_metres():
    ground = Ground(CRS.from_epsg(2263))  # New York, US survey feet
    foot = 1200 / 3937
    assert ground.distance(np.array([0.0]), 0, 3, 4)[0] == pytest.approx(5 * foot)
    assert ground.pixel_areas(from_origin(0, 0, 2, 2), np.array([0]))[0] == pytest.approx(4 * foot**2)


def test_web_mercator_is_measured_on_the_ellipsoid():
    ground = Ground(CRS.from_epsg(3857))
    y = pyproj.Transformer.from_crs(4326, 3857, always_xy=True).transform(0, 60)[1]
    assert ground.distance(np.array([0.0]), y, 1000, y)[0] == pytest.approx(500, rel=0.005)
    assert ground.pixel_areas(Affine(10, 0, 0, 0, -10, y), np.array([0]))[0] == pytest.approx(25, rel=0.01)


def test_transverse_mercator_is_a_projection_in_metres():
    assert not Ground(CRS.from_epsg(32631)).on_ellipsoid


def test_grads_are_understood():
    ground = Ground(CRS.from_epsg(4807))  # NTF (Paris), coordinates in grads
    assert ground.distance(np.array([0.0]), 0, 0, 1)[0] == pytest.approx(99_500, rel=0.01)


def test_compound_systems_are_measured_by_their_horizontal_part():
    compound = CRS.from_wkt(pyproj.CRS("EPSG:32631+5773").to_wkt())
    assert Ground(compound).distance(np.array([0.0]), 0, 3, 4)[0] == 5
