"""What the benchmark of tree-cover density looks at, and what it is measured by."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin

from benchmarks.density_patches import NO_DATA, clear_medians, of_the_east, with_vegetation_index
from benchmarks.time_series import EAST

CLOUD, VEGETATION = 9, 4


def write(path: Path, values: np.ndarray, size: float = 10.0) -> Path:
    """A raster of these bands (B, H, W)."""
    profile = {
        "driver": "GTiff", "count": len(values), "height": values.shape[1], "width": values.shape[2],
        "dtype": values.dtype, "crs": "EPSG:3035", "transform": from_origin(0, 0, size, size),
    }  # fmt: skip
    with rasterio.open(path, "w", **profile) as dataset:
        dataset.write(values)
    return path


def scene(folder: Path, name: str, value: int, *classes: int) -> Path:
    """One row of pixels, all bands of one value, with their classes."""
    row = np.full((5, 1, len(classes)), value, np.uint16)
    row[4, 0] = classes
    return write(folder / name, row)


def test_only_clear_values_count_in_the_medians(tmp_path: Path) -> None:
    files = [
        scene(tmp_path, "a.tif", 100, VEGETATION, VEGETATION, CLOUD),
        scene(tmp_path, "b.tif", 300, VEGETATION, CLOUD, CLOUD),
        scene(tmp_path, "c.tif", 200, VEGETATION, CLOUD, CLOUD),
        scene(tmp_path, "nothing.tif", 0, VEGETATION, VEGETATION, VEGETATION),
    ]
    medians = clear_medians(files)
    assert medians.shape == (4, 1, 3)
    np.testing.assert_array_equal(medians[0, 0], [200, 100, np.nan])


def test_the_vegetation_index_lies_below_the_bands() -> None:
    bands = np.array([500, 600, 1000, 3000], np.float32).reshape(4, 1, 1)
    assert with_vegetation_index(bands).ravel().tolist() == [500, 600, 1000, 3000, 5000]


def test_maps_are_measured_in_the_east_where_both_know_something(tmp_path: Path) -> None:
    columns = EAST + 4
    density = np.zeros((1, 1, columns // 2), np.uint8)
    density[0, 0, EAST // 2 :] = (40, 60)
    mapped = np.full((1, 2, columns), 99, np.float32)
    mapped[0, :, EAST:] = (43, 43, 61, NO_DATA)
    figures = of_the_east(write(tmp_path / "map.tif", mapped), write(tmp_path / "density.tif", density, 20.0))
    assert figures.count == 6
    assert figures.bias == pytest.approx(7 / 3)
    assert figures.rmse == pytest.approx(np.sqrt(19 / 3))
