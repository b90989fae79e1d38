"""A made-up image with bright and dark squares to be found, and the layers that tell of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyogrio
import rasterio
import shapely
from rasterio.transform import from_origin

from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.jobs import SampleSource

CRS = "EPSG:32631"
LEFT, TOP, PIXEL = 500_000.0, 5_000_000.0, 0.5
CHIP = 64
CLASSES = (ClassRecord(1, "bright", "#ffcc00"), ClassRecord(2, "dark", "#222222"))
VALUES = {0: 230, 1: 20}


def scene(rows: int, columns: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """An image uint8 (H, W, 3) of so many chips, boxes (n, 4) in pixels and their classes: two objects in each chip."""
    random = np.random.default_rng(seed)
    image = random.normal(120, 12, (rows * CHIP, columns * CHIP, 3))
    boxes, classes = [], []
    for row in range(rows):
        for column in range(columns):
            for half in range(2):
                width, height = random.integers(12, 25, 2)
                x = column * CHIP + int(random.integers(2, CHIP - 2 - width))
                y = row * CHIP + half * CHIP // 2 + int(random.integers(1, CHIP // 2 - height))
                kind = int(random.integers(0, 2))
                image[y : y + height, x : x + width] = VALUES[kind] + random.normal(0, 8, (height, width, 3))
                boxes.append((x, y, x + width, y + height))
                classes.append(kind)
    return np.clip(image, 0, 255).astype(np.uint8), np.array(boxes, np.float32), np.array(classes)


def write_image(path: Path, pixels: np.ndarray) -> str:
    height, width, bands = pixels.shape
    transform = from_origin(LEFT, TOP, PIXEL, PIXEL)
    profile = {"driver": "GTiff", "height": height, "width": width, "count": bands, "dtype": pixels.dtype}
    with rasterio.open(path, "w", crs=CRS, transform=transform, **profile) as dataset:
        dataset.write(np.moveaxis(pixels, -1, 0))
    return str(path)


def on_ground(boxes: np.ndarray) -> np.ndarray:
    """Polygons of boxes in pixels."""
    left, top, right, bottom = np.asarray(boxes, float).T
    return shapely.box(LEFT + left * PIXEL, TOP - bottom * PIXEL, LEFT + right * PIXEL, TOP - top * PIXEL)


def write_layer(path: Path, geometries: np.ndarray, **fields: np.ndarray) -> str:
    """A GeoPackage layer called objects."""
    columns = [
        np.asarray(values, object if np.asarray(values).dtype.kind in "UO" else None) for values in fields.values()
    ]
    kind = "Point" if shapely.get_type_id(geometries[0]) == 0 else "Polygon"
    pyogrio.raw.write(
        str(path), shapely.to_wkb(geometries), columns, list(fields), layer="objects", driver="GPKG",
        geometry_type=kind, crs=CRS,
    )  # fmt: skip
    return str(path)


def source_of(path: str, class_field: str = "class", split_field: str = "") -> SampleSource:
    return SampleSource(path, "objects", class_field, split_field, CLASSES if class_field else ())
