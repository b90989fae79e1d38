"""Small images and untrained models for the tests of mapping."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
import rasterio
from rasterio.transform import from_origin

from alquimia_qgis.engine.bundle.save import write_bundle
from alquimia_qgis.protocol.bundle_manifest import BandRecord, Manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.zoo.families.unet import UNet

CLASSES = (
    ClassRecord(1, "Água", "#4477aa"),
    ClassRecord(4, 'Forest "old"', "#228833"),
    ClassRecord(9, "Bare", "#ccbb44"),
)
BANDS = (BandRecord("", 100.0, 50.0), BandRecord("", 90.0, 40.0))


def write_image(
    path: Path,
    height: int,
    width: int,
    *,
    bands: int = 2,
    seed: int = 0,
    dtype: str = "uint8",
    nodata: float | None = None,
    **profile,
) -> np.ndarray:
    """Write a textured image with 10 m pixels and return its values (bands, H, W)."""
    random = np.random.default_rng(seed)
    coarse = random.uniform(20, 220, (bands, height // 8 + 2, width // 8 + 2)).repeat(8, axis=1).repeat(8, axis=2)
    values = (coarse[:, :height, :width] + random.normal(0, 12, (bands, height, width))).clip(1, 250).astype(dtype)
    settings = {
        "driver": "GTiff", "count": bands, "dtype": dtype, "crs": "EPSG:32629", "nodata": nodata,
        "transform": from_origin(500_000, 4_000_000, 10, 10), **profile,
    }  # fmt: skip
    with rasterio.open(path, "w", height=height, width=width, **settings) as dataset:
        dataset.write(values)
    return values


def random_model(family: UNet, seed: int = 5, bands: int = len(BANDS)) -> keras.Model:
    """A network whose random weights give every class somewhere and let far pixels matter."""
    keras.utils.set_random_seed(seed)
    model = family.build((None, None, bands), len(CLASSES))
    random = np.random.default_rng(seed)
    for variable in model.weights:
        if "moving_variance" not in variable.path:
            noise = random.normal(0, 0.05, variable.shape)
            variable.assign(np.asarray(variable) * 1.2 + noise.astype("float32"))
    return model


def write_model(
    path: Path,
    family: UNet,
    *,
    patch_size: int = 32,
    classes: tuple[ClassRecord, ...] = CLASSES,
    bands: tuple[BandRecord, ...] = BANDS,
    ground_resolution: tuple[float, float] = (10.0, 10.0),
) -> str:
    """Save a model file with random weights."""
    keras.utils.clear_session()
    model = random_model(family, bands=len(bands))
    patch = np.random.default_rng(0).normal(size=(1, patch_size, patch_size, len(bands))).astype("float32")
    manifest = Manifest(
        family="unet", family_title="U-Net", family_parameters=family.to_dict(),
        family_declaration=[parameter.to_dict() for parameter in family.parameters()],
        task="segmentation", input_kind="image", bands=bands, classes=classes, patch_size=patch_size,
        ground_resolution=ground_resolution,
    )  # fmt: skip
    write_bundle(
        str(path), manifest, model, (patch, np.asarray(model(patch, training=False))), "epoch\n", "<html></html>"
    )
    return str(path)
