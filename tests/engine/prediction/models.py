"""Model files of small networks whose answers are neither flat nor extreme."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np

from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.bundle.save import write_bundle
from alquimia_qgis.engine.bundle.self_test import run_network, self_test_chip
from alquimia_qgis.protocol.bundle_manifest import BandRecord, Manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.zoo.family import ModelFamily

BANDS = (BandRecord("red", 100.0, 20.0), BandRecord("", 80.5, 12.25), BandRecord("nir", 60.0, 31.0))
CLASSES = tuple(ClassRecord(value, f"class {value}", "#228833") for value in (1, 2, 5, 9))
PATCH_SIZE = 32


def lively_network(family: ModelFamily, seed: int = 0) -> keras.Model:
    """A network of any size with batch statistics that are not those of a new one."""
    shape = (None, None, len(BANDS)) if family.input.name == "image" else (len(BANDS),)
    keras.utils.set_random_seed(seed)
    network = family.build(shape, len(CLASSES))
    generator = np.random.default_rng(seed)
    for variable in network.weights:
        if variable.path.endswith(("gamma", "moving_variance")):
            variable.assign(generator.uniform(0.7, 1.3, variable.shape))
        elif variable.path.endswith(("beta", "moving_mean", "bias")):
            variable.assign(generator.normal(0.0, 0.1, variable.shape))
    smallest = max(PATCH_SIZE, getattr(family, "patch_size", 0))
    noise = generator.standard_normal((1, *(edge or smallest for edge in shape))).astype("float32")
    spread = float(np.std(run_network(network, noise)))
    for variable in network.weights[-2:]:  # kernel and bias of the logits
        variable.assign(np.asarray(variable) * (2.0 / spread))
    return network


def write_model_file(path: Path, family: ModelFamily, identifier: str = "unet") -> str:
    """Write a model file; returns why it holds no ONNX graph."""
    network = lively_network(family)
    manifest = Manifest(
        family=identifier, family_title=family.title, family_parameters=family.to_dict(), family_declaration=[],
        task="segmentation", input_kind=family.input.name, bands=BANDS, classes=CLASSES, patch_size=PATCH_SIZE,
        ground_resolution=(10.0, 10.0),
    )  # fmt: skip
    chip = self_test_chip(Blueprint(family, len(BANDS), 2), PATCH_SIZE)
    return write_bundle(str(path), manifest, network, (chip, run_network(network, chip)), "", "")
