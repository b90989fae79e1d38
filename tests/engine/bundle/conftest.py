"""A small trained-looking model and the file it is saved to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import keras
import numpy as np
import pytest

from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.bundle.save import write_bundle
from alquimia_qgis.engine.bundle.self_test import run_network, self_test_chip
from alquimia_qgis.protocol.bundle_manifest import BandRecord, Manifest, read_manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.zoo.catalogue import load_catalogue
from alquimia_qgis.zoo.family import ModelFamily

BANDS = (BandRecord("red", 100.0, 20.0), BandRecord("", 3.5, 0.25), BandRecord("Größe", -1.0, 1.0))
CLASSES = (ClassRecord(1, "wood", "#228833"), ClassRecord(7, 'été "x"', "#4477aa"))


@dataclass
class SavedModel:
    """A model file beside the network and the manifest it was made from."""

    path: Path
    family: ModelFamily
    network: keras.Model
    manifest: Manifest


def small_family() -> ModelFamily:
    return load_catalogue().get("unet")(depth=1, first_filters=2, encoder_convolutions=1, decoder_convolutions=1)


def manifest_of(family: ModelFamily) -> Manifest:
    return Manifest(
        family="unet",
        family_title=family.title,
        family_parameters=family.to_dict(),
        family_declaration=[parameter.to_dict() for parameter in family.parameters()],
        task="segmentation",
        input_kind="image",
        bands=BANDS,
        classes=CLASSES,
        patch_size=32,
        ground_resolution=(10.0, 10.0),
        metrics={"mean_iou": 0.5, "macro_f1": None},
        training={"seed": 42, "images": ["image.tif"]},
        packages={"keras": keras.__version__},
        created="2025-01-01T00:00:00+00:00",
    )


def network_with_random_weights(family: ModelFamily, seed: int = 3) -> keras.Model:
    network = family.build((16, 16, len(BANDS)), len(CLASSES))
    generator = np.random.default_rng(seed)
    network.set_weights([generator.uniform(0.1, 0.5, w.shape).astype("float32") for w in network.weights])
    return network


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory) -> SavedModel:
    family = small_family()
    network = network_with_random_weights(family)
    free = family.build((None, None, len(BANDS)), len(CLASSES))
    free.set_weights(network.get_weights())
    patch = self_test_chip(Blueprint(family, len(BANDS), 2), 32)
    path = tmp_path_factory.mktemp("model") / "saved.alquimia"
    manifest = manifest_of(family)
    write_bundle(
        str(path), manifest, network, (patch, run_network(free, patch)), "epoch,loss\n1,0.5\n", "<html></html>"
    )
    return SavedModel(path, family, network, read_manifest(str(path)))
