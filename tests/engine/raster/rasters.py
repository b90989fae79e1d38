"""Small rasters for tests."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio
from rasterio.transform import Affine, from_origin

UTM = "EPSG:32631"
TEN_METRES = from_origin(500_000, 4_800_000, 10, 10)


def write_raster(
    path: Path,
    values: np.ndarray,
    *,
    crs: str | None = UTM,
    transform: Affine = TEN_METRES,
    descriptions: tuple[str, ...] = (),
    mask: np.ndarray | None = None,
    **profile: object,
) -> str:
    """Write ``values`` (B, H, W) as GeoTIFF and return its path as text."""
    bands, height, width = values.shape
    settings = {"driver": "GTiff", "count": bands, "height": height, "width": width, "dtype": values.dtype.name}
    with rasterio.open(path, "w", **settings, crs=crs, transform=transform, **profile) as target:
        target.write(values)
        for band, description in enumerate(descriptions, start=1):
            target.set_band_description(band, description)
        if mask is not None:
            target.write_mask(mask)
    return str(path)


def counting(height: int, width: int, bands: int = 1, dtype: str = "float32") -> np.ndarray:
    """Values that are different everywhere, (B, H, W)."""
    return np.arange(bands * height * width).reshape(bands, height, width).astype(dtype)
