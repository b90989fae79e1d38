"""The list of layers that imported networks may have, and the records that model files keep of them."""

from __future__ import annotations

import json
from typing import Any

import keras
import numpy as np
import pytest
from keras import layers

from alquimia_qgis.engine.exchange.layer_settings import settings_of
from alquimia_qgis.protocol.errors import ModelFileError, ParameterError
from alquimia_qgis.zoo.catalogue import load_catalogue
from alquimia_qgis.zoo.families.imported import ImportedNetwork
from alquimia_qgis.zoo.imported.layer_rules import LAYER_RULES, check_settings
from alquimia_qgis.zoo.imported.steps import Steps

# What Keras cannot make a layer without.
NEEDED: dict[str, dict[str, Any]] = {
    "Activation": {"activation": "relu"},
    "Dense": {"units": 3},
    "Permute": {"dims": (2, 1)},
    **{name: {"pool_size": 2} for name in LAYER_RULES if "Pooling" in name and "Global" not in name},
    "RepeatVector": {"n": 2},
    "Rescaling": {"scale": 0.5},
    "Reshape": {"target_shape": (2, -1)},
    **{name: {"filters": 4, "kernel_size": 3} for name in LAYER_RULES if "Conv" in name},
    **{name: {"kernel_size": 3} for name in LAYER_RULES if name.startswith("Depthwise")},
}


def record(**changes: Any) -> dict[str, Any]:
    return {**ImportedNetwork().to_dict(), **changes}


@pytest.mark.parametrize("name", LAYER_RULES)
def test_every_layer_is_one_of_keras_whose_own_settings_are_all_known(name):
    layer = getattr(layers, name)(**NEEDED.get(name, {}))
    config = json.loads(json.dumps(keras.saving.serialize_keras_object(layer)))["config"]
    settings = settings_of(name, config)
    check_settings(name, settings)
    again = getattr(layers, name)(**settings)
    kept = {key: value for key, value in json.loads(json.dumps(again.get_config())).items() if key in settings}
    assert kept == settings


@pytest.mark.parametrize("name", ["Lambda", "TFSMLayer", "MultiHeadAttention", "LSTM", "TextVectorization", "Wrapper"])
def test_layers_that_are_not_on_the_list(name):
    with pytest.raises(ParameterError, match=rf"a layer '{name}', which Alquimia does not rebuild"):
        check_settings(name, {})


def test_the_record_gives_back_the_network():
    family = ImportedNetwork(Steps.from_lists(*two_branches().values()), patch_size=16, crop=0, multiple=1)
    rebuilt = ImportedNetwork.from_dict(json.loads(json.dumps(family.to_dict())))
    assert rebuilt == family
    network = rebuilt.build((None, None, 3), 4)
    assert network.output_shape == (None, None, None, 4)
    assert np.isfinite(network(np.ones((1, 8, 8, 3), "float32"))).all()


def two_branches() -> dict[str, Any]:
    return {
        "layers": [
            {"layer": "Conv2D", "settings": {"filters": 4, "kernel_size": [3, 3], "padding": "same"}},
            {"layer": "Conv2D", "settings": {"filters": 4, "kernel_size": 1}},
            {"layer": "Add", "settings": {}},
        ],
        "steps": [
            {"layer": 0, "inputs": [0]},
            {"layer": 1, "inputs": [1]},
            {"layer": 1, "inputs": [2]},
            {"layer": 2, "inputs": [1, 3]},
        ],
    }


LAYER = {"layer": "Conv2D", "settings": {"filters": 2, "kernel_size": [1, 1]}}


@pytest.mark.parametrize(
    "changes",
    [
        {"layers": [{"layer": "Lambda", "settings": {"function": "x"}}]},
        {"layers": [{**LAYER, "module": "os"}]},
        {"layers": [{"layer": "Conv2D", "settings": {"filters": 10**9, "kernel_size": 1}}]},
        {"layers": [{"layer": "Conv2D", "settings": {"filters": 2, "kernel_size": 1, "name": "a"}}]},
        {"layers": [{"layer": "Conv2D", "settings": {"filters": 2, "kernel_size": 1, "activation": {"a": 1}}}]},
        {"layers": [{"layer": "Conv2D", "settings": []}]},
        {"layers": [LAYER, LAYER]},
        {"layers": [LAYER] * 2001},
        {"layers": []},
        {"layers": {}},
        {"layers": [None]},
        {"steps": []},
        {"steps": [{"layer": 0, "inputs": [1]}]},
        {"steps": [{"layer": 0, "inputs": [-1]}]},
        {"steps": [{"layer": 0, "inputs": [True]}]},
        {"steps": [{"layer": 1, "inputs": [0]}]},
        {"steps": [{"layer": 0, "inputs": [0, 0]}]},
        {"steps": [{"layer": 0, "inputs": []}]},
        {"steps": [{"layer": 0, "inputs": 0}]},
        {"steps": [{"layer": "0", "inputs": [0]}]},
        {"steps": [{"layer": 0, "inputs": [0]}] * 4001},
        {"patch_size": 0},
        {"patch_size": 10**9},
        {"patch_size": "128"},
        {"crop": -1},
        {"multiple": 0},
        {"once": 1},
        {"surprise": 1},
    ],
)
def test_records_that_lie_are_refused_before_keras_is_asked(changes, monkeypatch):
    monkeypatch.setattr(keras.layers, "Conv2D", None)
    with pytest.raises(ParameterError):
        ImportedNetwork.from_dict(record(**changes))


@pytest.mark.parametrize("values", [None, [], {}, {"layers": []}])
def test_records_that_are_none(values):
    with pytest.raises(ParameterError):
        ImportedNetwork.from_dict(values)


@pytest.mark.parametrize(
    "layer",
    [
        {"layer": "Reshape", "settings": {"target_shape": [7]}},
        {"layer": "UpSampling2D", "settings": {"size": 64, "interpolation": "nearest"}},
        {"layer": "Permute", "settings": {"dims": [1, 1, 2]}},
        {"layer": "Conv1D", "settings": {"filters": 2, "kernel_size": 1}},
        {"layer": "Conv2D", "settings": {}},
        {"layer": "BatchNormalization", "settings": {"axis": 5}},
    ],
)
def test_layers_that_do_not_fit_are_one_sentence(layer):
    steps = [{"layer": 0, "inputs": [0]}, {"layer": 0, "inputs": [1]}, {"layer": 0, "inputs": [2]}]
    family = ImportedNetwork.from_dict(record(layers=[layer], steps=steps, patch_size=64))
    with pytest.raises(ModelFileError):
        family.build((None, None, 2), 2)


def test_answers_of_another_number_are_refused():
    with pytest.raises(ModelFileError, match="which do not fit 3 classes"):
        ImportedNetwork().build((None, None, 2), 3)


def test_it_is_rebuilt_but_never_trained(tmp_path, monkeypatch):
    catalogue = load_catalogue()
    assert "imported" not in catalogue.families and catalogue.of_model_file("imported") is ImportedNetwork
    assert catalogue.of_model_file("unet") is catalogue.get("unet")
    for ask in (catalogue.get, lambda name: catalogue.of_model_file("nonsense")):
        with pytest.raises(ParameterError, match="no model family called"):
            ask("imported")
    (tmp_path / "imported.py").write_text("")
    monkeypatch.setenv("ALQUIMIA_FAMILIES", str(tmp_path))
    assert "there is already a family called imported" in next(iter(load_catalogue().problems.values()))
