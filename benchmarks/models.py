"""Makes model files as the training writes them, with seeded weights instead of learned ones."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import rasterio

from alquimia_qgis.protocol.bundle_manifest import BandRecord, Manifest
from alquimia_qgis.protocol.classes import ClassRecord, palette_colour
from alquimia_qgis.zoo.catalogue import USER_FOLDERS_VARIABLE, load_catalogue
from benchmarks.fresh_process import in_fresh_process
from benchmarks.machine import ROOT
from benchmarks.rasters import DEVIATIONS, MEANS

FAMILIES = Path(__file__).with_name("families")
# A model file is made anew when any of these has changed since.
SOURCES = (
    ROOT / "alquimia_qgis/zoo", ROOT / "alquimia_qgis/protocol", ROOT / "alquimia_qgis/engine/bundle",
    ROOT / "alquimia_qgis/engine/prediction", FAMILIES, Path(__file__),
)  # fmt: skip
SEED = 20
CLASSES = 5
BANDS = tuple(BandRecord("", mean, deviation) for mean, deviation in zip(MEANS, DEVIATIONS, strict=True))
RESOLUTION = (10.0, 10.0)
STATISTICS_CHIPS = 8
STATISTICS_PASSES = 30


@dataclass(frozen=True)
class ModelRecipe:
    """What to make: ``name`` of the file, family with parameters, chip size of the training it stands for.

    ``like`` names the recipe of a network with the same arrays of weights, which are taken over.
    """

    name: str
    family: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    patch_size: int = 256
    like: ModelRecipe | None = None


SMALL_UNET = ModelRecipe("small U-Net", "unet", {"depth": 4, "first_filters": 16})
LARGE_UNET = ModelRecipe("large U-Net", "unet", {"depth": 4, "first_filters": 64})
TINY_UNET = ModelRecipe("tiny U-Net", "unet", {"depth": 2, "first_filters": 4}, 64)


def show_benchmark_families() -> None:
    """Let this process and those it starts find the families of the benchmarks."""
    os.environ[USER_FOLDERS_VARIABLE] = str(FAMILIES)


def benchmark_model(folder: Path, recipe: ModelRecipe, raster: Path) -> Path:
    """The path of the model file of a recipe, for rasters like ``raster``; made in a process of its own.

    The calling process stays free of Keras.
    """
    show_benchmark_families()
    path = folder / (re.sub(r"\W+", "_", recipe.name) + ".alquimia")
    if not path.exists() or path.stat().st_mtime < _changed():
        folder.mkdir(parents=True, exist_ok=True)
        in_fresh_process(write_model, path, recipe, raster)
    return path


def write_model(path: Path, recipe: ModelRecipe, raster: Path) -> None:
    """Build, fill and write; imports Keras."""
    from alquimia_qgis.engine.bundle.save import write_bundle
    from alquimia_qgis.engine.bundle.self_test import run_network, self_test_chip

    family = load_catalogue().get(recipe.family).from_dict(dict(recipe.parameters))
    network = _filled(recipe, raster)
    chip = self_test_chip(family, recipe.patch_size, len(BANDS))
    unfinished = path.with_suffix(".unfinished")
    write_bundle(
        str(unfinished), _manifest(recipe, family, network), network, (chip, run_network(network, chip)), "", ""
    )
    os.replace(unfinished, path)


def _filled(recipe: ModelRecipe, raster: Path) -> Any:
    """The network with its weights: of ``like``, or drawn anew and brought into balance on the raster."""
    import keras

    keras.utils.set_random_seed(SEED)
    network = _built(recipe)
    if recipe.like is None:
        _balance(network, _scaled_chips(raster, recipe.patch_size))
    else:
        network.set_weights(_filled(recipe.like, raster).get_weights())
    return network


def _built(recipe: ModelRecipe) -> Any:
    from alquimia_qgis.engine.bundle.network import build_network, network_input_shape

    family = load_catalogue().get(recipe.family).from_dict(dict(recipe.parameters))
    return build_network(family, network_input_shape(family.input, len(BANDS)), CLASSES)


def _balance(network: Any, chips: np.ndarray) -> None:
    """Let batch statistics follow the image and shift the last bias, so that the map has all classes in patches."""
    import keras

    examples = chips if len(network.input_shape) == 4 else chips.reshape(-1, chips.shape[-1])
    if any(isinstance(layer, keras.layers.BatchNormalization) for layer in network.layers):
        for _ in range(STATISTICS_PASSES):
            network(examples, training=True)
    logits = keras.ops.convert_to_numpy(network(examples, training=False)).reshape(-1, CLASSES)
    bias = next(weight for weight in reversed(network.weights) if tuple(weight.shape) == (CLASSES,))
    bias.assign(keras.ops.convert_to_numpy(bias) - np.median(logits, axis=0))


def _scaled_chips(raster: Path, size: int) -> np.ndarray:
    """Chips of at most ``size`` pixels from the raster's diagonal, scaled, float32 (N, S, S, B)."""
    with rasterio.open(raster) as dataset:
        size = min(size, 128, dataset.height, dataset.width)
        room = min(dataset.height, dataset.width) - size
        places = np.linspace(0, room, STATISTICS_CHIPS).astype(int)
        chips = [dataset.read(window=rasterio.windows.Window(place, place, size, size)) for place in places]
    pixels = np.moveaxis(np.stack(chips), 1, -1).astype(np.float32)
    return (pixels - np.float32(MEANS)) / np.float32(DEVIATIONS)


def _manifest(recipe: ModelRecipe, family: Any, network: Any) -> Manifest:
    from alquimia_qgis.engine.bundle.inference import inference_record

    return Manifest(
        family=recipe.family,
        family_title=family.title,
        family_parameters=family.to_dict(),
        family_declaration=[],
        task="segmentation",
        input_kind=family.input.name,
        bands=BANDS,
        classes=tuple(ClassRecord(value, f"Class {value}", palette_colour(value)) for value in range(1, CLASSES + 1)),
        patch_size=recipe.patch_size,
        ground_resolution=RESOLUTION,
        inference=inference_record(family, network, recipe.patch_size, len(BANDS), CLASSES),
    )


def _changed() -> float:
    """When the sources were last changed."""
    files = (file for source in SOURCES for file in ([source] if source.is_file() else source.rglob("*.py")))
    return max(file.stat().st_mtime for file in files)
