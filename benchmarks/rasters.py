"""Makes the images that the benchmarks map: of any size, seeded, textured so that they compress like real ones."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
from rasterio.transform import from_origin
from rasterio.windows import Window

# Reflectances of a Sentinel-2 scene, times 10,000.
MEANS = (600.0, 800.0, 700.0, 2600.0)
DEVIATIONS = (220.0, 260.0, 380.0, 800.0)
NOISE = 20.0
PATTERN = 1024
PATTERNS = 4
OCTAVES = (4, 16, 64, 256)
STRIP_ROWS = 16
SEED = 20


@dataclass(frozen=True)
class Layout:
    """How a GeoTIFF is stored; ``name`` goes into the file name."""

    name: str
    options: dict[str, object]


TILED = Layout(
    "tiled_deflate",
    {"tiled": True, "blockxsize": 256, "blockysize": 256, "compress": "deflate", "zlevel": 1, "predictor": 2},
)
STRIPED = Layout(
    "striped_deflate", {"tiled": False, "blockysize": STRIP_ROWS, "compress": "deflate", "zlevel": 1, "predictor": 2}
)


def benchmark_raster(folder: Path, height: int, width: int, layout: Layout = TILED) -> Path:
    """The path of a seeded raster of four bands, uint16, 10 m; written on the first call, found there on the next."""
    path = folder / f"raster_{height}x{width}_{layout.name}_{SEED}.tif"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".unfinished.tif")
        write_raster(unfinished, height, width, layout)
        os.replace(unfinished, path)
    return path


def write_raster(path: Path, height: int, width: int, layout: Layout) -> None:
    """Write the raster row of patterns by row of patterns; memory does not grow with it beyond one row."""
    random = np.random.default_rng(SEED)
    patterns = [_pattern(random) for _ in range(PATTERNS)]
    profile = {
        "driver": "GTiff", "height": height, "width": width, "count": len(MEANS), "dtype": "uint16",
        "crs": "EPSG:32636", "transform": from_origin(400_000, 200_000, 10, 10), "interleave": "pixel",
        "bigtiff": "if_safer", "num_threads": "all_cpus", **layout.options,
    }  # fmt: skip
    with rasterio.open(path, "w", **profile) as dataset:
        for row in range(0, height, PATTERN):
            rows = min(PATTERN, height - row)
            strip = np.concatenate([_variant(random, patterns) for _ in range(0, width, PATTERN)], axis=2)
            dataset.write(strip[:, :rows, :width], window=Window(0, row, width, rows))


def compressed_share(path: Path) -> float:
    """Compressed size as a share of the size in memory: what says whether the texture is realistic."""
    with rasterio.open(path) as dataset:
        pixels = dataset.width * dataset.height * dataset.count * np.dtype(dataset.dtypes[0]).itemsize
    return path.stat().st_size / pixels


def extent_of_rows(path: Path, rows: int) -> tuple[float, float, float, float]:
    """The extent of the first rows of a raster, as jobs take it."""
    with rasterio.open(path) as dataset:
        west, _, east, north = dataset.bounds
        return west, north - rows * abs(dataset.transform.e), east, north


def _pattern(random: np.random.Generator) -> np.ndarray:
    """A square of land: fields of all sizes that the bands see alike but not equally, and the sensor's noise."""
    shared = _texture(random)
    bands = []
    for mean, deviation in zip(MEANS, DEVIATIONS, strict=True):
        own = 0.8 * shared + 0.6 * _texture(random)
        bands.append(mean + deviation * own + NOISE * random.standard_normal(own.shape, np.float32))
    return np.clip(np.stack(bands), 1, 10_000).astype(np.uint16)


def _texture(random: np.random.Generator) -> np.ndarray:
    """Smooth shapes of several sizes, the larger the stronger; mean 0, standard deviation 1."""
    total = np.zeros((PATTERN, PATTERN), np.float32)
    for cells in OCTAVES:
        coarse = random.standard_normal((cells, cells)).astype(np.float32)
        total += _enlarged(coarse, PATTERN // cells) / np.sqrt(np.float32(cells))
    return (total - total.mean()) / total.std()


def _enlarged(coarse: np.ndarray, factor: int) -> np.ndarray:
    """Linear interpolation along rows, then columns; periodic, so that patterns fit each other."""
    places = np.arange(coarse.shape[0] * factor) / factor
    first = places.astype(int)
    share = (places - first).astype(np.float32)
    after = (first + 1) % coarse.shape[0]
    rows = coarse[first] * (1 - share)[:, np.newaxis] + coarse[after] * share[:, np.newaxis]
    return rows[:, first] * (1 - share) + rows[:, after] * share


def _variant(random: np.random.Generator, patterns: list[np.ndarray]) -> np.ndarray:
    """One of the patterns, mirrored, shifted and brightened at random: no two places of the raster are equal."""
    pattern = patterns[random.integers(len(patterns))]
    pattern = pattern[:, :: random.choice((-1, 1)), :: random.choice((-1, 1))]
    pattern = np.roll(pattern, tuple(random.integers(0, PATTERN, 2)), axis=(1, 2))
    return pattern + np.uint16(random.integers(0, 200))
