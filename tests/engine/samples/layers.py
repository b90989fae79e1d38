"""Small sample layers for tests, on the grid of 10 m pixels that the test rasters have."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyogrio
import shapely
from rasterio.crs import CRS

from alquimia_qgis.engine.samples.reading import Samples
from alquimia_qgis.protocol.classes import ClassRecord, palette_colour
from alquimia_qgis.protocol.jobs import SampleSource

WEST, NORTH, PIXEL = 500_000.0, 4_800_000.0, 10.0


def block(row: float, column: float, height: float = 1, width: float = 1) -> shapely.Polygon:
    """A rectangle of whole or part pixels."""
    x, y = WEST + column * PIXEL, NORTH - row * PIXEL
    return shapely.box(x, y - height * PIXEL, x + width * PIXEL, y)


def point(row: float, column: float) -> shapely.Point:
    """A place in pixel coordinates."""
    return shapely.Point(WEST + column * PIXEL, NORTH - row * PIXEL)


def made(geometries: list, class_index: list[int], split: list[str] | None = None, crs: str = "EPSG:32631") -> Samples:
    """Samples as read_samples gives them."""
    classes = tuple(ClassRecord(i + 1, f"class {i + 1}", palette_colour(i)) for i in range(max(class_index) + 1))
    array = np.empty(len(geometries), dtype=object)
    array[:] = geometries
    return Samples(
        array,
        np.array(class_index, dtype=np.int64),
        np.array(split or [""] * len(geometries), dtype="U10"),
        np.arange(1, len(geometries) + 1),
        classes,
        CRS.from_string(crs),
    )


def write_layer(
    path: Path, geometries: list, fields: dict[str, np.ndarray], crs: str | None = "EPSG:32631", **options: object
) -> str:
    """Write features to a GeoPackage; None is a missing geometry."""
    wkb = np.array([None if item is None else shapely.to_wkb(item) for item in geometries], dtype=object)
    columns = list(fields.values())
    pyogrio.raw.write(
        str(path),
        wkb,
        columns,
        list(fields),
        geometry_type="Unknown",
        crs=crs,
        driver="GPKG",
        layer="samples",
        **options,
    )
    return str(path)


def source(path: str, class_field: str = "class", **options: object) -> SampleSource:
    """The layer as a job names it."""
    return SampleSource(path, "samples", class_field, **options)


def texts(*values: str | None) -> np.ndarray:
    """A text column."""
    return np.array(values, dtype=object)
