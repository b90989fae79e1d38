"""A model file gives back the network that was saved, and appears whole or not at all."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import keras
import numpy as np

from alquimia_qgis.engine.bundle.load import load_bundle
from alquimia_qgis.engine.bundle.network import Blueprint, describe_weights
from alquimia_qgis.engine.bundle.save import write_bundle
from alquimia_qgis.engine.bundle.self_test import run_network, self_test_chip, self_test_size
from alquimia_qgis.zoo.catalogue import load_catalogue


def test_loaded_network_answers_like_the_saved_one(saved):
    model = load_bundle(str(saved.path))
    patch = np.random.default_rng(1).standard_normal((2, 16, 16, 3)).astype("float32")
    np.testing.assert_allclose(run_network(model.network(), patch), run_network(saved.network, patch), atol=1e-5)
    assert model.manifest == saved.manifest
    assert model.family == saved.family


def test_network_of_a_chosen_shape_has_the_same_weights(saved):
    model = load_bundle(str(saved.path))
    fixed = model.network((64, 32, 3))
    assert fixed.output_shape == (None, 64, 32, 2)
    for one, other in zip(fixed.get_weights(), saved.network.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)
    assert model.network() is model.network()


def test_the_network_is_float32_whatever_policy_was_set(saved):
    keras.config.set_dtype_policy("mixed_bfloat16")
    try:
        network = load_bundle(str(saved.path)).network()
    finally:
        keras.config.set_dtype_policy("float32")
    assert {layer.compute_dtype for layer in network.layers} == {"float32"}


def test_members_stand_in_a_fixed_order_and_the_same_model_gives_the_same_file(saved, tmp_path):
    with zipfile.ZipFile(saved.path) as archive:
        assert archive.namelist() == [
            "manifest.json",
            "weights.safetensors",
            "selftest.safetensors",
            "history.csv",
            "report.html",
            "model.onnx",
        ]
        assert archive.read("history.csv") == b"epoch,loss\n1,0.5\n"
    again = tmp_path / "again.alquimia"
    model = load_bundle(str(saved.path))
    patch = self_test_chip(Blueprint(saved.family, 3, 2), 32)
    answer = run_network(model.network(), patch)
    write_bundle(str(again), saved.manifest, saved.network, (patch, answer), "epoch,loss\n1,0.5\n", "<html></html>")
    assert _digest(again) == _digest(saved.path)


def test_keys_do_not_depend_on_how_many_layers_keras_has_numbered(saved):
    before = describe_weights(saved.network.weights)
    keras.layers.Conv2D(1, 1)
    later = describe_weights(saved.family.build((None, None, 3), 2).weights)
    assert [record.key for record in later] == [record.key for record in before]
    assert [record.shape for record in later] == [record.shape for record in before]


def test_a_file_is_read_by_another_process(saved):
    root = Path(__file__).parents[3]
    code = (
        f"import sys; sys.path.insert(0, {str(root)!r})\n"
        "import keras; keras.layers.Dense(3); keras.layers.Conv2D(2, 3)\n"
        "from alquimia_qgis.engine.bundle.load import load_bundle\n"
        f"sys.exit(0 if load_bundle({str(saved.path)!r}).network().count_params() else 1)"
    )
    finished = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr[-2000:]


def test_a_giant_network_is_sketched_without_its_memory():
    family = load_catalogue().get("unet")(depth=7, first_filters=256)
    records = Blueprint(family, 4, 3).sketch((None, None, 4))
    assert sum(record.count for record in records) > 10**10
    small = load_catalogue().get("unet")(depth=1, first_filters=2)
    built = small.build((None, None, 4), 3)
    assert Blueprint(small, 4, 3).sketch((None, None, 4)) == describe_weights(built.weights)


def test_self_test_takes_the_smallest_patch_the_family_allows():
    unet = load_catalogue().get("unet")
    assert self_test_size(unet(depth=1), 128) == 32
    assert self_test_size(unet(depth=6), 128) == 64
    assert self_test_size(unet(depth=2), 16) == 16
    assert self_test_size(unet(depth=2, crop_margin=20), 128) == 56
    assert self_test_chip(Blueprint(unet(depth=3), 5, 2), 128).shape == (1, 32, 32, 5)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
