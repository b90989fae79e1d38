"""Makes model files as the training writes them, with seeded weights instead of learned ones."""

from __future__ import annotations

import os
import re
import sys
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
# Pixels to each side that are averaged for the classes the last layer is fitted to, and how sure it shall be.
BLUR = 4
SHARPNESS = 8.0


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
    """Build, fill and write; imports Keras. Says so on standard error when the network cannot be written as ONNX."""
    from alquimia_qgis.engine.bundle.inference import fixed_edge
    from alquimia_qgis.engine.bundle.network import Blueprint
    from alquimia_qgis.engine.bundle.save import write_bundle
    from alquimia_qgis.engine.bundle.self_test import run_network, self_test_chip

    family = load_catalogue().get(recipe.family).from_dict(dict(recipe.parameters))
    network = _filled(recipe, raster)
    chip = self_test_chip(Blueprint(family, len(BANDS), CLASSES), recipe.patch_size, fixed_edge(family, network))
    unfinished = path.with_suffix(".unfinished")
    proof = (chip, run_network(network, chip))
    problem = write_bundle(str(unfinished), _manifest(recipe, family, network), network, proof, "", "")
    if problem:
        print(f"{recipe.name} can be mapped by Keras only: {problem}.", file=sys.stderr)
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
    from alquimia_qgis.engine.bundle.network import Blueprint

    family = load_catalogue().get(recipe.family).from_dict(dict(recipe.parameters))
    blueprint = Blueprint(family, len(BANDS), CLASSES)
    return blueprint.build(blueprint.shape())


def _balance(network: Any, chips: np.ndarray) -> None:
    """Let batch statistics follow the image, and fit the last layer so that the map has fields as real maps have."""
    import keras

    examples = chips if len(network.input_shape) == 4 else chips.reshape(-1, chips.shape[-1])
    _smooth(network)
    if any(isinstance(layer, keras.layers.BatchNormalization) for layer in network.layers):
        for _ in range(STATISTICS_PASSES):
            network(examples, training=True)
    last = network.layers[-1]
    features = keras.ops.convert_to_numpy(keras.Model(network.input, last.input)(examples, training=False))
    kernel, bias = last.get_weights()
    if features.shape[:-1] == examples.shape[:-1] and kernel.size == features.shape[-1] * CLASSES:
        weights = _fitted(features.reshape(-1, features.shape[-1]), _fields(chips).ravel())
        last.set_weights([weights[:-1].reshape(kernel.shape), weights[-1]])
    else:  # a head that sees several pixels: every class is to win somewhere
        logits = keras.ops.convert_to_numpy(network(examples, training=False)).reshape(-1, CLASSES)
        last.set_weights([kernel, bias - np.median(logits, axis=0)])


def _smooth(network: Any) -> None:
    """Give every kernel the shape of a blur; with random kernels the map would be a noise that no training leaves."""
    import keras

    for layer in network.layers:
        if isinstance(layer, (keras.layers.Conv2D, keras.layers.Conv2DTranspose)):
            kernel, bias = layer.get_weights()
            rows, columns = (_binomial(size) for size in kernel.shape[:2])
            if isinstance(layer, keras.layers.Conv2DTranspose):  # each output pixel sees one number of the kernel
                rows, columns = np.ones(2) / np.sqrt(2), np.ones(2) / np.sqrt(2)
            window = np.outer(rows, columns)[:, :, np.newaxis, np.newaxis]
            layer.set_weights([window * kernel.sum(axis=(0, 1)), bias])


def _binomial(size: int) -> np.ndarray:
    """1; 1 1; 1 2 1; … adding up to 1."""
    return np.poly(-np.ones(size - 1)) / 2 ** (size - 1)


def _fitted(features: np.ndarray, classes: np.ndarray) -> np.ndarray:
    """Weights and bias (F + 1, C) of the linear function of the features that comes nearest to the classes."""
    known = np.column_stack([features, np.ones(len(features))]).astype(np.float64)
    wanted = SHARPNESS * np.eye(CLASSES)[classes]
    ridge = len(known) * 1e-4 * np.eye(known.shape[1])
    return np.linalg.solve(known.T @ known + ridge, known.T @ wanted).astype(np.float32)


def _fields(chips: np.ndarray) -> np.ndarray:
    """Classes (N, S, S) that change where the image, seen from afar, does."""
    afar = chips
    for axis in (1, 2):
        padded = np.pad(afar, [(BLUR, BLUR) if number == axis else (0, 0) for number in range(4)], mode="edge")
        afar = np.lib.stride_tricks.sliding_window_view(padded, 2 * BLUR + 1, axis=axis).mean(axis=-1)
    mixtures = np.random.default_rng(SEED).standard_normal((chips.shape[-1], CLASSES))
    return (afar @ (mixtures / np.linalg.norm(mixtures, axis=0))).argmax(axis=-1)


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
    from alquimia_qgis.engine.bundle.inference import fixed_edge, inference_record

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
        inference=inference_record(family, network, recipe.patch_size, fixed_edge(family, network)),
    )


def _changed() -> float:
    """When the sources were last changed."""
    files = (file for source in SOURCES for file in ([source] if source.is_file() else source.rglob("*.py")))
    return max(file.stat().st_mtime for file in files)
