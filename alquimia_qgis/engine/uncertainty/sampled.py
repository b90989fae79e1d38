"""Where there are samples already, in pixels of an image."""

from __future__ import annotations

import numpy as np
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, GeometryError

from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.samples.geometry import repaired, reprojected
from alquimia_qgis.protocol.errors import FeaturesError
from alquimia_qgis.protocol.features import FeatureSource


def sampled_shapes(source: FeatureSource | None, image: PixelSource) -> np.ndarray:
    """The usable geometries of a layer, with x and y in pixels; none for no layer, and those off the image, too.

    A FeaturesError where the layer cannot be read or has no CRS.
    """
    if source is None:
        return np.empty(0, dtype=object)
    try:
        meta, _, wkb, _ = pyogrio.raw.read(source.path, layer=source.layer or None, columns=[], force_2d=True)
    except (DataSourceError, DataLayerError, GeometryError, OSError, ValueError) as error:
        raise FeaturesError(
            f"The samples {source.name!r} cannot be read ({str(error).strip().rstrip('.')})."
        ) from error
    if wkb is None or not len(wkb):
        return np.empty(0, dtype=object)
    if not meta["crs"]:
        raise FeaturesError(f"The layer {source.name!r} has no CRS.", "Set the layer's CRS.")
    moved = reprojected(shapely.from_wkb(wkb, on_invalid="ignore"), meta["crs"], image.crs)
    shapes, _ = repaired(moved)
    return shapely.transform(shapes[~shapely.is_missing(shapes)], lambda points: _in_pixels(points, image))


def _in_pixels(points: np.ndarray, image: PixelSource) -> np.ndarray:
    transform = image.transform
    return np.column_stack([(points[:, 0] - transform.c) / transform.a, (points[:, 1] - transform.f) / transform.e])
