"""Which pixels speak for a feature: all within a polygon, the one under a point, or the middles of chips."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from alquimia_qgis.engine.features.lattice import EVERY_PIXEL, Lattice
from alquimia_qgis.engine.features.reading import Features
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.samples.geometry import POLYGON_DIMENSION
from alquimia_qgis.engine.samples.labels import LabelPainter
from alquimia_qgis.engine.samples.reading import Samples


@dataclass(frozen=True)
class Zones:
    """Places whose pixels speak for features; one entry each in both arrays.

    ``geometries`` are points at the centres of pixels of the image, or polygons, of which the pixels count whose centre
    they cover and that lie on the ``lattice``. ``owners`` (int64) are positions of features, which may have several.
    """

    geometries: np.ndarray
    owners: np.ndarray
    lattice: Lattice


def pixel_zones(features: Features, image: PixelSource) -> Zones:
    """Polygons as they are, or their nearest pixel where they cover no centre; of points the pixel under each."""
    points, owners = _points(features, image)
    polygons = _polygons(features)
    if not len(polygons):
        return Zones(points, owners, EVERY_PIXEL)
    shapes = _with_a_pixel(features.geometries[polygons], image)
    return Zones(np.concatenate([points, shapes]), np.concatenate([owners, polygons]), EVERY_PIXEL)


def chip_zones(features: Features, image: PixelSource, chip: int, stride: int | None) -> Zones:
    """Places of chips of ``chip`` × ``chip`` pixels by the pixel in their middle.

    A polygon that is not wider or higher than a chip has one, on its centroid, or else on a point inside it; a larger
    one those of a lattice, ``stride`` pixels apart (None: half a chip), and one like a small polygon where it meets no
    point of the lattice. A point has the chip around its pixel.
    """
    lattice = Lattice(stride or max(1, chip // 2))
    points, owners = _points(features, image)
    polygons = _polygons(features)
    large = np.array(
        [_is_large(shape, image, chip) and lattice.meets(shape, image) for shape in features.geometries[polygons]],
        dtype=bool,
    )
    centres = _centres(features.geometries[polygons[~large]], image)
    snapped, there = _snapped(centres, image)
    geometries = [points, snapped, features.geometries[polygons[large]]]
    return Zones(
        np.concatenate(geometries), np.concatenate([owners, polygons[~large][there], polygons[large]]), lattice
    )


def _polygons(features: Features) -> np.ndarray:
    return np.flatnonzero(shapely.get_dimensions(features.geometries) == POLYGON_DIMENSION)


def _points(features: Features, image: PixelSource) -> tuple[np.ndarray, np.ndarray]:
    """The pixels under points as points, and the features they belong to."""
    own = np.flatnonzero(shapely.get_dimensions(features.geometries) == 0)
    parts, indices = shapely.get_parts(features.geometries[own], return_index=True)
    snapped, there = _snapped(parts, image)
    return snapped, own[indices[there]].astype(np.int64)


def _snapped(points: np.ndarray, image: PixelSource) -> tuple[np.ndarray, np.ndarray]:
    """Points moved to the centre of their pixel, and which of them lie on the image; the others are left out."""
    columns, rows = np.floor(~image.transform @ np.array([shapely.get_x(points), shapely.get_y(points)]))
    there = (columns >= 0) & (columns < image.width) & (rows >= 0) & (rows < image.height)
    x, y = image.transform @ np.array([columns[there] + 0.5, rows[there] + 0.5])
    return shapely.points(x, y), there


def _with_a_pixel(polygons: np.ndarray, image: PixelSource) -> np.ndarray:
    """The polygons; those that cover the centre of no pixel become a point at the centre of one that they touch."""
    count = len(polygons)
    indices = np.arange(count)
    samples = Samples(polygons, np.zeros(count, np.int64), np.full(count, ""), indices, ())
    return LabelPainter(image, samples, indices).geometries


def _is_large(polygon: shapely.Geometry, image: PixelSource, chip: int) -> bool:
    xmin, ymin, xmax, ymax = polygon.bounds
    width, height = image.pixel_size
    return bool((xmax - xmin) / width > chip or (ymax - ymin) / height > chip)


def _centres(polygons: np.ndarray, image: PixelSource) -> np.ndarray:
    """The centroid of the part on the image where it lies in it, else a point inside."""
    frame = shapely.box(*image.bounds)
    shown = np.where(shapely.covers(frame, polygons), polygons, shapely.intersection(polygons, frame))
    centroids = shapely.centroid(shown)
    return np.where(shapely.covers(shown, centroids), centroids, shapely.point_on_surface(shown))
