"""Model files of imported networks map like all others, and are believed no more than others."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
import rasterio
from keras import layers

from alquimia_qgis.engine.bundle.load import load_bundle
from alquimia_qgis.engine.bundle.self_test import run_network
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs import export_model, import_model, predict_raster
from alquimia_qgis.protocol.errors import ModelFileError
from alquimia_qgis.protocol.exchange_jobs import ExportModelJob, ImportModelJob
from alquimia_qgis.protocol.jobs import PredictRasterJob
from alquimia_qgis.protocol.options import PredictionOptions
from tests.engine.exchange.foreign import classes_of, patch_classifier, probabilities, randomised, saved, segmenting
from tests.engine.prediction.scenes import write_image

BANDS = 4
DIVISOR = 100.0


def pixel_network() -> keras.Model:
    return randomised(keras.Sequential([keras.Input((BANDS,)), layers.Dense(6, "tanh"), layers.Dense(3, "softmax")]))


def spectral_network() -> keras.Model:
    parts = [
        keras.Input((BANDS,)),
        layers.Reshape((BANDS, 1)),
        layers.Conv1D(3, 2, activation="tanh"),
        layers.Flatten(),
    ]
    return randomised(keras.Sequential([*parts, layers.Dense(3, "softmax")]))


def unpadded_network() -> keras.Model:
    parts = [
        keras.Input((7, 7, BANDS)),
        layers.Conv2D(4, 5, activation="tanh"),
        layers.Conv2D(3, 3, activation="softmax"),
    ]
    return randomised(keras.Sequential(parts))


def at_centre(network: keras.Model, image: np.ndarray, row: int, column: int) -> np.ndarray:
    """What the network itself says of one pixel of an image (B, H, W)."""
    size = network.input_shape[1] if len(network.input_shape) == 4 else 1
    half = size // 2
    chip = image[:, row - half : row - half + size, column - half : column - half + size] / DIVISOR
    example = np.moveaxis(chip, 0, -1)[np.newaxis].astype("float32")
    return run_network(network, example.reshape(1, *network.input_shape[1:])).reshape(-1)


def bring_in(path: Path, **wanted: Any) -> str:
    model = str(path.with_name("model.alquimia"))
    settings = {"classes": classes_of(3), "scaling": ((0.0, DIVISOR),), **wanted}
    import_model.run(ImportModelJob(network=str(path), model=model, **settings), JobContext.silent())
    return model


@pytest.mark.parametrize("backend", ["automatic", "keras"])
@pytest.mark.parametrize(
    "network", [patch_classifier, lambda: patch_classifier(size=15), pixel_network, spectral_network, unpadded_network]
)
def test_every_pixel_of_a_map_is_what_the_network_says_of_it(tmp_path, network, backend):
    network = network()
    model = bring_in(saved(network, tmp_path))
    image = write_image(tmp_path / "image.tif", 40, 44, bands=BANDS)
    job = PredictRasterJob(
        images=(str(tmp_path / "image.tif"),), model=model, output=str(tmp_path / "map.tif"),
        probabilities=str(tmp_path / "probabilities.tif"),
        options=PredictionOptions(probability_format="float", backend=backend),
    )  # fmt: skip
    predict_raster.run(job, JobContext.silent())
    with rasterio.open(tmp_path / "probabilities.tif") as mapped:
        found = mapped.read()
    for row, column in ((20, 22), (9, 30), (29, 12)):
        np.testing.assert_allclose(found[:, row, column], at_centre(network, image, row, column), atol=2e-5)


def test_an_imported_network_is_exported_and_imported_again(tmp_path):
    network = segmenting(32, classes=3)
    model = bring_in(saved(network, tmp_path), scaling=((1.0, 2.0),))
    export_model.run(ExportModelJob(model=model, output=str(tmp_path / "again.keras")), JobContext.silent())
    first = load_bundle(model)
    import_model.run(
        ImportModelJob(network=str(tmp_path / "again.keras"), model=str(tmp_path / "again.alquimia")),
        JobContext.silent(),
    )
    again = load_bundle(str(tmp_path / "again.alquimia"))
    assert again.manifest.classes == first.manifest.classes and again.manifest.bands == first.manifest.bands
    images = np.random.default_rng(1).normal(size=(1, 32, 32, 3)).astype("float32")
    np.testing.assert_array_equal(run_network(again.network(), images), run_network(first.network(), images))
    np.testing.assert_allclose(
        probabilities(run_network(first.network(), images)), run_network(network, images), atol=1e-6
    )


LAMBDA = {"layer": "Lambda", "settings": {"function": "evil"}}


def first_layer(**changes: Any) -> Any:
    def change(record: dict[str, Any]) -> None:
        record["layers"][0].update(changes)

    return change


def first_setting(**changes: Any) -> Any:
    def change(record: dict[str, Any]) -> None:
        record["layers"][0]["settings"].update(changes)

    return change


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (first_layer(**LAMBDA), "a layer 'Lambda', which Alquimia does not rebuild"),
        (first_layer(module="os"), "has not the fields layer and settings"),
        (first_setting(filters=10**9), "filters = 1000000000"),
        (first_setting(filters=60), "weights"),
        (first_setting(strides=[256, 256]), "do not fit each other"),
        (first_setting(activation={"class_name": "function"}), "the name of an activation of Keras"),
        (lambda record: record["steps"].append({"layer": 0, "inputs": [99]}), "uses what comes after it"),
        (lambda record: record["steps"].pop(), "never used"),
        (lambda record: record.update(patch_size=8), "looks at chips of 8 pixels; 16 was given"),
        (lambda record: record.update(once=False), "figures of its network do not fit"),
        (lambda record: record.update(layers=None), "no list of up to"),
        (lambda record: record.clear(), "is recorded by"),
    ],
)
def test_a_hostile_record_in_a_model_file_is_refused(tmp_path, change, sentence):
    path = Path(bring_in(saved(patch_classifier(), tmp_path)))
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members["manifest.json"])
    change(manifest["family_parameters"])
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in {**members, "manifest.json": json.dumps(manifest)}.items():
            archive.writestr(name, data)
    with pytest.raises(ModelFileError) as caught:
        load_bundle(str(path))
    assert sentence in caught.value.message and caught.value.message.endswith(".")
